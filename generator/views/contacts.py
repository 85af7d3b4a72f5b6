"""Which office answers for which article, and in which field."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.article import Article, Section
from generator.model.handbook import Former, Handbook
from generator.model.office import Office


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


def contacts_of(handbook: Handbook, article: Article, part: int | None = None) -> tuple[Contact, ...]:
    """The offices that an article names, each once; those of one part only when `part` is given."""
    found: dict[tuple[str, str | None], Contact] = {}
    for number, section in _sections(article):
        if part is not None and number not in (None, part):
            continue
        for clause in section.offices:
            contact = Contact(handbook.office_directory[clause.office], clause.scope, number)
            found.setdefault((clause.office, clause.scope), contact)
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
        for scope in dict.fromkeys(clause.scope for _, clause in clauses):
            parts = tuple(number for number, clause in clauses if clause.scope == scope and number is not None)
            services.append(Service(article, scope, parts))
    return tuple(services)


def _sections(article: Article) -> Iterator[tuple[int | None, Section]]:
    yield from ((None, section) for section in article.sections)
    for number, part in enumerate(article.parts, start=1):
        yield from ((number, section) for section in part.sections)
