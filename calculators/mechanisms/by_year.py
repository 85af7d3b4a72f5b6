"""逐年不同：每年各有各的算法，各年都不超过年度上限。"""

from decimal import Decimal
from typing import NamedTuple

from calculators.compiled import Node
from calculators.mechanisms.ceiling import Ceiling
from calculators.mechanisms.mechanism import Inputs, Mechanism, Read
from calculators.mechanisms.outcome import UP_TO, Outcome, Step, incomplete
from calculators.money import EXACT, money_in_words
from calculators.parameter import Parameter
from calculators.situation import Situation


class ByYear(NamedTuple):
    """A mechanism for each of several years in a row, each limited to `annual_ceiling` in yuan."""

    annual_ceiling: Parameter
    years: tuple[Mechanism, ...]

    @classmethod
    def read(cls, node: Node, read: Read) -> "ByYear":
        """Read {"annual_ceiling": parameter, "years": [node]}."""
        return cls(Parameter.read(node["annual_ceiling"]), tuple(read(year) for year in node["years"]))

    @property
    def kind(self) -> str:
        """上限."""
        return UP_TO

    def evaluate(self, situation: Situation, /) -> Outcome:
        """The sum of the years; an upper bound, as the text calls the year's amount one."""
        outcomes = [_limited(year.evaluate(situation), self.annual_ceiling) for year in self.years]
        values = tuple(outcome.value for outcome in outcomes if outcome.value is not None)
        if len(values) < len(outcomes):
            return incomplete(UP_TO, *dict.fromkeys(name for outcome in outcomes for name in outcome.missing))
        total = _total(values)
        steps = [
            step._replace(label=f"第 {number} 年：{step.label}")
            for number, outcome in enumerate(outcomes, start=1)
            for step in outcome.steps
        ]
        steps.append(Step("各年合计", " + ".join(map(money_in_words, values)), total, self.annual_ceiling))
        told = "；".join(f"第 {number} 年：{outcome.sentence}" for number, outcome in enumerate(outcomes, start=1))
        return Outcome(
            total,
            "upper_bound",
            UP_TO,
            f"{len(values)} 年合计最高",
            f"{told}；合计最高 {money_in_words(total)}",
            tuple(steps),
            years=values,
        )

    def most(self) -> Decimal:
        """The sum of the most of each year."""
        return _total(tuple(Ceiling(self.annual_ceiling, None, year).most() for year in self.years))

    def most_in_words(self, _inputs: Inputs, /) -> str:
        """每年最高 1000 万元，连续 3 年，合计最高 3000 万元."""
        annual = f"每年最高 {money_in_words(self.annual_ceiling.value)}"
        return f"{annual}，连续 {len(self.years)} 年，合计最高 {money_in_words(self.most())}"

    def formula(self, inputs: Inputs, /) -> str:
        """第 1 年定额 1000 万元；第 2 年 1000 万元 × 考核比例；每年最高 1000 万元."""
        years = "；".join(f"第 {number} 年：{year.formula(inputs)}" for number, year in enumerate(self.years, start=1))
        return f"{years}；每年最高 {money_in_words(self.annual_ceiling.value)}"


def _limited(year: Outcome, ceiling: Parameter) -> Outcome:
    if year.value is None or year.value <= ceiling.value:
        return year
    words = money_in_words(ceiling.value)
    step = Step("不超过年度上限", f"{money_in_words(year.value)}，最高 {words}", ceiling.value, ceiling)
    sentence = f"{year.sentence}，超过上限，按最高 {words}计"
    return year._replace(value=ceiling.value, sentence=sentence, steps=(*year.steps, step))


def _total(values: tuple[Decimal, ...]) -> Decimal:
    total = Decimal(0)
    for value in values:
        total = EXACT.add(total, value)
    return total
