"""What makes a result believable: its quotes, its drawings, what is short, what is open, what was understood."""

import re

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.calculator import Calculator, OpenCalculator

pytestmark = [pytest.mark.browser, pytest.mark.site]

_ANSWERS = {"rd_current": "1500", "rd_previous": "1000"}
_NO_HIGHLIGHTS = "delete window.Highlight;"
_MARKED = """() => {
  const inMarks = [...document.querySelectorAll("mark")].map((mark) => mark.textContent);
  const ranges = window.CSS?.highlights?.get("calculator-quote") ?? [];
  return [...inMarks, ...[...ranges].map(String)].join("").replace(/\\s/g, "");
}"""
_OFFICIAL = "() => [...document.querySelectorAll('[data-official]')].map((words) => words.textContent)"


@pytest.mark.parametrize("knows_highlights", [True, False])
@pytest.mark.parametrize("award", ["a34", "a10"])
def test_a_quote_is_shown_and_marked_in_the_article(
    open_calculator: OpenCalculator, page: Page, context: BrowserContext, award: str, *, knows_highlights: bool
) -> None:
    if not knows_highlights:
        context.add_init_script(_NO_HIGHLIGHTS)
    calculator = open_calculator(award)
    before = page.evaluate(_OFFICIAL)
    for link in calculator.element.locator('[data-part="conditions"] [data-source]').all():
        link.click()
        quote = "".join(link.inner_text().split())
        page.wait_for_function(f"(quote) => ({_MARKED})() === quote", arg=quote)
        assert page.evaluate(_OFFICIAL) == before


def test_marked_words_have_a_colour_of_their_own(open_calculator: OpenCalculator, page: Page) -> None:
    link = open_calculator("a34").element.locator('[data-part="conditions"] [data-source]').first
    link.click()
    page.wait_for_function(f"({_MARKED})() !== ''")
    colours = page.evaluate(
        """() => [...CSS.highlights.get("calculator-quote")].map(({ startContainer: { parentElement } }) =>
          getComputedStyle(parentElement, "::highlight(calculator-quote)").backgroundColor)"""
    )
    assert set(colours) == {"rgb(255, 224, 138)"}


def test_the_marked_quote_is_in_view(open_calculator: OpenCalculator, page: Page, context: BrowserContext) -> None:
    context.add_init_script(_NO_HIGHLIGHTS)
    calculator = open_calculator("a34")
    calculator.answer(_ANSWERS)
    calculator.element.locator('[data-part="steps"] [data-source]').last.click()
    expect(page.locator("mark").first).to_be_in_viewport()
    expect(page.locator("mark")).to_have_text("最高给予100万元补助")


def test_going_back_leads_to_the_result_again(open_calculator: OpenCalculator, page: Page) -> None:
    calculator = open_calculator("a34")
    calculator.answer(_ANSWERS)
    calculator.element.locator('[data-part="steps"] [data-source]').last.click()
    page.wait_for_function(f"({_MARKED})() !== ''")
    expect(calculator.result).not_to_be_in_viewport()
    page.go_back()
    expect(calculator.result).to_be_in_viewport()
    assert calculator.attributes()[2] == "250000.00"


def test_the_plot_shows_the_own_position_and_tells_itself_in_words(open_calculator: OpenCalculator) -> None:
    calculator = open_calculator("a34")
    drawing = calculator.element.locator('[data-drawing="plot"] svg')
    expect(drawing.locator("circle")).to_have_count(0)
    calculator.answer(_ANSWERS)
    expect(drawing.locator("circle")).to_have_count(1)
    expect(drawing).to_have_accessible_name(re.compile("到上限 100 万元.*现在填的是 500 万元，对应 25 万元"))


def test_what_stands_in_a_drawing_is_drawn(open_calculator: OpenCalculator) -> None:
    calculator = open_calculator("a10")
    calculator.answer({"tier": "major", "requested_amount": "800"})
    bar = calculator.element.locator('[data-drawing="bar"] rect.calculator-part')
    widths = [box["width"] for part in bar.all() if (box := part.bounding_box())]
    assert widths[0] / widths[1] == pytest.approx(7 / 3, rel=0.02)


def test_a_rule_that_is_no_percentage_has_no_plot(open_calculator: OpenCalculator) -> None:
    expect(open_calculator("a10").element.locator('[data-drawing="plot"]')).to_be_hidden()


def test_what_is_not_met_is_said_beside_the_amount(open_calculator: OpenCalculator) -> None:
    calculator = open_calculator("a10")
    calculator.answer({"tier": "major", "requested_amount": "300", "matching_funds": "200"})
    expect(calculator.result).to_contain_text("1 项不符合")
    expect(calculator.element.locator('[data-state="unmet"]')).to_contain_text("不符合 还差 100 万元")


def test_no_calculator_says_that_somebody_qualifies(open_calculator: OpenCalculator) -> None:
    calculator = open_calculator("a34")
    calculator.answer(_ANSWERS)
    assert not re.search("您符合|你符合|有资格|可以得到|一定能", calculator.element.inner_text())


def test_what_the_text_leaves_open_stands_beside_the_result_with_whom_to_ask(open_calculator: OpenCalculator) -> None:
    beside = open_calculator("a34").element.get_by_role("complementary")
    expect(beside.get_by_role("listitem")).to_have_count(6)
    expect(beside.get_by_role("link")).to_have_attribute("href", "tel:043188777285")


def test_where_the_text_names_no_office_that_is_said(open_calculator: OpenCalculator) -> None:
    expect(open_calculator("a11").element.get_by_role("complementary")).to_contain_text("原文也没有写执行单位")


def test_nothing_is_filled_in_beforehand(open_calculator: OpenCalculator) -> None:
    form = open_calculator("a10").form()
    assert {name: value for name, value in form.items() if not name.endswith(".unit")} == {
        "tier": "", "requested_amount": "", "matching_funds": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("1,500 万", "1500万元（一千五百万元）"),
        ("1500万元", "1500万元（一千五百万元）"),
        ("１５００", "1500万元（一千五百万元）"),
        ("0.15 亿", "1500万元（一千五百万元）"),
        ("1亿2000万元", "1.2亿元（一亿二千万元）"),
    ],
)
def test_an_amount_is_taken_as_people_type_it(open_calculator: OpenCalculator, typed: str, understood: str) -> None:
    calculator = open_calculator("a34")
    calculator.answer({"rd_current": typed})
    expect(_echo(calculator, "rd_current")).to_have_text(understood)


def test_a_slip_of_a_factor_of_ten_thousand_is_seen_at_once(open_calculator: OpenCalculator) -> None:
    calculator = open_calculator("a34")
    calculator.answer({"rd_current": "15000000"})
    expect(_echo(calculator, "rd_current")).to_contain_text("1500亿元（一千五百亿元）")
    expect(calculator.element.locator('[data-field="rd_current"] [data-doubt]')).to_contain_text("是 1500 万元吗？")
    calculator.answer({"rd_current.unit": "yuan"})
    expect(_echo(calculator, "rd_current")).to_have_text("1500万元（一千五百万元）")


def test_until_python_is_there_the_field_says_that_it_is_being_read(open_calculator: OpenCalculator) -> None:
    calculator = open_calculator("a34")
    at_once = calculator.control("rd_current").evaluate(
        """(control) => {
          control.value = "1500";
          control.dispatchEvent(new Event("input", { bubbles: true }));
          return control.closest("[data-field]").querySelector("[data-echo]").textContent;
        }"""
    )
    assert at_once == "正在读取…"
    expect(_echo(calculator, "rd_current")).to_have_text("1500万元（一千五百万元）", timeout=30_000)


def test_phones_show_the_number_pad(open_calculator: OpenCalculator) -> None:
    calculator = open_calculator("a04")
    expect(calculator.control("floor_area")).to_have_attribute("inputmode", "decimal")
    expect(calculator.control("staff")).to_have_attribute("inputmode", "numeric")


def test_on_a_phone_the_amount_is_in_view_while_the_form_is_filled_in(
    open_calculator: OpenCalculator, page: Page
) -> None:
    page.set_viewport_size({"width": 375, "height": 667})
    calculator = open_calculator("a04")
    calculator.answer({"assessment_share_year2": "80"})
    short = calculator.element.locator("[data-short]")
    expect(short).to_be_in_viewport(ratio=1)
    expect(short).to_contain_text("3 年合计最高 2800 万元")
    short.get_by_role("link").click()
    expect(calculator.result).to_be_in_viewport()


def test_on_a_wide_screen_the_result_stands_beside_the_form(open_calculator: OpenCalculator, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    calculator = open_calculator("a34")
    form, result = calculator.element.locator("form").first.bounding_box(), calculator.result.bounding_box()
    assert form
    assert result
    assert form["x"] + form["width"] <= result["x"]
    assert abs(form["y"] - result["y"]) < 20


def _echo(calculator: Calculator, name: str) -> Locator:
    return calculator.element.locator(f'[data-field="{name}"] [data-echo]')
