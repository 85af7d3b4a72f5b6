from calculators import evaluate, reply, summary
from tests.calculators import made

_RULE = made.rule(made.fixed("2000000"))


def test_a_fixed_amount_is_exact_and_needs_no_answer() -> None:
    result = evaluate(_RULE, {})
    assert (result["status"], result["amount"], result["certainty"]) == ("ok", "2000000.00", "exact")


def test_its_step_stands_with_the_words_it_rests_on() -> None:
    (step,) = evaluate(_RULE, {})["steps"]
    assert step == {
        "label": "定额",
        "expression": "200 万元",
        "amount": "2000000.00",
        "quote": "给予2000000",
        "anchor": "at-2000000",
    }


def test_it_is_called_a_fixed_amount() -> None:
    view = reply(_RULE, {})["view"]
    assert (view["headline"], view["kind"], view["sentence"]) == ("200 万元", "定额", "定额 200 万元")
    assert summary(_RULE)[:4] == ("定额 200 万元", "定额 200 万元", "定额", "")
    assert summary(_RULE).upper_bound == 2_000_000
