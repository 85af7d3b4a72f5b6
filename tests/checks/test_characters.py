import pytest

from tests.editable_policy import EditablePolicy


@pytest.mark.parametrize("escape", [r"\ufffd", r"\ue000"])
def test_a_hidden_character_brought_in_by_an_escape_is_found(policy: EditablePolicy, escape: str) -> None:
    policy.change("short_title: 分工", f'short_title: "分{escape}工"')
    problem = policy.problem()
    assert problem.line == policy.line_of(escape)
    assert "看不见的" in problem.message


@pytest.mark.parametrize(("old", "new"), [("value: 3万元", "value: ３万元"), ('phone: "6021346"', "phone: 602134６")])
def test_full_width_digits_are_found_where_programs_read_figures(policy: EditablePolicy, old: str, new: str) -> None:
    policy.change(old, new)
    [problem] = policy.problems_with("里有全角数字；请改成半角的 0 到 9")
    assert problem.line == policy.line_of(new)
