"""A result is sent as a link, copied as text, printed on one sheet."""

import re
from urllib.parse import unquote

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
    assert "#award-a34?v=1&_=" in link
    assert "&rd_current=1500万元&rd_previous=10000000元" in unquote(link)
    assert link.isascii()
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


def test_a_link_with_a_lost_end_never_changes_the_amount_in_silence(
    open_calculator: OpenCalculator, page: Page
) -> None:
    calculator = open_calculator("a34")
    calculator.answer({"rd_current": "1亿2000万元", "rd_previous": "100000000", "rd_previous.unit": "yuan"})
    _press(calculator, "复制链接")
    link = _copied(page)
    whole = calculator.attributes()
    note = calculator.result.locator('[data-slot="link-note"]')
    for end in range(link.index("?") + 2, len(link), 3):
        page.goto("about:blank")
        page.goto(link[:end])
        expect(note).to_contain_text("这个链接不完整")
        assert {calculator.form()[name] for name in ("rd_current", "rd_previous")} <= {"", "1亿2000万元", "100000000"}
    page.goto("about:blank")
    page.goto(link)
    calculator.estimate()
    assert calculator.attributes() == whole


_SPENT = "rd_spending=250000元"


@pytest.mark.parametrize(
    "end",
    [
        _SPENT,
        "rd_spending=250000%E5%85%83",
        "rd_spending=25万元",
        "rd_spending=25万",
        "rd_spending=250000&rd_spending.unit=yuan",
        *(
            _SPENT + sign
            for sign in ("。", "，", "；", "、", "）", ")", "!", ".", "！", "？", "）。", "%E3%80%82", "”")
        ),
        *(f"rd_spending=250000&rd_spending.unit=yuan{sign}" for sign in ("。", ")", "%EF%BC%89")),
    ],
)
def test_a_sum_of_a_link_is_what_its_unit_says(page: Page, server: Server, end: str) -> None:
    page.goto(f"{server.address}articles/11/#award-a11?v=1&{end}")
    calculator = Calculator(page, "a11")
    assert calculator.estimate()["amount"] == "75000.00"
    expect(calculator.result.locator('[data-slot="link-note"]')).to_be_hidden()


@pytest.mark.parametrize("sign", ["%3F", "%253F", "?"])
@pytest.mark.parametrize("between", ["%26", "%2526", "&amp;", "&"])
@pytest.mark.parametrize("unit", ["%E5%85%83", "%25E5%2585%2583", "元"])
def test_a_link_works_whose_signs_a_program_has_encoded(
    page: Page, server: Server, sign: str, between: str, unit: str
) -> None:
    page.goto(f"{server.address}articles/11/#award-a11{sign}v=1{between}rd_spending=250000{unit}")
    calculator = Calculator(page, "a11")
    assert calculator.estimate()["amount"] == "75000.00"
    expect(calculator.result).to_be_in_viewport()


@pytest.mark.parametrize("end", ["", "&rd_spending.unit=", "&rd_spending.unit=yu", "&rd_spending.un", "。", ")"])
def test_a_sum_of_a_link_without_a_valid_unit_is_not_filled_in_and_is_counted(
    page: Page, server: Server, end: str
) -> None:
    page.goto(f"{server.address}articles/11/#award-a11?v=1&rd_spending=250000{end}")
    calculator = Calculator(page, "a11")
    expect(calculator.result.locator('[data-slot="link-note"]')).to_contain_text("项答案已不适用或者不完整")
    assert calculator.form()["rd_spending"] == ""
    assert calculator.attributes()[0] == "incomplete"


def test_a_share_of_a_link_carries_its_sign(open_calculator: OpenCalculator, page: Page) -> None:
    calculator = open_calculator("a04")
    calculator.answer({"assessment_share_year2": "80"})
    _press(calculator, "复制链接")
    link = _copied(page)
    assert "assessment_share_year2=80%25" in link
    page.goto("about:blank")
    page.goto(link)
    assert calculator.form()["assessment_share_year2"] == "80"


def test_an_amount_whose_unit_is_gone_is_an_error_at_its_field(open_calculator: OpenCalculator) -> None:
    calculator = open_calculator("a34")
    calculator.answer({"rd_current": "1500", "rd_previous": "1000"})
    calculator.control("rd_current.unit").evaluate(
        "(list) => { list.value = ''; list.dispatchEvent(new Event('input', { bubbles: true })); }"
    )
    assert calculator.estimate()["status"] == "invalid"
    expect(calculator.element.locator('[data-field="rd_current"] [data-error]')).to_contain_text("没有选单位")
    expect(calculator.element.locator('[data-field="rd_current"] [data-echo]')).to_be_empty()


@pytest.mark.parametrize(
    "address",
    ["articles/11/#award-a99", "articles/11/#award-a99?v=1&x=1", "articles/1/#finder?v=1", "finder/#is-nobody"],
)
def test_a_link_to_what_the_page_does_not_have_says_so(page: Page, server: Server, address: str) -> None:
    page.goto(server.address + address)
    expect(page.locator("[data-astray]")).to_contain_text("这一页没有链接所指的")
    expect(page.locator("[data-astray]")).to_be_in_viewport()


@pytest.mark.parametrize(
    "address", ["articles/34/#award-a34", "articles/34/#lead", "finder/#is-bank", "awards/#?nature=奖励"]
)
def test_a_link_to_what_the_page_has_says_nothing(page: Page, server: Server, address: str) -> None:
    page.goto(server.address + address)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("[data-astray]")).to_have_count(0)


def test_the_address_follows_what_is_changed_after_a_link_was_copied(
    open_calculator: OpenCalculator, page: Page
) -> None:
    calculator = open_calculator("a34")
    calculator.answer(_ANSWERS)
    _press(calculator, "复制链接")
    _copied(page)
    calculator.answer({"rd_current": "1600"})
    page.wait_for_function("location.hash.includes('rd_current=1600')")
    page.reload()
    assert calculator.form() == {"rd_current.unit": "wan", **_ANSWERS, "rd_current": "1600"}
    assert calculator.estimate()["amount"] == "300000.00"
    calculator.element.get_by_role("button", name="清空").click()
    page.wait_for_function("location.hash === '#award-a34'")


def test_answers_come_back_when_the_page_is_loaded_anew(open_calculator: OpenCalculator, page: Page) -> None:
    calculator = open_calculator("a34")
    calculator.answer(_ANSWERS)
    page.reload()
    assert calculator.estimate()["amount"] == "250000.00"
    assert calculator.form() == {"rd_current.unit": "wan", **_ANSWERS}
    assert "#" not in page.url
    assert page.evaluate("[localStorage.length, sessionStorage.length]")[1] == 0


def test_answers_come_back_that_a_browser_empties_when_it_shows_a_kept_page_again(
    open_calculator: OpenCalculator, page: Page
) -> None:
    calculator = open_calculator("a34")
    calculator.answer(_ANSWERS)
    calculator.estimate()
    page.evaluate(
        """() => {
          dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
          for (const field of document.querySelectorAll("award-calculator input")) field.value = "";
        }"""
    )
    expect(calculator.control("rd_current")).to_have_value(_ANSWERS["rd_current"])
    assert calculator.estimate()["amount"] == "250000.00"
    assert calculator.form() == {"rd_current.unit": "wan", **_ANSWERS}


def test_the_answers_of_a_link_are_not_sent_to_the_server(page: Page, server: Server) -> None:
    page.goto(f"{server.address}articles/34/#award-a34?v=1&rd_current=1500万元&rd_previous=1000万元")
    Calculator(page, "a34").estimate()
    assert not server.asked_for("rd_current")


@pytest.mark.parametrize("version", ["v=0", "v=0.9%3Cb%3E", "w=1"])
def test_a_link_made_with_other_data_says_so(page: Page, server: Server, version: str) -> None:
    page.goto(f"{server.address}articles/34/#award-a34?{version}&rd_current=1500万元&rd_previous=1000万元")
    calculator = Calculator(page, "a34")
    assert calculator.estimate()["amount"] == "250000.00"
    expect(calculator.result.locator('[data-slot="link-note"]')).to_contain_text("结果按现在的版本估算")


def test_answers_of_a_link_that_no_longer_apply_are_left_out_and_counted(page: Page, server: Server) -> None:
    page.goto(f"{server.address}articles/10/#award-a10?v=1&tier=enormous&colour=red&requested_amount=300万元")
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
    page.goto(f"{server.address}articles/37/#award-a37-member?v=1&requested_amount=30万元")
    assert Calculator(page, "a37-member").estimate()["amount"] == "300000.00"
    assert Calculator(page, "a37-alliance").form()["requested_amount"] == ""


def test_a_link_can_be_opened_on_a_page_that_is_open_already(open_calculator: OpenCalculator, page: Page) -> None:
    calculator = open_calculator("a34")
    calculator.answer({"rd_current": "9", "rd_previous": "8"})
    page.evaluate("location.hash = '#award-a34?v=1&rd_current=1500万元&rd_previous=1000万元'")
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
