"""按数量：每人（每件）的数额乘以人数（件数）。"""

from typing import NamedTuple

from calculators.compiled import Node
from calculators.mechanisms.mechanism import Inputs, Read
from calculators.mechanisms.outcome import BY_NUMBER, Outcome, Step, incomplete
from calculators.money import EXACT, money_in_words
from calculators.parameter import Parameter
from calculators.situation import Situation


class PerHead(NamedTuple):
    """An amount in yuan for each of the heads that the answer to `heads` counts."""

    unit_amount: Parameter
    heads: str

    @classmethod
    def read(cls, node: Node, _read: Read) -> "PerHead":
        """Read {"unit_amount": parameter, "count": input id}."""
        return cls(Parameter.read(node["unit_amount"]), node["count"])

    @property
    def kind(self) -> str:
        """按数量计算."""
        return BY_NUMBER

    def evaluate(self, situation: Situation, /) -> Outcome:
        """The amount for each times their number."""
        heads = situation.number(self.heads)
        if heads is None:
            return incomplete(BY_NUMBER, self.heads)
        value = EXACT.multiply(self.unit_amount.value, heads)
        expression = f"{self.most_in_words(situation.inputs)} × {situation.inputs[self.heads].in_words(heads)}"
        step = Step("按数量计算", expression, value, self.unit_amount)
        return Outcome(value, "exact", BY_NUMBER, "", f"{expression} = {money_in_words(value)}", (step,))

    def most(self) -> None:
        """Nothing limits the number."""

    def most_in_words(self, inputs: Inputs, /) -> str:
        """每人 10 万元."""
        return f"每{inputs[self.heads].unit} {money_in_words(self.unit_amount.value)}"

    def formula(self, inputs: Inputs, /) -> str:
        """每人 10 万元 × 人数."""
        return f"{self.most_in_words(inputs)} × {inputs[self.heads].name}"
