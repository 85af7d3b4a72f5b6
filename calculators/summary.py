"""What a rule can bring, in words, before anything is answered: for pages and tables."""

from decimal import Decimal
from typing import NamedTuple

from calculators.mechanisms.instalments import Instalments
from calculators.rule import Rule


class Summary(NamedTuple):
    """A rule at a glance.

    `most` is what it can bring (最高 100 万元), `formula` how it is calculated, `kind` whether that is a fixed amount
    or an upper bound, `payment` how it is paid (立项 70%，验收合格 30%; empty if the text does not divide it), and
    `upper_bound` the most in yuan (None if nothing limits it).
    """

    most: str
    formula: str
    kind: str
    payment: str
    upper_bound: Decimal | None


def summary(rule: Rule) -> Summary:
    """The rule in words."""
    amount = rule.amount
    return Summary(
        amount.most_in_words(rule.inputs),
        amount.formula(rule.inputs),
        rule.kind_in_words(amount.kind),
        amount.shares_in_words() if isinstance(amount, Instalments) else "",
        amount.most(),
    )
