"""The reader's form: control names and values as the page sends them."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from calculators.answers import Answers, Fault, Notation, read_answers
from calculators.inputs import Input
from calculators.money import CENT, WAN
from calculators.text import shown

UNIT = ".unit"
"""What follows an input id in the name of the control that says in which unit its amount is."""

_MONEY_UNITS = {"wan": WAN, "yuan": Decimal(1)}


def read_form(inputs: Mapping[str, Input], form: Mapping[str, str]) -> Answers:
    """Read the controls of a form: money in 万元 unless its unit control says yuan, shares in percent.

    A unit that is written in the text itself wins over both. An amount whose unit control has no unit, not even none,
    is not read at all: only a form without that control has a unit that nobody had to choose.
    """
    units = {name: unit for name, unit in form.items() if _is_unit(inputs, name)}
    faults = [Fault(name, _message(unit)) for name, unit in units.items() if _worth(unit) is None]
    doubtful = {fault.input.removesuffix(UNIT) for fault in faults}
    texts = {name: text for name, text in form.items() if name not in units and name not in doubtful}
    answers = read_answers(inputs, texts, _notation(units))
    return answers._replace(faults=(*answers.faults, *faults))


def _is_unit(inputs: Mapping[str, Input], name: str) -> bool:
    question = inputs.get(name.removesuffix(UNIT))
    return name.endswith(UNIT) and question is not None and question.type == "money"


def _notation(units: Mapping[str, str]) -> Callable[[str], Notation]:
    return lambda name: Notation(_MONEY_UNITS[units.get(name + UNIT, "wan")], CENT)


def _worth(unit: object) -> Decimal | None:
    return _MONEY_UNITS.get(unit) if isinstance(unit, str) else None


def _message(unit: object) -> str:
    told = "没有选单位" if unit == "" else f"没有“{shown(str(unit))}”这个单位"
    return f"{told}；请选 wan（万元）或 yuan（元）"
