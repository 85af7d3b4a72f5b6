"""定额：符合条件的得到原文写明的数额。"""

from decimal import Decimal
from typing import NamedTuple

from calculators.compiled import Node
from calculators.mechanisms.mechanism import Inputs, Read
from calculators.mechanisms.outcome import FIXED, Outcome, Step
from calculators.money import money_in_words
from calculators.parameter import Parameter
from calculators.situation import Situation


class Fixed(NamedTuple):
    """A stated amount in yuan, no more and no less."""

    amount: Parameter

    @classmethod
    def read(cls, node: Node, _read: Read) -> "Fixed":
        """Read {"amount": parameter}."""
        return cls(Parameter.read(node["amount"]))

    @property
    def kind(self) -> str:
        """定额."""
        return FIXED

    def evaluate(self, _situation: Situation, /) -> Outcome:
        """The amount itself."""
        value = self.amount.value
        words = money_in_words(value)
        return Outcome(value, "exact", FIXED, "", f"定额 {words}", (Step("定额", words, value, self.amount),))

    def most(self) -> Decimal:
        """The amount itself."""
        return self.amount.value

    def most_in_words(self, _inputs: Inputs, /) -> str:
        """定额 200 万元."""
        return f"定额 {money_in_words(self.amount.value)}"

    def formula(self, inputs: Inputs, /) -> str:
        """定额 200 万元."""
        return self.most_in_words(inputs)
