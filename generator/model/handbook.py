"""The whole canonical file."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from pydantic import Field, PositiveInt, PrivateAttr, model_validator

from generator.model.amendment import Amendment
from generator.model.article import Article, Chapter
from generator.model.award import Award, Quoted
from generator.model.base import Date, Identifier, Strict, Text, WebAddress, Words
from generator.model.office import Office
from generator.model.publication import Publication
from generator.model.quantity import Quantity


class AnchoredFact(Quoted):
    """A fact about the document and the article that states it."""

    article: PositiveInt
    """第几条写着这件事。"""
    text: Text
    """这件事（页面上这样写）。"""


class Validity(Quoted):
    """For how long the document is in force."""

    article: PositiveInt
    effective: Date
    """施行日期。"""
    effective_note: Text
    """施行日期是怎样定的（手册的话）。"""
    years: Quantity | None = None
    """有效期，例如 3年；原文没有写的不写。"""
    last_day: Date | None = None
    """有效期的最后一天，原文写“有效期至某年某月某日”的才写。"""

    @model_validator(mode="after")
    def _one_end(self) -> "Validity":
        if self.years and self.last_day:
            raise ValueError("years 与 last_day 只能写一个：原文写几年的写 years，写到哪一天的写 last_day")
        return self


class Issuer(Strict):
    """Who issued the document."""

    name: Text
    note: Text | None = None
    """原文没有写明时，说明这里怎样得来。"""


class SetAside(Strict):
    """A line of the source that is no part of the text, for example a page number."""

    line: PositiveInt
    """原文文本文件的第几行。"""
    text: Text
    """这一行写着什么。"""


class Document(Strict):
    """Facts about the document as a whole."""

    before_title: tuple[Text, ...] = ()
    """标题之前的原文，例如 版头、文号。"""
    title: Text
    """文件标题。"""
    title_text: Words | None = None
    """原文的标题与 title 不同时照原文写；原文没有标题的写 ""，title 由编者起名。"""
    after_title: tuple[Text, ...] = ()
    """标题之后、正文之前的原文，例如 文号、主送机关。"""
    before_date: tuple[Text, ...] = ()
    """末条之后、日期之前的原文，例如 落款。"""
    short_title: Text
    """手册编者所加的简称，不是原文。"""
    source: Text
    """原文文本文件的位置，相对于本文件。"""
    set_aside: tuple[SetAside, ...] | None = None
    """原文文本文件里不属于正文的行，例如页码；不写时，只有一至三个数字的行算页码。"""
    place: Text
    """适用的地方，例如 某市。"""
    date: Date | None = None
    """成文日期，写在文末；不知道的不写。"""
    date_text: Words | None = None
    """文末的日期与 2025年2月18日 的写法不同时照原文写；文末没有日期的写 ""。"""
    after_date: tuple[Text, ...] = ()
    """日期之后的原文，例如 附件。"""
    index_number: Text | None = None
    """政府信息公开的索引号。"""
    document_number: Text | None = None
    """发文字号。"""
    published: Date | None = None
    """在政府网站上发布的日期。"""
    original: WebAddress | None = None
    """原文在政府网站上的网址。"""
    issuer: Issuer
    parent: AnchoredFact | None = None
    """上位文件。"""
    repeals: AnchoredFact | None = None
    """废止的文件。"""
    interpreter: AnchoredFact | None = None
    """承担解释工作的单位。"""
    validity: Validity | None = None
    """施行日期和有效期；原文没有写的不写。"""
    area_code: Text | None = None
    """电话区号（不是原文），用于手机拨号；各电话都带区号的不写。"""
    combining: Text | None = None
    """几项奖补能不能同时享受，原文怎样写或没有写（手册的话）。"""
    version: Text
    """数据版本。"""
    revised: Date
    """手册内容最后修订的日期。"""


class ApplicantGroup(Strict):
    """A kind of applicant, as readers would call themselves."""

    id: Identifier
    label: Text
    """读者怎样称呼自己，例如 企业。"""
    description: Text
    within: Identifier | None = None
    """它所属的更大一类的 id；属于那一类的奖补它也可以看。"""


class Term(Strict):
    """A word of the official text that readers may want explained, and where the text itself explains it."""

    term: Text
    """用语，照原文的写法，不含引号。"""
    article: PositiveInt | None = None
    """原文在第几条解释它；原文没有解释的不写。"""
    quote: Text | None = None
    """解释它的原文，其中要有这个用语；手册不另下定义。"""
    everywhere: bool = False
    """这句解释对全文都成立时为 true；否则只用于解释所在的那一条。"""

    @model_validator(mode="after")
    def _explained_or_not(self) -> "Term":
        if bool(self.article) != bool(self.quote):
            raise ValueError("article 与 quote 要么都写（原文有解释），要么都不写（原文只用了这个词）")
        if self.everywhere and not self.quote:
            raise ValueError("没有 quote 的用语不写 everywhere")
        return self


class OtherWord(Strict):
    """A word that readers search for and the text does not use, and the text's own word that is found instead."""

    typed: Text
    """读者会搜、原文没有用的说法，例如 补贴。"""
    instead: Text
    """原文里意思相近的词，例如 补助；没有找到前一个词时，改找这个词，并说明。"""


class Handbook(Strict):
    """A policy document and everything the handbook says about it."""

    document: Document
    applicant_groups: tuple[ApplicantGroup, ...] = Field(min_length=1)
    offices: tuple[Office, ...] = ()
    glossary: tuple[Term, ...] = ()
    """原文解释过的用语和反复使用的用语。"""
    other_words: tuple[OtherWord, ...] = ()
    """读者会搜、原文没有用的说法。"""
    chapters: tuple[Chapter, ...] = Field(min_length=1)
    publication: Publication = Publication()
    """发布这本手册的网站；没有填写的不显示。"""
    amendments: tuple[Amendment, ...] = ()
    """历次修订，从早到晚；本文件写的是最后一次修订之后的文本。"""

    _former: tuple["Former", ...] = PrivateAttr(default=())

    @property
    def former(self) -> tuple["Former", ...]:
        """The versions before this one that may still be in force when somebody reads, the earliest first."""
        return self._former

    def with_former(self, versions: tuple["Former", ...]) -> Self:
        """The same handbook, knowing which versions before it may still be in force."""
        copy = self.model_copy()
        copy._former = versions  # noqa: SLF001 - its own
        return copy

    @property
    def since(self) -> dt.date | None:
        """The first day on which this version is in force, where another one may still be; else None."""
        return self.former[-1].since if self.former else None

    @cached_property
    def articles(self) -> dict[int, Article]:
        """All articles by number, in document order."""
        return {article.number: article for chapter in self.chapters for article in chapter.articles}

    @cached_property
    def awards(self) -> dict[str, tuple[Article, Award]]:
        """All awards by id with their articles, in document order."""
        return {award.id: (article, award) for article in self.articles.values() for award in article.awards}

    @cached_property
    def office_directory(self) -> dict[str, Office]:
        """All offices by id."""
        return {office.id: office for office in self.offices}


@dataclass(frozen=True, slots=True)
class Former:
    """A version that an amendment replaces: `amendment` counts from 1, `until` is its last day in force."""

    amendment: int
    until: dt.date
    handbook: Handbook

    @property
    def since(self) -> dt.date:
        """The first day of the version that follows."""
        return self.until + dt.timedelta(days=1)

    @property
    def name(self) -> str:
        """What tells it apart from other versions, in ids and addresses: until-2025-06-30."""
        return f"until-{self.until}"
