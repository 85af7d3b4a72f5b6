import pytest

from calculators import reply
from calculators.reply import reply_to_form
from tests.calculators import made
from tests.calculators.drawings import read, shapes

_RULE = made.rule(
    made.ceiling("1000000", of=made.percentage(made.increase(label="研发费用增量"), rate="0.05", at_most=True)),
    made.question("current", label="本期研发费用（万元）"),
    made.question("previous", label="上期研发费用"),
    made.question("share", "share"),
    made.question("staff", "count", unit="人"),
)


def test_the_result_says_how_much_of_what_kind_and_why() -> None:
    view = reply(_RULE, {"current": "1500万", "previous": "1000万"})["view"]
    assert (view["headline"], view["kind"]) == ("最高 25 万元", "上限，实际金额由评审决定")
    assert view["sentence"] == "研发费用增量 500 万元 × 5% = 25 万元，未超过上限 100 万元"


def test_each_step_says_what_it_comes_to() -> None:
    assert reply(_RULE, {"current": "1500万", "previous": "1000万"})["view"]["steps"] == [
        "得 500 万元",
        "得 25 万元",
        "得 25 万元",
    ]


def test_a_step_that_cuts_an_amount_off_says_what_it_comes_to() -> None:
    steps = reply(_RULE, {"current": "3000万", "previous": "0"})["view"]["steps"]
    assert steps == ["得 3000 万元", "得 150 万元", "得 100 万元"]


@pytest.mark.parametrize("amount", [made.fixed("5000"), made.ceiling("1000000"), made.annual("5000000")])
def test_a_step_that_is_no_more_than_its_amount_does_not_say_it_twice(amount: made.Json) -> None:
    assert reply(made.rule(amount), {})["view"]["steps"] == [""]


def test_before_the_answers_it_says_what_to_fill_in_and_what_it_can_bring() -> None:
    view = reply(_RULE, {})["view"]
    assert view["headline"] == "还需填写 2 项"
    assert view["sentence"] == "请填写：本期研发费用、上期研发费用。本项：最高 100 万元。"


def test_with_faults_it_says_how_many_and_gives_no_result() -> None:
    view = reply(_RULE, {"current": "x", "previous": "-1"})["view"]
    assert (view["headline"], view["kind"], view["sentence"]) == ("请改正 2 处填写", "", "改正以后才能估算。")


def test_numbers_are_said_back_as_they_were_understood() -> None:
    form = {"current": "1,500", "previous": "5000元", "share": "55", "staff": "5"}
    assert reply_to_form(_RULE, form)["echo"] == {
        "current": "1500万元（一千五百万元）",
        "previous": "5000元（五千元）",
        "share": "55%",
        "staff": "5 人",
    }


def test_good_answers_are_said_back_beside_faulty_ones() -> None:
    assert reply(_RULE, {"current": "5000", "previous": "x"})["echo"] == {"current": "5000元（五千元）"}


_CONDITIONS = made.rule(
    made.ceiling("1000000", requested="asked"),
    made.question("asked"),
    made.question("area", "number", unit="平方米", label="面积（建筑）"),
    made.question("staff", "count", unit="人"),
    conditions=(made.threshold("area", ">=", "5000"), made.threshold("staff", ">=", "10"), made.declared()),
)


def test_the_conditions_are_told_with_what_is_short_and_never_as_a_claim() -> None:
    view = reply(_CONDITIONS, {"area": "4000"})["view"]
    assert view["conditions"] == "条件 3 项：1 项不符合，1 项还不知道，1 项需自行确认"
    assert view["condition_states"] == {"area": "不符合", "staff": "还不知道", "declared": "需自行确认"}
    assert view["condition_notes"] == {"area": "还差 1000 平方米", "staff": "填写staff后可知"}


def test_a_rule_without_conditions_says_nothing_about_them() -> None:
    assert reply(_RULE, {})["view"]["conditions"] == ""


_PAID = made.instalments(made.ceiling("10000000", requested="asked"), ("立项", "0.7"), ("验收合格", None))


@pytest.mark.parametrize(
    ("asked", "amounts"), [("800万", ["560 万元", "240 万元"]), ("333.3333万", ["2,333,333.10 元", "999,999.90 元"])]
)
def test_instalments_stand_in_one_unit(asked: str, amounts: list[str]) -> None:
    rows = reply(made.rule(_PAID, made.question("asked")), {"asked": asked})["view"]["instalments"]
    assert [(row["mark"], row["when"], row["share"]) for row in rows] == [
        ("①", "立项", "70%"),
        ("②", "验收合格", "30%"),
    ]
    assert [row["amount"] for row in rows] == amounts


def test_the_bar_of_instalments_names_their_shares() -> None:
    drawing = reply(made.rule(_PAID, made.question("asked")), {"asked": "800万"})["view"]["bar"]
    assert read(drawing).get("aria-label") == "各部分的大小：立项 560 万元；验收合格 240 万元。"
    assert shapes(drawing) == [
        "part 1 1 236.6 42 url(#bar-made-0)",
        "part-words 119.3 27 middle ① 70%",
        "part 237.6 1 101.4 42 url(#bar-made-1)",
        "part-words 288.3 27 middle ② 30%",
    ]


def test_years_are_rows_with_a_bar_of_their_parts() -> None:
    rule = made.rule(made.annual("10000000", years="years"), made.question("years", "count", unit="年"))
    view = reply(rule, {"years": "2"})["view"]
    assert [(row["when"], row["amount"]) for row in view["years"]] == [
        ("第 1 年", "1000 万元"),
        ("第 2 年", "1000 万元"),
    ]
    assert "第 1 年 1000 万元；第 2 年 1000 万元" in view["bar"]


@pytest.mark.parametrize("amount", [made.annual("10000000", years="staff"), made.per_head("100000", heads="staff")])
def test_an_amount_of_nought_says_plainly_that_there_is_none(amount: made.Json) -> None:
    view = reply(made.rule(amount, made.question("staff", "count", unit="人")), {"staff": "0"})["view"]
    assert (view["headline"], view["kind"]) == ("0 元", "")
    assert view["sentence"].endswith("= 0 元；按所填的数，这一项没有可得的金额")


def test_an_amount_typed_in_yuan_as_if_it_were_wan_shows_in_numerals() -> None:
    said = reply_to_form(_RULE, {"current": "15000000", "current.unit": "wan"})["echo"]["current"]
    assert said.startswith("1500亿元（一千五百亿元）")
