"""A comparison as lines of text, for the command line and for mail."""

from collections.abc import Iterator, Sequence
from typing import Final

from generator.comparison.fields import FieldChange
from generator.comparison.numbers import NumberChange
from generator.comparison.versions import ArticleChange, Comparison, Row, State
from generator.comparison.words import Change

STATES: Final[dict[State, str]] = {
    "same": "未变",
    "moved": "只调整条号",
    "changed": "修改",
    "added": "新增",
    "removed": "删去",
}
_AROUND: Final = 24
"""So many characters that stayed are shown on each side of a change."""


def comparison_text(comparison: Comparison, fields: Sequence[FieldChange] = ()) -> str:
    """What changed in the official words and, after that, in the rest of the file; in Chinese."""
    lines = [summary(comparison)]
    for row in comparison.frame:
        lines += ["", "标题、章名、日期", f"  {row_text(row)}"]
    for change in comparison.changed:
        lines += ["", *_article(change)]
    if fields:
        lines += ["", "手册的规则和说明", *(f"  {field_text(field)}" for field in fields)]
    return "\n".join(lines)


def summary(comparison: Comparison) -> str:
    """How many articles changed and in which way, in one sentence."""
    if comparison.is_empty:
        return "两个版本的原文一字不差。"
    states: tuple[State, ...] = ("changed", "added", "removed", "moved", "same")
    counts = {state: len(comparison.in_state(state)) for state in states}
    told = (f"{STATES[state]} {count} 条" for state, count in counts.items() if count)
    frame = "；标题、章名或日期有改动" if comparison.frame else ""
    return f"{'，'.join(told)}{frame}。"


def number_text(number: NumberChange) -> str:
    """A number that changed: 金额：10万元 → 15万元."""
    if number.old and number.new:
        return f"{number.kind}：{number.old} → {number.new}"
    return f"{number.kind}：{'增加' if number.new else '删去'} {number.new or number.old}"


def field_text(field: FieldChange) -> str:
    """A field that changed, with what it was and what it is."""
    if field.old is None:
        return f"{field.field}：增加“{field.new}”"
    if field.new is None:
        return f"{field.field}：删去“{field.old}”"
    return f"{field.field}：“{field.old}” → “{field.new}”"


def row_text(row: Row) -> str:
    """A row with its changes marked by words: 【10万元→15万元】, 【删去：…】, 【增加：…】."""
    last = len(row.changes) - 1
    return "".join(_stretch(change, number, last) for number, change in enumerate(row.changes))


def _article(change: ArticleChange) -> Iterator[str]:
    yield f"{change.heading} {change.short_title}　{STATES[change.state]}"
    if change.state == "moved":
        return
    for row in change.rows:
        if row.is_changed:
            yield f"  {row_text(row)}"
    if change.numbers and change.state == "changed":
        yield f"  数字：{'；'.join(number_text(number) for number in change.numbers)}"


def _stretch(change: Change, number: int, last: int) -> str:
    if change.same:
        return _shortened(change.new, begins=number == 0, ends=number == last)
    old, new = change.old.strip(), change.new.strip()
    if old and new:
        return f"【{old}→{new}】"
    return f"【删去：{old}】" if old else f"【增加：{new}】"


def _shortened(words: str, *, begins: bool, ends: bool) -> str:
    """The words near the changes; what lies further away is left out."""
    if begins and not ends and len(words) > _AROUND:
        return f"……{words[-_AROUND:]}"
    if ends and not begins and len(words) > _AROUND:
        return f"{words[:_AROUND]}……"
    if not begins and not ends and len(words) > 2 * _AROUND:
        return f"{words[:_AROUND]}……{words[-_AROUND:]}"
    return words
