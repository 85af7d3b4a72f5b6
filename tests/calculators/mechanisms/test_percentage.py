import pytest

from calculators import evaluate, reply, summary
from calculators.compiled import Node, RuleError
from tests.calculators import made

_SPENT = {"input": "spent", "label": "研发投入（按年计）"}
_STATED = made.rule(made.percentage(_SPENT, rate="0.3"), made.question("spent"))
_GROWTH = made.rule(
    made.percentage(made.increase(), rate="0.05", at_most=True), made.question("current"), made.question("previous")
)
_OPEN = made.rule(
    made.percentage({"figure": made.parameter("10000000", "每年1000万元")}, open_rate="share"),
    made.question("share", "share", label="考核比例"),
)


def test_a_stated_rate_gives_an_exact_amount() -> None:
    result = evaluate(_STATED, {"spent": "1000.01"})
    assert (result["amount"], result["certainty"]) == ("300.00", "exact")


def test_nothing_is_rounded_before_the_last_cent() -> None:
    assert evaluate(_STATED, {"spent": "0.01666"})["amount"] == "0.00"
    assert evaluate(_STATED, {"spent": "0.01667"})["amount"] == "0.01"


def test_many_digits_stay_exact() -> None:
    assert evaluate(_STATED, {"spent": "999999999999999.983333333333333333333333333"})["amount"] == "299999999999999.99"


def test_a_rate_that_is_only_a_limit_gives_an_upper_bound() -> None:
    result = evaluate(_GROWTH, {"current": "15000000", "previous": "10000000"})
    assert (result["amount"], result["certainty"]) == ("250000.00", "upper_bound")


@pytest.mark.parametrize(("current", "amount"), [("99", "0.00"), ("100", "0.00"), ("101", "0.05")])
def test_an_increase_is_never_below_nought(current: str, amount: str) -> None:
    assert evaluate(_GROWTH, {"current": current, "previous": "100"})["amount"] == amount


@pytest.mark.parametrize(
    ("answers", "missing"),
    [({}, ["current", "previous"]), ({"current": "1"}, ["previous"]), ({"previous": "1"}, ["current"])],
)
def test_each_period_of_an_increase_is_needed(answers: dict[str, str], missing: list[str]) -> None:
    result = evaluate(_GROWTH, answers)
    assert (result["status"], result["missing"]) == ("incomplete", missing)


def test_a_rate_that_nobody_states_counts_in_full_and_is_not_missing() -> None:
    result = evaluate(_OPEN, {})
    assert (result["amount"], result["certainty"], result["missing"]) == ("10000000.00", "upper_bound", [])
    assert result["steps"][0]["expression"] == "1000 万元 × 100%（未填，按 100% 估算上限）"


def test_a_rate_that_the_reader_gives_stays_an_upper_bound() -> None:
    result = evaluate(_OPEN, {"share": "0.8"})
    assert (result["amount"], result["certainty"]) == ("8000000.00", "upper_bound")


def test_a_step_with_an_open_rate_rests_on_the_words_that_mention_it() -> None:
    assert evaluate(_OPEN, {})["steps"][0]["quote"] == "按比例"


def test_the_step_of_an_increase_shows_both_periods() -> None:
    first, second = evaluate(_GROWTH, {"current": "15000000", "previous": "10000000"})["steps"]
    assert (first["label"], first["expression"], first["amount"]) == ("增量", "1500 万元 − 1000 万元", "5000000.00")
    assert (second["expression"], second["amount"]) == ("500 万元 × 5%", "250000.00")
    assert first["quote"] == second["quote"] == "比例0.05"


def test_a_decrease_is_told() -> None:
    results = [evaluate(_GROWTH, {"current": current, "previous": "2"}) for current in ("1", "2")]
    assert [result["steps"][0]["expression"] for result in results] == [
        "1 元 − 2 元，没有增长，按 0 计",
        "2 元 − 2 元",
    ]


def test_the_sentence_tells_a_decrease() -> None:
    told = [reply(_GROWTH, {"current": current, "previous": "2"})["view"]["sentence"] for current in ("1", "2")]
    assert [words.split("；")[0] for words in told] == ["增量（没有增长）0 元 × 5% = 0 元", "增量 0 元 × 5% = 0 元"]


def test_a_rate_that_is_only_a_limit_is_called_one_in_the_result() -> None:
    told = reply(_GROWTH, {"current": "1500万", "previous": "1000万"})
    assert told["view"]["headline"] == "最高 25 万元"
    assert [step["label"] for step in told["estimate"]["steps"]] == ["增量", "按比例上限计算"]
    assert [step["label"] for step in evaluate(_STATED, {"spent": "1"})["steps"]] == ["按比例计算"]


def test_the_result_is_told_in_one_sentence() -> None:
    view = reply(_STATED, {"spent": "1000万"})["view"]
    assert (view["headline"], view["kind"]) == ("300 万元", "按比例计算")
    assert view["sentence"] == "研发投入 1000 万元 × 30% = 300 万元"


def test_without_a_limit_that_is_said() -> None:
    assert summary(_STATED)[:2] == ("研发投入的 30%，未设上限", "研发投入 × 30%")
    assert summary(_STATED).upper_bound is None


def test_a_rate_that_is_only_a_limit_is_called_one() -> None:
    assert summary(_GROWTH)[:3] == ("不超过增量的 5%，未设上限", "增量 × 不超过 5%", "上限，实际金额由评审决定")


def test_an_amount_of_the_text_limits_the_result() -> None:
    assert summary(_OPEN)[:2] == ("最高 1000 万元", "1000 万元 × 考核比例")


@pytest.mark.parametrize("base", [{}, {"other": "x"}])
def test_an_unknown_base_is_an_error(base: Node) -> None:
    with pytest.raises(RuleError, match=r"^计算规则里有不认识的基数$"):
        made.rule(made.percentage(base, rate="0.3"))
