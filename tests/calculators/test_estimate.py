import pytest

from calculators import evaluate
from tests.calculators import made

_KEYS = [
    "award", "article", "status", "certainty", "amount", "per", "steps", "conditions", "instalments", "years",
    "ambiguities", "missing", "errors",
]  # fmt: skip
_RULE = made.rule(
    made.instalments(
        made.ceiling("1000000", of=made.percentage(made.increase(), rate="0.05")), ("立项", "0.5"), ("验收", None)
    ),
    made.question("previous"),
    made.question("current"),
    conditions=(made.declared(),),
)
_OK = {"current": "200", "previous": "100"}
_INCOMPLETE = {"current": "200"}
_INVALID = {"current": "200", "previous": "-1", "other": "1"}


@pytest.mark.parametrize("answers", [_OK, _INCOMPLETE, _INVALID])
def test_an_estimate_has_the_same_keys_whatever_is_answered(answers: dict[str, str]) -> None:
    assert list(evaluate(_RULE, answers)) == _KEYS


def test_the_entries_of_its_lists_have_their_keys() -> None:
    result = evaluate(_RULE, _OK)
    assert [list(step) for step in result["steps"]] == [["label", "expression", "amount", "quote", "anchor"]] * 3
    assert [list(condition) for condition in result["conditions"]] == [["id", "state", "quote"]]
    assert [list(part) for part in result["instalments"]] == [["when", "share", "amount"]] * 2


def test_the_rule_speaks_for_itself_whatever_is_answered() -> None:
    result = evaluate(_RULE, _INVALID)
    told = result["award"], result["article"], result["per"], result["ambiguities"]
    assert told == ("made", 7, "每家", ["没有写清楚"])


def test_an_incomplete_estimate_lists_what_is_missing_and_no_result() -> None:
    result = evaluate(_RULE, _INCOMPLETE)
    assert (result["status"], result["missing"]) == ("incomplete", ["previous"])
    assert (result["amount"], result["certainty"], result["steps"], result["instalments"]) == (None, None, [], [])
    assert [condition["state"] for condition in result["conditions"]] == ["declared"]


def test_what_is_missing_is_listed_in_the_order_of_the_questions() -> None:
    assert evaluate(_RULE, {})["missing"] == ["previous", "current"]


def test_an_invalid_estimate_lists_every_fault_and_nothing_else() -> None:
    result = evaluate(_RULE, _INVALID)
    assert (result["status"], result["amount"], result["certainty"]) == ("invalid", None, None)
    assert result["errors"] == [
        {"input": "previous", "message": "不能是负数；请写 0 或正数"},
        {"input": "other", "message": "没有这个填写项；可以填写：previous（previous）、current（current）"},
    ]
    assert (
        result["steps"] == result["conditions"] == result["instalments"] == result["years"] == result["missing"] == []
    )


def test_the_instalments_are_those_of_what_is_asked_for() -> None:
    asked = made.instalments(made.ceiling("500000", requested="asked"), ("立项", "0.7"), ("验收", None))
    result = evaluate(made.rule(asked, made.question("asked")), {"asked": "100"})
    assert [part["amount"] for part in result["instalments"]] == ["70.00", "30.00"]
