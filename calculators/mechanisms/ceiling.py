"""最高额：申请的数额或计算的结果不超过上限。"""

from decimal import Decimal
from typing import NamedTuple

from calculators.compiled import Node
from calculators.mechanisms.mechanism import Inputs, Mechanism, Read
from calculators.mechanisms.outcome import UP_TO, Outcome, Step
from calculators.money import money_in_words
from calculators.parameter import Parameter
from calculators.situation import Situation


class Ceiling(NamedTuple):
    """The smaller of a limit in yuan and either what is asked for (`requested`) or what is calculated (`of`)."""

    limit: Parameter
    requested: str | None
    of: Mechanism | None

    @classmethod
    def read(cls, node: Node, read: Read) -> "Ceiling":
        """Read {"limit": parameter, "requested": input id or null, "of": node or null}."""
        of = None if node["of"] is None else read(node["of"])
        return cls(Parameter.read(node["limit"]), node["requested"], of)

    @property
    def kind(self) -> str:
        """上限."""
        return UP_TO

    def evaluate(self, situation: Situation, /) -> Outcome:
        """The limit, or what stays below it; always an upper bound."""
        if self.of is not None:
            return self._capped(self.of.evaluate(situation), "")
        requested = situation.number(self.requested)
        if requested is None:
            step = Step("最高额", self._words, self.limit.value, self.limit)
            return self._outcome(self.limit.value, self._words, step)
        return self._capped(self._outcome(requested, f"申请 {money_in_words(requested)}"), "申请 ")

    def most(self) -> Decimal:
        """The limit, or less if the calculation can never reach it."""
        inner = None if self.of is None else self.of.most()
        return self.limit.value if inner is None else min(inner, self.limit.value)

    def most_in_words(self, _inputs: Inputs, /) -> str:
        """最高 100 万元."""
        return f"最高 {money_in_words(self.most())}"

    def formula(self, inputs: Inputs, /) -> str:
        """研发费用增量 × 5%，最高 100 万元; without a calculation 最高 100 万元."""
        return self._words if self.of is None else f"{self.of.formula(inputs)}，{self._words}"

    @property
    def _words(self) -> str:
        return f"最高 {money_in_words(self.limit.value)}"

    def _capped(self, inner: Outcome, asked: str) -> Outcome:
        if inner.value is None:
            return inner._replace(kind=UP_TO)
        limit = money_in_words(self.limit.value)
        if inner.value > self.limit.value:
            value, verdict = self.limit.value, f"超过上限，按最高 {limit}计"
        else:
            value, verdict = inner.value, f"未超过上限 {limit}"
        step = Step("取较小者", f"{asked}{money_in_words(inner.value)}，最高 {limit}", value, self.limit)
        return self._outcome(value, f"{inner.sentence}，{verdict}", *inner.steps, step)

    def _outcome(self, value: Decimal, sentence: str, *steps: Step) -> Outcome:
        return Outcome(value, "upper_bound", UP_TO, "最高", sentence, steps)
