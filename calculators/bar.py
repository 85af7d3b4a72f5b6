"""A bar that shows the parts of an amount: told apart by number, pattern and label, not by colour alone."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from calculators.money import EXACT
from calculators.svg import drawing, escape, place, words

FEWEST, MOST = 2, 10
_WIDTH, _HEIGHT = 340, 44
_LENGTH = Decimal(338)
_ROOM_FOR_WORDS, _ROOM_FOR_MARK = Decimal(56), Decimal(18)
_MIDDLE = Decimal(27)
_PATTERNS = (
    "",
    '<path d="M-2,2 L2,-2 M0,8 L8,0 M6,10 L10,6"/>',
    '<circle cx="2" cy="2" r="1.1"/><circle cx="6" cy="6" r="1.1"/>',
    '<path d="M0,4 H8"/>',
)


class Part(NamedTuple):
    """A part in yuan, and what is written into it: a number, and more where there is room."""

    amount: Decimal
    mark: str
    words: str


def mark(position: int) -> str:
    """The number in a circle of a part, from 0: ① to ⑩; empty beyond."""
    return chr(ord("①") + position) if position < MOST else ""


def bar(name: str, alternative: str, parts: Sequence[Part]) -> str:
    """The bar as SVG text; empty unless there are two to ten parts of something.

    `name` tells the patterns of one bar of a page from those of another.
    """
    total = sum(part.amount for part in parts)
    if not (FEWEST <= len(parts) <= MOST) or not total:
        return ""
    shapes = [_patterns(name)]
    left = Decimal(1)
    for number, part in enumerate(parts):
        width = EXACT.divide(EXACT.multiply(_LENGTH, part.amount), total)
        shapes.append(_part(name, number, part, left, width))
        left = EXACT.add(left, width)
    return drawing(_WIDTH, _HEIGHT, alternative, *shapes)


def _patterns(name: str) -> str:
    return "".join(
        f'<pattern id="{escape(name)}-{number}" class="calculator-pattern" patternUnits="userSpaceOnUse" width="8"'
        f' height="8"><rect class="calculator-pattern-ground" width="8" height="8"/>{shape}</pattern>'
        for number, shape in enumerate(_PATTERNS)
    )


def _part(name: str, number: int, part: Part, left: Decimal, width: Decimal) -> str:
    shape = (
        f'<rect class="calculator-part" x="{place(left)}" y="1" width="{place(width)}" height="42"'
        f' fill="url(#{escape(name)}-{number % len(_PATTERNS)})"/>'
    )
    if width < _ROOM_FOR_MARK:
        return shape
    told = f"{part.mark} {part.words}" if width >= _ROOM_FOR_WORDS else part.mark
    middle = EXACT.add(left, EXACT.divide(width, Decimal(2)))
    return shape + words("calculator-part-words", middle, _MIDDLE, told, "middle")
