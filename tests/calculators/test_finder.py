"""The finder on policies small enough to be read: where awards stand, what is asked, what is said."""

from decimal import Decimal
from typing import Any

import pytest

from calculators.compiled import RuleError
from calculators.finder import Finder, Policy
from calculators.finder.standing import Standing, standing
from tests.calculators import made
from tests.calculators.finder_policies import award, finder, group, places

_STAFF = made.question("staff", "count", label="职工（在职）", unit="人")
_AREA = made.question("area", "number", label="面积", unit="平方米")
_TEN = made.threshold("staff", ">=", "10")
_LARGE = made.threshold("area", ">=", "500")
_ENOUGH = made.threshold("staff", ">=", "5", id="enough")
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


def test_an_award_tells_how_each_of_its_conditions_stands() -> None:
    rule = award("a", _STAFF, _AREA, conditions=(_TEN, _LARGE, made.declared()))
    assert _only(finder(rule).reply({**_FIRM, "a.staff": "10"})) == {
        "award": "a",
        "sentence": "还缺：面积。",
        "checked": 1,
        "counted": "条件 3 项：1 项还不知道，1 项需自行确认，1 项符合",
        "states": {"staff": "met", "area": "unknown", "declared": "declared"},
        "notes": {"area": "填写面积后可知"},
    }


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


def test_who_does_not_know_what_they_are_is_told_what_else_is_missing() -> None:
    rule = award("a", _STAFF, conditions=(_TEN,), applicants=["firm", "lab"])
    reply = finder(rule, groups=(group("firm"), group("lab"))).reply({"firm": "?", "lab": "?"})
    assert _only(reply)["sentence"] == "还不知道您是不是类别firm或类别lab。还缺：职工。"


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({}, "还缺：职工、面积。"),
        ({"a.area": "?"}, "还缺：职工；您不清楚的：面积。"),
        ({"a.staff": "?", "a.area": "?"}, "您不清楚的：职工、面积。"),
        ({"a.staff": "8", "a.area": "400"}, "职工还差 2 人；面积还差 100 平方米。"),
        ({"a.staff": "10", "a.area": "500"}, "能用数字核对的 2 项条件都符合。"),
    ],
)
def test_an_award_says_all_that_is_missing_or_short(answers: dict[str, str], sentence: str) -> None:
    reply = finder(award("a", _STAFF, _AREA, conditions=(_TEN, _LARGE))).reply({**_FIRM, **answers})
    assert _only(reply)["sentence"] == sentence


def test_one_sentence_counts_how_all_awards_stand() -> None:
    reply = finder(
        award("a", _STAFF, conditions=(_TEN,)),
        *(award(name, conditions=(made.declared(),)) for name in ("b", "c")),
        *(award(name, _AREA, conditions=(_LARGE,)) for name in ("d", "e", "f")),
        *(award(name, applicants=["lab"]) for name in ("g", "h")),
        *(award(name, {**_STAFF, "shared_as": "s"}, conditions=(_TEN,)) for name in ("i", "j", "k", "l", "m")),
        groups=(group("firm"), group("lab")),
    ).reply({**_FIRM, "lab": "no", "a.staff": "10", ".s": "9"})
    assert reply["sentence"] == (
        "能核对的条件都符合 1 项，只有自行确认的条件 2 项，还不能确定 3 项，条件不符 5 项，面向其他主体 2 项。"
    )


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
    assert found.reply({"firm": "?", "small": "yes"})["belongs"] == ["firm", "small"]


def test_who_does_not_know_a_kind_is_not_asked_for_the_kinds_within() -> None:
    found = finder(award("a", applicants=["small"]), groups=(group("firm"), group("small", "firm")))
    reply = found.reply({"firm": "?"})
    assert reply["question"] is None
    assert _only(reply)["sentence"] == "还不知道您是不是类别small。"


def test_what_somebody_is_at_all_is_asked_before_the_kinds_within() -> None:
    groups = (group("firm"), group("small", "firm"), group("lab"))
    found = finder(award("a", applicants=["small", "lab"]), groups=groups)
    assert found.reply({"firm": "yes"})["question"]["name"] == ""


def test_questions_that_only_an_amount_needs_come_last_and_bring_an_estimate() -> None:
    heads = made.question("heads", "count", label="人数", unit="人")
    per_head = award("a", heads, amount=made.per_head("800"))
    found = finder(per_head, award("b", _STAFF, conditions=(_TEN,)))
    assert found.reply(_FIRM)["question"]["stage"] == "conditions"
    reply = found.reply({**_FIRM, "b.staff": "10"})
    assert reply["question"] == {"name": "a.heads", "stage": "amounts", "for": ["a"]}
    answered = found.reply({**_FIRM, "b.staff": "10", "a.heads": "3"})
    assert [(entry.get("amount"), entry.get("kind")) for entry in answered["met"]] == [
        (None, None),
        ("2400 元", "按数量计算"),
    ]
    assert found.reply({**_FIRM, "b.staff": "10", "a.heads": "?"})["question"] is None


def test_an_amount_is_not_estimated_for_an_award_that_fails() -> None:
    heads = made.question("heads", "count", unit="人")
    failing = award("a", heads, amount=made.per_head("800"), conditions=(made.threshold("heads", ">=", "10"),))
    assert "amount" not in _only(finder(failing).reply({**_FIRM, "a.heads": "3"}))


def test_an_award_that_fails_needs_no_answers_for_its_amount() -> None:
    heads = made.question("heads", "count", unit="人", shared_as="heads")
    failing = award("a", heads, _STAFF, amount=made.per_head("800"), conditions=(_TEN,))
    form = {**_FIRM, "a.staff": "5"}
    assert finder(failing).reply(form)["left"] == {"who": 0, "conditions": 0, "amounts": 0}
    both = finder(failing, award("b", heads, amount=made.per_head("800"))).reply(form)
    assert both["question"] == {"name": ".heads", "stage": "amounts", "for": ["b"]}


def test_an_input_may_be_called_unit() -> None:
    unit = made.question("unit", "count", label="单元数", unit="个")
    found = finder(award("a", unit, conditions=(made.threshold("unit", ">=", "10"),)))
    assert places(found.reply({**_FIRM, "a.unit": "12"})) == {"a": "met"}


@pytest.mark.parametrize(("spaces", "sentence"), [(59, "您不清楚的：职工。"), (60, "还缺：职工。")])
def test_not_to_know_is_said_within_the_length_of_an_answer(spaces: int, sentence: str) -> None:
    reply = finder(award("a", _STAFF, conditions=(_TEN,))).reply({**_FIRM, "a.staff": " " * spaces + "?"})
    assert _only(reply)["sentence"] == sentence


def test_numbers_are_read_as_in_the_calculators() -> None:
    money = award(
        "a", made.question("sales", example="1500万元"), conditions=(made.threshold("sales", ">=", "15000000"),)
    )
    reply = finder(money).reply({**_FIRM, "a.sales": "１，５００"})
    assert places(reply) == {"a": "met"}
    assert reply["echo"] == {"a.sales": "1500万元（一千五百万元）"}


def test_a_doubtful_answer_is_asked_back_and_counts_for_nothing_until_it_is_settled() -> None:
    money = award("a", made.question("sales", example="1500万元"), conditions=(made.threshold("sales", "<", "20000"),))
    doubtful = finder(money).reply({**_FIRM, "a.sales": "1500", "a.sales.unit": "yuan"})
    assert places(doubtful) == {"a": "open"}
    assert doubtful["question"]["name"] == "a.sales"
    assert doubtful["echo"] == {"a.sales": "1500元（一千五百元）"}
    offers = [
        {"label": "是，改成 1500 万元", "text": "1500万元"},
        {"label": "不，就是 1500 元", "text": "1500元"},
    ]
    assert doubtful["doubts"] == {"a.sales": {"question": "是 1500 万元吗？", "offers": offers}}
    settled = [finder(money).reply({**_FIRM, "a.sales": offer["text"]}) for offer in offers]
    assert [places(reply) for reply in settled] == [{"a": "unmet"}, {"a": "met"}]
    assert [reply["doubts"] for reply in settled] == [{}, {}]


def test_nought_of_the_thing_itself_is_unmet_and_no_award_of_nothing_is_offered() -> None:
    years = made.question("years", "count", unit="年", label="年数")
    limited = award(
        "a",
        years,
        conditions=(made.threshold("years", "<=", "3"),),
        amount=made.annual("10000000", years="years", max_years="3"),
    )
    none = finder(limited).reply({**_FIRM, "a.years": "0"})
    assert places(none) == {"a": "unmet"}
    assert _only(none)["sentence"] == "按所填的数，金额是 0：每年最高 1000 万元 × 0 年 = 0 元。"
    assert "amount" not in _only(none)
    assert none["question"] is None
    assert places(finder(limited).reply({**_FIRM, "a.years": "1"})) == {"a": "met"}


def test_what_is_short_is_said_before_that_the_amount_is_nought() -> None:
    people = award("a", _STAFF, conditions=(_TEN,), amount=made.per_head("100", heads="staff"))
    assert _only(finder(people).reply({**_FIRM, "a.staff": "0"}))["sentence"] == "职工还差 10 人。"


def test_a_fault_is_told_and_counts_as_no_answer() -> None:
    found = finder(award("a", _STAFF, _AREA, conditions=(_TEN, _LARGE)))
    reply = found.reply({**_FIRM, "a.staff": "八个", "a.area": "400", "b.staff": "5", "firm.unit": "wan"})
    errors = {error["input"]: error["message"] for error in reply["errors"]}
    assert errors.keys() == {"a.staff", "b.staff", "firm.unit"}
    assert errors["b.staff"] == "没有这个问题"
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


def test_how_an_award_stands_is_found_again_only_after_one_of_its_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def counted(*arguments: Any) -> Standing:  # noqa: ANN401 - those of `standing`
        asked.append(arguments)
        return standing(*arguments)

    monkeypatch.setattr("calculators.finder.finder.standing", counted)
    found = finder(award("a", _STAFF, conditions=(_TEN,)), award("b", _AREA, conditions=(_LARGE,)))
    for form in ({}, _FIRM, {**_FIRM, "a.staff": "5"}, {**_FIRM, "a.staff": "5"}):
        found.reply(form)
    assert len(asked) == 3


def test_an_award_that_fails_has_nothing_to_ask() -> None:
    compiled = award("a", _STAFF, _AREA, conditions=(_TEN, _LARGE))
    (entry,) = Policy.read([group("firm")], {"a": compiled}).entries
    failing = standing(entry, {"staff": Decimal(5)}, frozenset())
    assert (failing.state, failing.failing, failing.asked) == ("unmet", (), ())


_EITHER = (made.question("one", "number", unit="个"), made.question("other", "number", unit="个"))
_ONE_OF_THEM = made.any_of(made.threshold("one", ">=", "1"), made.threshold("other", ">=", "1"))


@pytest.mark.parametrize(
    ("question", "condition", "can_be_met"),
    [
        (_STAFF, made.threshold("staff", ">", "10"), True),
        (_STAFF, made.threshold("staff", "<=", "0"), True),
        (_STAFF, made.threshold("staff", "<", "0"), False),
        ({**_STAFF, "minimum": "3"}, made.threshold("staff", "<=", "3"), True),
        ({**_STAFF, "minimum": "3"}, made.threshold("staff", "<", "3"), False),
        ({**_STAFF, "maximum": "5"}, made.threshold("staff", ">=", "5"), True),
        ({**_STAFF, "maximum": "5"}, made.threshold("staff", ">", "5"), False),
        (made.question("part", "share"), made.threshold("part", ">", "0.5"), True),
        (made.question("part", "share"), made.threshold("part", "<", "0.5"), True),
        (made.question("part", "share"), made.threshold("part", ">=", "1"), True),
        (made.question("part", "share"), made.threshold("part", ">", "1"), False),
        (
            made.question("part", "share"),
            {**made.any_of(made.threshold("part", ">", "1"), made.threshold("part", ">", "3")), "id": "more than all"},
            False,
        ),
    ],
)
def test_nothing_is_asked_for_its_own_sake_when_another_condition_cannot_be_met(
    question: made.Json,
    condition: made.Json,
    can_be_met: bool,  # noqa: FBT001 - a case
) -> None:
    """Who does not know `other` can only help themselves with `one`, and that only while the rest can be met."""
    found = finder(award("a", question, *_EITHER, conditions=(condition, _ONE_OF_THEM)))
    assert found.reply({**_FIRM, "a.other": "?"})["left"]["conditions"] == (2 if can_be_met else 1)


@pytest.mark.parametrize(("before", "left"), [("80", 2), ("", 3)])
def test_what_is_compared_with_an_answer_is_tried_on_both_sides_of_it(before: str, left: int) -> None:
    growth = made.threshold("now", ">", compare_to="before")
    inputs = (made.question("now"), made.question("before"), *_EITHER)
    found = finder(award("a", *inputs, conditions=(growth, _ONE_OF_THEM)))
    assert found.reply({**_FIRM, "a.before": before, "a.other": "?"})["left"]["conditions"] == left


def test_questions_of_conditions_that_have_nothing_in_common_are_all_asked() -> None:
    third = made.question("third", "number", unit="个")
    conditions = (_TEN, _LARGE, made.threshold("third", ">=", "1"))
    found = finder(award("a", _STAFF, _AREA, third, conditions=conditions))
    for unsure in ("staff", "area", "third"):
        assert found.reply({**_FIRM, f"a.{unsure}": "?"})["left"]["conditions"] == 2


def test_questions_that_only_help_to_meet_conditions_are_all_asked() -> None:
    groups = tuple(
        {**made.any_of(*parts), "id": name} for name, parts in (("g", (_TEN, _LARGE)), ("h", _ONE_OF_THEM["of"]))
    )
    either = finder(award("a", _STAFF, _AREA, *_EITHER, conditions=groups))
    assert either.reply({**_FIRM, "a.area": "?", "a.other": "?"})["left"]["conditions"] == 2


@pytest.mark.parametrize("parts", [(_LARGE, _ENOUGH), (_ENOUGH, _LARGE)])
def test_of_questions_that_belong_together_only_those_that_matter_are_asked(parts: tuple[made.Json, ...]) -> None:
    """Whoever has ten people has the five that the group asks for, so that the area never matters."""
    for conditions in ((_TEN, made.any_of(*parts)), (made.any_of(*parts), _TEN)):
        reply = finder(award("a", _STAFF, _AREA, conditions=conditions)).reply(_FIRM)
        assert (reply["question"]["name"], reply["left"]["conditions"]) == ("a.staff", 1)


def test_knots_too_large_to_search_are_asked_whole() -> None:
    inputs = [made.question(f"n{number}", "number", unit="个") for number in range(9)]
    parts = [made.threshold(f"n{number}", ">=", "5") for number in range(9)]
    found: Finder = finder(award("a", *inputs, conditions=(made.any_of(*parts),)))
    assert found.reply(_FIRM)["left"]["conditions"] == 9
    others = {**_ONE_OF_THEM, "id": "others"}
    beside = finder(award("a", *inputs, *_EITHER, conditions=(made.any_of(*parts), others)))
    assert beside.reply({**_FIRM, "a.other": "?"})["left"]["conditions"] == 10
