"""Chinese is typed with an input method: only what is committed counts, and its keys are no commands of the page."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator import Calculator, OpenCalculator
from tests.browser.finder import FinderPage
from tests.browser.input_method import InputMethod
from tests.browser.server import Server
from tests.browser.test_search import Search

pytestmark = [pytest.mark.browser, pytest.mark.site]

_SHOWN_ROWS = ".award-table tbody tr:not([hidden])"


@pytest.fixture
def search(page: Page, server: Server) -> Search:
    """The search of an article, open and with results."""
    page.goto(f"{server.address}articles/8/")
    opened = Search(page)
    opened.ask("中试")
    return opened


def test_search_looks_for_what_is_committed_and_not_for_what_is_composed(page: Page, search: Search) -> None:
    typing = InputMethod(page)
    search.input.fill("")
    expect(search.count).to_have_text("")
    typing.compose("zhongshi")
    page.evaluate("new Promise((done) => setTimeout(done, 100))")  # longer than search waits for the next letter
    expect(search.count).to_have_text("")
    typing.commit("中试")
    expect(search.count).to_contain_text("找到")


def test_search_that_arrives_late_waits_for_what_is_being_composed(page: Page, server: Server) -> None:
    page.goto(server.address)
    with page.expect_request("**/search/index.js*"):
        page.route("**/search/index.js*", lambda route: route.abort())
        page.keyboard.press("/")
    search, typing = Search(page), InputMethod(page)
    expect(search.count).to_have_text("搜索没有载入。")
    page.unroute("**/search/index.js*")
    typing.compose("zhongshi")
    page.evaluate("document.querySelector('[data-search-retry]').click()")
    expect(search.count).to_have_text("")
    typing.commit("中试")
    expect(search.count).to_contain_text("找到")


@pytest.mark.usefixtures("search")
def test_enter_of_an_input_method_opens_no_result(page: Page) -> None:
    address = page.url
    page.evaluate("addEventListener('click', () => { window.isLedAway = true; }, true)")
    InputMethod(page).press("Enter")
    assert page.evaluate("window.isLedAway") is None
    assert page.url == address
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/26/**")


def test_escape_of_an_input_method_leaves_search_open(page: Page, search: Search) -> None:
    typing = InputMethod(page)
    typing.press("Escape")
    typing.press("ArrowDown")
    expect(search.input).to_be_focused()
    page.keyboard.press("Escape")
    expect(search.dialog).to_be_hidden()


def test_the_table_of_awards_is_narrowed_by_what_is_committed(page: Page, server: Server) -> None:
    page.goto(f"{server.address}awards/")
    page.locator("#filter-words").focus()
    everything = page.locator(_SHOWN_ROWS).count()
    typing = InputMethod(page)
    typing.compose("gainian")
    assert page.locator(_SHOWN_ROWS).count() == everything
    assert "#" not in page.url
    typing.commit("概念验证")
    expect(page.locator(_SHOWN_ROWS)).to_have_count(2)
    assert "#?words=" in page.url


def test_a_calculator_answers_what_is_committed(page: Page, open_calculator: OpenCalculator) -> None:
    calculator = open_calculator("a34")
    calculator.answer({"rd_current": "1500", "rd_previous": "1000"})
    before = calculator.attributes()
    calculator.control("rd_current").focus()
    calculator.control("rd_current").select_text()
    typing = InputMethod(page)
    typing.compose("liangqian")
    assert calculator.attributes() == before
    expect(calculator.control("rd_current")).not_to_have_attribute("aria-invalid", "true")
    typing.commit("两千万")
    assert calculator.estimate()["amount"] == "500000.00"


def test_a_calculator_that_is_still_starting_is_not_asked_about_what_is_being_composed(
    page: Page, server: Server
) -> None:
    page.add_init_script(
        """window.asked = [];
        const post = Worker.prototype.postMessage;
        Worker.prototype.postMessage = function (message, ...others) {
          if (message.type === "ask") window.asked.push(JSON.parse(message.request).form.rd_previous);
          return post.call(this, message, ...others);
        };"""
    )
    page.goto(f"{server.address}articles/34/")
    calculator, typing = Calculator(page, "a34"), InputMethod(page)
    calculator.control("rd_current").fill("1500")
    calculator.control("rd_previous").focus()
    typing.compose("yiqian")
    page.wait_for_function("window.asked.length")
    typing.commit("一千万")
    assert calculator.estimate()["amount"] == "250000.00"
    assert "yiqian" not in str(page.evaluate("window.asked"))


def test_the_finder_reads_what_is_committed(page: Page, server: Server) -> None:
    page.goto(f"{server.address}finder/")
    finder = FinderPage(page)
    finder.begin("企业")
    finder.next()
    typing = InputMethod(page)
    typing.compose("bashi")
    echo = page.locator("[data-place] [data-echo]")
    expect(echo).to_have_text("")
    typing.commit("八十万")
    expect(echo).to_contain_text("80")


def test_escape_of_an_input_method_closes_nothing_else_either(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(server.address)
    button = page.get_by_role("button", name="导航", exact=True)
    button.click()
    InputMethod(page).press("Escape")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
