"""The whole canonical file."""

from functools import cached_property

from pydantic import Field, PositiveInt

from generator.model.article import Article, Chapter
from generator.model.award import Award, Quoted
from generator.model.base import Date, Identifier, Strict, Text
from generator.model.office import Office
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
    years: Quantity
    """有效期，例如 3年。"""


class Issuer(Strict):
    """Who issued the document."""

    name: Text
    note: Text | None = None
    """原文没有写明时，说明这里怎样得来。"""


class Document(Strict):
    """Facts about the document as a whole."""

    title: Text
    """文件标题原文。"""
    short_title: Text
    """手册编者所加的简称，不是原文。"""
    source: Text
    """原文文本文件的位置，相对于本文件。"""
    place: Text
    """适用的地方，例如 某市。"""
    date: Date
    """文末的日期。"""
    issuer: Issuer
    parent: AnchoredFact
    """上位文件。"""
    repeals: AnchoredFact
    """废止的文件。"""
    interpreter: AnchoredFact
    """承担解释工作的单位。"""
    validity: Validity
    area_code: Text
    """电话区号（不是原文），用于手机拨号。"""
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


class Handbook(Strict):
    """A policy document and everything the handbook says about it."""

    document: Document
    applicant_groups: tuple[ApplicantGroup, ...] = Field(min_length=1)
    offices: tuple[Office, ...] = ()
    chapters: tuple[Chapter, ...] = Field(min_length=1)

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
