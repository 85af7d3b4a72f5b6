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
