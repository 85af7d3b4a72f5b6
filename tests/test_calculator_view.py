"""What a calculator shows before any script runs."""

import pytest

from generator.calculator_view import calculator_view, percent, yuan
from generator.errors import HandbookError
from generator.model.award import Example
from generator.model.handbook import Handbook


@pytest.mark.parametrize(
    ("amount", "words"),
    [("250000.00", "250,000 元"), ("0.50", "0.50 元"), ("1234567.89", "1,234,567.89 元"), ("0.00", "0 元")],
)
def test_an_amount_is_grouped_and_shows_cents_only_if_there_are_some(amount: str, words: str) -> None:
    assert yuan(amount) == words


@pytest.mark.parametrize(
    ("share", "words"), [("0.70", "70%"), ("0.05", "5%"), ("1.00", "100%"), ("0.333", "33.3%"), ("0.1250", "12.5%")]
)
def test_a_share_is_shown_in_percent(share: str, words: str) -> None:
    assert percent(share) == words


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
