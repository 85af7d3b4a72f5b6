"""The awards of the real text, each at every threshold and ceiling: one unit below, on it and one above.

The amounts are written out by hand from the official text, not computed.
"""

from collections.abc import Mapping
from typing import NamedTuple

import pytest

from calculators import Rule, evaluate, summary

Answers = dict[str, str]

_AWARDS = [
    "a04", "a05", "a07-major", "a07-capacity", "a08", "a09", "a10", "a11", "a12", "a13", "a16", "a17", "a20", "a22",
    "a23", "a24", "a25", "a26", "a27", "a29", "a31", "a32", "a33", "a34", "a36", "a37-alliance", "a37-member", "a39",
]  # fmt: skip


def test_these_are_all_the_awards(real_rules: Mapping[str, Rule]) -> None:
    assert list(real_rules) == _AWARDS


_FIXED = [
    ("a05", {}, "2000000.00"),
    ("a05", {"platform": "state_key_laboratory"}, "2000000.00"),
    ("a05", {"platform": "national_technology_innovation_center"}, "2000000.00"),
    ("a05", {"platform": "national_engineering_research_center"}, "2000000.00"),
    ("a05", {"platform": "national_enterprise_technology_center"}, "2000000.00"),
    ("a07-capacity", {}, "500000.00"),
    ("a10", {"tier": "other"}, "500000.00"),
    ("a10", {"tier": "other", "requested_amount": "499999"}, "500000.00"),
    ("a10", {"tier": "other", "requested_amount": "500001"}, "500000.00"),
    ("a31", {}, "5000.00"),
    ("a33", {"level": "national"}, "500000.00"),
    ("a33", {"level": "provincial"}, "200000.00"),
    ("a33", {"level": "municipal"}, "100000.00"),
]


@pytest.mark.parametrize(("award", "answers", "amount"), _FIXED)
def test_a_stated_amount_is_exact(real_rules: Mapping[str, Rule], award: str, answers: Answers, amount: str) -> None:
    result = evaluate(real_rules[award], answers)
    assert (result["status"], result["amount"], result["certainty"]) == ("ok", amount, "exact")


_CEILINGS: list[tuple[str, Answers, int]] = [
    ("a07-major", {}, 500_000),
    ("a09", {}, 500_000),
    ("a10", {"tier": "major"}, 10_000_000),
    ("a10", {"tier": "key"}, 2_000_000),
    ("a12", {}, 10_000_000),
    ("a13", {}, 500_000),
    ("a17", {}, 500_000),
    ("a20", {}, 5_000_000),
    ("a22", {}, 500_000),
    ("a23", {}, 2_000_000),
    ("a24", {}, 500_000),
    ("a25", {}, 2_000_000),
    ("a26", {}, 2_000_000),
    ("a27", {}, 500_000),
    ("a29", {}, 3_000_000),
    ("a32", {"recognition": "first"}, 100_000),
    ("a32", {"recognition": "renewed"}, 50_000),
    ("a37-alliance", {}, 500_000),
    ("a37-member", {}, 1_000_000),
]


@pytest.mark.parametrize(("award", "answers", "limit"), _CEILINGS)
def test_a_ceiling_is_an_upper_bound(real_rules: Mapping[str, Rule], award: str, answers: Answers, limit: int) -> None:
    result = evaluate(real_rules[award], answers)
    assert (result["status"], result["amount"], result["certainty"]) == ("ok", f"{limit}.00", "upper_bound")


@pytest.mark.parametrize(("award", "answers", "limit"), _CEILINGS)
def test_what_is_asked_for_counts_below_on_and_above_a_ceiling(
    real_rules: Mapping[str, Rule], award: str, answers: Answers, limit: int
) -> None:
    amounts = [
        evaluate(real_rules[award], {**answers, "requested_amount": str(asked)})["amount"]
        for asked in (limit - 1, limit, limit + 1)
    ]
    assert amounts == [f"{limit - 1}.00", f"{limit}.00", f"{limit}.00"]


_UPPER_BOUNDS = [
    ("a08", {"contracts_current": "20000000", "contracts_previous": "10000000"}, "1000000.00"),
    ("a08", {"contracts_current": "39999990", "contracts_previous": "10000000"}, "2999999.00"),
    ("a08", {"contracts_current": "40000000", "contracts_previous": "10000000"}, "3000000.00"),
    ("a08", {"contracts_current": "40000010", "contracts_previous": "10000000"}, "3000000.00"),
    ("a08", {"contracts_current": "10000001", "contracts_previous": "10000000"}, "0.10"),
    ("a08", {"contracts_current": "10000000", "contracts_previous": "10000000"}, "0.00"),
    ("a08", {"contracts_current": "9999999", "contracts_previous": "10000000"}, "0.00"),
    ("a34", {"rd_current": "15000000", "rd_previous": "10000000"}, "250000.00"),
    ("a34", {"rd_current": "29999980", "rd_previous": "10000000"}, "999999.00"),
    ("a34", {"rd_current": "30000000", "rd_previous": "10000000"}, "1000000.00"),
    ("a34", {"rd_current": "30000020", "rd_previous": "10000000"}, "1000000.00"),
    ("a34", {"rd_current": "10000001", "rd_previous": "10000000"}, "0.05"),
    ("a34", {"rd_current": "10000000", "rd_previous": "10000000"}, "0.00"),
    ("a34", {"rd_current": "9999999", "rd_previous": "10000000"}, "0.00"),
    ("a36", {"loan_loss": "300000"}, "300000.00"),
    ("a36", {"loan_loss": "499999"}, "499999.00"),
    ("a36", {"loan_loss": "500000"}, "500000.00"),
    ("a36", {"loan_loss": "500001"}, "500000.00"),
    ("a36", {"loan_loss": "300000", "compensation_share": "0.4"}, "120000.00"),
    ("a36", {"loan_loss": "999998", "compensation_share": "50%"}, "499999.00"),
    ("a36", {"loan_loss": "1000000", "compensation_share": "50%"}, "500000.00"),
    ("a36", {"loan_loss": "1000002", "compensation_share": "50%"}, "500000.00"),
]


@pytest.mark.parametrize(("award", "answers", "amount"), _UPPER_BOUNDS)
def test_a_calculated_amount_counts_up_to_its_ceiling(
    real_rules: Mapping[str, Rule], award: str, answers: Answers, amount: str
) -> None:
    result = evaluate(real_rules[award], answers)
    assert (result["status"], result["amount"], result["certainty"]) == ("ok", amount, "upper_bound")


_EXACT = [
    ("a11", {"rd_spending": "10000000"}, "3000000.00"),
    ("a11", {"rd_spending": "1000000000000"}, "300000000000.00"),
    ("a11", {"rd_spending": "0.01"}, "0.00"),
    ("a39", {"professors": "0"}, "0.00"),
    ("a39", {"professors": "1"}, "100000.00"),
    ("a39", {"professors": "3"}, "300000.00"),
]


@pytest.mark.parametrize(("award", "answers", "amount"), _EXACT)
def test_a_stated_rate_or_amount_for_each_is_exact_and_has_no_ceiling(
    real_rules: Mapping[str, Rule], award: str, answers: Answers, amount: str
) -> None:
    result = evaluate(real_rules[award], answers)
    assert (result["status"], result["amount"], result["certainty"]) == ("ok", amount, "exact")
    assert summary(real_rules[award]).upper_bound is None


_YEARS = [
    ("a04", {}, [10_000_000, 10_000_000, 10_000_000]),
    ("a04", {"assessment_share_year2": "0"}, [10_000_000, 0, 10_000_000]),
    ("a04", {"assessment_share_year2": "0.8", "assessment_share_year3": "60%"}, [10_000_000, 8_000_000, 6_000_000]),
    ("a04", {"assessment_share_year2": "1", "assessment_share_year3": "100%"}, [10_000_000, 10_000_000, 10_000_000]),
    ("a16", {"years": "1"}, [10_000_000]),
    ("a16", {"years": "2"}, [10_000_000, 10_000_000]),
    ("a16", {"years": "3"}, [10_000_000, 10_000_000, 10_000_000]),
    ("a16", {"years": "4"}, [10_000_000, 10_000_000, 10_000_000]),
]


@pytest.mark.parametrize(("award", "answers", "years"), _YEARS)
def test_a_rule_over_several_years_lists_them_and_their_sum(
    real_rules: Mapping[str, Rule], award: str, answers: Answers, years: list[int]
) -> None:
    result = evaluate(real_rules[award], answers)
    assert result["years"] == [
        {"year": number, "amount": f"{amount}.00"} for number, amount in enumerate(years, start=1)
    ]
    assert (result["amount"], result["certainty"]) == (f"{sum(years)}.00", "upper_bound")


@pytest.mark.parametrize("award", ["a20", "a29"])
def test_an_annual_ceiling_without_years_lists_none(real_rules: Mapping[str, Rule], award: str) -> None:
    assert evaluate(real_rules[award], {})["years"] == []


_INSTALMENTS = [
    ("a09", {}, ["0.70", "0.30"], ["350000.00", "150000.00"]),
    ("a09", {"requested_amount": "123456.79"}, ["0.70", "0.30"], ["86419.75", "37037.04"]),
    ("a10", {"tier": "major"}, ["0.70", "0.30"], ["7000000.00", "3000000.00"]),
    ("a10", {"tier": "key", "requested_amount": "1500000"}, ["0.70", "0.30"], ["1050000.00", "450000.00"]),
    ("a10", {"tier": "other"}, ["0.70", "0.30"], ["350000.00", "150000.00"]),
    ("a12", {}, ["0.50", "0.50"], ["5000000.00", "5000000.00"]),
    ("a12", {"requested_amount": "3333333.33"}, ["0.50", "0.50"], ["1666666.67", "1666666.66"]),
]


@pytest.mark.parametrize(("award", "answers", "shares", "amounts"), _INSTALMENTS)
def test_an_award_in_parts_lists_its_instalments(
    real_rules: Mapping[str, Rule], award: str, answers: Answers, shares: list[str], amounts: list[str]
) -> None:
    parts = evaluate(real_rules[award], answers)["instalments"]
    assert [part["when"] for part in parts] == ["立项", "验收合格"]
    assert [part["share"] for part in parts] == shares
    assert [part["amount"] for part in parts] == amounts


@pytest.mark.parametrize("award", sorted({*_AWARDS} - {"a09", "a10", "a12"}))
def test_every_other_award_is_paid_in_one(real_rules: Mapping[str, Rule], award: str) -> None:
    assert evaluate(real_rules[award], {})["instalments"] == []


_MISSING = [
    ("a08", {}, ["contracts_current", "contracts_previous"]),
    ("a08", {"contracts_current": "1"}, ["contracts_previous"]),
    ("a10", {"requested_amount": "1"}, ["tier"]),
    ("a11", {}, ["rd_spending"]),
    ("a16", {}, ["years"]),
    ("a32", {}, ["recognition"]),
    ("a33", {}, ["level"]),
    ("a34", {}, ["rd_current", "rd_previous"]),
    ("a34", {"rd_previous": "1"}, ["rd_current"]),
    ("a36", {"compensation_share": "0.5"}, ["loan_loss"]),
    ("a39", {"post_years": "2"}, ["professors"]),
]


@pytest.mark.parametrize(("award", "answers", "missing"), _MISSING)
def test_what_the_amount_needs_is_missing_until_it_is_given(
    real_rules: Mapping[str, Rule], award: str, answers: Answers, missing: list[str]
) -> None:
    result = evaluate(real_rules[award], answers)
    assert (result["status"], result["amount"], result["missing"]) == ("incomplete", None, missing)


_AT_LEAST = ["unmet", "met", "met"]
_AT_MOST = ["met", "met", "unmet"]
_MORE_THAN = ["unmet", "unmet", "met"]


class Bound(NamedTuple):
    """A condition by words of its quote, the answer that it is about, and its state for each text of that answer."""

    award: str
    words: str
    name: str
    texts: list[str]
    others: Answers
    states: list[str]


_THRESHOLDS = [
    Bound("a04", "建筑总面积", "floor_area", ["4999", "5000", "5001"], {}, _AT_LEAST),
    Bound("a04", "科技服务机构不少于", "resident_institutions", ["9", "10", "11"], {}, _AT_LEAST),
    Bound("a04", "在职人员不少于", "staff", ["9", "10", "11"], {}, _AT_LEAST),
    Bound("a04", "占比", "broker_share", ["49.99%", "50%", "50.01%"], {}, _AT_LEAST),
    Bound("a04", "场", "events_per_year", ["99", "100", "101"], {}, _AT_LEAST),
    Bound("a08", "单个技术合同", "smallest_contract", ["999999", "1000000", "1000001"], {}, _AT_LEAST),
    Bound("a08", "风险投资", "venture_capital", ["1999999", "2000000", "2000001"], {"product_sales": "0"}, _AT_LEAST),
    Bound("a08", "风险投资", "product_sales", ["1999999", "2000000", "2000001"], {"venture_capital": "0"}, _AT_LEAST),
    Bound("a10", "配套资金金额", "matching_funds", ["99", "100", "101"], {"requested_amount": "100"}, _AT_LEAST),
    Bound("a13", "单项技术合同", "contract_amount", ["999999", "1000000", "1000001"], {}, _AT_LEAST),
    Bound("a16", "连续支持", "years", ["2", "3", "4"], {}, _AT_MOST),
    Bound("a20", "满1年", "years_registered", ["0.9", "1", "1.1"], {}, _AT_LEAST),
    Bound("a20", "成交额", "registered_turnover", ["999999999", "1000000000", "1000000001"], {}, _AT_LEAST),
    Bound("a22", "成交额", "brokered_turnover", ["99999999", "100000000", "100000001"], {}, _AT_LEAST),
    Bound("a23", "一年（含）以上", "years_operating", ["0.9", "1", "1.1"], {}, _AT_LEAST),
    Bound("a26", "一年（含）以上", "years_recognised", ["0.9", "1", "1.1"], {}, _AT_LEAST),
    Bound("a34", "研发费用增长", "rd_current", ["99", "100", "101"], {"rd_previous": "100"}, _MORE_THAN),
    Bound("a37-member", "不超过3年", "company_years", ["2.9", "3", "3.1"], {"biomedicine": "no"}, _AT_MOST),
    Bound("a37-member", "不超过8年", "company_years", ["7.9", "8", "8.1"], {"biomedicine": "yes"}, _AT_MOST),
    Bound("a39", "满两年", "post_years", ["1.9", "2", "2.1"], {}, _AT_LEAST),
    Bound("a39", "工作日", "workdays_per_year", ["59", "60", "61"], {}, _AT_LEAST),
]


@pytest.mark.parametrize("bound", _THRESHOLDS)
def test_a_threshold_holds_below_on_or_above_it(real_rules: Mapping[str, Rule], bound: Bound) -> None:
    results = [_states(real_rules[bound.award], {**bound.others, bound.name: text}) for text in bound.texts]
    assert [_only(result, bound.words) for result in results] == bound.states


def _states(rule: Rule, answers: Answers) -> list[tuple[str, str]]:
    """Quote and state of every condition that is not merely declared."""
    conditions = evaluate(rule, answers)["conditions"]
    return [(condition["quote"], condition["state"]) for condition in conditions if condition["state"] != "declared"]


def _only(states: list[tuple[str, str]], words: str) -> str:
    (state,) = [state for quote, state in states if words in quote]
    return state


def test_years_of_management_are_only_one_of_three_ways(real_rules: Mapping[str, Rule]) -> None:
    states = [
        [
            condition["state"]
            for condition in evaluate(real_rules["a39"], {"management_years": years})["conditions"]
            if "之一" in condition["quote"] or "3年以上" in condition["quote"]
        ]
        for years in ("2.9", "3", "3.1", "")
    ]
    assert states == [["declared"], ["met"], ["met"], ["declared"]]


@pytest.mark.parametrize(
    ("years", "states"), [("3", ["met", "met"]), ("4", ["unknown", "met"]), ("9", ["unknown"] * 2)]
)
def test_without_the_field_of_the_company_its_years_hold_only_if_they_hold_anyway(
    real_rules: Mapping[str, Rule], years: str, states: list[str]
) -> None:
    assert [state for _, state in _states(real_rules["a37-member"], {"company_years": years})] == states


@pytest.mark.parametrize(
    ("award", "upper_bound"),
    [
        ("a04", 30_000_000), ("a05", 2_000_000), ("a07-major", 500_000), ("a07-capacity", 500_000), ("a08", 3_000_000),
        ("a09", 500_000), ("a10", 10_000_000), ("a11", None), ("a12", 10_000_000), ("a13", 500_000),
        ("a16", 30_000_000), ("a17", 500_000), ("a20", 5_000_000), ("a22", 500_000), ("a23", 2_000_000),
        ("a24", 500_000), ("a25", 2_000_000), ("a26", 2_000_000), ("a27", 500_000), ("a29", 3_000_000),
        ("a31", 5_000), ("a32", 100_000), ("a33", 500_000), ("a34", 1_000_000), ("a36", 500_000),
        ("a37-alliance", 500_000), ("a37-member", 1_000_000), ("a39", None),
    ],
)  # fmt: skip
def test_the_most_that_each_award_can_bring(
    real_rules: Mapping[str, Rule], award: str, upper_bound: int | None
) -> None:
    assert summary(real_rules[award]).upper_bound == upper_bound


@pytest.mark.parametrize("award", _AWARDS)
@pytest.mark.parametrize("text", ["-1", "1e9", "NaN", "？", "5" * 61])
def test_a_bad_answer_to_any_question_gets_its_message_and_no_result(
    real_rules: Mapping[str, Rule], award: str, text: str
) -> None:
    rule = real_rules[award]
    for name in rule.inputs:
        result = evaluate(rule, {name: text})
        assert (result["status"], result["amount"]) == ("invalid", None)
        assert [error["input"] for error in result["errors"]] == [name]


@pytest.mark.parametrize("award", _AWARDS)
def test_an_unknown_name_gets_its_message_and_no_result(real_rules: Mapping[str, Rule], award: str) -> None:
    result = evaluate(real_rules[award], {"no_such_input": "1"})
    assert (result["status"], result["amount"], result["errors"][0]["input"]) == ("invalid", None, "no_such_input")


@pytest.mark.parametrize("award", _AWARDS)
def test_every_step_stands_with_its_words_and_their_place(real_rules: Mapping[str, Rule], award: str) -> None:
    rule = real_rules[award]
    answers = {
        name: question.choices[0].id if question.choices else "1"
        for name, question in rule.inputs.items()
        if question.type != "share"
    }
    steps = evaluate(rule, answers)["steps"]
    assert steps
    assert all(step["quote"] and step["anchor"] for step in steps)
