"""The form and the result as outside programs and readers meet them."""

import re
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator import OpenCalculator

pytestmark = [pytest.mark.browser, pytest.mark.site]


def test_money_is_in_ten_thousands_of_yuan_unless_the_reader_says_otherwise(open_calculator: OpenCalculator) -> None:
    calculator = open_calculator("a34")
    calculator.answer({"rd_current": "1500", "rd_previous": "1000"})
    assert calculator.attributes() == ("ok", "upper_bound", "250000.00")


def test_money_can_be_given_in_yuan(open_calculator: OpenCalculator) -> None:
    calculator = open_calculator("a34")
    values = {"rd_current": "15000000", "rd_current.unit": "yuan", "rd_previous": "1000", "rd_previous.unit": "wan"}
    calculator.answer(values)
    assert calculator.attributes() == ("ok", "upper_bound", "250000.00")


def test_a_choice_is_named_by_its_id(open_calculator: OpenCalculator) -> None:
    calculator = open_calculator("a33")
    calculator.answer({"level": "provincial"})
    assert calculator.attributes() == ("ok", "exact", "200000.00")


def test_a_share_is_in_percent(open_calculator: OpenCalculator) -> None:
    calculator = open_calculator("a36")
    calculator.answer({"loan_loss": "80", "compensation_share": "50"})
    assert calculator.attributes() == ("ok", "upper_bound", "400000.00")


def test_yes_or_no_decides_which_condition_counts(open_calculator: OpenCalculator) -> None:
    calculator = open_calculator("a37-member")
    without = calculator.answer({"biomedicine": "no", "company_years": "5"})["conditions"]
    with_it = calculator.answer({"biomedicine": "yes", "company_years": "5"})["conditions"]
    assert [len([one for one in found if one["state"] == "unmet"]) for found in (without, with_it)] == [1, 0]


def test_a_missing_answer_leaves_the_result_without_an_amount(open_calculator: OpenCalculator) -> None:
    calculator = open_calculator("a34")
    assert calculator.answer({"rd_current": "1500"})["missing"] == ["rd_previous"]
    assert calculator.attributes() == ("incomplete", None, None)


def test_an_unacceptable_answer_is_explained_beside_its_field(open_calculator: OpenCalculator) -> None:
    calculator = open_calculator("a34")
    calculator.answer({"rd_current": "1500", "rd_previous": "一大笔"})
    assert calculator.attributes() == ("invalid", None, None)
    field = calculator.control("rd_previous")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile("一大笔"))


def test_the_explanation_goes_when_the_answer_is_mended(open_calculator: OpenCalculator) -> None:
    calculator = open_calculator("a34")
    calculator.answer({"rd_current": "1500", "rd_previous": "x"})
    calculator.answer({"rd_previous": "1000"})
    assert calculator.control("rd_previous").get_attribute("aria-invalid") is None
    expect(calculator.element.locator('[data-field="rd_previous"] [data-error]')).to_be_empty()


def test_the_reader_sees_in_words_which_amount_was_understood(open_calculator: OpenCalculator) -> None:
    calculator = open_calculator("a34")
    calculator.answer({"rd_current": "１，５００ 万"})
    echo = calculator.element.locator('[data-field="rd_current"] [data-echo]')
    expect(echo).to_have_text("1500万元（一千五百万元）")


def test_a_result_is_marked_as_stale_at_the_moment_of_a_change(open_calculator: OpenCalculator) -> None:
    calculator = open_calculator("a34")
    calculator.answer({"rd_current": "1500", "rd_previous": "1000"})
    at_once = calculator.control("rd_current").evaluate(
        """(control) => {
          control.value = "1600";
          control.dispatchEvent(new Event("input", { bubbles: true }));
          const result = control.closest("award-calculator").querySelector("[data-result]");
          return [...result.attributes].map(({ name }) => name).sort();
        }"""
    )
    assert "aria-busy" in at_once
    assert not {"data-status", "data-certainty", "data-amount"} & set(at_once)
    assert calculator.estimate()["amount"] == "300000.00"


def test_of_many_changes_the_last_is_answered(open_calculator: OpenCalculator) -> None:
    calculator = open_calculator("a34")
    calculator.answer({"rd_current": "1500", "rd_previous": "1000"})
    calculator.control("rd_current").evaluate(
        """(control) => {
          for (let amount = 1001; amount <= 1200; amount += 1) {
            control.value = String(amount);
            control.dispatchEvent(new Event("input", { bubbles: true }));
          }
        }"""
    )
    assert calculator.estimate()["amount"] == "100000.00"


def test_the_steps_show_the_quotes_that_they_rest_on(open_calculator: OpenCalculator, page: Page) -> None:
    calculator = open_calculator("a34")
    steps = calculator.answer({"rd_current": "1500", "rd_previous": "1000"})["steps"]
    shown = calculator.element.locator('[data-part="steps"] li')
    assert shown.count() == len(steps)
    for position, step in enumerate(steps):
        link = shown.nth(position).locator("a")
        assert link.inner_text() == step["quote"]
        official = page.locator(link.get_attribute("href") or "")
        assert step["quote"] in "".join(official.inner_text().split())


def test_the_conditions_are_told_in_words_with_what_is_short(open_calculator: OpenCalculator) -> None:
    calculator = open_calculator("a04")
    calculator.answer({"floor_area": "4000", "staff": "10"})
    conditions = calculator.element.locator('[data-part="conditions"]')
    expect(conditions.locator('[data-state="unmet"]')).to_contain_text("还差 1000 平方米")
    expect(conditions.locator('[data-state="met"]')).to_contain_text("符合")
    expect(conditions.locator('[data-state="declared"]').first).to_contain_text("需自行确认")
    expect(conditions).to_contain_text("由受理部门审定")


def test_the_instalments_shown_add_up_to_the_amount(open_calculator: OpenCalculator) -> None:
    calculator = open_calculator("a10")
    calculator.answer({"tier": "major", "requested_amount": "333.3333"})
    cells = calculator.element.locator('[data-part="instalments"] tbody td:last-child').all_inner_texts()
    amounts = [Decimal(cell.removesuffix(" 元").replace(",", "")) for cell in cells]
    assert amounts == [Decimal("2333333.10"), Decimal("999999.90")]


def test_each_year_is_shown(open_calculator: OpenCalculator) -> None:
    calculator = open_calculator("a16")
    calculator.answer({"years": "2"})
    rows = calculator.element.locator('[data-part="years"] tbody tr').all_inner_texts()
    assert ["".join(row.split()) for row in rows] == ["①第1年1000万元", "②第2年1000万元"]


def test_two_calculators_on_one_page_do_not_disturb_each_other(open_calculator: OpenCalculator, page: Page) -> None:
    alliance, member = open_calculator("a37-alliance"), open_calculator("a37-member")
    before = alliance.element.inner_text()
    member.answer({"requested_amount": "30"})
    assert member.attributes() == ("ok", "upper_bound", "300000.00")
    assert alliance.element.inner_text() == before
    alliance.answer({"requested_amount": "20"})
    assert (alliance.attributes()[2], member.attributes()[2]) == ("200000.00", "300000.00")
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(({ id }) => id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("award", "values"),
    [
        ("a34", {"rd_current": "1500", "rd_previous": "1000", "rd_previous.unit": "yuan"}),
        ("a04", {"assessment_share_year2": "12.345", "staff": "3"}),
        ("a09", {"requested_amount": "33.33333"}),
    ],
)
def test_emptying_the_form_brings_back_what_the_build_wrote(
    open_calculator: OpenCalculator, award: str, values: dict[str, str]
) -> None:
    calculator = open_calculator(award)
    first, first_form = calculator.result.inner_text(), calculator.form()
    calculator.answer(values)
    assert calculator.result.inner_text() != first
    calculator.element.get_by_role("button", name="清空").click()
    calculator.estimate()
    assert calculator.result.inner_text() == first
    assert calculator.form() == first_form


def test_no_earlier_result_stands_beside_an_emptied_form(open_calculator: OpenCalculator) -> None:
    calculator = open_calculator("a34")
    calculator.answer({"rd_current": "1500", "rd_previous": "1000"})
    stands = """(calculator) => {
      calculator.querySelector("button[type=reset]").click();
      return [calculator.querySelector("[data-result]").hasAttribute("data-status"), calculator.estimate];
    }"""
    assert calculator.element.evaluate(stands) == [False, None]


def test_the_enter_key_does_not_leave_the_page(open_calculator: OpenCalculator, page: Page) -> None:
    calculator = open_calculator("a34")
    calculator.answer({"rd_current": "1500", "rd_previous": "1000"})
    address = page.url
    calculator.control("rd_previous").press("Enter")
    assert calculator.estimate()["amount"] == "250000.00"
    assert page.url == address
