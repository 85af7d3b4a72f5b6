import pytest

from calculators import evaluate, reply, summary
from tests.calculators import made

_RULE = made.rule(made.per_head("100000"), made.question("heads", "count", label="人数", unit="人"))


@pytest.mark.parametrize(("heads", "amount"), [("0", "0.00"), ("1", "100000.00"), ("3", "300000.00")])
def test_the_amount_is_counted_for_each(heads: str, amount: str) -> None:
    result = evaluate(_RULE, {"heads": heads})
    assert (result["amount"], result["certainty"]) == (amount, "exact")


def test_the_number_is_needed() -> None:
    assert evaluate(_RULE, {})["missing"] == ["heads"]


def test_the_words_name_what_is_counted() -> None:
    view = reply(_RULE, {"heads": "3"})["view"]
    assert (view["headline"], view["kind"], view["sentence"]) == (
        "30 万元",
        "按数量计算",
        "每人 10 万元 × 3 人 = 30 万元",
    )
    assert [step["label"] for step in evaluate(_RULE, {"heads": "3"})["steps"]] == ["按数量计算"]
    assert summary(_RULE)[:2] == ("每人 10 万元", "每人 10 万元 × 人数")
    assert summary(_RULE).upper_bound is None
