"""Articles of the official text: every character of it, in its own order, with its structure named."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PositiveInt, model_validator

from generator.marks import FIRST_MARK
from generator.model.award import Award
from generator.model.base import Identifier, Number, Strict, Text, Words

SectionKind = Literal[
    "support", "conditions", "materials", "process", "offices", "responsible", "path", "matter", "other"
]
"""What a section is about, whatever its label is called in this article; a plain paragraph is "other"."""

Marks = Annotated[Text, Field(pattern=FIRST_MARK)]
"""How the numbers of items look: the first of them, as 1. or （一）."""


class Item(Strict):
    """A numbered item of a section; it may hold steps or numbered items of its own."""

    text: Text
    """原文，不含序号。"""
    mark: Words | None = None
    """与位置不符的序号；不写则按位置生成：（1）（2）…，其下①②…。原文没有序号的写 ""。"""
    steps: tuple[Text, ...] = ()
    """流程的各个步骤，原文以“、”相连。"""
    end: Text = "。"
    """最后一个步骤之后的标点。"""
    items: tuple["ItemField", ...] = ()
    """下一级条目。"""
    marks: Marks | None = None
    """下一级条目的序号不是①②时，写出第一个的样子，例如 1.、（1）、a.。"""


def _item(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


ItemField = Annotated[Item, BeforeValidator(_item, json_schema_input_type=Item | Text)]


class OfficeClause(Strict):
    """One office as a section names it; the words come from the directory, so that each fact stands once."""

    office: Identifier
    """联系方式目录里的 id。"""
    scope: Text | None = None
    """这个处室负责的范围（原文括号里的话）；处室的别名写在目录里，不写在这里。"""
    text: Text
    """原文的写法，{bureau} {name} {alias} {scope} {phone} {phone2} {address} {hours} 处填入目录和本条的内容。"""


class Section(Strict):
    """A section of an article: a label and what follows it."""

    label: Text | None = None
    """原文的小标题，不含冒号；没有小标题的段落不写。"""
    colon: Words = "："
    """小标题后的冒号，照原文（全角或半角）；没有冒号的写 ""。"""
    kind: SectionKind
    """这一段的性质；没有小标题的普通段落写 other。"""
    text: Text | None = None
    """条目之前的原文。"""
    items: tuple[ItemField, ...] = ()
    """各条目。"""
    marks: Marks | None = None
    """条目的序号不是（1）（2）时，写出第一个的样子，例如 1.、（一）、①。"""
    steps: tuple[Text, ...] = ()
    """流程的各个步骤，原文以“、”相连。"""
    end: Text = "。"
    """最后一个步骤或单位之后的标点。"""
    offices: tuple[OfficeClause, ...] = ()
    """执行单位的各个处室。"""
    bodies: tuple[tuple[Text, ...], ...] = ()
    """责任单位；组内以“、”相连，组间以“，”相连。"""
    after: Text | None = None
    """最后一个条目之后、属于整段的原文。"""

    @model_validator(mode="after")
    def _says_something(self) -> "Section":
        if not (self.text or self.items or self.steps or self.offices or self.bodies):
            raise ValueError("这一段没有内容；请写 text、items、steps、offices 或 bodies")
        return self


class Part(Strict):
    """A part （一）, （二） … of an article, with sections of its own."""

    lead: Text
    """本部分的首句，不含序号。"""
    sections: tuple[Section, ...] = ()


class OtherFigure(Strict):
    """A figure with a unit that is no award: a budget, a fund's size, a period."""

    quote: Text
    """原文中含有这个数字的话。"""
    reason: Text
    """为什么它不是奖补标准（手册的说明）。"""


class OpenApplication(Strict):
    """Something one can apply for although the text states no amount."""

    part: PositiveInt | None = None
    """属于第几部分；没有分部分的条不写。"""
    applicant: Text
    """谁可以申报（手册的话）。"""
    amount_from: Text
    """金额从哪里来（手册的话）。"""
    applicants: tuple[Identifier, ...] = Field(min_length=1)
    """申报主体类别的 id。"""


class Article(Strict):
    """One article, with the handbook's own additions kept apart from the official words."""

    number: Number
    """第几条；它也是页面的地址，不能重复。"""
    mark: Words | None = None
    """条号在原文里不写“第几条”或与 number 不同时，照原文写，例如 第1条、一、；原文没有条号的写 ""。"""
    short_title: Text
    """手册编者所加的短标题，不是原文。"""
    lead: Text | None = None
    """首段原文，不含“第几条”；条号之后直接是小标题或条目的不写。"""
    sections: tuple[Section, ...] = ()
    parts: tuple[Part, ...] = ()
    awards: tuple[Award, ...] = ()
    """本条的奖补。"""
    open_applications: tuple[OpenApplication, ...] = ()
    """可以申报、但原文没有写金额的事项。"""
    no_application: Text | None = None
    """本条不设申报时，一句话说明（手册的话）。"""
    other_figures: tuple[OtherFigure, ...] = ()
    """不是奖补标准的数字。"""
    related: tuple[PositiveInt, ...] = ()
    """相关的条。"""

    @model_validator(mode="after")
    def _application_is_said_plainly(self) -> "Article":
        can_apply = bool(self.awards or self.open_applications)
        if can_apply == bool(self.no_application):
            raise ValueError("请在 awards、open_applications 与 no_application 之间二选一：能申报，或说明不设申报")
        return self


class Chapter(Strict):
    """A chapter and its articles."""

    number: Number
    """第几章；它也是页面的地址。"""
    mark: Words | None = None
    """章号在原文里不写“第几章”或与 number 不同时，照原文写，例如 第1章、一、；原文没有章号的写 ""。"""
    title: Text
    """章名，不含“第几章”。"""
    title_text: Words | None = None
    """原文的章名与 title 不同时照原文写；原文不分章的写 ""，title 由编者起名。"""
    articles: tuple[Article, ...] = Field(min_length=1)
