"""A number of a rule and the official words that it is taken from."""

from decimal import Decimal
from typing import NamedTuple

from calculators.compiled import Node, RuleError


class Parameter(NamedTuple):
    """An amount in yuan, a rate as a decimal fraction or a number of years, with its source.

    `anchor` is the id of the element of the article's page that holds `quote`.
    """

    value: Decimal
    quote: str
    anchor: str

    @classmethod
    def read(cls, node: Node) -> "Parameter":
        """Read {"value", "quote", "anchor"}; the value is text, so that it stays exact."""
        return cls(read_number(node["value"]), node["quote"], node["anchor"])


class OpenRate(NamedTuple):
    """A rate that the official words mention without a number; the reader's answer to `input` stands for it."""

    input: str
    quote: str
    anchor: str

    @classmethod
    def read(cls, node: Node) -> "OpenRate":
        """Read {"input", "quote", "anchor"}."""
        return cls(node["input"], node["quote"], node["anchor"])


Source = Parameter | OpenRate
"""What a step of a calculation rests on; both have a quote and an anchor."""


def read_number(text: str) -> Decimal:
    """An exact number of a compiled rule; raise RuleError if it is no text or not finite."""
    if not isinstance(text, str) or not (number := Decimal(text)).is_finite():
        raise RuleError("计算规则里有不是数字的数")
    return number
