"""The finder on policies small enough to be read: where awards stand, what is asked, what is said."""

from typing import Any

import pytest

from calculators.compiled import RuleError
from calculators.finder import Finder, Policy
from tests.calculators import made
from tests.calculators.finder_policies import award, finder, group, places

_STAFF = made.question("staff", "count", label="职工（在职）", unit="人")
_AREA = made.question("area", "number", label="面积", unit="平方米")
_TEN = made.threshold("staff", ">=", "10")
_LARGE = made.threshold("area", ">=", "500")
_FIRM = {"firm": "yes"}


def _only(reply: dict[str, Any]) -> dict[str, Any]:
    entries: list[dict[str, Any]] = reply["met"] + reply["open"] + reply["unmet"]
    assert len(entries) == 1
    return entries[0]


def test_first_it_is_asked_who_somebody_is() -> None:
    reply = finder(award("a", _STAFF, conditions=(_TEN,))).reply({})
    assert reply["question"] == {"name": "", "stage": "who", "for": ["a"]}
    assert places(reply) == {"a": "open"}
    assert _only(reply)["sentence"] == "先说明您属于哪一类。"


@pytest.mark.parametrize(
    ("staff", "place", "sentence"),
    [
        ("8", "unmet", "职工还差 2 人。"),
        ("10", "met", "能用数字核对的 1 项条件都符合；另有 1 项需自行确认。"),
        ("?", "open", "您不清楚的：职工。"),
        ("？", "open", "您不清楚的：职工。"),
        ("", "open", "还缺：职工。"),
    ],
)
def test_an_award_stands_where_the_answer_puts_it_and_says_by_how_much(staff: str, place: str, sentence: str) -> None:
    reply = finder(award("a", _STAFF, conditions=(_TEN, made.declared()))).reply({**_FIRM, "a.staff": staff})
    assert places(reply) == {"a": place}
    assert _only(reply)["sentence"] == sentence


def test_an_award_for_others_is_unmet_and_says_for_whom() -> None:
    reply = finder(award("a", applicants=["firm", "lab"]), groups=(group("firm"), group("lab"))).reply(
        {"firm": "no", "lab": "no"}
    )
    assert _only(reply) == {"award": "a", "sentence": "面向：类别firm、类别lab。", "is_for_others": True}


def test_who_does_not_know_what_they_are_keeps_the_award_open() -> None:
    reply = finder(award("a", _STAFF, conditions=(_TEN,))).reply({"firm": "?", "a.staff": "12"})
    assert places(reply) == {"a": "open"}
    assert _only(reply)["sentence"] == "还不知道您是不是类别firm。"
    assert reply["question"] is None


def test_what_only_the_applicant_can_declare_is_never_met_and_never_asked() -> None:
    reply = finder(award("a", conditions=(made.declared(),))).reply(_FIRM)
    assert _only(reply)["states"] == {"declared": "declared"}
    assert _only(reply)["sentence"] == "没有能用数字核对的条件；1 项需自行确认。"
    assert reply["words"]["declared"] == "需自行确认"
    assert reply["question"] is None


def test_the_question_that_settles_most_comes_first() -> None:
    found = finder(
        award("a", _STAFF, _AREA, conditions=(_TEN, _LARGE)),
        award("b", _AREA, conditions=(_LARGE,)),
    )
    assert found.reply(_FIRM)["question"]["name"] == "b.area"
    assert found.reply({**_FIRM, "b.area": "600"})["question"]["name"] == "a.staff"
    assert found.reply({**_FIRM, "a.staff": "5"})["question"]["name"] == "b.area"


def test_an_award_that_fails_asks_nothing_more() -> None:
    reply = finder(award("a", _STAFF, _AREA, conditions=(_TEN, _LARGE))).reply({**_FIRM, "a.staff": "5"})
    assert reply["question"] is None


def test_inputs_with_the_same_name_and_words_stay_two_questions() -> None:
    found = finder(award("a", _STAFF, conditions=(_TEN,)), award("b", _STAFF, conditions=(_TEN,)))
    reply = found.reply({**_FIRM, "a.staff": "5"})
    assert places(reply) == {"a": "unmet", "b": "open"}
    assert reply["question"]["name"] == "b.staff"


def test_a_shared_input_is_asked_once_and_first() -> None:
    shared = {**_STAFF, "shared_as": "people"}
    found = finder(
        award("a", _AREA, conditions=(_LARGE,)),
        award("b", shared, conditions=(_TEN,)),
        award("c", {**shared, "id": "workers"}, conditions=(made.threshold("workers", ">=", "20"),)),
    )
    assert found.reply(_FIRM)["question"] == {"name": ".people", "stage": "conditions", "for": ["b", "c"]}
    assert places(found.reply({**_FIRM, ".people": "12"})) == {"a": "open", "b": "met", "c": "unmet"}


def test_a_question_that_no_answer_makes_useful_is_not_asked() -> None:
    """Which of two limits counts does not matter to somebody who does not know the number."""
    kind = made.question("kind", "yes_no")
    limits = (
        made.threshold("area", "<=", "3", id="usual", when={"input": "kind", "answer": "no"}),
        made.threshold("area", "<=", "8", id="special", when={"input": "kind", "answer": "yes"}),
    )
    found = finder(award("a", kind, _AREA, conditions=limits))
    assert found.reply({**_FIRM, "a.area": "?"})["question"] is None
    assert found.reply({**_FIRM, "a.kind": "?"})["question"]["name"] == "a.area"
    assert found.reply({**_FIRM, "a.area": "5"})["question"]["name"] == "a.kind"


def test_who_does_not_know_one_condition_is_only_asked_what_can_fail() -> None:
    trivial = made.threshold("area", ">=", "0")
    found = finder(award("a", _STAFF, _AREA, conditions=(_TEN, trivial)))
    assert found.reply({**_FIRM, "a.staff": "?"})["question"] is None


def test_a_condition_between_two_answers_asks_for_both() -> None:
    growth = made.threshold("now", ">", compare_to="before")
    found = finder(award("a", made.question("now"), made.question("before"), conditions=(growth,)))
    assert found.reply(_FIRM)["left"] == {"who": 0, "conditions": 2, "amounts": 0}
    assert found.reply({**_FIRM, "a.now": "?"})["question"] is None
    reply = found.reply({**_FIRM, "a.now": "80", "a.before": "80"})
    assert _only(reply)["sentence"] == "now须高于 80 万元。"


def test_kinds_within_a_kind_are_asked_of_those_who_belong_to_it() -> None:
    found = finder(award("a", applicants=["small"]), groups=(group("firm"), group("small", "firm"), group("lab")))
    assert found.reply({})["question"]["name"] == ""
    assert found.reply({"firm": "yes", "lab": "no"})["question"]["name"] == "firm"
    assert places(found.reply({"firm": "no", "lab": "yes"})) == {"a": "unmet"}
    assert places(found.reply({"firm": "no", "small": "yes"})) == {"a": "unmet"}
    assert found.reply({"small": "yes"})["belongs"] == ["firm", "small"]


def test_questions_that_only_an_amount_needs_come_last_and_bring_an_estimate() -> None:
    heads = made.question("heads", "count", label="人数", unit="人")
    per_head = award("a", heads, amount=made.per_head("800"))
    found = finder(per_head, award("b", _STAFF, conditions=(_TEN,)))
    assert found.reply(_FIRM)["question"]["stage"] == "conditions"
    reply = found.reply({**_FIRM, "b.staff": "10"})
    assert reply["question"] == {"name": "a.heads", "stage": "amounts", "for": ["a"]}
    answered = found.reply({**_FIRM, "b.staff": "10", "a.heads": "3"})
    assert [entry.get("amount") for entry in answered["met"]] == [None, "2400 元"]
    assert found.reply({**_FIRM, "b.staff": "10", "a.heads": "?"})["question"] is None


def test_an_amount_is_not_estimated_for_an_award_that_fails() -> None:
    heads = made.question("heads", "count", unit="人")
    failing = award("a", heads, amount=made.per_head("800"), conditions=(made.threshold("heads", ">=", "10"),))
    assert "amount" not in _only(finder(failing).reply({**_FIRM, "a.heads": "3"}))


def test_numbers_are_read_as_in_the_calculators() -> None:
    money = award("a", made.question("sales"), conditions=(made.threshold("sales", ">=", "15000000"),))
    reply = finder(money).reply({**_FIRM, "a.sales": "１，５００"})
    assert places(reply) == {"a": "met"}
    assert reply["echo"] == {"a.sales": "1500万元（一千五百万元）"}
    in_yuan = finder(money).reply({**_FIRM, "a.sales": "1500", "a.sales.unit": "yuan"})
    assert "如果填的是万元" in in_yuan["echo"]["a.sales"]


def test_a_fault_is_told_and_counts_as_no_answer() -> None:
    found = finder(award("a", _STAFF, _AREA, conditions=(_TEN, _LARGE)))
    reply = found.reply({**_FIRM, "a.staff": "八", "a.area": "400", "b.staff": "5", "firm.unit": "wan"})
    assert {error["input"] for error in reply["errors"]} == {"a.staff", "b.staff", "firm.unit"}
    assert places(reply) == {"a": "unmet"}


def test_a_kind_is_answered_with_yes_or_no() -> None:
    reply = finder(award("a")).reply({"firm": "perhaps"})
    assert "没有“perhaps”这个选项" in reply["errors"][0]["message"]
    assert reply["question"]["stage"] == "who"


@pytest.mark.parametrize("answer", ["yes", "YES", "是"])
def test_a_kind_is_answered_in_both_languages(answer: str) -> None:
    assert finder(award("a")).reply({"firm": answer})["belongs"] == ["firm"]


@pytest.mark.parametrize(
    ("groups", "message"),
    [
        (None, "计算规则里没有申报主体类别"),
        ({}, "计算规则里没有申报主体类别"),
        ([5], "申报主体或计算规则的数据不完整，或写法不对"),
        ([{"id": "firm"}], "申报主体或计算规则的数据不完整，或写法不对"),
        ([group("firm", "firm")], "申报主体类别的所属关系不对"),
        ([group("firm", "lab"), group("lab", "firm")], "申报主体类别的所属关系不对"),
        ([group("firm", "none")], "申报主体类别的所属关系不对"),
        ([group("lab")], "计算规则里有不认识的申报主体"),
    ],
)
def test_kinds_that_cannot_be_used_are_told(groups: object, message: str) -> None:
    with pytest.raises(RuleError, match=rf"^{message}$"):
        Policy.read(groups, {"a": award("a")})


def test_an_award_for_nobody_is_told() -> None:
    with pytest.raises(RuleError, match=r"^计算规则里有不认识的申报主体$"):
        Policy.read([group("firm")], {"a": award("a", applicants=[])})


def test_what_is_kept_of_one_question_does_not_colour_the_next() -> None:
    rule = award("a", _STAFF, conditions=(_TEN,))
    used = finder(rule)
    for staff in ("5", "", "?", "12", "5"):
        form = {**_FIRM, "a.staff": staff}
        assert used.reply(form) == finder(rule).reply(form)


def test_knots_too_large_to_search_are_asked_whole() -> None:
    inputs = [made.question(f"n{number}", "number", unit="个") for number in range(9)]
    parts = [made.threshold(f"n{number}", ">=", "5") for number in range(9)]
    found: Finder = finder(award("a", *inputs, conditions=(made.any_of(*parts),)))
    assert found.reply(_FIRM)["left"]["conditions"] == 9
