import pytest

from calculators import evaluate, reply, summary
from tests.calculators import made

_FIGURE = {"figure": made.parameter("10000000")}
_RULE = made.rule(
    made.by_year(
        "10000000",
        made.fixed("10000000"),
        made.percentage(_FIGURE, open_rate="second"),
        made.percentage(_FIGURE, open_rate="third"),
    ),
    made.question("second", "share", label="第二年比例"),
    made.question("third", "share", label="第三年比例"),
)


@pytest.mark.parametrize(
    ("answers", "years"),
    [
        ({}, ["10000000.00", "10000000.00", "10000000.00"]),
        ({"second": "0.8"}, ["10000000.00", "8000000.00", "10000000.00"]),
        ({"second": "0.8", "third": "0"}, ["10000000.00", "8000000.00", "0.00"]),
    ],
)
def test_each_year_is_listed(answers: dict[str, str], years: list[str]) -> None:
    listed = evaluate(_RULE, answers)["years"]
    assert [year["amount"] for year in listed] == years
    assert [year["year"] for year in listed] == [1, 2, 3]


def test_the_amount_is_the_sum_of_the_years_and_an_upper_bound() -> None:
    result = evaluate(_RULE, {"second": "80%", "third": "60%"})
    assert (result["amount"], result["certainty"]) == ("24000000.00", "upper_bound")


def test_a_year_never_exceeds_the_ceiling_of_the_year() -> None:
    rule = made.rule(made.by_year("100", made.fixed("99"), made.fixed("100"), made.fixed("101")))
    result = evaluate(rule, {})
    assert [year["amount"] for year in result["years"]] == ["99.00", "100.00", "100.00"]
    assert result["amount"] == "299.00"
    assert result["steps"][3]["label"] == "第 3 年：不超过年度上限"
    assert result["steps"][3]["expression"] == "101 元，最高 100 元"
    assert "第 3 年：定额 101 元，超过上限，按最高 100 元计；" in reply(rule, {})["view"]["sentence"]


def test_what_a_year_misses_is_missing_once() -> None:
    per_year = made.percentage({"input": "spent", "label": "投入"}, rate="0.5")
    rule = made.rule(made.by_year("100", per_year, per_year), made.question("spent"))
    assert evaluate(rule, {})["missing"] == ["spent"]


def test_years_with_parts_of_a_cent_add_up_to_the_amount() -> None:
    result = evaluate(_RULE, {"second": "0.33333333333", "third": "0.33333333333"})
    assert [year["amount"] for year in result["years"]] == ["10000000.00", "3333333.33", "3333333.34"]
    assert result["amount"] == "16666666.67"


def test_the_steps_are_told_year_by_year() -> None:
    steps = evaluate(_RULE, {"second": "80%"})["steps"]
    assert [step["label"] for step in steps] == [
        "第 1 年：定额",
        "第 2 年：按比例计算",
        "第 3 年：按比例计算",
        "各年合计",
    ]
    assert steps[3]["expression"] == "1000 万元 + 800 万元 + 1000 万元"


def test_the_words_tell_the_years_and_their_sum() -> None:
    view = reply(_RULE, {"second": "80%", "third": "60%"})["view"]
    assert view["headline"] == "3 年合计最高 2400 万元"
    assert view["sentence"] == (
        "第 1 年：定额 1000 万元；第 2 年：1000 万元 × 80% = 800 万元；第 3 年：1000 万元 × 60% = 600 万元；"
        "合计最高 2400 万元"
    )
    assert summary(_RULE).most == "每年最高 1000 万元，连续 3 年，合计最高 3000 万元"
    assert summary(_RULE).formula.startswith("第 1 年：定额 1000 万元；第 2 年：1000 万元 × 第二年比例；")
    assert summary(_RULE).upper_bound == 30_000_000


def test_the_most_of_the_years_is_what_each_can_bring() -> None:
    rule = made.rule(made.by_year("100", made.fixed("60"), made.fixed("101")))
    assert summary(rule).upper_bound == 160
