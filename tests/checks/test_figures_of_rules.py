"""Each number of a rule stands in its quote, and each figure of the text in a quote."""

import pytest

from tests.editable_policy import EditablePolicy


def test_a_changed_cap_is_found_with_the_figure_of_the_text(real_policy: EditablePolicy) -> None:
    real_policy.change("value: 100万元", "value: 101万元", after="- id: a34")
    problem = real_policy.problem()
    assert problem.line == real_policy.line_of("value: 101万元")
    assert problem.field.startswith("第三十四条 › awards › a34 › amount")
    assert problem.message == "这里写 101万元，引文里是“100万元”；二者必须相等"


@pytest.mark.parametrize(
    ("old", "new", "official"),
    [
        ("value: 20%", "value: 2%", "20%"),
        ("share: 60%", "share: 70%", "60%"),
        ("years: 2年", "years: 3年", "2年"),
        ("value: 2年", "value: 3年", "两年"),
        ("value: 1年", "value: 5年", "一年"),
        ("value: 800元", "value: 800万元", "800元"),
        ("value: 80平方米", "value: 81平方米", "80平方米"),
        ("value: 10万元", "value: 10元", "10万元"),
    ],
)
def test_a_changed_number_is_found_whatever_its_unit(policy: EditablePolicy, old: str, new: str, official: str) -> None:
    policy.change(old, new)
    [problem] = policy.problems_with(f"引文里是“{official}”")
    assert problem.line == policy.line_of(new)


def test_a_number_written_otherwise_but_equal_is_accepted(policy: EditablePolicy) -> None:
    policy.change("value: 3万元", "value: 30000元")
    assert policy.problems() == []


def test_a_quote_without_the_figure_is_found(policy: EditablePolicy) -> None:
    policy.change("quote: 一次性给予3万元补助", "quote: 一次性给予")
    [problem] = policy.problems_with("引文里没有单位为 元 的数字")
    assert problem.line == policy.line_of("value: 3万元")


def test_a_quote_with_two_figures_needs_the_position(policy: EditablePolicy) -> None:
    policy.change(
        "quote: 省级展会每次给予2000元补助", "quote: 省级展会每次给予2000元补助，国家级展会每次最高给予5000元补助"
    )
    [problem] = policy.problems_with("请缩短引文，或用 position 写明取第几个")
    assert "2000元、5000元" in problem.message


def test_the_position_tells_which_figure_is_meant(policy: EditablePolicy) -> None:
    policy.change(
        "quote: 省级展会每次给予2000元补助",
        "quote: 省级展会每次给予2000元补助，国家级展会每次最高给予5000元补助\n                    position: 1",
    )
    assert policy.problems() == []
    policy.change("position: 1", "position: 2")
    assert list(policy.problems_with("引文里是“5000元”"))
    policy.change("position: 2", "position: 3")
    assert list(policy.problems_with("没有第 3 个"))


def test_a_number_with_the_wrong_unit_is_found(policy: EditablePolicy) -> None:
    policy.change("value: 20%", "value: 20元")
    assert list(policy.problems_with("单位应当是 %，不是 元"))


def test_a_figure_that_nothing_claims_is_found_in_the_text(policy: EditablePolicy) -> None:
    policy.drop("other_figures:", "- number: 6")
    problem = policy.problem()
    assert problem.line == policy.line_of("县级财政每年安排200万元")
    assert problem.field == "第五条 › lead"
    assert "200万元 没有着落" in problem.message


def test_a_dropped_condition_leaves_its_figure_unclaimed(policy: EditablePolicy) -> None:
    policy.change("quote: 学习时间超过15天", "quote: 学习时间超过")
    assert [problem.field for problem in policy.problems_with("15天 没有着落")] == [
        "第五条 › parts › 第 2 项 › sections › 申报条件 › text"
    ]


def test_every_occurrence_of_a_quote_claims_its_figure(real_policy: EditablePolicy) -> None:
    # The same sentence stands in the lead and in the first part of article 37; one award quotes it.
    assert real_policy.text.count("quote: 鼓励成立科技成果转化投资联盟，符合条件的最高给予50万元补助") <= 1
    assert real_policy.problems() == []
