"""The table of all awards: its columns with their meanings, what it can be narrowed to, how its rows are ordered."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, get_args

from calculators.money import money_in_words, plain_number
from generator.decisions import UNLESS_REVIEWED
from generator.model.award import (
    Annual,
    Award,
    ByChoice,
    ByYear,
    Ceiling,
    Fixed,
    Instalments,
    Mechanism,
    Percentage,
    PerHead,
)
from generator.model.handbook import Handbook
from generator.official import article_name
from generator.search.traditional import traditional_pairs
from generator.views.applicants import reached_by
from generator.views.award import AwardView
from generator.views.contacts import office_name

UNSTATED: Final = "原文没有写"
IN_WORDS: Final = "见条文"
"""The article names somebody to ask, but no office of the directory."""
WAYS: Final = ("定额", "上限", "按比例", "按数量", "分档", "分年")
_UNLIMITED: Final = "none"
_IN_PARTS: Final = "分期拨付"
_PARTS: Final = re.compile(r"分[\d一二两三四五六几多]*[期次批]")
"""分两期, 分三次拨付: the text's own words for what the table narrows to as one value."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column, with what it means; `sort` is its name in an address."""

    sort: str
    heading: str
    meaning: str


COLUMNS: Final = (
    Column("article", "奖补", "手册给这项奖补起的名称和它所在的条；点名称看条文、测算和算例。"),
    Column(
        "most",
        "最多可得",
        f"按原文写明的数字最多能到多少。“最高”是上限，{UNLESS_REVIEWED}；“定额”是写定的数；几年的另写合计。排序按元计，"
        "原文没有封顶的排在最后。",
    ),
    Column("applicant", "谁得到", "得到这笔钱的单位或项目，按原文归纳；筛选按手册归的申报主体类别。"),
    Column("nature", "性质", "补助、奖励或补偿，按原文的说法归类。"),
    Column(
        "way",
        "金额怎样定",
        f"定额：写定的数；上限：写“最高”“不超过”，{UNLESS_REVIEWED}；按比例：某个金额的百分之几；按数量：每人或每件一个数；"
        "分档：按类别各有各的数；分年：各年不同。下面一行是算法。",
    ),
    Column(
        "timing", "怎样拨付", "前补助、后补助等，照原文的说法；分几期的写出各期的时点和比例；“计算单位”是按什么计算。"
    ),
    Column("office", "找谁", "原文写的执行单位和电话；几个处室各管一个领域的，写明负责什么。"),
)


@dataclass(frozen=True, slots=True)
class Option:
    """A value that the table can be narrowed to, with the number of its awards."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the table; `name` stands in addresses."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """An award with the values that a facet looks for and its places in the orders of the columns (None: last)."""

    view: AwardView
    ways: tuple[str, ...]
    values: dict[str, tuple[str, ...]]
    ranks: dict[str, int | None]


@dataclass(frozen=True, slots=True)
class AwardTable:
    """The whole table; `traditional` has the traditional characters of its words (see `traditional_pairs`)."""

    columns: tuple[Column, ...]
    facets: tuple[Facet, ...]
    rows: tuple[Row, ...]
    traditional: str


def award_table(handbook: Handbook, views: Iterable[AwardView]) -> AwardTable:
    """The table of these awards, in their order."""
    views = tuple(views)
    values = [_values(handbook, view) for view in views]
    facets = (
        _facet("applicant", "谁来申报", {group.id: group.label for group in handbook.applicant_groups}, values),
        _facet("nature", "性质", _named(get_args(Award.model_fields["nature"].annotation)), values),
        _facet("way", "金额怎样定", _named(WAYS), values),
        _facet("timing", "怎样拨付", _named((*_met(values, "timing"), UNSTATED)), values),
        _ceilings(views),
        _facet("office", "找谁", _offices(handbook), values),
    )
    order = {facet.name: [option.value for option in facet.options] for facet in facets}
    ceilings = sorted({view.summary.upper_bound for view in views if view.summary.upper_bound is not None})
    rows = tuple(
        Row(view, own["way"], own, _ranks(number, view, own, order, ceilings))
        for number, (view, own) in enumerate(zip(views, values, strict=True))
    )
    traditional = traditional_pairs(
        f"{view.award.title}{view.award.payee}{article_name(view.article)}" for view in views
    )
    return AwardTable(COLUMNS, facets, rows, traditional)


def largest_awards(views: Iterable[AwardView], number: int) -> list[AwardView]:
    """The awards with the highest ceilings, the highest first; of equal ones, the one that comes first in the text."""
    limited = [view for view in views if view.summary.upper_bound is not None]
    return sorted(limited, key=lambda view: -(view.summary.upper_bound or 0))[:number]


def ways_of(mechanism: Mechanism) -> tuple[str, ...]:
    """How the amount is determined, in the words and the order of `WAYS`."""
    found = set(_ways(mechanism))
    return tuple(way for way in WAYS if way in found)


def _ways(mechanism: Mechanism) -> Iterator[str]:
    own: dict[type, tuple[str, ...]] = {
        Fixed: ("定额",),
        Ceiling: ("上限",),
        Percentage: ("按比例",),
        PerHead: ("按数量",),
        ByChoice: ("分档",),
        ByYear: ("分年", "上限"),
        Annual: ("上限",),
    }
    yield from own.get(type(mechanism), ())
    for inner in _inside(mechanism):
        yield from (way for way in _ways(inner) if way != "定额" or not isinstance(mechanism, ByYear))


def _inside(mechanism: Mechanism) -> Iterable[Mechanism]:
    if isinstance(mechanism, Ceiling):
        return (mechanism.of,) if mechanism.of else ()
    if isinstance(mechanism, Instalments):
        return (mechanism.of,)
    if isinstance(mechanism, ByChoice):
        return mechanism.cases.values()
    return mechanism.years if isinstance(mechanism, ByYear) else ()


def _values(handbook: Handbook, view: AwardView) -> dict[str, tuple[str, ...]]:
    award = view.award
    timing = [_IN_PARTS if _PARTS.search(word) else word for word in (award.timing or "").split("，") if word]
    if isinstance(award.amount, Instalments):
        timing.append(_IN_PARTS)
    return {
        "applicant": reached_by(handbook.applicant_groups, award.applicants),
        "nature": (award.nature,),
        "way": ways_of(award.amount),
        "timing": tuple(dict.fromkeys(timing)) or (UNSTATED,),
        "office": tuple(dict.fromkeys(contact.office.id for contact in view.contacts)) or (_unlisted(view),),
    }


def _offices(handbook: Handbook) -> dict[str, str]:
    return {**{office.id: office_name(office) for office in handbook.offices}, **_named((IN_WORDS, UNSTATED))}


def _unlisted(view: AwardView) -> str:
    return IN_WORDS if view.contact_words.quote else UNSTATED


def _met(values: Iterable[dict[str, tuple[str, ...]]], name: str) -> Iterable[str]:
    return dict.fromkeys(value for own in values for value in own[name] if value != UNSTATED)


def _named(values: Iterable[str]) -> dict[str, str]:
    return {value: value for value in values}


def _facet(name: str, label: str, labels: dict[str, str], values: list[dict[str, tuple[str, ...]]]) -> Facet:
    counts = {value: sum(1 for own in values if value in own[name]) for value in labels}
    return Facet(name, label, tuple(Option(value, labels[value], counts[value]) for value in labels if counts[value]))


def _ceilings(views: Iterable[AwardView]) -> Facet:
    """From each ceiling upwards; what has no ceiling can come to any amount."""
    bounds = [view.summary.upper_bound for view in views]
    unlimited = bounds.count(None)
    options = [
        Option(
            plain_number(limit),
            f"{money_in_words(limit)}以上",
            sum(1 for bound in bounds if bound is None or bound >= limit),
        )
        for limit in sorted({bound for bound in bounds if bound is not None})
    ]
    if unlimited:
        options.append(Option(_UNLIMITED, "原文没有封顶", unlimited))
    return Facet("ceiling", "最多可得", tuple(options))


def _ranks(
    number: int,
    view: AwardView,
    values: dict[str, tuple[str, ...]],
    order: dict[str, list[str]],
    ceilings: list[Decimal],
) -> dict[str, int | None]:
    bound = view.summary.upper_bound
    first = {name: own[0] for name, own in values.items()} | {"applicant": view.award.applicants[0]}
    ranks = {name: None if value == UNSTATED else order[name].index(value) for name, value in first.items()}
    return {"article": number, "most": None if bound is None else ceilings.index(bound), **ranks}
