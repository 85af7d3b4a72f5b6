from calculators import evaluate, reply, summary
from tests.calculators import made

_TIERS = made.choices(("major", "重大项目"), ("other", "其他项目"))
_INPUTS = (made.question("tier", "choice", label="项目类别", choices=_TIERS), made.question("asked"))
_RULE = made.rule(
    made.by_choice({"major": made.ceiling("10000000", requested="asked"), "other": made.fixed("500000")}), *_INPUTS
)


def test_each_choice_has_its_own_amount_and_certainty() -> None:
    results = [evaluate(_RULE, {"tier": tier}) for tier in ("major", "other")]
    assert [(result["amount"], result["certainty"]) for result in results] == [
        ("10000000.00", "upper_bound"),
        ("500000.00", "exact"),
    ]


def test_the_choice_is_needed() -> None:
    assert evaluate(_RULE, {"asked": "5"})["missing"] == ["tier"]


def test_the_sentence_names_the_choice() -> None:
    assert reply(_RULE, {"tier": "other"})["view"]["sentence"] == "其他项目：定额 50 万元"


def test_the_summary_lists_every_choice() -> None:
    assert summary(_RULE).most == "重大项目最高 1000 万元，其他项目定额 50 万元"
    assert summary(_RULE).formula == "重大项目最高 1000 万元；其他项目定额 50 万元"
    assert summary(_RULE).kind == "分档确定"
    assert summary(_RULE).upper_bound == 10_000_000


def test_a_choice_that_the_question_does_not_offer_is_told_by_its_id() -> None:
    rule = made.rule(made.by_choice({"major": made.fixed("2"), "gone": made.fixed("1")}), *_INPUTS)
    assert summary(rule).most == "重大项目定额 2 元，gone定额 1 元"


def test_what_all_choices_have_in_common_is_the_kind() -> None:
    rule = made.rule(made.by_choice({"major": made.fixed("2"), "other": made.fixed("1")}), *_INPUTS)
    assert summary(rule).kind == "定额"


def test_one_choice_without_a_limit_leaves_the_whole_without_one() -> None:
    unlimited = made.percentage({"input": "asked", "label": "投入"}, rate="0.3")
    rule = made.rule(made.by_choice({"major": unlimited, "other": made.fixed("1")}), *_INPUTS)
    assert summary(rule).upper_bound is None
