"""Exact money in yuan: rounding to the cent only at the end, and amounts as people write them."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from itertools import accumulate

CENT = Decimal("0.01")
WAN = Decimal(10_000)
YI = Decimal(100_000_000)
_FINEST_IN_COLUMN = Decimal(100)

EXACT = Context(prec=400, rounding=ROUND_HALF_UP)
"""Digits enough for every product of answers within their limits, so that nothing is rounded on the way."""


def to_cent(amount: Decimal) -> Decimal:
    """Round half up to the cent."""
    return amount.quantize(CENT, context=EXACT)


def plain_amount(amount: Decimal) -> str:
    """Yuan with two decimals, as programs exchange them: 250000.00."""
    return f"{to_cent(amount):f}"


def plain_number(number: Decimal) -> str:
    """All digits and no more: 5000, 0.5, never 5E+3."""
    return f"{number.normalize(EXACT):f}"


def split_exactly(parts: Iterable[Decimal]) -> tuple[Decimal, ...]:
    """Round parts to the cent so that they add up to the rounded total.

    Each part is the step from one rounded running total to the next: the first is rounded by itself, the last is the
    remainder, and no part is ever negative.
    """
    totals = [to_cent(total) for total in accumulate(parts, EXACT.add)]
    return tuple(map(EXACT.subtract, totals, [Decimal(0), *totals]))


def money_in_words(amount: Decimal) -> str:
    """An amount as people write it, to the cent: 5000 元, 25 万元, 1.5 亿元, 3,703,703.40 元."""
    amount = to_cent(amount)
    for unit, name, finest in ((YI, "亿元", WAN), (WAN, "万元", Decimal(1))):
        if amount >= unit and EXACT.remainder(amount, finest) == 0:
            return f"{plain_number(EXACT.divide(amount, unit))} {name}"
    return f"{plain_number(amount) if amount == amount.to_integral_value() else f'{amount:,f}'} 元"


def money_in_column(amounts: Sequence[Decimal]) -> list[str]:
    """Amounts that stand under each other, all in one unit: 700 万元, or 2,333,333.10 元."""
    if all(EXACT.remainder(amount, _FINEST_IN_COLUMN) == 0 for amount in amounts):
        return [f"{plain_number(EXACT.divide(amount, WAN))} 万元" for amount in amounts]
    return [f"{to_cent(amount):,f} 元" for amount in amounts]


def rate_in_words(rate: Decimal) -> str:
    """A decimal fraction as people write it: 5%, 12.5%."""
    return f"{plain_number(EXACT.multiply(rate, Decimal(100)))}%"
