from calculators import evaluate, summary
from tests.calculators import made

_RULE = made.rule(
    made.instalments(made.ceiling("500000", requested="asked"), ("立项", "0.7"), ("验收合格", None)),
    made.question("asked"),
)


def test_the_amount_is_paid_in_parts() -> None:
    result = evaluate(_RULE, {})
    assert result["amount"] == "500000.00"
    assert result["instalments"] == [
        {"when": "立项", "share": "0.70", "amount": "350000.00"},
        {"when": "验收合格", "share": "0.30", "amount": "150000.00"},
    ]


def test_the_last_part_is_what_remains_to_the_cent() -> None:
    parts = evaluate(_RULE, {"asked": "123456.79"})["instalments"]
    assert [part["amount"] for part in parts] == ["86419.75", "37037.04"]


def test_without_an_amount_there_are_no_parts() -> None:
    amount = made.instalments(made.per_head("1"), ("立项", "0.5"), ("验收", None))
    rule = made.rule(amount, made.question("heads", "count", unit="人"))
    assert evaluate(rule, {})["instalments"] == []


def test_a_share_keeps_all_its_digits() -> None:
    rule = made.rule(made.instalments(made.fixed("1000"), ("首期", "0.333"), ("二期", None)))
    assert [part["share"] for part in evaluate(rule, {})["instalments"]] == ["0.333", "0.667"]


def test_the_payment_is_told_in_words() -> None:
    assert summary(_RULE).payment == "立项 70%，验收合格 30%"
    assert summary(_RULE)[:3] == ("最高 50 万元", "最高 50 万元", "上限，实际金额由评审决定")
    assert summary(_RULE).upper_bound == 500_000
