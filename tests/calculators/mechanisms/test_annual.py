import pytest

from calculators import evaluate, reply, summary
from tests.calculators import made

_ONE = made.rule(made.annual("5000000", requested="asked"), made.question("asked"))
_YEARS = made.question("years", "count", label="年数", unit="年")
_MANY = made.rule(made.annual("10000000", years="years", max_years="3"), _YEARS)
_OPEN = made.rule(made.annual("100", years="years"), _YEARS)


@pytest.mark.parametrize(
    ("asked", "amount"),
    [("", "5000000.00"), ("4999999", "4999999.00"), ("5000000", "5000000.00"), ("5000001", "5000000.00")],
)
def test_without_years_the_amount_is_that_of_one_year(asked: str, amount: str) -> None:
    result = evaluate(_ONE, {"asked": asked})
    assert (result["amount"], result["certainty"], result["years"]) == (amount, "upper_bound", [])


@pytest.mark.parametrize(("years", "listed"), [("0", 0), ("1", 1), ("2", 2), ("3", 3), ("4", 3)])
def test_years_count_up_to_the_most_that_the_text_allows(years: str, listed: int) -> None:
    result = evaluate(_MANY, {"years": years})
    assert [year["amount"] for year in result["years"]] == ["10000000.00"] * listed
    assert result["amount"] == f"{listed * 10_000_000}.00"


def test_the_number_of_years_is_needed() -> None:
    assert evaluate(_MANY, {})["missing"] == ["years"]


def test_what_is_asked_for_counts_each_year() -> None:
    rule = made.rule(
        made.annual("100", requested="asked", years="years", max_years="3"), made.question("asked"), _YEARS
    )
    assert evaluate(rule, {"asked": "80", "years": "2"})["amount"] == "160.00"


def test_without_a_limit_of_years_the_sum_goes_on_but_the_list_ends() -> None:
    assert [len(evaluate(_OPEN, {"years": years})["years"]) for years in ("100", "101")] == [100, 0]
    result = evaluate(_OPEN, {"years": "1000000000"})
    assert (result["amount"], result["years"]) == ("100000000000.00", [])


def test_the_words_tell_the_year_and_the_sum() -> None:
    assert reply(_ONE, {})["view"]["headline"] == "每年最高 500 万元"
    assert reply(_ONE, {"asked": "800万"})["view"]["sentence"] == "每年申请 800 万元，超过上限，按最高 500 万元计"
    assert reply(_ONE, {"asked": "500万"})["view"]["sentence"] == "每年申请 500 万元，未超过上限 500 万元"
    assert reply(_MANY, {"years": "2"})["view"]["headline"] == "2 年合计最高 2000 万元"
    assert [reply(_MANY, {"years": years})["view"]["sentence"] for years in ("2", "3", "5")] == [
        "每年最高 1000 万元 × 2 年 = 2000 万元",
        "每年最高 1000 万元 × 3 年 = 3000 万元",
        "每年最高 1000 万元 × 3 年（填写 5 年，按最多年数计）= 3000 万元",
    ]
    assert [step["label"] for step in evaluate(_MANY, {"years": "2"})["steps"]] == ["年度最高额", "各年合计"]


def test_the_summary_tells_the_limit_of_the_years() -> None:
    assert summary(_ONE)[:2] == ("每年最高 500 万元", "每年最高 500 万元")
    assert summary(_MANY)[:2] == (
        "每年最高 1000 万元，最多 3 年，合计最高 3000 万元",
        "每年最高 1000 万元 × 年数（最多 3 年）",
    )
    assert summary(_OPEN)[:2] == ("每年最高 100 元", "每年最高 100 元 × 年数")
    assert [summary(rule).upper_bound for rule in (_ONE, _MANY, _OPEN)] == [5_000_000, 30_000_000, None]
