"""A small plot of a percentage rule: the award against its base, with the ceiling and the reader's own position."""

from decimal import Decimal
from typing import NamedTuple

from calculators.curve import Curve
from calculators.money import CENT, EXACT, WAN, money_in_words, rate_in_words
from calculators.svg import drawing, line, place, words

_WIDTH, _HEIGHT = 340, 226
_LEFT, _RIGHT, _TOP, _BOTTOM = (Decimal(edge) for edge in (74, 326, 26, 160))
_BELOW, _FURTHER_BELOW, _LOWEST = Decimal(177), Decimal(197), Decimal(219)
_SMALL, _LARGE = Decimal(7), Decimal(18)
_ROOM_AFTER_LIMIT = Decimal("1.5")
_ROOM_AFTER_OWN = Decimal("1.15")
_FURTHEST = Decimal(4)
_ROOM_ABOVE = Decimal("1.2")
_HALF_A_LABEL = Decimal(44)


class _Frame(NamedTuple):
    """Which base and which award, in yuan, stand at the ends of the axes."""

    base: Decimal
    award: Decimal

    def x(self, base: Decimal) -> Decimal:
        """Where a base stands; beyond the end of its axis, at the end."""
        share = EXACT.divide(min(base, self.base), self.base)
        return EXACT.add(_LEFT, EXACT.multiply(share, EXACT.subtract(_RIGHT, _LEFT)))

    def y(self, award: Decimal) -> Decimal:
        """Where an award stands."""
        share = EXACT.divide(award, self.award)
        return EXACT.subtract(_BOTTOM, EXACT.multiply(share, EXACT.subtract(_BOTTOM, _TOP)))


def plot(curve: Curve) -> str:
    """The plot as SVG text; empty if there is nothing to show yet."""
    frame = _frame(curve)
    if frame is None:
        return ""
    shapes = [*_axes(curve), *_line(curve, frame), *_limit(curve, frame), *_own(curve, frame)]
    return drawing(_WIDTH, _HEIGHT, plot_in_words(curve), *shapes)


def plot_in_words(curve: Curve) -> str:
    """What the plot shows."""
    told = f"横轴是{curve.label}，纵轴是奖补金额，按 {rate_in_words(curve.rate)} 计算"
    if curve.limit is not None and curve.full_from is not None:
        told += f"；{curve.label}达到{_about(curve.full_from)}时到上限 {money_in_words(curve.limit)}，再多也不增加"
    if curve.own is not None:
        told += f"；现在填的是 {money_in_words(curve.own)}，对应 {money_in_words(curve.award(curve.own))}"
    return f"{told}。"


def _frame(curve: Curve) -> _Frame | None:
    own, full = curve.own or Decimal(0), curve.full_from
    if full is None:
        base = EXACT.multiply(own, _ROOM_AFTER_LIMIT)
    else:
        reach = min(EXACT.multiply(own, _ROOM_AFTER_OWN), EXACT.multiply(full, _FURTHEST))
        base = max(EXACT.multiply(full, _ROOM_AFTER_LIMIT), reach)
    award = EXACT.multiply(curve.award(base), _ROOM_ABOVE)
    return _Frame(base, award) if award else None


def _axes(curve: Curve) -> list[str]:
    return [
        line("calculator-axis", (_LEFT, _TOP), (_LEFT, _BOTTOM), (_RIGHT, _BOTTOM)),
        words("calculator-axis-name", _LEFT, EXACT.subtract(_TOP, _SMALL), "奖补金额", "middle"),
        words("calculator-axis-name", _RIGHT, _LOWEST, f"{curve.label} →", "end"),
    ]


def _line(curve: Curve, frame: _Frame) -> list[str]:
    bases = [Decimal(0), frame.base]
    if curve.full_from is not None:
        bases.insert(1, curve.full_from)
    return [line("calculator-curve", *((frame.x(base), frame.y(curve.award(base))) for base in bases))]


def _limit(curve: Curve, frame: _Frame) -> list[str]:
    if curve.limit is None or curve.full_from is None:
        return []
    x, y = frame.x(curve.full_from), frame.y(curve.limit)
    label = EXACT.subtract(_LEFT, _SMALL)
    return [
        line("calculator-ceiling", (_LEFT, y), (x, y)),
        line("calculator-ceiling", (x, y), (x, _BOTTOM)),
        words("calculator-tick", label, EXACT.subtract(y, Decimal(3)), "上限", "end"),
        words("calculator-tick", label, EXACT.add(y, Decimal(12)), money_in_words(curve.limit), "end"),
        words("calculator-tick", x, _BELOW, _about(curve.full_from).strip(), "middle"),
    ]


def _own(curve: Curve, frame: _Frame) -> list[str]:
    if curve.own is None:
        return []
    beyond = curve.own > frame.base
    award = curve.award(curve.own)
    x, y = frame.x(curve.own), frame.y(award)
    full = curve.full_from is not None and curve.own >= curve.full_from
    side, aside, below = ("end", -_SMALL, _LARGE) if full else ("start", Decimal(9), Decimal(5))
    filled = f"填的 {money_in_words(curve.own)}{'（在图外）' if beyond else ''}"
    return [
        line("calculator-own-line", (x, y), (x, _BOTTOM)),
        f'<circle class="calculator-own" cx="{place(x)}" cy="{place(y)}" r="5.5"/>',
        words("calculator-own-words", EXACT.add(x, aside), EXACT.add(y, below), money_in_words(award), side),
        words("calculator-own-words", *_under(x, filled)),
    ]


def _under(x: Decimal, text: str) -> tuple[Decimal, Decimal, str, str]:
    """Words below the axis, kept inside the drawing however long they are."""
    if x > (_LEFT + _RIGHT) / 2:
        return min(EXACT.add(x, _HALF_A_LABEL), Decimal(_WIDTH)), _FURTHER_BELOW, text, "end"
    return EXACT.subtract(x, _HALF_A_LABEL), _FURTHER_BELOW, text, "start"


def _about(amount: Decimal) -> str:
    """An amount for the axis: exact where that is short, else to the hundredth of 万元."""
    if amount % 100 == 0:
        return f" {money_in_words(amount)}"
    unit = EXACT.multiply(WAN, CENT) if amount >= WAN else Decimal(1)
    rounded = EXACT.to_integral_value(EXACT.divide(amount, unit))
    return f"约 {money_in_words(EXACT.multiply(rounded, unit))}"
