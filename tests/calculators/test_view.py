from calculators import reply
from calculators.reply import reply_to_form
from tests.calculators import made

_RULE = made.rule(
    made.ceiling("1000000", of=made.percentage(made.increase(label="研发费用增量"), rate="0.05", at_most=True)),
    made.question("current", label="本期研发费用（万元）"),
    made.question("previous", label="上期研发费用"),
    made.question("share", "share"),
    made.question("staff", "count", unit="人"),
)


def test_the_result_says_how_much_of_what_kind_and_why() -> None:
    assert reply(_RULE, {"current": "1500万", "previous": "1000万"})["view"] == {
        "headline": "最高 25 万元",
        "kind": "上限，由评审决定",
        "sentence": "研发费用增量 500 万元 × 5% = 25 万元，未超过上限 100 万元",
        "condition_notes": {},
    }


def test_before_the_answers_it_says_what_to_fill_in_and_what_it_can_bring() -> None:
    view = reply(_RULE, {})["view"]
    assert view["headline"] == "还需填写 2 项"
    assert view["sentence"] == "请填写：本期研发费用、上期研发费用。本项：最高 100 万元。"


def test_with_faults_it_says_how_many_and_gives_no_result() -> None:
    view = reply(_RULE, {"current": "x", "previous": "-1"})["view"]
    assert (view["headline"], view["kind"], view["sentence"]) == ("请改正 2 处填写", "", "改正以后才能估算。")


def test_amounts_and_shares_are_said_back_as_they_were_understood() -> None:
    form = {"current": "1,500", "previous": "5000元", "share": "55", "staff": "5"}
    assert reply_to_form(_RULE, form)["echo"] == {
        "current": "1500万元（一千五百万元）",
        "previous": "5000元（五千元）",
        "share": "55%",
    }


def test_good_answers_are_said_back_beside_faulty_ones() -> None:
    assert reply(_RULE, {"current": "5000", "previous": "x"})["echo"] == {"current": "5000元（五千元）"}
