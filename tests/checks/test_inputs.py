import pytest

from tests.editable_policy import EditablePolicy


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("base: purchase", "base: purchases", "equipment 的 inputs 里没有 purchases；是不是 purchase？"),
        ("base: purchase", "base: jobs", "输入项 jobs 的类型是 count，这里要用 money 类型的"),
        ("count: people", "count: days", "问了 people，但金额和条件都没有用到"),
        ("input: level", "input: requested_amount", "输入项 requested_amount 的类型是 money，这里要用 choice 类型的"),
        ("national:", "county:", "level 的选项里没有 county；可以写 provincial、national"),
        ("national:", "county:", "缺少选项 national 的算法"),
        ('answer: "no"', "answer: maybe", "workshop 的选项里没有 maybe；可以写 yes、no"),
        ("input: workshop", "input: years", "输入项 years 的类型是 number，这里要用 choice、yes_no 类型的"),
        ("unit: 平方米", "unit: 亩", "单位是 平方米，而输入项 floor_area 的单位是 亩；二者必须一致"),
        ("purchase: 30万元", "purchases: 30万元", "equipment 的 inputs 里没有 purchases；是不是 purchase？"),
    ],
)
def test_an_input_that_does_not_fit_its_use_is_found(policy: EditablePolicy, old: str, new: str, message: str) -> None:
    policy.change(old, new)
    assert list(policy.problems_with(message))


def test_an_input_that_only_selects_may_stay_unused(real_policy: EditablePolicy) -> None:
    assert "input: platform" not in real_policy.text
    assert real_policy.problems() == []


def test_the_unit_of_a_limit_of_an_input_is_checked(policy: EditablePolicy) -> None:
    policy.change("example: 8人", "example: 8人\n                minimum: 1家")
    problem = policy.problem()
    assert problem.line == policy.line_of("minimum: 1家")
    assert "单位是 家，而输入项 members 的单位是 人" in problem.message


def test_answers_with_different_units_are_not_compared(policy: EditablePolicy) -> None:
    policy.change("value: 5人\n", "compare_to: floor_area\n")
    assert list(policy.problems_with("members 与 floor_area 单位不同，不能比较"))
