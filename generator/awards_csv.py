"""The awards as tables for spreadsheets: one for programs, with names that stay, and one for people.

Both are UTF-8 with a byte order mark and lines ending in CR LF, so that WPS and Excel read them as they are. No cell
is a formula, and a telephone number carries its area code and with it a hyphen: spreadsheets leave it a text.
"""

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from calculators.money import plain_number
from generator import links
from generator.model.handbook import Handbook
from generator.official import article_name
from generator.views.award import AwardView, award_phases
from generator.views.award_table import ways_of

_BYTE_ORDER_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name in the first line, what it means, and how it is found."""

    name: str
    meaning: str
    value: Callable[[Handbook, AwardView], str]


def award_page(view: AwardView) -> str:
    """Where an award stands, from the root of the site."""
    return f"{links.address(view.uri)}#{view.anchor}"


def plain_amount(amount: Decimal | None) -> str:
    """An amount in yuan as digits; the empty text for none."""
    return "" if amount is None else plain_number(amount)


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _phones(handbook: Handbook, view: AwardView) -> str:
    area_code = handbook.document.area_code
    return ";".join("、".join(links.dialled(phone, area_code) for phone in contact.phones) for contact in view.contacts)


def _offices(view: AwardView) -> str:
    return ";".join(contact.name for contact in view.contacts)


def _ambiguities(view: AwardView) -> str:
    """What the text leaves open; the mark between two takes the place of the full stop of the first."""
    *others, last = view.award.ambiguities or ("",)
    return "；".join([*(other.removesuffix("。") for other in others), last])


def _whom(view: AwardView) -> str:
    """The offices, else the words of the text that name somebody."""
    return _offices(view) or view.contact_words.quote


def _applicants(handbook: Handbook, view: AwardView) -> str:
    labels = {group.id: group.label for group in handbook.applicant_groups}
    return "、".join(labels[group] for group in view.award.applicants)


COLUMNS: Final = (
    Column("award", "奖补的编号，不会改变", lambda _, view: view.award.id),
    Column("article", "第几条", lambda _, view: str(view.article.number)),
    Column("part", "属于该条第几部分；不分部分的为空", lambda _, view: str(view.award.part or "")),
    Column("title", "奖补名称（手册所加）", lambda _, view: view.award.title),
    Column("payee", "谁得到", lambda _, view: view.award.payee),
    Column("applicants", "申报主体类别的编号，以分号分隔", lambda _, view: ";".join(view.award.applicants)),
    Column("nature", "补助、奖励或补偿", lambda _, view: view.award.nature),
    Column("timing", "拨付方式；原文未写的为空", lambda _, view: view.award.timing or ""),
    Column("per", "按什么计算", lambda _, view: view.award.per),
    Column("most", "最多可得（文字）", lambda _, view: view.summary.most),
    Column(
        "maximum_yuan",
        "最多可得（元，多年的为各年之和，每年最高而不限年数的为一年）；原文没有封顶的为空",
        lambda _, view: plain_amount(view.summary.upper_bound),
    ),
    Column("kind", "定额、上限、按比例或按数量计算等", lambda _, view: view.summary.kind),
    Column("formula", "怎样计算（文字）", lambda _, view: view.summary.formula),
    Column("payments", "分期拨付；不分期的为空", lambda _, view: view.summary.payment),
    Column("offices", "执行单位，以分号分隔；原文没有单列的为空", lambda _, view: _offices(view)),
    Column("phones", "电话，加了区号，与执行单位一一对应；一个单位有几个电话的，以顿号分隔", _phones),
    Column("ambiguities", "原文没有写清楚的地方，以分号分隔", lambda _, view: _ambiguities(view)),
    Column("page", "页面地址（相对于网站首页）", lambda _, view: award_page(view)),
    Column(
        "since",
        "自哪一天起是这样，只在修订公布时还没有施行的时候写；这时修订前后各占一行",
        lambda _, view: _day(view.since),
    ),
    Column("until", "到哪一天为止是这样；同上", lambda _, view: _day(view.until)),
)
"""The columns of the table for programs."""

SHEET: Final = (
    Column("条", "", lambda _, view: article_name(view.article)),
    Column("奖补", "", lambda _, view: view.award.title),
    Column("最多可得", "", lambda _, view: view.summary.most),
    Column("最多可得（元）", "", lambda _, view: plain_amount(view.summary.upper_bound)),
    Column("谁得到", "", lambda _, view: view.award.payee),
    Column("申报主体类别", "", _applicants),
    Column("性质", "", lambda _, view: view.award.nature),
    Column("金额怎样定", "", lambda _, view: "、".join(ways_of(view.award.amount))),
    Column("算法", "", lambda _, view: view.summary.formula),
    Column("拨付方式", "", lambda _, view: view.award.timing or ""),
    Column("分期", "", lambda _, view: view.summary.payment),
    Column("计算单位", "", lambda _, view: view.award.per),
    Column("执行单位", "", lambda _, view: _whom(view)),
    Column("电话", "", _phones),
    Column("原文没有写清楚的", "", lambda _, view: _ambiguities(view)),
)
"""The columns of the table for people; their headings say what they are."""

PERIOD: Final = (
    Column("自哪天起", "", lambda _, view: _day(view.since)),
    Column("到哪天为止", "", lambda _, view: _day(view.until)),
)
"""Its first columns where an award may have one rule up to a day and another one afterwards."""


def awards_csv(handbook: Handbook) -> bytes:
    """The table for programs."""
    return _table(handbook, COLUMNS)


def awards_sheet(handbook: Handbook) -> bytes:
    """The table for people."""
    return _table(handbook, (*PERIOD, *SHEET) if handbook.former else SHEET)


def _table(handbook: Handbook, columns: Iterable[Column]) -> bytes:
    columns = tuple(columns)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    for view in (view for times in award_phases(handbook).values() for view in times):
        version = view.version.handbook if view.version else handbook
        writer.writerow([_harmless(column.value(version, view)) for column in columns])
    return (_BYTE_ORDER_MARK + text.getvalue()).encode()


def _harmless(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
