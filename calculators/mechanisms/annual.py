"""每年最高额：写明年数的列出各年并合计，未写年数的只给一年。"""

from decimal import Decimal
from typing import NamedTuple

from calculators.compiled import Node
from calculators.mechanisms.mechanism import Inputs, Read
from calculators.mechanisms.outcome import UP_TO, Outcome, Step, incomplete
from calculators.money import EXACT, money_in_words, plain_number
from calculators.parameter import Parameter
from calculators.situation import Situation

_MOST_LISTED = 100
"""Years are listed one by one up to here; a text without a limit of years would let a reader ask for millions."""


class Annual(NamedTuple):
    """A limit in yuan for each year, or what is asked for each year if that is less.

    `years` is the question for how many years, `max_years` the most that the text allows.
    """

    limit: Parameter
    requested: str | None
    years: str | None
    max_years: Parameter | None

    @classmethod
    def read(cls, node: Node, _read: Read) -> "Annual":
        """Read {"limit": parameter, "requested", "years": input id or null, "max_years": parameter or null}."""
        max_years = None if node["max_years"] is None else Parameter.read(node["max_years"])
        return cls(Parameter.read(node["limit"]), node["requested"], node["years"], max_years)

    @property
    def kind(self) -> str:
        """上限."""
        return UP_TO

    def evaluate(self, situation: Situation, /) -> Outcome:
        """One year's amount, or the sum over the years; always an upper bound."""
        year = self._one_year(situation)
        if self.years is None:
            return year
        wanted = situation.number(self.years)
        if wanted is None or year.value is None:
            return incomplete(UP_TO, self.years)
        return self._over_years(year, year.value, wanted)

    def most(self) -> Decimal | None:
        """The limit of one year, or of all years; None if nothing limits the years."""
        if self.years is None:
            return self.limit.value
        return EXACT.multiply(self.limit.value, self.max_years.value) if self.max_years else None

    def most_in_words(self, _inputs: Inputs, /) -> str:
        """每年最高 1000 万元，最多 3 年，合计最高 3000 万元; 每年最高 500 万元."""
        words = self._words
        if self.max_years:
            words += f"，最多 {plain_number(self.max_years.value)} 年"
        most = self.most()
        return words if self.years is None or most is None else f"{words}，合计最高 {money_in_words(most)}"

    def formula(self, inputs: Inputs, /) -> str:
        """每年最高 1000 万元 × 年数（最多 3 年）; 每年最高 500 万元."""
        if self.years is None:
            return self._words
        most = f"（最多 {plain_number(self.max_years.value)} 年）" if self.max_years else ""
        return f"{self._words} × {inputs[self.years].name}{most}"

    @property
    def _words(self) -> str:
        return f"每年最高 {money_in_words(self.limit.value)}"

    def _one_year(self, situation: Situation) -> Outcome:
        limit = self.limit.value
        requested = situation.number(self.requested)
        if requested is None:
            sentence, expression, value = self._words, self._words, limit
        else:
            asked = money_in_words(requested)
            over = requested > limit
            verdict = f"超过上限，按最高 {money_in_words(limit)}计" if over else f"未超过上限 {money_in_words(limit)}"
            sentence, expression, value = (
                f"每年申请 {asked}，{verdict}",
                f"{asked}，{self._words}",
                min(requested, limit),
            )
        return Outcome(
            value, "upper_bound", UP_TO, "每年最高", sentence, (Step("年度最高额", expression, value, self.limit),)
        )

    def _over_years(self, year: Outcome, each: Decimal, wanted: Decimal) -> Outcome:
        whole = Decimal(int(wanted))
        granted = min(whole, self.max_years.value) if self.max_years else whole
        total = EXACT.multiply(each, granted)
        remark = f"（填写 {plain_number(wanted)} 年，按最多年数计）" if granted < wanted else ""
        expression = f"{money_in_words(each)} × {plain_number(granted)} 年{remark}"
        return Outcome(
            total,
            "upper_bound",
            UP_TO,
            f"{plain_number(granted)} 年合计最高",
            f"每年最高 {expression}{'' if remark else ' '}= {money_in_words(total)}",
            (*year.steps, Step("各年合计", expression, total, self.max_years or self.limit)),
            years=(each,) * int(granted) if granted <= _MOST_LISTED else (),
        )
