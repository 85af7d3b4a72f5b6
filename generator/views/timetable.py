"""When things happen, as far as the text says so: each article's passages that speak of time, quoted."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from generator.official import Passage
from generator.views.article import ArticleView

_TIME: Final = re.compile(
    r"[\d一二两三四五六七八九十]\s*(?:年|个月|个?工作日|日|天|周)|[每当上前]一?年|年度|季度"
    r"|有效期|之日|期限|期内|截止|一次性|分[一二两三四五六\d]期|拨付"
)
_SENTENCE: Final = re.compile(r"[^。；：]+")
_MARK: Final = re.compile(r"^(?:（[\d一二三四五六七八九十]{1,3}）|[①-⑳])+")
_QUOTED: Final = frozenset({"support", "conditions", "materials", "process", "matter"})


@dataclass(frozen=True, slots=True)
class TimeQuote:
    """Words of an article that speak of time and the anchor of the passage where they stand."""

    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class TimeView:
    """An article that offers something to apply for, with its passages that speak of time."""

    article: ArticleView
    quotes: tuple[TimeQuote, ...]


def time_views(articles: Iterable[ArticleView]) -> tuple[TimeView, ...]:
    """The articles that offer something to apply for, in document order."""
    return tuple(TimeView(view, time_quotes(view.passage)) for view in articles if view.can_apply)


def time_quotes(article: Passage) -> tuple[TimeQuote, ...]:
    """The clauses that speak of time, each once: of the lead, support, conditions, materials and process."""
    found: dict[str, TimeQuote] = {}
    for passage in _passages(article):
        for sentence in _SENTENCE.findall(_MARK.sub("", passage.text)):
            for words in _clauses(sentence):
                found.setdefault(words, TimeQuote(words, passage.anchor))
    return tuple(found.values())


def _clauses(sentence: str) -> Iterator[str]:
    """The clauses that speak of time; neighbours stay together, as the sentence has them."""
    for speaks, clauses in groupby(sentence.split("，"), key=lambda clause: bool(_TIME.search(clause))):
        if speaks:
            yield "，".join(clauses)


def _passages(article: Passage) -> Iterator[Passage]:
    for child in article.children:
        if child.role == "part":
            yield from _passages(child)
        elif child.role != "section" or child.kind in _QUOTED:
            yield from (passage for passage in child.walk() if passage.role not in ("heading", "label", "step"))
