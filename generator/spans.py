"""Stretches of a text, asked many times which places they cover."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Spans:
    """Stretches, each from one place to another."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        """Sort the stretches, of which many may be the same or overlap."""
        ordered = sorted(set(spans))
        self._starts = [start for start, _ in ordered]
        self._farthest = list(accumulate((end for _, end in ordered), max))

    def cover(self, start: int, end: int) -> bool:
        """Whether one of them holds all from `start` to `end`."""
        before = bisect_right(self._starts, start)
        return before > 0 and self._farthest[before - 1] >= end
