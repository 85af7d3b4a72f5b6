import pytest

from tests.editable_policy import EditablePolicy


def test_the_day_in_force_is_the_one_that_the_text_states(policy: EditablePolicy) -> None:
    policy.change("effective: 2024-03-01", "effective: 2024-03-02")
    problem = policy.problem()
    assert problem.line == policy.line_of("effective: 2024-03-02")
    assert problem.message == "原文写明自2024年3月1日起施行，这里写的是 2024-03-02"


@pytest.mark.parametrize("day", ["2025-02-17", "2026-12-31", "9999-12-31"])
def test_where_the_text_states_no_day_it_is_soon_after_the_documents_date(
    real_policy: EditablePolicy, day: str
) -> None:
    real_policy.change("effective: 2025-02-18", f"effective: {day}")
    assert real_policy.problem().message == f"施行日期 {day} 不在文末日期 2025-02-18 之后的一年里"


_UNTIL = "有效期至2026年2月28日"


def _until(policy: EditablePolicy, day: str) -> None:
    """State the last day in the text, and `day` in the file."""
    for change in (policy.change_source, policy.change):
        change("有效期 2 年" if change == policy.change_source else "有效期2年", _UNTIL)
    text = policy.text.replace("有效期2年", _UNTIL).replace("    years: 2年\n", f"    last_day: {day}\n")
    policy.path.write_text(text, "utf-8")


def test_a_last_day_that_the_text_states_is_right(policy: EditablePolicy) -> None:
    _until(policy, "2026-02-28")
    assert policy.problems() == []


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("2026-03-01", "引文写的是“至2026年2月28日”，这里写的是 2026-03-01；二者必须一致"),
        ("2023-03-01", "有效期的最后一天 2023-03-01 早于施行日期 2024-03-01"),
    ],
)
def test_another_last_day_is_found(policy: EditablePolicy, day: str, message: str) -> None:
    _until(policy, day)
    assert policy.problem().message == message


def test_a_last_day_needs_words_that_name_it(policy: EditablePolicy) -> None:
    policy.change("years: 2年", "last_day: 2026-02-28")
    assert "引文里没有写到哪一天为止" in policy.problem().message


def test_the_handbook_is_not_revised_before_the_document_was_made(policy: EditablePolicy) -> None:
    policy.change("revised: 2024-03-05", "revised: 2023-03-05")
    problem = policy.problem()
    assert (problem.field, problem.message) == ("document › revised", "修订日期 2023-03-05 早于文末日期 2024-02-20")
