"""按比例：比例乘以基数；原文没有写明的比例由读者填写，未填按 100% 估算上限。"""

from decimal import Decimal
from typing import NamedTuple

from calculators.compiled import Node
from calculators.mechanisms.bases import Base, read_base
from calculators.mechanisms.mechanism import Inputs, Read
from calculators.mechanisms.outcome import BY_RATE, UP_TO, Certainty, Outcome, Step, incomplete
from calculators.money import EXACT, money_in_words, rate_in_words
from calculators.parameter import OpenRate, Parameter
from calculators.situation import Situation

_ALL = Decimal(1)


class Percentage(NamedTuple):
    """A share of a base: the rate is stated in the text, or open and asked of the reader.

    `at_most` says that the text calls the rate a limit. Only a stated rate that is no limit gives an exact amount.
    """

    rate: Parameter | OpenRate
    at_most: bool
    base: Base

    @classmethod
    def read(cls, node: Node, _read: Read) -> "Percentage":
        """Read {"rate": parameter, or null with an "open_rate", "at_most", "base"}."""
        stated = node["rate"]
        rate = OpenRate.read(node["open_rate"]) if stated is None else Parameter.read(stated)
        return cls(rate, bool(node["at_most"]), read_base(node["base"]))

    @property
    def certainty(self) -> Certainty:
        """Exact only if the text states the rate and does not call it a limit."""
        return "upper_bound" if self.at_most or isinstance(self.rate, OpenRate) else "exact"

    @property
    def kind(self) -> str:
        """按比例计算, or an upper bound."""
        return BY_RATE if self.certainty == "exact" else UP_TO

    def evaluate(self, situation: Situation, /) -> Outcome:
        """The base times the rate."""
        base = self.base.evaluate(situation, self.rate)
        if base.value is None:
            return incomplete(self.kind, *base.missing)
        rate = self.rate_for(situation)
        value = EXACT.multiply(base.value, rate)
        assumed = "" if self._stated_rate(situation) is not None else "（未填，按 100% 估算上限）"
        expression = f"{money_in_words(base.value)} × {rate_in_words(rate)}{assumed}"
        label = "按比例上限计算" if self.at_most else "按比例计算"
        return Outcome(
            value,
            self.certainty,
            self.kind,
            "" if self.certainty == "exact" else "最高",
            f"{base.words} × {rate_in_words(rate)}{assumed or ' '}= {money_in_words(value)}",
            (*base.steps, Step(label, expression, value, self.rate)),
        )

    def rate_for(self, situation: Situation) -> Decimal:
        """The rate as a decimal fraction; the whole base while an open rate has no answer."""
        stated = self._stated_rate(situation)
        return _ALL if stated is None else stated

    def most(self) -> Decimal | None:
        """The rate of the most that the base can be."""
        base = self.base.most()
        return (
            None if base is None else EXACT.multiply(base, _ALL if isinstance(self.rate, OpenRate) else self.rate.value)
        )

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

    def _stated_rate(self, situation: Situation) -> Decimal | None:
        return situation.number(self.rate.input) if isinstance(self.rate, OpenRate) else self.rate.value

    def _rate_in_words(self, inputs: Inputs) -> str:
        return inputs[self.rate.input].name if isinstance(self.rate, OpenRate) else rate_in_words(self.rate.value)
