"""Which office answers for which article, and in which field."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.article import Article, Section
from generator.model.handbook import Former, Handbook
from generator.model.office import Office
from generator.official import compact
from generator.telephone import Telephone, telephones
from generator.views.contact_words import running_words


@dataclass(frozen=True, slots=True)
class Contact:
    """An office as one article names it; `scope` is the field it answers for, in the article's words."""

    office: Office
    scope: str | None = None
    part: int | None = None

    @property
    def name(self) -> str:
        """The office's full name."""
        return office_name(self.office)

    @property
    def phones(self) -> tuple[str, ...]:
        """The office's telephone numbers."""
        return self.office.phones


@dataclass(frozen=True, slots=True)
class Service:
    """An article that an office answers for; `parts` are the parts of the article, empty when it has none."""

    article: Article
    scope: str | None = None
    parts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class BodyView:
    """A body that the text makes responsible, in the text's words, and the articles that name it."""

    name: str
    articles: tuple[Article, ...]


def body_views(handbook: Handbook) -> tuple[BodyView, ...]:
    """All responsible bodies, each once, in the order in which the text names them first."""
    found: dict[str, dict[int, Article]] = {}
    for article in handbook.articles.values():
        for _, section in _sections(article):
            for body in (body for group in section.bodies for body in group):
                found.setdefault(body, {})[article.number] = article
    return tuple(BodyView(name, tuple(articles.values())) for name, articles in found.items())


def office_name(office: Office) -> str:
    """The bureau and the office, with the office's other name in brackets."""
    alias = f"（{office.alias}）" if office.alias else ""
    return f"{office.bureau}{office.name or ''}{alias}"


def by_phone(words: str, phones: Iterable[str]) -> list[tuple[str, bool]]:
    """Some words in pieces, each with whether it is one of these telephone numbers."""
    numbers = "|".join(re.escape(phone) for phone in sorted(phones, key=len, reverse=True))
    pieces = re.split(rf"(?<![0-9])({numbers})(?![0-9])", words) if numbers else [words]
    return [(piece, position % 2 == 1) for position, piece in enumerate(pieces) if piece]


def contacts_of(handbook: Handbook, article: Article, part: int | None = None) -> tuple[Contact, ...]:
    """The offices that an article, or one part of it, names by a clause or by their number, each once."""
    found: dict[tuple[str, str | None], Contact] = {}
    for number, section in _sections(article):
        if part is not None and number not in (None, part):
            continue
        for clause in section.offices:
            contact = Contact(handbook.office_directory[clause.office], clause.scope, number)
            found.setdefault((clause.office, clause.scope), contact)
    named = {office for office, _ in found}
    for office in _in_running_text(handbook, running_words(handbook, article, part)):
        if office.id not in named:
            found[office.id, None] = Contact(office, None, part)
    return tuple(found.values())


def former_contacts(handbook: Handbook) -> list[tuple[Former, list[tuple[Article, tuple[Contact, ...]]]]]:
    """For each version that may still be in force, its articles whose offices no article of the newest has so."""
    newest = [contacts_of(handbook, article) for article in handbook.articles.values()]
    return [
        (
            former,
            [
                (article, contacts)
                for article in former.handbook.articles.values()
                if (contacts := contacts_of(former.handbook, article)) and contacts not in newest
            ],
        )
        for former in handbook.former
    ]


def services_of(handbook: Handbook, office: Office) -> tuple[Service, ...]:
    """The articles that an office answers for, in document order."""
    services: list[Service] = []
    for article in handbook.articles.values():
        clauses = [
            (number, clause) for number, section in _sections(article) for clause in section.offices
            if clause.office == office.id
        ]  # fmt: skip
        if not clauses and office in _in_running_text(handbook, running_words(handbook, article)):
            services.append(Service(article))
        for scope in dict.fromkeys(clause.scope for _, clause in clauses):
            parts = tuple(number for number, clause in clauses if clause.scope == scope and number is not None)
            services.append(Service(article, scope, parts))
    return tuple(services)


def _in_running_text(handbook: Handbook, words: str) -> list[Office]:
    """The offices that a text names with their number, although no clause does."""
    area = handbook.document.area_code
    numbers = {Telephone.read(found.words, area).line for found in telephones(words)}
    return [
        office
        for office in handbook.offices
        if numbers.intersection(Telephone.read(phone, area).line for phone in office.phones)
        and compact(office.bureau) in words
    ]


def _sections(article: Article) -> Iterator[tuple[int | None, Section]]:
    yield from ((None, section) for section in article.sections)
    for number, part in enumerate(article.parts, start=1):
        yield from ((number, section) for section in part.sections)
