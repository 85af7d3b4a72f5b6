"""Servers as they are found: names refused, types unknown or wrong. What pages need has names that all servers send."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reading import open_settings
from tests.browser.server import Server
from tests.browser.test_search import Search

pytestmark = [pytest.mark.browser, pytest.mark.site]

_SENT_BY_ALL = (".html", ".css", ".js", ".png", ".svg", ".jpg", ".pdf", ".txt")
_PAGES = ("", "articles/34/", "awards/", "finder/", "materials/", "contacts/", "full-text/", "data/")


@pytest.fixture
def refusing(server: Server, built_site: Path) -> Server:
    """A server that sends only the commonest kinds of files."""
    names = (path.name for path in built_site.rglob("*") if path.is_file())
    server.broken.update(f"/{name}" for name in names if not name.endswith(_SENT_BY_ALL))
    return server


def _wrong(server: Server, kind: str) -> None:
    server.types.update(dict.fromkeys((".js", ".json", ".wasm", ".bin", ".xml", ".csv", ".txt", ".pdf"), kind))


def test_pages_ask_for_nothing_that_a_refusing_server_does_not_send(page: Page, refusing: Server) -> None:
    failed: list[str] = []
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    for address in _PAGES:
        page.goto(refusing.address + address, wait_until="networkidle")
    assert failed == []


def test_on_a_refusing_server_search_tables_and_settings_work(page: Page, refusing: Server) -> None:
    page.goto(refusing.address)
    open_settings(page)
    page.get_by_label("特大").check()
    expect(page.locator("html")).to_have_attribute("data-text-size", "largest")
    Search(page).ask("技术许可两种方式").first.get_by_role("link").click()
    expect(page.locator("#conditions-3")).to_be_in_viewport()
    page.goto(f"{refusing.address}awards/")
    page.locator("[data-table-tools] select").first.select_option(index=1)
    expect(page.locator("[data-table-status]")).to_contain_text("符合的有")
    page.goto(f"{refusing.address}finder/")
    expect(page.locator("award-finder form")).to_be_visible()
    expect(page.locator(".finder-table").first).to_be_visible()


@pytest.mark.parametrize("kind", ["application/octet-stream", "text/plain"])
def test_where_the_server_knows_no_types_pages_search_and_tables_work_and_a_calculator_answers_or_says_why_not(
    page: Page, server: Server, kind: str
) -> None:
    _wrong(server, kind)
    page.goto(server.address)
    Search(page).ask("中试").first.get_by_role("link").click()
    page.wait_for_url("**/articles/26/**")
    page.goto(f"{server.address}articles/34/")
    calculator = page.locator('award-calculator[award="a34"]')
    calculator.locator('[name="rd_current"]').fill("1500")
    calculator.locator('[name="rd_previous"]').fill("1000")
    expect(calculator).to_contain_text(re.compile("计算程序没有载入|研发费用增量 500 万元"), timeout=30_000)
    expect(calculator.locator(".calculator-examples")).to_contain_text("最高 25 万元")


def test_where_scripts_are_refused_for_their_type_the_page_is_read_and_says_so(page: Page, server: Server) -> None:
    _wrong(server, "text/plain")
    server.headers["X-Content-Type-Options"] = "nosniff"
    page.goto(f"{server.address}articles/34/")
    expect(page.locator(".calculator-lost").first).to_be_visible(timeout=30_000)
    expect(page.locator("#lead")).to_be_visible()
    page.get_by_title("搜索").first.click()
    page.wait_for_url("**/full-text/")
