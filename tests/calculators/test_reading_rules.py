"""A compiled rule that cannot be used is refused in Chinese, with the reason that is its own."""

from decimal import Decimal
from typing import Any

import pytest

from calculators import Rule
from calculators.compiled import RuleError
from calculators.conditions import read_condition
from calculators.inputs import Input
from calculators.mechanisms import read_mechanism
from calculators.parameter import read_number
from calculators.quantities import read_quantity
from tests.calculators import made


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", 5, 5.0, None])
def test_a_number_that_is_no_text_or_not_finite_is_refused(text: Any) -> None:  # noqa: ANN401 - any JSON value
    with pytest.raises(RuleError) as fault:
        read_number(text)
    assert str(fault.value) == "计算规则里有不是数字的数"


def test_a_number_stays_exact() -> None:
    assert read_number("0.10") == Decimal("0.10")


def test_a_question_of_an_unknown_type_is_refused() -> None:
    with pytest.raises(RuleError) as fault:
        Input.read(made.question("x", "date"))
    assert str(fault.value) == "计算规则里有不认识的填写项类型"


def test_a_question_without_a_unit_has_an_empty_one() -> None:
    assert Input.read(made.question("x", "number")).unit == ""


def test_an_unknown_comparison_is_refused() -> None:
    node = {"id": "c", "kind": "threshold", "input": "x", "operator": "=>", "value": made.parameter("5"), "when": None}
    with pytest.raises(RuleError) as fault:
        read_condition({**node, "quote": "", "anchor": "", "unit": ""})
    assert str(fault.value) == "计算规则里有不认识的比较"


def test_an_unknown_kind_of_condition_is_refused() -> None:
    with pytest.raises(RuleError, match=r"^计算规则里有不认识的"):
        read_condition({"id": "c", "kind": "weather", "quote": "", "anchor": "", "when": None})


def test_an_unknown_mechanism_is_refused() -> None:
    with pytest.raises(RuleError, match=r"^计算规则里有不认识的"):
        read_mechanism({"mechanism": "lottery"})


def test_a_rule_with_parts_missing_is_refused() -> None:
    with pytest.raises(RuleError) as fault:
        Rule.read({"award": "a"})
    assert str(fault.value) == "计算规则的数据不完整，或写法不对"


@pytest.mark.parametrize("text", ["100,000", "100 000", "999,999,999"])
def test_the_first_of_the_thousands_may_have_three_digits(text: str) -> None:
    assert read_quantity(text, {}, Decimal(1)) == Decimal(text.replace(",", "").replace(" ", ""))
