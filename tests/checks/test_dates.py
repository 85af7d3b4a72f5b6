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


def test_the_handbook_is_not_revised_before_the_document_was_made(policy: EditablePolicy) -> None:
    policy.change("revised: 2024-03-05", "revised: 2023-03-05")
    problem = policy.problem()
    assert (problem.field, problem.message) == ("document › revised", "修订日期 2023-03-05 早于文末日期 2024-02-20")
