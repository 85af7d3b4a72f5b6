from tests.editable_policy import EditablePolicy


def test_a_number_typed_into_the_text_must_be_in_the_directory(policy: EditablePolicy) -> None:
    policy.change("电话：{phone}", "电话：6021347")
    [problem] = policy.problems_with("电话 6021347 不在 offices（联系方式）里")
    assert problem.line == policy.line_of("6021347")


def test_a_number_of_the_directory_with_a_wrong_digit_is_found(policy: EditablePolicy) -> None:
    policy.change('phone: "6021346"', 'phone: "6021348"')
    assert policy.problem().field == "offices › industry-bureau › phone"


def test_one_number_has_one_spelling(policy: EditablePolicy) -> None:
    policy.change('phone: "6021346"', 'phone: "0999-6021345"')
    line = policy.line_of('phone: "6021345"')
    assert f"同一个电话有两种写法：第 {line} 行写的是 6021345" in "".join(p.message for p in policy.problems())
