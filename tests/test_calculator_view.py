"""What a calculator shows before any script runs."""

import pytest

from generator.calculator_view import calculator_view
from generator.errors import HandbookError
from generator.model.award import Example
from generator.model.handbook import Handbook


def test_every_worked_example_of_the_handbook_has_a_result(handbook: Handbook) -> None:
    for article, award in handbook.awards.values():
        assert len(calculator_view(handbook, article, award).examples) == len(award.examples)


@pytest.mark.parametrize(
    ("answers", "why"), [({"rd_current": "1500万元"}, "还缺 rd_previous"), ({"rd": "1"}, "rd 没有")]
)
def test_a_worked_example_without_a_result_is_a_fault(handbook: Handbook, answers: dict[str, str], why: str) -> None:
    article, award = handbook.awards["a34"]
    broken = award.model_copy(update={"examples": (Example(answers=answers),)})
    with pytest.raises(HandbookError, match=f"a34 的第 1 个算例没有结果：{why}"):
        calculator_view(handbook, article, broken)


def test_the_questions_that_the_amount_needs_are_known(handbook: Handbook) -> None:
    article, award = handbook.awards["a08"]
    assert calculator_view(handbook, article, award).needed == {"contracts_current", "contracts_previous"}


def test_yes_or_no_is_offered_as_two_choices(handbook: Handbook) -> None:
    article, award = handbook.awards["a37-member"]
    question = calculator_view(handbook, article, award).questions[0]
    assert (question.id, question.choices) == ("biomedicine", (("yes", "是"), ("no", "否")))


def test_each_condition_stands_with_its_state_and_the_place_of_its_quote(handbook: Handbook) -> None:
    article, award = handbook.awards["a34"]
    growth, size = calculator_view(handbook, article, award).conditions
    assert (growth.state, size.state) == ("unknown", "declared")
    assert (growth.quote, growth.anchor) == ("近两个年度研发费用增长", "conditions-text")
    assert (growth.words, size.words) == ("还不知道", "需自行确认")


def test_a_calculator_shows_its_curve_before_anything_is_typed(handbook: Handbook) -> None:
    article, award = handbook.awards["a34"]
    view = calculator_view(handbook, article, award)
    assert view.plot.startswith("<svg")
    assert "到上限 100 万元" in view.plot
    assert view.bar == ""


def test_a_share_and_a_count_say_what_they_take(handbook: Handbook) -> None:
    article, award = handbook.awards["a04"]
    bounds = {question.id: question.bounds for question in calculator_view(handbook, article, award).questions}
    assert (bounds["broker_share"], bounds["staff"], bounds["floor_area"]) == ("0 到 100%", "整数", "")
