"""Browsers that lack something: what they lack is taken away before any script runs."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.server import Server
from tests.browser.test_search import Search

pytestmark = [pytest.mark.browser, pytest.mark.site]

_NO_DIALOG = """
  for (const name of ["show", "showModal", "close"]) delete HTMLDialogElement.prototype[name];
  delete window.HTMLDialogElement;
"""


@pytest.fixture
def without_dialog(context: BrowserContext, page: Page) -> Page:
    """A browser such as Safari 14, to which `<dialog>` is any element."""
    context.add_init_script(_NO_DIALOG)
    return page


def test_search_opens_finds_and_closes_without_dialogs(without_dialog: Page, server: Server) -> None:
    page = without_dialog
    page.goto(f"{server.address}articles/8/")
    search = Search(page)
    expect(page.locator("dialog.search")).to_be_hidden()
    search.button.focus()
    page.keyboard.press("Enter")
    expect(search.input).to_be_focused()
    expect(search.ask("中试").first).to_be_visible()
    box = search.dialog.bounding_box()
    assert box
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= page.viewport_size["height"]  # type: ignore[index]  # every test page has a size
    page.keyboard.press("Escape")
    expect(search.dialog).to_be_hidden()
    expect(search.button).to_be_focused()
    search.button.click()
    search.dialog.get_by_role("button", name="关闭").click()
    expect(search.dialog).to_be_hidden()
    search.ask("技术许可两种方式").first.get_by_role("link").click()
    expect(search.dialog).to_be_hidden()
    expect(page.locator("#conditions-3")).to_be_in_viewport()


def test_without_dialogs_a_link_that_leaves_the_site_leads_where_it_leads(without_dialog: Page, server: Server) -> None:
    page = without_dialog
    page.goto(server.address)
    page.evaluate(
        """() => {
          const link = document.createElement("a");
          link.href = "http://elsewhere.invalid/";
          link.addEventListener("click", (event) => {
            window.wasLeft = !event.defaultPrevented;
            event.preventDefault();
          });
          document.body.append(link);
          link.click();
        }"""
    )
    assert page.evaluate("wasLeft") is True
    expect(page.locator("dialog.leaving")).to_have_count(0)


@pytest.mark.parametrize(
    "lacking",
    ["delete window.Worker", "delete window.WebAssembly", "WebAssembly.validate = () => false"],
    ids=["workers", "WebAssembly", "reference types"],
)
def test_where_nothing_can_be_estimated_the_page_says_so_and_everything_else_is_there(
    context: BrowserContext, page: Page, server: Server, lacking: str
) -> None:
    context.add_init_script(lacking)
    page.goto(f"{server.address}articles/34/")
    calculator = page.locator('award-calculator[award="a34"]')
    expect(calculator.locator("[data-notice]")).to_contain_text("这个浏览器不能在网页上估算")
    expect(calculator.locator("[data-notice]")).to_contain_text("88777285")
    expect(calculator.locator("[data-retry]")).to_be_hidden()
    expect(calculator.locator("input").first).to_be_disabled()
    expect(calculator.locator(".calculator-examples")).to_contain_text("最高 25 万元")
    page.goto(f"{server.address}finder/")
    expect(page.locator("award-finder [data-unsupported]")).to_contain_text("这个浏览器不能在网页上估算")
    expect(page.locator(".finder-table").first).to_be_visible()
