from tests.editable_policy import EditablePolicy


def test_a_quote_that_is_not_in_its_article_is_found_with_the_nearest_words(policy: EditablePolicy) -> None:
    policy.change("quote: 成员不少于5人", "quote: 成员应不少于5人")
    [problem] = policy.problems_with("第三条里没有")
    assert problem.line == policy.line_of("成员应不少于5人")
    assert problem.field == "第三条 › awards › new-cooperative › conditions › members › quote"
    assert "最接近的原文是" in problem.message
    assert "成员不少于5人" in problem.message


def test_a_quote_of_another_article_is_told_where_it_stands(policy: EditablePolicy) -> None:
    policy.change("quote: 成员不少于5人", "quote: 带动就业不少于10人")
    [problem] = policy.problems_with("第三条里没有这段话")
    assert "它在第四条" in problem.message


def test_a_quote_of_the_other_part_is_found(policy: EditablePolicy) -> None:
    policy.change("part: 2", "part: 1")
    fields = {problem.field.split(" › ")[-1] for problem in policy.problems_with("不在第 1 部分")}
    assert fields == {"quote"}


def test_something_of_a_part_may_quote_the_words_before_the_parts(policy: EditablePolicy) -> None:
    policy.change("quote: 按每人800元给予补助", "quote: 支持手艺人走出去")
    assert not list(policy.problems_with("第五条里没有"))


def test_a_quote_may_run_over_white_space_and_from_one_passage_to_the_next(policy: EditablePolicy) -> None:
    policy.change("quote: 成员不少于5人", "quote: 成员不少于 5人；（2）经营场所")
    assert policy.problems() == []


def test_a_quote_of_the_documents_facts_is_checked(policy: EditablePolicy) -> None:
    policy.change("quote: 由县手工业服务中心负责解释", "quote: 由县文旅局负责解释")
    assert {problem.field for problem in policy.problems()} == {
        "document › interpreter › quote",
        "document › interpreter › text",
    }


def test_a_fact_is_worded_as_its_quote(policy: EditablePolicy) -> None:
    policy.change("text: 县手工业服务中心", "text: 县手工业中心")
    assert "不在引文“由县手工业服务中心负责解释”里" in policy.problem().message
