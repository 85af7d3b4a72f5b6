"""Words of the official text: those of the glossary and those that the text itself sets apart, with their places.

No term is invented and none is explained by the handbook: an explanation is a passage of the text. The glossary's
page, the marks on the pages and the index of the printed book share this one source.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from generator.model.article import Article
from generator.model.handbook import Handbook, Term
from generator.official import Passage, compact
from generator.views.article import ArticleView

Kind = Literal["原文用语", "文件", "责任单位"]

_DOCUMENT: Final = re.compile(r"《(?:[^《》]|《[^《》]*》)+》")
_COINED: Final = re.compile(r"“([^“”]{2,12})”")

# In GB 2312 the 3,755 common characters stand in the order of their pronunciation; with each letter its first one.
_FIRST: Final = (
    ("A", 0xB0A1), ("B", 0xB0C5), ("C", 0xB2C1), ("D", 0xB4EE), ("E", 0xB6EA), ("F", 0xB7A2), ("G", 0xB8C1),
    ("H", 0xB9FE), ("J", 0xBBF7), ("K", 0xBFA6), ("L", 0xC0AC), ("M", 0xC2E8), ("N", 0xC4C3), ("O", 0xC5B6),
    ("P", 0xC5BE), ("Q", 0xC6DA), ("R", 0xC8BB), ("S", 0xC8F6), ("T", 0xCBFA), ("W", 0xCDDA), ("X", 0xCEF4),
    ("Y", 0xD1B9), ("Z", 0xD4D1),
)  # fmt: skip
_END: Final = 0xD7FA
_OPENING_MARKS: Final = "《〈“（"
OTHERS: Final = "其他"


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a term stands: the lead, a section or the first sentence of a part of an article."""

    term: str
    kind: Kind
    article: Article
    passage: Passage


@dataclass(frozen=True, slots=True)
class TermView:
    """A term with the articles that use it; `quote` is how the text explains it in `explained_in`, if it does."""

    term: str
    kind: Kind
    articles: tuple[Article, ...]
    quote: str = ""
    explained_in: Article | None = None

    @property
    def anchor(self) -> str:
        """The id of the term's entry."""
        return term_anchor(self.term)


def term_anchor(term: str) -> str:
    """The id of a term's entry on a page: an id holds no white space."""
    return "term-" + "-".join(term.split())


def term_views(handbook: Handbook, articles: Iterable[ArticleView]) -> tuple[TermView, ...]:
    """The terms that the text explains, uses or names, in the order of their pronunciation."""
    found: dict[tuple[str, Kind], dict[int, Article]] = {}
    for use in uses(handbook, articles):
        if use.kind != "责任单位":
            found.setdefault((use.term, use.kind), {})[use.article.number] = use.article
    explained = {term.term: term for term in handbook.glossary if term.quote}
    views = (_view(handbook, term, kind, tuple(places.values()), explained) for (term, kind), places in found.items())
    return tuple(sorted(views, key=lambda view: order_of(view.term)))


def _view(
    handbook: Handbook, term: str, kind: Kind, articles: tuple[Article, ...], explained: dict[str, Term]
) -> TermView:
    entry = explained.get(term)
    if entry is None:
        return TermView(term, kind, articles)
    return TermView(term, kind, articles, entry.quote or "", handbook.articles[entry.article or 0])


def uses(handbook: Handbook, articles: Iterable[ArticleView]) -> Iterator[Use]:
    """Every place of every term, in document order: documents, words in quotation marks, the glossary, bodies."""
    glossary = [term.term for term in handbook.glossary]
    for view in articles:
        for passage in _places(view.passage):
            for term, kind in _in_words(passage, glossary):
                yield Use(term, kind, view.article, passage)


def _places(article: Passage) -> Iterator[Passage]:
    for child in article.children:
        if child.role == "part":
            yield from child.children
        elif child.role != "heading":
            yield child


def _in_words(passage: Passage, glossary: Iterable[str]) -> Iterator[tuple[str, Kind]]:
    words = passage.full_text
    dense = compact(words)
    for name in _DOCUMENT.findall(words):
        yield name, "文件"
    coined = _COINED.findall(_DOCUMENT.sub("", words))
    for term in dict.fromkeys((*coined, *(term for term in glossary if compact(term) in dense))):
        yield term, "原文用语"
    for inner in passage.walk():
        if inner.role == "body":
            yield inner.text, "责任单位"


def order_of(term: str) -> tuple[bool, bytes]:
    """The order of terms: by pronunciation, opening marks set aside; what GB 2312 does not order comes last."""
    return letter_of(term) == OTHERS, term.lstrip(_OPENING_MARKS).encode("gb18030", "replace")


def letter_of(term: str) -> str:
    """The first letter of the term's pronunciation; 其他 where GB 2312 does not tell it."""
    code = term.lstrip(_OPENING_MARKS)[:1].encode("gb2312", "ignore")
    value = int.from_bytes(code, "big")
    if not _FIRST[0][1] <= value < _END:
        return OTHERS
    return _FIRST[bisect_right([first for _, first in _FIRST], value) - 1][0]
