"""Changes of a text by place."""

from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from generator.plain_data import PlainData, Span


class Edit(NamedTuple):
    """Replace the characters from `start` to `end` (from 0); `message` tells people what was done on `line`."""

    start: int
    end: int
    replacement: str
    line: int
    message: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with all the edits; where two overlap, the later one is left out."""
    pieces: list[str] = []
    reached = 0
    for edit in sorted(edits):
        if edit.start >= reached:
            pieces += [text[reached : edit.start], edit.replacement]
            reached = edit.end
    return "".join([*pieces, text[reached:]])


class Lines:
    """The lines of a text, which end in LF."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

    def offset(self, line: int, column: int) -> int:
        """The place in the text of a line and a column, both from 0."""
        return self._starts[line] + column

    def value_edit(self, data: PlainData, place: tuple[str | int, ...], new: str, message: str) -> Edit | None:
        """An edit that gives the value at `place` another text, in the quotation marks that it has."""
        span: Span | None = data.spans.get(place)
        if span is None:
            return None
        start, end = self.offset(span[0], span[1]), self.offset(span[2], span[3])
        written = self.text[start:end]
        quote = written[:1] if written[:1] in ('"', "'") else ""
        if any(mark in new for mark in ("\n", "\\", '"', "'")) or (not quote and not _plain(new)):
            return None
        return Edit(start, end, f"{quote}{new}{quote}", span[0] + 1, message)


def _plain(text: str) -> bool:
    """Whether a text needs no quotation marks in YAML."""
    return bool(text) and text[0] not in "-?:,[]{}#&*!|>%@`" and not any(sign in text for sign in (": ", " #"))
