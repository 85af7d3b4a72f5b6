"""The numbers that an amendment changes: amounts, rates, periods and other figures, telephone numbers, dates."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from generator.comparison.words import Change
from generator.figures import bare_unit, read_figures
from generator.official import compact
from generator.telephone import telephones

_DATE = re.compile(r"\d{4}年\d{1,2}月(?:\d{1,2}日)?", re.ASCII)
_PERIODS: Final = ("工作日", "自然日", "年度", "周年", "月", "小时", "分钟", "年", "天", "日")
_CONDITIONS: Final = "conditions"


@dataclass(frozen=True, slots=True)
class NumberChange:
    """A number of the text that changed; `old` or `new` is empty where there is none on that side.

    `kind` says in Chinese what it is: 金额, 比例, 期限, 数量, 电话 or 日期; that of a condition is its 门槛.
    """

    kind: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class _Number:
    kind: str
    unit: str
    words: str
    start: int
    end: int


def number_changes(changes: Sequence[Change], section: str) -> tuple[NumberChange, ...]:
    """The numbers that differ between the two sides of a row; `section` is the kind of the section it stands in."""
    old, new = (_numbers("".join(side)) for side in (
        [change.old for change in changes], [change.new for change in changes]
    ))  # fmt: skip
    found: list[NumberChange] = []
    seen: set[_Number] = set()
    i = j = 0
    for change in changes:
        i_end, j_end = i + len(compact(change.old)), j + len(compact(change.new))
        if not change.same:
            left, right = _touched(old, i, i_end), _touched(new, j, j_end)
            found += _paired([one for one in left if one not in seen], [one for one in right if one not in seen])
            seen.update(left, right)
        i, j = i_end, j_end
    what = _of_condition if section == _CONDITIONS else lambda kind: kind
    return tuple(NumberChange(what(one.kind), one.old, one.new) for one in found)


def _of_condition(kind: str) -> str:
    return kind if kind in ("电话", "日期") else f"门槛（{kind}）"


def _numbers(text: str) -> list[_Number]:
    words = compact(text)
    plain = [_Number("日期", "日期", match[0], *match.span()) for match in _DATE.finditer(words)]
    plain += [_Number("电话", "电话", phone.words, phone.start, phone.end) for phone in telephones(words)]
    figures = (
        _Number(_kind(reading.unit), bare_unit(reading.unit), words[reading.start : reading.end], *span)
        for reading in read_figures(words)
        for span in [(reading.start, reading.end)]
    )
    taken = [(number.start, number.end) for number in plain]
    plain += [one for one in figures if not any(one.start < end and start < one.end for start, end in taken)]
    return sorted(plain, key=lambda number: number.start)


def _kind(unit: str) -> str:
    if bare_unit(unit) == "元":
        return "金额"
    if unit in ("%", "‰", "个百分点", "百分点"):
        return "比例"
    return "期限" if bare_unit(unit) in _PERIODS else "数量"


def _touched(numbers: list[_Number], start: int, end: int) -> list[_Number]:
    """The numbers of which something lies between the two places; a place inside a number touches it as well."""
    if start == end:
        return [number for number in numbers if number.start < start < number.end]
    return [number for number in numbers if number.start < end and start < number.end]


def _paired(old: list[_Number], new: list[_Number]) -> Iterator[NumberChange]:
    """Numbers of one kind in their order; those with the same unit belong together."""
    for unit in dict.fromkeys(number.unit for number in [*old, *new]):
        left = [number for number in old if number.unit == unit]
        right = [number for number in new if number.unit == unit]
        for one, other in zip_longest(left, right):
            if not (one and other and one.words == other.words):
                kind = (one or other).kind
                yield NumberChange(kind, one.words if one else "", other.words if other else "")
