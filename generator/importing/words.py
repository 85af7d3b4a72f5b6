"""Words of the source that know the line they stand on."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

_SPACES = re.compile(r"\s+")
_LATIN = re.compile(r"[0-9A-Za-z,.;:!?%)\]}'\"&-]")
_LATIN_NEXT = re.compile(r"[0-9A-Za-z(\[{'\"&-]")


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text without line breaks; `lines` are the source lines (from 1) of the pieces from `starts` on."""

    text: str
    starts: tuple[int, ...]
    lines: tuple[int, ...]

    @property
    def line(self) -> int:
        """The line on which the stretch begins."""
        return self.line_at(0)

    def line_at(self, offset: int) -> int:
        """The line of the character at `offset`."""
        return self.lines[max(0, bisect_right(self.starts, offset) - 1)]

    def part(self, start: int, end: int | None = None) -> "Words":
        """The stretch from `start` to `end` without white space at its ends."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        first = max(0, bisect_right(self.starts, start) - 1)
        last = max(first + 1, bisect_right(self.starts, start + len(text) - 1))
        starts = tuple(max(0, place - start) for place in self.starts[first:last])
        return Words(text, starts, self.lines[first:last])

    def __bool__(self) -> bool:
        return bool(self.text)

    def __len__(self) -> int:
        return len(self.text)


def words_of(lines: Iterable[tuple[int, str]]) -> Words:
    """One stretch out of the pieces of a paragraph; their white space is kept only between Latin words and numbers."""
    text = ""
    starts: list[int] = []
    numbers: list[int] = []
    for number, line in lines:
        piece = tidy(line)
        if not piece:
            continue
        if text and text[-1].isascii() and text[-1].isalpha() and piece[0].isascii() and piece[0].isalpha():
            text += " "
        starts.append(len(text))
        numbers.append(number)
        text += piece
    return Words(text, tuple(starts) or (0,), tuple(numbers) or (1,))


def tidy(text: str) -> str:
    """One line without the spaces that only lay out Chinese text: 总则 for 总  则, 1000万元 for 1000 万元."""
    return _SPACES.sub(_space, text.strip())


def _space(match: re.Match[str]) -> str:
    before, after = match.string[match.start() - 1], match.string[match.end()]
    return " " if _LATIN.match(before) and _LATIN_NEXT.match(after) else ""


def width(text: str) -> int:
    """How many columns a line takes: two for a Chinese character, one for a Latin one."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)
