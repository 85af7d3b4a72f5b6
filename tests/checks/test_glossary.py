"""The glossary holds words of the text and explanations that the text gives."""

from tests.editable_policy import EditablePolicy


def test_a_term_that_the_text_does_not_use_is_found(policy: EditablePolicy) -> None:
    policy.change("term: 非遗工坊", "term: 非遗作坊")
    problem = policy.problem()
    assert problem.line == policy.line_of("term: 非遗作坊")
    assert "原文里没有“非遗作坊”" in problem.message


def test_an_explanation_that_does_not_stand_in_its_article_is_found(policy: EditablePolicy) -> None:
    policy.change("quote: 云岭竹编、蓝染等传统手工业", "quote: 云岭竹编和蓝染等传统手工业")
    problem = policy.problem()
    assert problem.line == policy.line_of("quote: 云岭竹编和蓝染等传统手工业")
    assert "最接近的原文" in problem.message


def test_an_explanation_of_another_article_is_found(policy: EditablePolicy) -> None:
    policy.change("article: 1\n    quote: 云岭竹编", "article: 3\n    quote: 云岭竹编")
    assert "它在第一条" in policy.problem().message


def test_an_explanation_in_an_article_that_is_not_there_is_found(policy: EditablePolicy) -> None:
    policy.change("article: 1\n    quote: 云岭竹编", "article: 77\n    quote: 云岭竹编")
    assert policy.problem().message == "没有第 77 条"


def test_an_explanation_without_its_term_is_found(policy: EditablePolicy) -> None:
    policy.change("quote: 云岭竹编、蓝染等传统手工业", "quote: 云岭竹编、蓝染")
    assert "没有“传统手工业”这个词" in policy.problem().message


def test_a_term_that_stands_twice_is_found(policy: EditablePolicy) -> None:
    policy.change("  - term: 非遗工坊\n", "  - term: 非遗工坊\n  - term: 非遗工坊\n")
    first = policy.line_of("term: 非遗工坊")
    problem = policy.problem()
    assert problem.line == first + 1
    assert f"第 {first} 行已经写了" in problem.message


def test_a_quote_without_its_article_is_found(policy: EditablePolicy) -> None:
    policy.change("    article: 1\n    quote: 云岭竹编", "    quote: 云岭竹编")
    assert "要么都写" in policy.problem().message


def test_a_figure_inside_an_explanation_is_not_claimed_by_it(policy: EditablePolicy) -> None:
    policy.change("  - term: 非遗工坊\n", "  - term: 县级财政\n    article: 5\n    quote: 县级财政每年安排200万元\n")
    policy.drop("        other_figures:", "      - number: 6")
    assert "200万元" in policy.problem().message
