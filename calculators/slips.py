"""Slips of a factor of ten thousand: an amount without a unit that is odd in the unit chosen beside it."""

from collections.abc import Mapping
from decimal import Decimal

from calculators.answers import Answers
from calculators.form import UNIT
from calculators.inputs import Input
from calculators.money import WAN, YI
from calculators.text import clean

_ODD_IN_WAN = 10 * YI
_ODD_IN_YUAN = WAN
_WITHOUT_UNIT = frozenset("0123456789., ")


def slips(inputs: Mapping[str, Input], form: Mapping[str, str], answers: Answers) -> dict[str, str]:
    """A question back, by input id, for each amount that was perhaps meant in the other unit."""
    asked = {}
    for name, amount in answers.values.items():
        if not isinstance(amount, Decimal) or inputs[name].type != "money" or not _is_bare(form[name]):
            continue
        if form.get(f"{name}{UNIT}") == "yuan":
            if 0 < amount < _ODD_IN_YUAN:
                asked[name] = "数很小，如果填的是万元，请把单位改为万元"
        elif amount >= _ODD_IN_WAN:
            asked[name] = "数很大，如果填的是元，请把单位改为元"
    return asked


def _is_bare(text: str) -> bool:
    return set(clean(text)) <= _WITHOUT_UNIT
