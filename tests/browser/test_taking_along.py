"""A result is sent as a link, copied as text, printed on one sheet."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from generator.model.handbook import Handbook
from tests.browser.calculator import Calculator, OpenCalculator
from tests.browser.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.site]

_ANSWERS = {"rd_current": "1500", "rd_previous": "10000000", "rd_previous.unit": "yuan"}
_KEEP_WHAT_IS_COPIED = """
Object.defineProperty(navigator, "clipboard", {
  configurable: true, value: { writeText: async (text) => { window.copied = text; } },
});
"""
_OLD_CLIPBOARD = """
Object.defineProperty(navigator, "clipboard", { value: undefined });
document.execCommand = () => { window.copied = document.activeElement.value; return true; };
"""
_NO_CLIPBOARD = """
Object.defineProperty(navigator, "clipboard", { value: undefined });
document.execCommand = () => false;
"""
_PRINT_NOTHING = "window.print = () => {};"


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    """A browser whose clipboard the test can read."""
    context.add_init_script(_KEEP_WHAT_IS_COPIED)
    return context


def _press(calculator: Calculator, name: str) -> None:
    calculator.element.get_by_role("button", name=name).click()


def _copied(page: Page) -> str:
    page.wait_for_function("window.copied !== undefined")
    return str(page.evaluate("window.copied"))


def test_a_link_brings_the_answers_back(open_calculator: OpenCalculator, page: Page) -> None:
    calculator = open_calculator("a34")
    calculator.answer(_ANSWERS)
    _press(calculator, "复制链接")
    link = _copied(page)
    assert "#award-a34?v=1&rd_current=1500&rd_current.unit=wan&rd_previous=10000000" in link
    page.goto("about:blank")
    page.goto(link)
    opened = Calculator(page, "a34")
    assert opened.estimate()["amount"] == "250000.00"
    assert opened.form() == {"rd_current.unit": "wan", **_ANSWERS}
    expect(opened.element).to_be_in_viewport()
    expect(opened.result.locator('[data-slot="link-note"]')).to_be_hidden()


def test_the_address_of_the_page_becomes_the_link(open_calculator: OpenCalculator, page: Page) -> None:
    calculator = open_calculator("a34")
    calculator.answer(_ANSWERS)
    _press(calculator, "复制链接")
    assert _copied(page) == page.url


def test_the_answers_of_a_link_are_not_sent_to_the_server(page: Page, server: Server) -> None:
    page.goto(f"{server.address}articles/34/#award-a34?v=1&rd_current=1500&rd_previous=1000")
    Calculator(page, "a34").estimate()
    assert not server.asked_for("rd_current")


@pytest.mark.parametrize("version", ["v=0", "v=0.9%3Cb%3E", "w=1"])
def test_a_link_made_with_other_data_says_so(page: Page, server: Server, version: str) -> None:
    page.goto(f"{server.address}articles/34/#award-a34?{version}&rd_current=1500&rd_previous=1000")
    calculator = Calculator(page, "a34")
    assert calculator.estimate()["amount"] == "250000.00"
    expect(calculator.result.locator('[data-slot="link-note"]')).to_contain_text("结果按现在的版本估算")


def test_answers_of_a_link_that_no_longer_apply_are_left_out_and_counted(page: Page, server: Server) -> None:
    page.goto(f"{server.address}articles/10/#award-a10?v=1&tier=enormous&colour=red&requested_amount=300")
    calculator = Calculator(page, "a10")
    assert calculator.estimate()["missing"] == ["tier"]
    assert calculator.form()["requested_amount"] == "300"
    expect(calculator.result.locator('[data-slot="link-note"]')).to_contain_text("2 项答案已不适用")


def test_a_hostile_link_is_text_and_nothing_more(page: Page, server: Server) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(
        f"{server.address}articles/34/#award-a34?v=%22%3E%3Cimg%20src=x%3E&rd_current=%3Cimg%20src%3Dx%3E&%E0%A4%A"
    )
    calculator = Calculator(page, "a34")
    assert calculator.estimate()["status"] == "invalid"
    expect(calculator.element.locator("img")).to_have_count(0)
    assert errors == []


def test_a_link_to_one_award_leaves_the_other_of_its_page_alone(page: Page, server: Server) -> None:
    page.goto(f"{server.address}articles/37/#award-a37-member?v=1&requested_amount=30")
    assert Calculator(page, "a37-member").estimate()["amount"] == "300000.00"
    assert Calculator(page, "a37-alliance").form()["requested_amount"] == ""


def test_a_link_can_be_opened_on_a_page_that_is_open_already(open_calculator: OpenCalculator, page: Page) -> None:
    calculator = open_calculator("a34")
    calculator.answer({"rd_current": "9", "rd_previous": "8"})
    page.evaluate("location.hash = '#award-a34?v=1&rd_current=1500&rd_previous=1000'")
    expect(calculator.result).to_have_attribute("data-amount", "250000.00")


def test_ordinary_places_of_the_page_are_still_found(page: Page, server: Server) -> None:
    page.goto(f"{server.address}articles/34/#award-a34")
    expect(page.locator("#award-a34")).to_be_in_viewport()
    assert not server.asked_for("/worker-")


def test_a_result_is_copied_as_text_with_quotes_version_and_disclaimer(
    open_calculator: OpenCalculator, page: Page, handbook: Handbook
) -> None:
    calculator = open_calculator("a34")
    calculator.answer(_ANSWERS)
    _press(calculator, "复制文字")
    lines = _copied(page).split("\n")
    assert lines[0] == "研发费用增量补助 第三十四条"
    assert f"数据版本 {handbook.document.version}" in lines[1]
    assert "近两个年度中后一年的研发费用：1500万元（一千五百万元）" in lines
    assert "最高 25 万元 上限，实际金额由评审决定" in lines
    assert "按比例上限计算：500 万元 × 5% 得 25 万元 （原文：“按不超过企业研发费用增量5%”）" in lines
    assert "符合 （原文：“近两个年度研发费用增长”）" in lines
    assert any("88777285" in line for line in lines)
    assert "不是承诺" in lines[-1]


def test_an_award_that_asks_nothing_can_be_taken_along_too(open_calculator: OpenCalculator, page: Page) -> None:
    calculator = open_calculator("a31")
    _press(calculator, "复制文字")
    assert "5000 元 定额" in _copied(page)


def test_copying_works_where_the_page_is_not_encrypted(
    open_calculator: OpenCalculator, page: Page, context: BrowserContext
) -> None:
    context.add_init_script(_OLD_CLIPBOARD)
    calculator = open_calculator("a31")
    _press(calculator, "复制文字")
    assert "5000 元 定额" in _copied(page)
    expect(calculator.element.locator("[data-done]")).to_contain_text("已复制")
    expect(page.locator("textarea")).to_have_count(0)


def test_where_nothing_can_be_copied_that_is_said(open_calculator: OpenCalculator, context: BrowserContext) -> None:
    context.add_init_script(_NO_CLIPBOARD)
    calculator = open_calculator("a31")
    _press(calculator, "复制链接")
    expect(calculator.element.locator("[data-done]")).to_contain_text("没能复制")


@pytest.mark.parametrize(
    ("award", "values"),
    [
        ("a34", _ANSWERS),
        ("a10", {"tier": "major", "requested_amount": "800", "matching_funds": "700"}),
        ("a31", {}),
        ("a04", {"floor_area": "4000"}),
        ("a39", {"professors": "3"}),
    ],
)
def test_a_result_is_printed_on_one_sheet(
    open_calculator: OpenCalculator, page: Page, context: BrowserContext, award: str, values: dict[str, str]
) -> None:
    context.add_init_script(_PRINT_NOTHING)
    calculator = open_calculator(award)
    if values:
        calculator.answer(values)
    _press(calculator, "打印结果")
    edge = "15mm"
    sheet = page.pdf(format="A4", margin={"top": edge, "bottom": edge, "left": edge, "right": edge})
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1


def test_the_sheet_has_the_day_the_version_the_answers_the_quotes_and_the_disclaimer_and_nothing_else(
    open_calculator: OpenCalculator, page: Page, context: BrowserContext
) -> None:
    context.add_init_script(_PRINT_NOTHING)
    page.clock.set_fixed_time("2027-03-05T10:00:00")
    calculator = open_calculator("a37-member")
    calculator.answer({"requested_amount": "30"})
    _press(calculator, "打印结果")
    page.emulate_media(media="print")
    printed = page.locator("body").inner_text().replace("\u00a0", " ")
    for words in (
        "2027 年 3 月 5 日",
        "数据版本 1",
        "30万元（三十万元）",
        "最高 30 万元",
        "最高给予100万元",
        "不是承诺",
    ):
        assert words in printed
    expect(page.locator("h1")).to_be_hidden()
    expect(page.locator('award-calculator[award="a37-alliance"]')).to_be_hidden()
    expect(calculator.element.locator("form").first).to_be_hidden()


def test_after_printing_the_page_is_as_before(
    open_calculator: OpenCalculator, page: Page, context: BrowserContext
) -> None:
    context.add_init_script("window.print = () => window.dispatchEvent(new Event('afterprint'));")
    calculator = open_calculator("a31")
    _press(calculator, "打印结果")
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    expect(calculator.element.locator(".calculator-title")).to_be_hidden()


def test_a_page_printed_whole_says_of_which_day_and_data_an_answered_result_is(
    open_calculator: OpenCalculator, page: Page
) -> None:
    calculator = open_calculator("a37-member")
    other = page.locator('award-calculator[award="a37-alliance"]')
    calculator.answer({"requested_amount": "30"})
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    expect(calculator.element.get_by_text("数据版本")).to_be_visible()
    expect(calculator.element.get_by_text("不是承诺")).to_be_visible()
    expect(other.get_by_text("数据版本")).to_be_hidden()
