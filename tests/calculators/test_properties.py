"""What holds for every rule of the real text and any answers."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calculators import Rule, evaluate, reply, summary
from calculators.inputs import Input

_FEW = settings(
    max_examples=min(40, settings().max_examples), suppress_health_check=[HealthCheck.function_scoped_fixture]
)
_AMOUNTS = st.decimals(min_value=0, max_value=10**13, places=3).map(lambda amount: f"{amount:f}")
_HOSTILE = st.text(max_size=70) | st.text("0123456789.,，%万亿元 -", max_size=12)


def _good(question: Input) -> st.SearchStrategy[str]:
    if question.choices:
        return st.sampled_from([choice.id for choice in question.choices])
    if question.type == "share":
        return st.decimals(min_value=0, max_value=1, places=6).map(str)
    if question.type == "count":
        return st.integers(0, 10**6).map(str)
    return _AMOUNTS if question.type == "money" else st.decimals(min_value=0, max_value=10**6, places=2).map(str)


def _answers(rule: Rule, *, hostile: bool = False) -> st.SearchStrategy[dict[str, str]]:
    known: dict[str, Any] = {
        name: _good(question) | _HOSTILE if hostile else _good(question) for name, question in rule.inputs.items()
    }
    return st.fixed_dictionaries({}, optional={**known, **({"other": _HOSTILE} if hostile else {})})


def _amount(result: Mapping[str, Any]) -> Decimal:
    return Decimal(result["amount"] or 0)


@_FEW
@given(st.data())
def test_an_amount_is_never_negative_and_never_above_the_most_that_the_award_can_bring(
    real_rules: Mapping[str, Rule], data: st.DataObject
) -> None:
    for rule in real_rules.values():
        result = evaluate(rule, data.draw(_answers(rule)))
        most = summary(rule).upper_bound
        assert result["status"] in ("ok", "incomplete")
        assert 0 <= _amount(result) <= (10**15 if most is None else most)


@_FEW
@given(st.data())
def test_instalments_and_years_add_up_to_the_amount(real_rules: Mapping[str, Rule], data: st.DataObject) -> None:
    for rule in real_rules.values():
        result = evaluate(rule, data.draw(_answers(rule)))
        for parts in (result["instalments"], result["years"]):
            amounts = [Decimal(part["amount"]) for part in parts]
            assert not parts or (sum(amounts) == _amount(result) and min(amounts) >= 0)


def _ordered_amounts(rule: Rule, name: str, others: dict[str, str], data: st.DataObject) -> tuple[Decimal, Decimal]:
    """The amounts for a smaller and a larger answer to one question."""
    texts = sorted(data.draw(st.tuples(*[_good(rule.inputs[name])] * 2)), key=Decimal)
    smaller, larger = (_amount(evaluate(rule, {**others, name: text})) for text in texts)
    return smaller, larger


@pytest.mark.parametrize(
    ("award", "name", "others"),
    [
        ("a04", "assessment_share_year2", {}),
        ("a08", "contracts_current", {"contracts_previous": "1000000"}),
        ("a09", "requested_amount", {}),
        ("a10", "requested_amount", {"tier": "major"}),
        ("a11", "rd_spending", {}),
        ("a16", "years", {}),
        ("a20", "requested_amount", {}),
        ("a34", "rd_current", {"rd_previous": "1000000"}),
        ("a36", "loan_loss", {"compensation_share": "0.4"}),
        ("a36", "compensation_share", {"loan_loss": "900000"}),
        ("a39", "professors", {}),
    ],
)
@_FEW
@given(data=st.data())
def test_an_amount_only_rises_with_its_base(
    real_rules: Mapping[str, Rule], award: str, name: str, others: dict[str, str], data: st.DataObject
) -> None:
    smaller, larger = _ordered_amounts(real_rules[award], name, others, data)
    assert smaller <= larger


@pytest.mark.parametrize(
    ("award", "name", "others"),
    [
        ("a08", "contracts_previous", {"contracts_current": "9000000"}),
        ("a34", "rd_previous", {"rd_current": "9000000"}),
    ],
)
@_FEW
@given(data=st.data())
def test_an_amount_only_falls_with_the_period_that_is_taken_off(
    real_rules: Mapping[str, Rule], award: str, name: str, others: dict[str, str], data: st.DataObject
) -> None:
    smaller, larger = _ordered_amounts(real_rules[award], name, others, data)
    assert smaller >= larger


@_FEW
@given(st.data())
def test_no_text_makes_an_estimate_fail_and_each_status_has_its_shape(
    real_rules: Mapping[str, Rule], data: st.DataObject
) -> None:
    for rule in real_rules.values():
        told = reply(rule, data.draw(_answers(rule, hostile=True)))
        result = told["estimate"]
        assert (result["amount"] is not None) == (result["status"] == "ok") == (result["certainty"] is not None)
        assert bool(result["missing"]) == (result["status"] == "incomplete")
        assert bool(result["errors"]) == (result["status"] == "invalid")
        json.dumps(told, ensure_ascii=False).encode()


@_FEW
@given(st.data())
def test_conditions_never_change_the_amount(real_rules: Mapping[str, Rule], data: st.DataObject) -> None:
    for rule in real_rules.values():
        answers = data.draw(_answers(rule))
        unconditional = rule._replace(conditions=())
        assert evaluate(rule, answers)["amount"] == evaluate(unconditional, answers)["amount"]
