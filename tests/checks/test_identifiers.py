import pytest

from tests.editable_policy import EditablePolicy


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("- id: equipment", "- id: new-cooperative", "奖补"),
        ("- id: industry-bureau", "- id: service-centre", "联系方式"),
        ("- id: enterprise", "- id: cooperative", "申报主体类别"),
        ("- id: sales", "- id: purchase", "输入项"),
        ("- id: national", "- id: provincial", "选项"),
        ("- id: workshop-years", "- id: jobs", "条件"),
    ],
)
def test_a_repeated_id_is_found_with_the_line_of_the_first(
    policy: EditablePolicy, old: str, new: str, what: str
) -> None:
    place = policy.text.index(old)
    policy.change(old, new)
    line = policy.text.count("\n", 0, place) + 1
    [problem] = [problem for problem in policy.problems_with(f"{what}的 id") if "重复" in problem.message]
    assert problem.line == line
    first = int(problem.message.split("第 ")[1].split(" 行")[0])
    assert new in policy.text.splitlines()[first - 1]
    assert first < line
