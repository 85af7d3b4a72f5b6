"""Chapters and articles are numbered from 1 without gaps, in the order of the file, or as their marks say."""

import re
from collections.abc import Iterator

from generator.errors import Problem
from generator.loading import LoadedHandbook
from generator.marks import number_of
from generator.plain_data import Place


def check_numbering(loaded: LoadedHandbook) -> Iterator[Problem]:
    """Each number follows the one before it, unless the text itself breaks the order and a mark says so; none twice."""
    expected = 1
    seen: dict[int, Place] = {}
    for chapter_index, chapter in enumerate(loaded.handbook.chapters):
        place: Place = ("chapters", chapter_index)
        yield from _fault(loaded, place, chapter.number, chapter_index + 1, "章")
        for index, article in enumerate(chapter.articles):
            own = (*place, "articles", index)
            if article.mark is None:
                yield from _fault(loaded, own, article.number, expected, "条")
            elif article.number in seen:
                line = loaded.line_of((*seen[article.number], "number"))
                message = f"序号 {article.number} 重复：第 {line} 行已经用了；原文的条号由 mark 写明，这里请换一个"
                yield loaded.problem((*own, "number"), message)
            seen.setdefault(article.number, own)
            written = article.number if article.mark is None else written_number(article.mark)
            expected = expected if written is None else written + 1


def written_number(mark: str) -> int | None:
    """The number of the article that a mark of the form 第N条 writes; None for other marks."""
    found = re.fullmatch("第(.+)条", mark)
    return number_of(found[1]) if found else None


def _fault(loaded: LoadedHandbook, place: Place, number: int, expected: int, unit: str) -> Iterator[Problem]:
    if number != expected:
        yield loaded.problem(
            (*place, "number"), f"序号不连续：这里应当是第 {expected} {unit}，写的是第 {number} {unit}"
        )
