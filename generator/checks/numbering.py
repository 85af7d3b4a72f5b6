"""Chapters and articles are numbered from 1 without gaps, in the order of the file."""

from collections.abc import Iterator

from generator.errors import Problem
from generator.loading import LoadedHandbook
from generator.plain_data import Place


def check_numbering(loaded: LoadedHandbook) -> Iterator[Problem]:
    """Each number follows the one before it."""
    expected = 1
    for chapter_index, chapter in enumerate(loaded.handbook.chapters):
        place: Place = ("chapters", chapter_index)
        yield from _fault(loaded, place, chapter.number, chapter_index + 1, "章")
        for index, article in enumerate(chapter.articles):
            yield from _fault(loaded, (*place, "articles", index), article.number, expected, "条")
            expected = article.number + 1


def _fault(loaded: LoadedHandbook, place: Place, number: int, expected: int, unit: str) -> Iterator[Problem]:
    if number != expected:
        yield loaded.problem(
            (*place, "number"), f"序号不连续：这里应当是第 {expected} {unit}，写的是第 {number} {unit}"
        )
