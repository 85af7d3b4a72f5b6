import pytest

from calculators import evaluate, reply, summary
from tests.calculators import made

_ASKED = made.rule(made.ceiling("500000", requested="asked"), made.question("asked"))
_CAPPED = made.rule(
    made.ceiling("500000", of=made.percentage({"input": "loss", "label": "损失"}, rate="0.5")), made.question("loss")
)


def test_the_limit_alone_is_an_upper_bound() -> None:
    result = evaluate(_ASKED, {})
    assert (result["status"], result["amount"], result["certainty"]) == ("ok", "500000.00", "upper_bound")
    assert result["missing"] == []


@pytest.mark.parametrize(
    ("asked", "amount"),
    [("499999.99", "499999.99"), ("500000", "500000.00"), ("500000.01", "500000.00"), ("0", "0.00")],
)
def test_what_is_asked_for_counts_up_to_the_limit(asked: str, amount: str) -> None:
    result = evaluate(_ASKED, {"asked": asked})
    assert (result["amount"], result["certainty"]) == (amount, "upper_bound")


@pytest.mark.parametrize(
    ("loss", "amount"), [("999999.98", "499999.99"), ("1000000", "500000.00"), ("1000000.02", "500000.00")]
)
def test_what_is_calculated_counts_up_to_the_limit(loss: str, amount: str) -> None:
    result = evaluate(_CAPPED, {"loss": loss})
    assert (result["amount"], result["certainty"]) == (amount, "upper_bound")


def test_what_the_calculation_misses_is_missing() -> None:
    result = evaluate(_CAPPED, {})
    assert (result["status"], result["amount"], result["missing"]) == ("incomplete", None, ["loss"])


def test_the_steps_lead_from_the_calculation_to_the_limit() -> None:
    steps = evaluate(_CAPPED, {"loss": "3000000"})["steps"]
    assert [(step["expression"], step["amount"], step["quote"]) for step in steps] == [
        ("300 万元 × 50%", "1500000.00", "比例0.5"),
        ("150 万元，最高 50 万元", "500000.00", "最高500000"),
    ]


@pytest.mark.parametrize(
    ("asked", "label", "expression"),
    [
        ("", "最高额", "最高 50 万元"),
        ("300000", "取较小者", "申请 30 万元，最高 50 万元"),
        ("800000", "取较小者", "申请 80 万元，最高 50 万元"),
    ],
)
def test_the_step_tells_what_was_compared(asked: str, label: str, expression: str) -> None:
    (step,) = evaluate(_ASKED, {"asked": asked})["steps"]
    assert (step["label"], step["expression"]) == (label, expression)


@pytest.mark.parametrize(
    ("asked", "headline", "sentence"),
    [
        ("", "最高 50 万元", "最高 50 万元，实际金额由评审决定"),
        ("300000", "最高 30 万元", "申请 30 万元，未超过上限 50 万元"),
        ("500000", "最高 50 万元", "申请 50 万元，未超过上限 50 万元"),
        ("800000", "最高 50 万元", "申请 80 万元，超过上限，按最高 50 万元计"),
    ],
)
def test_it_is_said_whether_the_limit_was_reached(asked: str, headline: str, sentence: str) -> None:
    view = reply(_ASKED, {"asked": asked})["view"]
    assert (view["headline"], view["kind"], view["sentence"]) == (headline, "上限，实际金额由评审决定", sentence)


@pytest.mark.parametrize(("limit", "most"), [("49999", 49_999), ("50000", 50_000), ("50001", 50_000)])
def test_a_calculation_that_never_reaches_the_limit_is_the_most(limit: str, most: int) -> None:
    half = made.percentage({"figure": made.parameter("100000")}, rate="0.5")
    assert summary(made.rule(made.ceiling(limit, of=half))).upper_bound == most


def test_the_formula_names_the_calculation_and_the_limit() -> None:
    assert summary(_CAPPED)[:2] == ("最高 50 万元", "损失 × 50%，最高 50 万元")
    assert summary(_ASKED)[:2] == ("最高 50 万元", "最高 50 万元")
