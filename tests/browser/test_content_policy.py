"""The site under the headers of its own server settings: everything works, nothing is refused, nothing leaves it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, expect

from tests.browser.as_nginx import serve_as_nginx
from tests.browser.calculator import Calculator, OpenCalculator
from tests.browser.reading import choose_colours
from tests.browser.server import PREFIX, Server

pytestmark = [pytest.mark.browser, pytest.mark.site]

_ANSWERS = {"rd_current": "8765.4321", "rd_previous": "1000"}
_TELL_VIOLATIONS = """
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile, lineNumber, sample }) =>
    console.error("refused", violatedDirective, blockedURI, sourceFile, lineNumber, sample));
"""
_STORED = """async () => ({
  cookies: document.cookie,
  local: { ...localStorage },
  session: { ...sessionStorage },
  databases: (await indexedDB.databases()).map(({ name }) => name),
  caches: await caches.keys(),
})"""
_SETTINGS_AND_TICKS = re.compile(r"handbook\..+")


@pytest.fixture
def server(built_site: Path) -> Iterator[Server]:
    """The site with exactly the headers and types that the nginx settings make."""
    with serve_as_nginx(built_site) as running:
        yield running


@pytest.fixture
def context(context: BrowserContext, faults: list[str]) -> BrowserContext:
    """A browser that reports whatever a policy refuses, and whatever else goes wrong."""

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            faults.append(f"{message.location['url']}: {message.text}")

    context.add_init_script(_TELL_VIOLATIONS)
    context.on("console", note)
    context.on("weberror", lambda report: faults.append(str(report.error)))
    return context


@pytest.fixture
def faults() -> list[str]:
    return []


@pytest.fixture
def asked(context: BrowserContext) -> list[str]:
    """Every address that anything in the browser asks for."""
    found: list[str] = []
    context.on("request", lambda request: found.append(request.url))
    return found


def _pages(site: Path) -> list[str]:
    return sorted(
        path.relative_to(site).as_posix().removesuffix("index.html")
        for path in site.rglob("*.html")
        if not path.is_relative_to(site / "assets")
    )


def test_the_policy_is_in_force(page: Page, server: Server, faults: list[str]) -> None:
    page.goto(server.address)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=window.isBroken=1>')")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.wait_for_function("document.images.length")
    assert [fault for fault in faults if "script-src-attr" in fault]
    assert [fault for fault in faults if "style-src-attr" in fault]
    assert page.evaluate("window.isBroken") is None


def test_every_page_works_under_the_policy_and_asks_nobody_else(
    page: Page, server: Server, built_site: Path, faults: list[str], asked: list[str]
) -> None:
    for number, address in enumerate(_pages(built_site)):
        page.emulate_media(color_scheme="dark" if number % 2 else "light")
        page.goto(server.address + address)
        assert (address, faults) == (address, [])
    assert [url for url in asked if not url.startswith((server.address, "data:"))] == []


def test_the_page_for_a_wrong_address_leads_home_from_anywhere(
    page: Page, server: Server, built_site: Path, faults: list[str]
) -> None:
    server.replaced["/gone/"] = (built_site / "404.html").read_text("utf-8")
    server.types[""] = "text/html; charset=utf-8"
    for address in ("articles/gone/", "awards/gone/there/", "assets/gone/"):
        page.goto(server.address + address)
        page.get_by_role("link", name="回首页").click()
        expect(page).to_have_url(server.address)
        page.goto(server.address + address)
        page.get_by_role("link", name="联系方式").click()
        expect(page).to_have_url(f"{server.address}contacts/")
    assert faults == []


def test_a_search_begun_at_a_wrong_address_shows_its_results_at_once(
    page: Page, server: Server, built_site: Path, faults: list[str]
) -> None:
    server.replaced["/gone/"] = (built_site / "404.html").read_text("utf-8")
    server.types[""] = "text/html; charset=utf-8"
    page.goto(f"{server.address}articles/gone/there/")
    page.get_by_role("searchbox", name="在手册里找").fill("研发费用&增量 50%")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="搜索手册")
    expect(dialog.get_by_role("searchbox")).to_have_value("研发费用&增量 50%")
    expect(page).to_have_url(server.address)
    dialog.get_by_role("searchbox").fill("研发费用增量")
    expect(dialog.get_by_role("link", name="第三十四条").first).to_be_visible()
    assert faults == []


def test_a_whole_visit_leaves_nothing_but_settings_and_ticks(
    page: Page, context: BrowserContext, server: Server, asked: list[str], faults: list[str]
) -> None:
    page.goto(f"{server.address}articles/34/")
    assert Calculator(page, "a34").answer(_ANSWERS)["status"] == "ok"
    Calculator(page, "a34").element.locator("[data-share]").click()
    Calculator(page, "a34").element.locator("[data-part=steps] [data-source]").last.click()
    choose_colours(page, "深色")
    page.goto(f"{server.address}materials/")
    page.locator("input[data-item]").first.check()
    page.goto(f"{server.address}finder/")
    page.get_by_role("checkbox", name="企业").first.check()
    page.get_by_role("button", name="下一题").click()
    page.get_by_text("第 2 题").wait_for()
    stored = page.evaluate(_STORED)
    keys = [*stored["local"], *stored["session"]]
    assert [key for key in keys if not _SETTINGS_AND_TICKS.fullmatch(key)] == []
    assert [key for key in keys if "materials" in key], "the tick is kept"
    assert "8765" not in str(stored)
    assert (stored["cookies"], stored["databases"], stored["caches"], context.cookies()) == ("", [], [], [])
    assert [url for url in asked if not url.startswith((server.address, "data:"))] == []
    assert [url for url in asked if "8765" in url.split("#")[0]] == [], "answers never leave the browser"
    assert faults == []


def test_the_dark_colours_chosen_once_are_there_from_the_first_moment_of_the_next_page(
    page: Page, server: Server, faults: list[str]
) -> None:
    page.goto(server.address)
    choose_colours(page, "深色")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(f"{server.address}articles/34/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert faults == []


def test_search_finds_under_the_policy(page: Page, server: Server, faults: list[str]) -> None:
    page.goto(f"{server.address}articles/34/")
    page.wait_for_function("window.document$")
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("研发费用")
    expect(page.get_by_role("dialog").locator("mark").first).to_be_visible()
    assert faults == []


def test_a_second_visit_works_under_the_policy_too(
    open_calculator: OpenCalculator, context: BrowserContext, faults: list[str]
) -> None:
    for _ in range(2):
        calculator = open_calculator("a34", context.new_page())
        assert calculator.answer({"rd_current": "1500", "rd_previous": "1000"})["amount"] == "250000.00"
    assert faults == []


def test_a_page_elsewhere_on_the_host_can_hold_a_calculator_under_the_documented_policy(
    page: Page, server: Server, faults: list[str]
) -> None:
    server.replaced["/portal.html"] = (
        '<!doctype html><html lang="zh"><title>门户</title><link rel="icon" href="data:,">'
        f'<script src="{PREFIX}assets/calculators/award-calculator.js"></script>'
        '<award-calculator award="a34"></award-calculator>'
    )
    page.goto(f"{server.address}portal.html")
    calculator = Calculator(page, "a34")
    calculator.control("rd_current").wait_for()
    assert calculator.answer({"rd_current": "1500", "rd_previous": "1000"})["amount"] == "250000.00"
    assert faults == []


def test_readers_who_refuse_storage_see_every_kind_of_page_without_an_error(
    page: Page, context: BrowserContext, server: Server, faults: list[str]
) -> None:
    context.add_init_script(
        """
        const refuse = () => { throw new DOMException("refused", "SecurityError"); };
        for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get: refuse });
        """
    )
    for address in ("", "articles/34/", "materials/", "awards/", "finder/", "full-text/", "contacts/"):
        page.goto(server.address + address)
        expect(page.locator("h1").first).to_be_visible()
    page.goto(f"{server.address}materials/")
    page.locator("input[data-item]").first.check()
    choose_colours(page, "深色")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert faults == []
