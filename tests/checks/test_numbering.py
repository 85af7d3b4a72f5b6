from tests.editable_policy import EditablePolicy


def test_a_gap_between_articles_is_found(policy: EditablePolicy) -> None:
    policy.change("- number: 6", "- number: 7")
    [problem] = policy.problems_with("序号不连续")
    assert (problem.line, problem.message) == (
        policy.line_of("- number: 7"),
        "序号不连续：这里应当是第 6 条，写的是第 7 条",
    )


def test_a_repeated_article_is_found(policy: EditablePolicy) -> None:
    policy.change("- number: 4", "- number: 3")
    assert next(policy.problems_with("应当是第 4 条")).field == "第三条 › number"


def test_a_gap_between_chapters_is_found(policy: EditablePolicy) -> None:
    policy.change("  - number: 2\n    title: 扶持措施", "  - number: 3\n    title: 扶持措施")
    [problem] = policy.problems_with("序号不连续")
    assert (problem.field, problem.message) == ("第三章 › number", "序号不连续：这里应当是第 2 章，写的是第 3 章")


def test_a_number_that_the_text_leaves_out_is_allowed_when_the_mark_says_so(policy: EditablePolicy) -> None:
    policy.change("- number: 5", "- number: 7\n        mark: 第七条")
    policy.change("- number: 6", "- number: 8")
    assert not list(policy.problems_with("序号"))


def test_an_article_that_the_text_numbers_twice_takes_another_address(policy: EditablePolicy) -> None:
    policy.change("- number: 4", "- number: 44\n        mark: 第三条")
    policy.change("- number: 5", "- number: 4")
    policy.change("- number: 6", "- number: 5")
    assert not list(policy.problems_with("序号"))


def test_two_articles_cannot_share_an_address(policy: EditablePolicy) -> None:
    policy.change("- number: 4", "- number: 3\n        mark: 第三条")
    [problem] = policy.problems_with("序号 3 重复")
    assert problem.line == policy.line_of("- number: 3\n        mark")
