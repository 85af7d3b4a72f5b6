"""Award rules as data: what is asked, how the amount comes about, what must hold, what the text leaves open."""

from typing import Annotated, Literal

from pydantic import Field, PositiveInt, model_validator

from generator.model.base import Identifier, Strict, Text
from generator.model.quantity import Quantity


class Quoted(Strict):
    """Something that rests on words of the article."""

    quote: Text
    """所依据的原文，必须是本条中连续的一段（不计空白）。"""


class Figure(Quoted):
    """A number of a rule and the official words it is taken from."""

    value: Quantity
    """数量和单位，例如 100万元、5%、3年。"""
    position: PositiveInt | None = None
    """原文这段话里有几个同类数字时，取第几个。"""


class Choice(Strict):
    """One of the possible answers to a question."""

    id: Identifier
    label: Text


class Input(Strict):
    """A question to the reader."""

    id: Identifier
    type: Literal["money", "number", "count", "share", "choice", "yes_no"]
    """money 金额；number 可有小数的数；count 整数；share 百分比；choice 选项；yes_no 是或否。"""
    label: Text
    """问什么（手册的话）。"""
    unit: Text | None = None
    """number 和 count 的单位，例如 平方米、人。"""
    reason: Text
    """为什么要问。"""
    example: Text
    """怎样填写的例子，不预先填入。"""
    minimum: Quantity | None = None
    maximum: Quantity | None = None
    choices: tuple[Choice, ...] = ()
    shared_as: Identifier | None = None
    """几项奖补问的确实是同一件事时，都写同一个名字，“我能申报什么”就只问一次；不是同一件事的不写。"""

    @model_validator(mode="after")
    def _complete(self) -> "Input":
        if (self.type == "choice") != bool(self.choices):
            raise ValueError("choice 类型要写 choices，其他类型不写")
        if (self.type in ("number", "count")) != bool(self.unit):
            raise ValueError("number 和 count 类型要写 unit，其他类型不写")
        return self


class Increase(Strict):
    """The growth from one period to the next, never below nought."""

    current: Identifier
    """本期的输入项。"""
    previous: Identifier
    """上期的输入项。"""
    label: Text
    """增量叫什么，例如 研发费用增量。"""


class Fixed(Strict):
    """定额。"""

    mechanism: Literal["fixed"]
    amount: Figure


class Ceiling(Strict):
    """最高额：实际金额可以更低；有 of 时是对计算结果封顶。"""

    mechanism: Literal["ceiling"]
    limit: Figure
    requested: Identifier | None = None
    """申请金额的输入项；给出时取申请金额与上限中较小的。"""
    of: "Mechanism | None" = None
    """被封顶的计算。"""

    @model_validator(mode="after")
    def _one_source(self) -> "Ceiling":
        if self.requested and self.of:
            raise ValueError("requested 与 of 只能写一个")
        return self


class OpenRate(Quoted):
    """A rate that the text mentions without a number; the reader gives it, else 100% makes an upper bound."""

    input: Identifier
    """比例的输入项。"""


class Percentage(Strict):
    """按比例：比例乘以基数。"""

    mechanism: Literal["percentage"]
    rate: Figure | None = None
    """原文写明的比例。"""
    at_most: bool = False
    """原文写“不超过”某比例时为 true：实际比例可以更低。"""
    open_rate: OpenRate | None = None
    """原文没有写明数字的比例，由读者填写；未填时按 100% 计算上限。"""
    base: Identifier | Increase | Figure
    """基数：一个金额输入项、一个增量，或原文中的一个数额。"""

    @model_validator(mode="after")
    def _one_rate(self) -> "Percentage":
        if bool(self.rate) == bool(self.open_rate):
            raise ValueError("rate 与 open_rate 必须且只能写一个")
        return self


class PerHead(Strict):
    """按人（或按件）计算：每人金额乘以人数。"""

    mechanism: Literal["per_head"]
    unit_amount: Figure
    count: Identifier


class ByChoice(Strict):
    """分类分档：不同选项各有各的算法。"""

    mechanism: Literal["by_choice"]
    input: Identifier
    cases: dict[Identifier, "Mechanism"]


class ByYear(Strict):
    """逐年不同：每年各有各的算法，各年都不超过年度上限。"""

    mechanism: Literal["by_year"]
    annual_ceiling: Figure
    period: Figure | None = None
    """原文写明的连续支持年数，与 years 的条数相同。"""
    years: tuple["Mechanism", ...] = Field(min_length=1)


class Annual(Strict):
    """每年最高额：写明年数的列出各年并合计，未写年数的只给一年。"""

    mechanism: Literal["annual"]
    limit: Figure
    requested: Identifier | None = None
    years: Identifier | None = None
    """年数的输入项。"""
    max_years: Figure | None = None


class Share(Quoted):
    """One payment of an award."""

    when: Text
    """拨付的时点，例如 立项。"""
    share: Quantity | None = None
    """比例；原文写“剩余资金”的最后一期不写。"""
    position: PositiveInt | None = None
    """原文这段话里有几个比例（40%、30%、30% 或 5∶3∶2）时，取第几个。"""


class Instalments(Strict):
    """分期拨付。"""

    mechanism: Literal["instalments"]
    of: "Mechanism"
    payments: tuple[Share, ...] = Field(min_length=2)


Mechanism = Annotated[
    Fixed | Ceiling | Percentage | PerHead | ByChoice | ByYear | Annual | Instalments,
    Field(discriminator="mechanism"),
]


class When(Strict):
    """A condition counts only for one answer to a question."""

    input: Identifier
    answer: Identifier


class Threshold(Quoted):
    """A condition that can be checked with a number the reader gives."""

    id: Identifier
    kind: Literal["threshold"]
    input: Identifier
    operator: Literal[">=", "<=", ">", "<"]
    """比较：以上、不少于、不低于、达到、满为 >=；不超过、以下为 <=；增长为 >。"""
    value: Quantity | None = None
    """门槛；与另一个输入项比较时不写。"""
    position: PositiveInt | None = None
    """原文这段话里有几个同类数字时，取第几个。"""
    compare_to: Identifier | None = None
    """与之比较的另一个输入项。"""
    when: When | None = None

    @model_validator(mode="after")
    def _one_bound(self) -> "Threshold":
        if bool(self.value) == bool(self.compare_to):
            raise ValueError("value 与 compare_to 必须且只能写一个")
        return self


class Declared(Quoted):
    """A condition that only the applicant and the office can judge."""

    id: Identifier
    kind: Literal["declared"]


class AnyOf(Quoted):
    """Conditions of which one is enough."""

    id: Identifier
    kind: Literal["any_of"]
    of: tuple[Annotated[Threshold | Declared, Field(discriminator="kind")], ...] = Field(min_length=2)


Condition = Annotated[Threshold | Declared | AnyOf, Field(discriminator="kind")]


class Example(Strict):
    """A worked example; its result is computed when the handbook is made, never typed."""

    answers: dict[str, Text]
    """各输入项的答案，例如 rd_current: 1500万元。"""
    note: Text | None = None
    """例子要说明什么。"""


class Award(Strict):
    """One award rule of an article."""

    id: Identifier
    part: PositiveInt | None = None
    """属于本条第几部分；没有分部分的条不写。"""
    title: Text
    """手册编者所加的名称，不是原文。"""
    payee: Text
    """谁得到这笔钱。"""
    applicants: tuple[Identifier, ...] = Field(min_length=1)
    """申报主体类别的 id。"""
    nature: Literal["补助", "奖励", "补偿"]
    timing: Text | None = None
    """前补助、后补助、即申即享等；原文未写则不写。"""
    per: Text
    """按什么计算：每个项目、每家、每年…；原文未写明要说明。"""
    inputs: tuple[Input, ...] = ()
    amount: Mechanism
    conditions: tuple[Condition, ...] = ()
    ambiguities: tuple[Text, ...] = ()
    """原文没有写清楚、要向执行单位询问的地方（手册的话）。"""
    examples: tuple[Example, ...] = ()
