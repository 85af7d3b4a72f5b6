"""The questions of an award: each is used, and each use gets an answer of the right kind."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.references import unknown
from generator.checks.walking import PlacedAward, awards, values_in
from generator.errors import Problem
from generator.figures import bare_unit
from generator.loading import LoadedHandbook
from generator.model.award import (
    Annual,
    ByChoice,
    Ceiling,
    Increase,
    Input,
    OpenRate,
    Percentage,
    PerHead,
    Threshold,
    When,
)
from generator.model.quantity import Quantity
from generator.plain_data import Place

_NUMBERS = ("money", "number", "count", "share")
_KINDS: dict[tuple[type, str], tuple[str, ...]] = {
    (Ceiling, "requested"): ("money",),
    (Annual, "requested"): ("money",),
    (Annual, "years"): ("count",),
    (Percentage, "base"): ("money",),
    (OpenRate, "input"): ("share",),
    (Increase, "current"): ("money",),
    (Increase, "previous"): ("money",),
    (PerHead, "count"): ("count",),
    (ByChoice, "input"): ("choice",),
    (Threshold, "input"): _NUMBERS,
    (Threshold, "compare_to"): _NUMBERS,
    (When, "input"): ("choice", "yes_no"),
}
"""The types of input that each field of a rule can take its answer from."""

_MAY_ONLY_SELECT = ("choice", "yes_no")
"""Such an answer may matter to the reader alone, for example for the office to call."""


@dataclass(frozen=True, slots=True)
class _Use:
    place: Place
    input: str
    types: tuple[str, ...]


def check_inputs(loaded: LoadedHandbook) -> Iterator[Problem]:
    """Every input named is declared with the type needed, every declared one is used, cases equal choices."""
    for placed in awards(loaded):
        inputs = {item.id: item for item in placed.award.inputs}
        uses = list(_uses(placed))
        for use in uses:
            if use.input not in inputs:
                yield unknown(loaded, use.place, use.input, inputs, f"{placed.award.id} 的 inputs ")
            elif inputs[use.input].type not in use.types:
                types = "、".join(use.types)
                message = f"输入项 {use.input} 的类型是 {inputs[use.input].type}，这里要用 {types} 类型的"
                yield loaded.problem(use.place, message)
        if all(use.input in inputs for use in uses):  # else the one that is not used is the one that is misspelt
            yield from _unused(loaded, placed, {use.input for use in uses})
        yield from _answers(loaded, placed, inputs)
        yield from _units(loaded, placed, inputs)


def _uses(placed: PlacedAward) -> Iterator[_Use]:
    for place, value in values_in(placed.award, placed.place):
        for (kind, field), types in _KINDS.items():
            name = getattr(value, field) if isinstance(value, kind) else None
            if isinstance(name, str):
                yield _Use((*place, field), name, types)


def _unused(loaded: LoadedHandbook, placed: PlacedAward, used: set[str]) -> Iterator[Problem]:
    for index, item in enumerate(placed.award.inputs):
        if item.id not in used and item.type not in _MAY_ONLY_SELECT:
            message = f"问了 {item.id}，但金额和条件都没有用到；请删去，或在 amount、conditions 里使用"
            yield loaded.problem((*placed.place, "inputs", index), message)


def _answers(loaded: LoadedHandbook, placed: PlacedAward, inputs: dict[str, Input]) -> Iterator[Problem]:
    for place, value in values_in(placed.award, placed.place):
        if isinstance(value, ByChoice):
            yield from _cases(loaded, place, value, inputs.get(value.input))
        elif isinstance(value, When) and value.input in inputs:
            allowed = _choices(inputs[value.input])
            if value.answer not in allowed:
                yield unknown(loaded, (*place, "answer"), value.answer, allowed, f"{value.input} 的选项")
    for index, example in enumerate(placed.award.examples):
        for name in example.answers:
            if name not in inputs:
                place = (*placed.place, "examples", index, "answers", name)
                yield unknown(loaded, place, name, inputs, f"{placed.award.id} 的 inputs ")


def _choices(item: Input) -> list[str]:
    return ["yes", "no"] if item.type == "yes_no" else [choice.id for choice in item.choices]


def _cases(loaded: LoadedHandbook, place: Place, rule: ByChoice, item: Input | None) -> Iterator[Problem]:
    if not item or item.type != "choice":
        return  # reported as a wrong use
    choices = _choices(item)
    for name in rule.cases:
        if name not in choices:
            yield unknown(loaded, (*place, "cases", name), name, choices, f"{item.id} 的选项")
    missing = [name for name in choices if name not in rule.cases]
    if missing:
        yield loaded.problem((*place, "cases"), f"缺少选项 {'、'.join(missing)} 的算法")


def _units(loaded: LoadedHandbook, placed: PlacedAward, inputs: dict[str, Input]) -> Iterator[Problem]:
    for place, value in values_in(placed.award, placed.place):
        if isinstance(value, Threshold) and value.input in inputs:
            item = inputs[value.input]
            yield from _unit(loaded, (*place, "value"), value.value, item)
            other = inputs.get(value.compare_to or "")
            if other and _unit_of(other) != _unit_of(item):
                yield loaded.problem((*place, "compare_to"), f"{value.input} 与 {other.id} 单位不同，不能比较")
        elif isinstance(value, Input):
            yield from _unit(loaded, (*place, "minimum"), value.minimum, value)
            yield from _unit(loaded, (*place, "maximum"), value.maximum, value)


def _unit(loaded: LoadedHandbook, place: Place, value: Quantity | None, item: Input) -> Iterator[Problem]:
    unit = _unit_of(item)
    if value and unit and bare_unit(value.unit) != bare_unit(unit):
        yield loaded.problem(place, f"单位是 {value.unit}，而输入项 {item.id} 的单位是 {unit}；二者必须一致")


def _unit_of(item: Input) -> str | None:
    return {"money": "元", "share": "%"}.get(item.type, item.unit)
