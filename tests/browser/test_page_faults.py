"""What pages do when a part of their own is lost, or when the browser keeps nothing for them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.calculator import Calculator
from tests.browser.reading import open_settings
from tests.browser.server import Server
from tests.browser.test_search import Search

pytestmark = [pytest.mark.browser, pytest.mark.site]

_REFUSED = """
  const refuse = () => { throw new DOMException("refused", "SecurityError"); };
  for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
    Object.defineProperty(window, name, { get: refuse });
  }
"""
_FULL = """
  Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
"""
_DAMAGED = """
  Storage.prototype.getItem = () => "{";
"""


@pytest.fixture(params=[_REFUSED, _FULL, _DAMAGED], ids=["refused", "full", "damaged"])
def forgetful(context: BrowserContext, page: Page, request: pytest.FixtureRequest) -> Page:
    """A browser whose store is of no use."""
    context.add_init_script(str(request.param))
    return page


def test_where_nothing_is_kept_everything_works_as_long_as_the_page_lasts(forgetful: Page, server: Server) -> None:
    page = forgetful
    page.goto(f"{server.address}articles/34/")
    open_settings(page)
    page.get_by_label("特大").check()
    expect(page.locator("html")).to_have_attribute("data-text-size", "largest")
    expect(Search(page).ask("中试").first).to_be_visible()
    page.keyboard.press("Escape")
    assert Calculator(page, "a34").answer({"rd_current": "1500", "rd_previous": "1000"})["amount"] == "250000.00"
    page.goto(f"{server.address}materials/")
    box = page.locator('[data-article="4"] input').first
    box.check()
    expect(box).to_be_checked()
    expect(page.locator('[data-ticks="4"] [data-ticked]')).to_contain_text("已勾 1 项")


@pytest.fixture(params=["broken", "cut"])
def lose(server: Server, request: pytest.FixtureRequest) -> Iterator[set[str]]:
    """The names of files that do not arrive, or break off."""
    lost: set[str] = getattr(server, str(request.param))
    yield lost
    lost.clear()


def test_without_the_script_of_the_pages_the_search_button_leads_to_the_full_text(
    page: Page, server: Server, lose: set[str]
) -> None:
    lose.add("/handbook.js")
    page.goto(f"{server.address}articles/34/")
    expect(page.locator("#lead")).to_be_visible()
    assert Calculator(page, "a34").answer({"rd_current": "1500", "rd_previous": "1000"})["amount"] == "250000.00"
    page.get_by_title("搜索").first.click()
    page.wait_for_url("**/full-text/")


def test_without_the_script_of_the_theme_pages_search_and_calculators_work(
    page: Page, server: Server, lose: set[str]
) -> None:
    lose.add("/bundle.")
    page.goto(f"{server.address}articles/34/")
    assert Calculator(page, "a34").answer({"rd_current": "1500", "rd_previous": "1000"})["amount"] == "250000.00"
    Search(page).ask("技术许可两种方式").first.get_by_role("link").click()
    expect(page.locator("#conditions-3")).to_be_in_viewport()


def test_without_any_style_everything_can_be_read_and_calculated(page: Page, server: Server, lose: set[str]) -> None:
    lose.add(".css")
    page.goto(f"{server.address}articles/34/")
    expect(page.locator("#lead")).to_be_visible()
    assert Calculator(page, "a34").answer({"rd_current": "1500", "rd_previous": "1000"})["amount"] == "250000.00"
