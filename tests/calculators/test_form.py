from decimal import Decimal

import pytest

from calculators.form import read_form
from calculators.inputs import Input
from tests.calculators import made

_INPUTS = {
    "spent": Input.read(made.question("spent")),
    "share": Input.read(made.question("share", "share")),
    "staff": Input.read(made.question("staff", "count", unit="人")),
}


@pytest.mark.parametrize(
    ("form", "yuan"),
    [
        ({"spent": "1500"}, 15_000_000),
        ({"spent": "1500", "spent.unit": "wan"}, 15_000_000),
        ({"spent": "1500", "spent.unit": "yuan"}, 1500),
        ({"spent.unit": "yuan", "spent": "1500"}, 1500),
        ({"spent": "1500元", "spent.unit": "wan"}, 1500),
        ({"spent": "1500万", "spent.unit": "yuan"}, 15_000_000),
    ],
)
def test_money_takes_the_unit_of_its_control_unless_the_text_has_one(form: dict[str, str], yuan: int) -> None:
    answers = read_form(_INPUTS, form)
    assert answers.values == {"spent": Decimal(yuan)}
    assert not answers.faults


def test_a_share_takes_percent() -> None:
    assert read_form(_INPUTS, {"share": "55"}).values == {"share": Decimal("0.55")}


def test_a_unit_without_an_amount_is_no_answer() -> None:
    answers = read_form(_INPUTS, {"spent": "", "spent.unit": "wan"})
    assert (answers.values, answers.faults) == ({}, ())


@pytest.mark.parametrize("unit", ["dollar", "万元", "yuan。", " ", 5, None, ["wan"]])
def test_an_unknown_unit_is_a_fault_of_its_control(unit: object) -> None:
    (fault,) = read_form(_INPUTS, {"spent": "5", "spent.unit": unit}).faults  # type: ignore[dict-item]
    assert fault == ("spent.unit", f"没有“{unit}”这个单位；请选 wan（万元）或 yuan（元）")


def test_a_blank_unit_is_a_fault_that_says_what_to_choose() -> None:
    (fault,) = read_form(_INPUTS, {"spent": "5", "spent.unit": ""}).faults
    assert fault == ("spent.unit", "没有选单位；请选 wan（万元）或 yuan（元）")


@pytest.mark.parametrize("unit", ["", "dollar", None])
def test_an_amount_whose_unit_is_lost_is_not_read_at_all(unit: str | None) -> None:
    form: dict[str, str] = {"spent": "250000", "spent.unit": unit, "share": "5"}  # type: ignore[dict-item]
    assert read_form(_INPUTS, form).values == {"share": Decimal("0.05")}


@pytest.mark.parametrize("name", ["staff.unit", "other.unit", ".unit"])
def test_only_money_has_a_unit_control(name: str) -> None:
    (fault,) = read_form(_INPUTS, {name: "wan"}).faults
    assert fault.input == name
    assert "没有这个填写项" in fault.message
