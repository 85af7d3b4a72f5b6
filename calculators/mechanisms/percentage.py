"""按比例：比例乘以基数；原文没有写明的比例由读者填写，未填按 100% 估算上限。"""

from decimal import Decimal
from typing import NamedTuple

from calculators.compiled import Node
from calculators.mechanisms.bases import Base, FigureBase, read_base
from calculators.mechanisms.mechanism import Inputs, Read
from calculators.mechanisms.outcome import BY_RATE, UP_TO, Certainty, Outcome, Step, incomplete
from calculators.money import EXACT, money_in_words, rate_in_words
from calculators.parameter import Parameter
from calculators.situation import Situation

_ALL = Decimal(1)


class Percentage(NamedTuple):
    """A share of a base: `rate` if the text states it, otherwise the answer to `rate_input`.

    `at_most` says that the text calls the rate a limit. Only a stated rate that is no limit gives an exact amount.
    """

    rate: Parameter | None
    at_most: bool
    rate_input: str | None
    base: Base

    @classmethod
    def read(cls, node: Node, _read: Read) -> "Percentage":
        """Read {"rate": parameter or null, "at_most", "rate_input": input id or null, "base"}."""
        rate = None if node["rate"] is None else Parameter.read(node["rate"])
        return cls(rate, bool(node["at_most"]), node["rate_input"], read_base(node["base"]))

    @property
    def certainty(self) -> Certainty:
        """Exact only if the text states the rate and does not call it a limit."""
        return "upper_bound" if self.at_most or self.rate is None else "exact"

    @property
    def kind(self) -> str:
        """按比例计算, or an upper bound."""
        return BY_RATE if self.certainty == "exact" else UP_TO

    def evaluate(self, situation: Situation, /) -> Outcome:
        """The base times the rate."""
        base = self.base.evaluate(situation)
        if base.value is None:
            return incomplete(self.kind, *base.missing)
        stated = self.rate.value if self.rate else situation.number(self.rate_input)
        rate = _ALL if stated is None else stated
        value = EXACT.multiply(base.value, rate)
        assumed = "" if stated is not None else "（未填，按 100% 估算上限）"
        expression = f"{money_in_words(base.value)} × {rate_in_words(rate)}{assumed}"
        source = self.rate or (self.base.figure if isinstance(self.base, FigureBase) else None)
        steps = tuple(step._replace(source=source) for step in base.steps)
        label = "按比例上限计算" if self.at_most else "按比例计算"
        return Outcome(
            value,
            self.certainty,
            self.kind,
            "" if self.certainty == "exact" else "最高",
            f"{base.words} × {rate_in_words(rate)}{assumed or ' '}= {money_in_words(value)}",
            (*steps, Step(label, expression, value, source)),
        )

    def most(self) -> Decimal | None:
        """The rate of the most that the base can be."""
        base = self.base.most()
        return None if base is None else EXACT.multiply(base, self.rate.value if self.rate else _ALL)

    def most_in_words(self, inputs: Inputs, /) -> str:
        """研发投入的 30%，未设上限; the amount if something limits it."""
        most = self.most()
        if most is not None:
            return f"最高 {money_in_words(most)}"
        at_most = "不超过" if self.at_most else ""
        return f"{at_most}{self.base.label}的 {self._rate_in_words(inputs)}，未设上限"

    def formula(self, inputs: Inputs, /) -> str:
        """研发投入 × 30%."""
        return f"{self.base.label} × {'不超过 ' if self.at_most else ''}{self._rate_in_words(inputs)}"

    def _rate_in_words(self, inputs: Inputs) -> str:
        return rate_in_words(self.rate.value) if self.rate else inputs[self.rate_input or ""].name
