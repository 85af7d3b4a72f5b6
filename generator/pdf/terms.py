"""The index: words that the data itself holds, in alphabetical order of their pronunciation, and where they stand.

No term is invented and none is explained: the terms are the titles of articles and awards, the kinds of applicants,
the offices and bodies, the documents that the text names and the words that it sets in quotation marks.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any, Final

from generator.model.handbook import Handbook
from generator.official import Passage
from generator.pdf.awards import award_label
from generator.pdf.passages import article_label, passage_label
from generator.views.article import ArticleView
from generator.views.award import AwardView
from generator.views.overview import group_views, office_views

Json = dict[str, Any]

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
_OTHERS: Final = "其他"


def index_of_terms(handbook: Handbook, articles: Iterable[ArticleView], awards: Iterable[AwardView]) -> list[Json]:
    """The terms under their first letters, each with what it is and the labels of the places where it stands."""
    articles, awards = tuple(articles), tuple(awards)
    found: dict[tuple[str, str], list[str]] = {}
    for term, kind, label in (*_titles(articles, awards), *_people(handbook, awards), *_words(articles)):
        places = found.setdefault((term, kind), [])
        if label not in places:
            places.append(label)
    groups: dict[str, list[Json]] = {}
    for term, kind in sorted(found, key=lambda key: _order(key[0])):
        groups.setdefault(_letter(term), []).append({"term": term, "kind": kind, "places": found[term, kind]})
    others = groups.pop(_OTHERS, None)
    ordered = [*sorted(groups.items()), *([(_OTHERS, others)] if others else [])]
    return [{"letter": letter, "terms": terms} for letter, terms in ordered]


def _titles(articles: tuple[ArticleView, ...], awards: tuple[AwardView, ...]) -> Iterator[tuple[str, str, str]]:
    awarded = {view.award.title for view in awards}
    for article in articles:
        if article.article.short_title not in awarded:
            yield article.article.short_title, "条", article_label(article.article.number)
    for view in awards:
        yield view.award.title, "奖补", award_label(view.award.id)


def _people(handbook: Handbook, awards: tuple[AwardView, ...]) -> Iterator[tuple[str, str, str]]:
    for group in group_views(handbook, awards):
        for view in group.awards:
            yield group.group.label, "申报主体", award_label(view.award.id)
        for application in group.applications:
            yield group.group.label, "申报主体", article_label(application.article.number)
    for office in office_views(handbook):
        for service in office.services:
            yield office.name, "执行单位", article_label(service.article.number)


def _words(articles: tuple[ArticleView, ...]) -> Iterator[tuple[str, str, str]]:
    for article in articles:
        number = article.article.number
        for passage in article.passage.children:
            label = article_label(number) if passage.role == "lead" else passage_label(number, passage)
            for piece in (passage, *passage.only("section")):
                here = passage_label(number, piece) if piece.role == "section" else label
                yield from ((term, kind, here) for term, kind in _in_words(piece))


def _in_words(piece: Passage) -> Iterator[tuple[str, str]]:
    if piece.role == "part":
        return
    words = piece.full_text
    yield from ((name, "文件") for name in _DOCUMENT.findall(words))
    yield from ((name, "原文用语") for name in _COINED.findall(_DOCUMENT.sub("", words)))
    for inner in piece.walk():
        if inner.role == "body":
            yield inner.text, "责任单位"


def _order(term: str) -> tuple[bool, bytes]:
    """The order in the index: by pronunciation, opening marks set aside; what GB 2312 does not order comes last."""
    word = term.lstrip("《〈“（")
    return _letter(term) == _OTHERS, word.encode("gb18030", "replace")


def _letter(term: str) -> str:
    code = term.lstrip("《〈“（")[:1].encode("gb2312", "ignore")
    value = int.from_bytes(code, "big")
    if not _FIRST[0][1] <= value < _END:
        return _OTHERS
    return _FIRST[bisect_right([first for _, first in _FIRST], value) - 1][0]
