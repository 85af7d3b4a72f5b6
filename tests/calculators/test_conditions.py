import pytest

from calculators import Rule, evaluate, reply
from calculators.compiled import Node, RuleError
from calculators.conditions import read_condition
from tests.calculators import made

_INPUTS = (
    made.question("area", "number", label="面积", unit="平方米"),
    made.question("share", "share", label="占比"),
    made.question("funds", label="配套资金（自筹）"),
    made.question("asked", label="申请金额"),
    made.question("medicine", "yes_no", label="是否生物医药"),
)


def _rule(*conditions: Node) -> Rule:
    return made.rule(made.fixed("1"), *_INPUTS, conditions=conditions)


def _state(condition: Node, **answers: str) -> str | None:
    states = [judged["state"] for judged in evaluate(_rule(condition), answers)["conditions"]]
    return states[0] if states else None


def _note(condition: Node, **answers: str) -> str:
    notes = reply(_rule(condition), answers)["view"]["condition_notes"]
    return "".join(notes.values())


@pytest.mark.parametrize(
    ("comparison", "below", "on", "above"),
    [
        (">=", "unmet", "met", "met"),
        ("<=", "met", "met", "unmet"),
        (">", "unmet", "unmet", "met"),
        ("<", "met", "unmet", "unmet"),
    ],
)
def test_a_threshold_holds_below_on_or_above_its_bound(comparison: str, below: str, on: str, above: str) -> None:
    condition = made.threshold("area", comparison, "5000")
    assert [_state(condition, area=area) for area in ("4999.9", "5000", "5000.1")] == [below, on, above]


def test_a_threshold_without_an_answer_is_unknown() -> None:
    assert _state(made.threshold("area", ">=", "5000")) == "unknown"


@pytest.mark.parametrize(("funds", "state"), [("99", "unmet"), ("100", "met"), ("101", "met")])
def test_a_threshold_may_compare_two_answers(funds: str, state: str) -> None:
    condition = made.threshold("funds", ">=", compare_to="asked")
    assert _state(condition, funds=funds, asked="100") == state


@pytest.mark.parametrize("answers", [{"funds": "5"}, {"asked": "5"}, {}])
def test_a_comparison_with_an_answer_that_is_not_there_is_unknown(answers: dict[str, str]) -> None:
    assert _state(made.threshold("funds", ">=", compare_to="asked"), **answers) == "unknown"


_OLD = made.threshold("area", "<=", "8", when={"input": "medicine", "answer": "yes"})


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ({"medicine": "no", "area": "9"}, None),
        ({"medicine": "yes", "area": "9"}, "unmet"),
        ({"medicine": "yes", "area": "8"}, "met"),
        ({"medicine": "yes"}, "unknown"),
        ({"area": "8"}, "met"),
        ({"area": "9"}, "unknown"),
        ({}, "unknown"),
    ],
)
def test_a_threshold_for_one_answer_counts_only_for_that_answer(answers: dict[str, str], state: str | None) -> None:
    assert _state(_OLD, **answers) == state


def test_a_declared_condition_is_always_declared() -> None:
    assert _state(made.declared()) == "declared"


_AREA = made.threshold("area", ">=", "5000")
_FUNDS = made.threshold("funds", ">=", "2000000")


@pytest.mark.parametrize(
    ("parts", "answers", "state"),
    [
        ((_AREA, _FUNDS), {"area": "5000", "funds": "0"}, "met"),
        ((_AREA, made.declared()), {"area": "5000"}, "met"),
        ((_AREA, made.declared()), {"area": "1"}, "declared"),
        ((_AREA, made.declared()), {}, "declared"),
        ((_AREA, _FUNDS), {"area": "1"}, "unknown"),
        ((_AREA, _FUNDS), {"area": "1", "funds": "0"}, "unmet"),
        ((_OLD, _FUNDS), {"medicine": "no", "funds": "0"}, "unmet"),
        ((_OLD, _OLD), {"medicine": "no"}, None),
        ((_OLD, _FUNDS), {"area": "8", "funds": "0"}, "unknown"),
        ((_OLD, made.any_of(_OLD)), {"area": "8"}, "unknown"),
        ((_OLD, _FUNDS), {"area": "8", "funds": "2000000"}, "met"),
        ((_OLD, _FUNDS), {"area": "8", "funds": "0", "medicine": "yes"}, "met"),
    ],
)
def test_of_a_group_one_is_enough(parts: tuple[Node, ...], answers: dict[str, str], state: str | None) -> None:
    assert _state(made.any_of(*parts), **answers) == state


@pytest.mark.parametrize(
    ("condition", "answers", "note"),
    [
        (_AREA, {"area": "4000"}, "还差 1000 平方米"),
        (_AREA, {"area": "5000"}, ""),
        (_AREA, {}, "填写面积后可知"),
        (_FUNDS, {"funds": "1500000"}, "还差 50 万元"),
        (made.threshold("share", ">=", "0.5"), {"share": "45%"}, "还差 5 个百分点"),
        (made.threshold("area", "<=", "3"), {"area": "5"}, "超出 2 平方米"),
        (made.threshold("area", "<", "3"), {"area": "3"}, "须低于 3 平方米"),
        (made.threshold("funds", ">", compare_to="asked"), {"funds": "1", "asked": "10000"}, "须高于 1 万元"),
        (made.threshold("funds", ">=", compare_to="asked"), {}, "填写配套资金、申请金额后可知"),
        (_OLD, {"area": "9"}, "填写是否生物医药后可知"),
        (made.declared(), {}, ""),
        (made.any_of(_AREA, _FUNDS), {"area": "1", "funds": "0"}, "面积还差 4999 平方米，或配套资金还差 200 万元"),
        (made.any_of(_AREA, _FUNDS), {"area": "1"}, "填写配套资金后可知"),
        (made.any_of(_OLD, _FUNDS), {"area": "8", "funds": "0"}, "填写是否生物医药后可知"),
    ],
)
def test_what_is_short_is_told_with_its_unit(condition: Node, answers: dict[str, str], note: str) -> None:
    assert _note(condition, **answers) == note


def test_conditions_never_change_the_amount() -> None:
    rule = _rule(_AREA, _FUNDS)
    amounts = {evaluate(rule, {"area": area, "funds": "1"})["amount"] for area in ("", "1", "5000")}
    assert amounts == {"1.00"}


@pytest.mark.parametrize("fault", [{"kind": "other"}, {"operator": "=="}])
def test_an_unknown_kind_or_comparison_is_an_error(fault: dict[str, str]) -> None:
    with pytest.raises(RuleError, match="不认识"):
        read_condition({**_AREA, **fault})
