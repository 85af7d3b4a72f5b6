"""Which parts a handbook has: of what the official text does not have there is no page, no entry and no promise."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import links
from generator.model.article import Article, Section
from generator.model.handbook import Handbook
from generator.views.article import article_views
from generator.views.award import ending_awards
from generator.views.contact_words import contact_words
from generator.views.contacts import body_views
from generator.views.terms import term_views


@dataclass(frozen=True, slots=True)
class Parts:
    """What the text has.

    `awards` have amounts, `applications` need not; `steps` are those of a process; `offices` are those of the
    directory, with or without `phones`; `contacts` are offices, responsible bodies and other words on whom to ask.
    """

    awards: bool
    applications: bool
    materials: bool
    steps: bool
    offices: bool
    phones: bool
    contacts: bool
    terms: bool

    def has(self, uri: str) -> bool:
        """Whether the page with this source is made."""
        needed = {
            links.FINDER: self.applications,
            links.AWARDS: self.applications,
            links.MATERIALS: self.materials,
            links.CONTACTS: self.contacts,
            links.GLOSSARY: self.terms,
        }
        return needed.get(uri, True)


def parts_of(handbook: Handbook) -> Parts:
    """The parts of this handbook; what an amendment will end still counts."""
    articles = handbook.articles.values()
    applying = [article for article in articles if article.awards or article.open_applications]
    ending = bool(ending_awards(handbook))
    return Parts(
        awards=bool(handbook.awards) or ending,
        applications=bool(applying) or ending,
        materials=any(section.kind == "materials" for article in applying for section in _sections(article)),
        steps=any(section.steps for article in articles for section in _sections(article)),
        offices=bool(handbook.offices),
        phones=any(office.phones for office in handbook.offices),
        contacts=bool(
            handbook.offices
            or body_views(handbook)
            or any(contact_words(handbook, article).quote for article in applying)
        ),
        terms=bool(term_views(handbook, article_views(handbook, ()).values())),
    )


def _sections(article: Article) -> Iterator[Section]:
    yield from article.sections
    for part in article.parts:
        yield from part.sections
