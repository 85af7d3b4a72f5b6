import pytest

from tests.editable_policy import EditablePolicy


@pytest.mark.parametrize("wrong", ["<=", ">", "<"])
def test_an_operator_that_contradicts_its_quote_is_found(policy: EditablePolicy, wrong: str) -> None:
    policy.change('operator: ">="', f'operator: "{wrong}"')
    problem = policy.problem()
    assert problem.line == policy.line_of(f'operator: "{wrong}"')
    assert problem.field == "第三条 › awards › new-cooperative › conditions › members › operator"
    assert problem.message == f"运算符写的是 {wrong}，引文里的“不少于”是 >=；二者必须一致"


def test_a_word_after_the_figure_counts_too(real_policy: EditablePolicy) -> None:
    real_policy.change('operator: ">="', 'operator: "<="', after="- id: floor_area\n                kind: threshold")
    assert "“以上”是 >=" in real_policy.problem().message


def test_a_longer_word_is_not_taken_for_a_shorter_one(real_policy: EditablePolicy) -> None:
    real_policy.change('operator: "<="', 'operator: ">"')
    assert "“不超过”是 <=" in real_policy.problem().message


def test_a_comparison_with_another_answer_is_checked_too(real_policy: EditablePolicy) -> None:
    real_policy.change('operator: ">="', 'operator: "<"', after="- id: matching_funds\n                kind")
    assert "“不低于”是 >=" in real_policy.problem().message


def test_a_threshold_without_a_comparison_word_is_found(policy: EditablePolicy) -> None:
    policy.change("quote: 企业运营满两年", "quote: 两年")
    assert "引文里没有比较的词" in policy.problem().message


def test_a_ceiling_whose_words_state_no_ceiling_is_found(policy: EditablePolicy) -> None:
    policy.change("quote: 国家级展会每次最高给予5000元补助", "quote: 给予5000元补助")
    assert "引文没有说“5000元”是最高额" in next(policy.problems_with("最高额")).message


def test_a_fixed_amount_whose_words_state_a_ceiling_is_found(policy: EditablePolicy) -> None:
    policy.change(
        "mechanism: ceiling\n                  limit:\n", "mechanism: fixed\n                  amount:\n", after="level"
    )
    policy.change("                  requested: requested_amount\n", "")
    [problem] = policy.problems_with("不是定额")
    assert "原文在“5000元”处写有“最高”" in problem.message


def test_a_fixed_amount_cannot_hide_the_ceiling_by_quoting_less(policy: EditablePolicy) -> None:
    policy.change(
        "mechanism: ceiling\n                  limit:\n", "mechanism: fixed\n                  amount:\n", after="level"
    )
    policy.change("quote: 国家级展会每次最高给予5000元补助", "quote: 5000元补助")
    policy.change("                  requested: requested_amount\n", "")
    assert list(policy.problems_with("不是定额"))


def test_a_rate_of_at_most_must_say_so(policy: EditablePolicy) -> None:
    policy.change("at_most: true", "at_most: false")
    assert "原文在“20%”处写有“不超过”" in policy.problem().message


def test_figures_in_a_row_share_the_words_before_the_first(policy: EditablePolicy) -> None:
    words = "省级展会每次给予2000元补助，国家级展会每次最高给予5000元补助"
    policy.change_source(
        "省级展会每次给予 2000 元补助，\n国家级展会每次最高给予 5000 元补助", "分别最高给予2000元、5000元补助"
    )
    policy.change(words, "分别最高给予2000元、5000元补助")
    policy.change("quote: 省级展会每次给予2000元补助", "quote: 最高给予2000元")
    policy.change(
        "quote: 国家级展会每次最高给予5000元补助",
        "quote: 分别最高给予2000元、5000元补助\n                    position: 2",
    )
    assert "不是定额" in policy.problem().message
    assert "“2000元”" in policy.problem().message


def _with_range(policy: EditablePolicy) -> None:
    words = "国家级展会每次给予3000元至5000元补助"
    policy.change_source("国家级展会每次最高给予 5000 元补助", "国家级展会每次给予 3000 元至 5000 元补助")
    policy.change("国家级展会每次最高给予5000元补助", words)
    policy.change("quote: 国家级展会每次最高给予5000元补助", f"quote: {words}\n                    position: 2")


def test_the_upper_end_of_a_range_is_a_ceiling(policy: EditablePolicy) -> None:
    _with_range(policy)
    assert not list(policy.problems_with("最高额"))
    assert not list(policy.problems_with("一段幅度"))


def test_an_end_of_a_range_is_no_fixed_amount(policy: EditablePolicy) -> None:
    _with_range(policy)
    policy.change(
        "mechanism: ceiling\n                  limit:\n", "mechanism: fixed\n                  amount:\n", after="level"
    )
    policy.change("                  requested: requested_amount\n", "")
    assert list(policy.problems_with("原文在“5000元”处写的是一段幅度"))
