"""What evaluating a mechanism gives: the amount, its explanation and what is missing, made in one place together."""

from decimal import Decimal
from typing import Literal, NamedTuple

from calculators.money import EXACT
from calculators.parameter import Source

Certainty = Literal["exact", "upper_bound"]

FIXED = "定额"
UP_TO = "上限"
"""What an article says about who decides below the limit is its rule's, not the mechanism's: `Rule.kind_in_words`."""
BY_RATE = "按比例计算"
BY_NUMBER = "按数量计算"
BY_KIND = "分档确定"


class Step(NamedTuple):
    """One step of the calculation: numbers put in, the amount in yuan, and the words it rests on."""

    label: str
    expression: str
    amount: Decimal
    source: Source


class Payment(NamedTuple):
    """One payment of an award: when it is made and its share as a decimal fraction; None for what remains."""

    when: str
    share: Decimal | None


class Outcome(NamedTuple):
    """What a mechanism comes to.

    `value` is exact yuan, None while `missing` names questions without an answer. `kind` and `lead` are words for
    the result: of what kind it is, and what stands before the amount. `years` holds the amount of each year.
    """

    value: Decimal | None
    certainty: Certainty
    kind: str
    lead: str = ""
    sentence: str = ""
    steps: tuple[Step, ...] = ()
    missing: tuple[str, ...] = ()
    years: tuple[Decimal, ...] = ()
    payments: tuple[Payment, ...] = ()


def incomplete(kind: str, *missing: str) -> Outcome:
    """No amount yet: these questions have no answer."""
    return Outcome(None, "upper_bound", kind, missing=missing)


def known_shares(payments: tuple[Payment, ...]) -> tuple[Decimal, ...]:
    """The share of each payment as a decimal fraction, with what remains put in."""
    remainder = Decimal(1)
    for payment in payments:
        remainder = EXACT.subtract(remainder, payment.share or Decimal(0))
    return tuple(remainder if payment.share is None else payment.share for payment in payments)
