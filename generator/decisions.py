"""Who decides on an amount that the text only limits (最高, 不超过): as far as the article's own words tell it."""

import re
from collections.abc import Iterator
from typing import Final

from generator.model.article import Article, Item, Section

UNLESS_REVIEWED: Final = "实际金额由受理部门审定"
"""What is said of a ceiling where the article's process names no review."""

_PROCESS: Final = frozenset({"process", "path"})
_REVIEW: Final = re.compile(r"评审|评议|评定")
_NONE: Final = re.compile(r"[免无不未]")
_CLAUSE: Final = re.compile(r"[^，。；、：]+")


def decision_on(article: Article, part: int | None = None) -> str:
    """实际金额由评审决定, in the word of the article, if its process or that of this part has a review."""
    sections = [*article.sections, *(article.parts[part - 1].sections if part else ())]
    for words in (words for section in sections if section.kind in _PROCESS for words in _words(section)):
        for clause in _CLAUSE.findall(words):
            review = _REVIEW.search(clause)
            if review and not _NONE.search(clause):
                return f"实际金额由{review.group()}决定"
    return UNLESS_REVIEWED


def _words(section: Section) -> Iterator[str]:
    yield from (section.text or "", *section.steps, section.after or "")
    for item in section.items:
        yield from _words_of(item)


def _words_of(item: Item) -> Iterator[str]:
    yield from (item.text, *item.steps)
    for inner in item.items:
        yield from _words_of(inner)
