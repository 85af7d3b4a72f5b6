from tests.editable_policy import EditablePolicy

LAST = "quote: 验收合格后拨付剩余资金"


def test_shares_that_do_not_add_up_are_found(policy: EditablePolicy) -> None:
    policy.change(LAST, "share: 60%\n                  quote: 项目立项拨付60%的补助资金")
    [problem] = policy.problems_with("各期比例相加是 120%，应当是 100%")
    assert problem.line == policy.line_of("payments:")


def test_a_remainder_is_found_where_nothing_remains(policy: EditablePolicy) -> None:
    policy.change("share: 60%", "share: 100%")
    assert list(policy.problems_with("没有剩余资金了"))


def test_only_the_last_payment_may_be_the_remainder(policy: EditablePolicy) -> None:
    policy.change("                  share: 60%\n", "")
    [problem] = policy.problems_with("只有最后一期可以不写 share")
    assert problem.line == policy.line_of("- when: 立项")


def test_a_remainder_must_be_called_one(policy: EditablePolicy) -> None:
    policy.change(LAST, "quote: 验收合格后拨付")
    problem = policy.problem()
    assert problem.line == policy.line_of("quote: 验收合格后拨付")
    assert "引文里也没有“剩余”" in problem.message


def test_as_many_years_are_calculated_as_the_text_states(real_policy: EditablePolicy) -> None:
    real_policy.drop("- mechanism: percentage", "- mechanism: percentage")
    problem = next(real_policy.problems_with("写了 2 年的算法，而原文是 3年"))
    assert problem.field == "第四条 › awards › a04 › amount › years"


def test_a_year_above_its_annual_ceiling_is_found(real_policy: EditablePolicy) -> None:
    real_policy.change("value: 1000万元", "value: 2000万元", after="mechanism: fixed\n                  amount:")
    assert list(real_policy.problems_with("2000万元 超过了年度上限 1000万元"))
