from tests.editable_policy import EditablePolicy


def test_an_example_that_the_calculator_refuses_is_found(policy: EditablePolicy) -> None:
    policy.change("purchase: 30万元", "purchase: 三十")
    problem = policy.problem()
    assert problem.line == policy.line_of("purchase: 三十")
    assert problem.message.startswith("例子不能计算：")


def test_an_example_that_lacks_an_answer_is_found(policy: EditablePolicy) -> None:
    policy.change("purchase: 30万元", "jobs: 12人")
    problem = policy.problem()
    assert (problem.line, problem.message) == (policy.line_of("answers:"), "例子不能计算：还缺少 purchase 的答案")


def test_an_example_of_how_to_fill_in_a_field_must_be_an_answer(policy: EditablePolicy) -> None:
    policy.change("example: 12人", "example: 十几人")
    problem = policy.problem()
    assert problem.line == policy.line_of("十几人")
    assert problem.message.startswith("例子填不进去：")
