"""The site in the oldest browsers that it promises, where they are at hand: `make old-browsers` brings them.

Today's tool for driving browsers asks pages for what old ones lack; so everything is done by keys and small scripts.
"""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.server import Server
from tests.old_browsers.fetching import CALCULATING, READING, OldBrowser

pytestmark = [pytest.mark.browser, pytest.mark.site]

_PAGES = ("", "articles/15/", "articles/34/", "awards/", "chapters/4/", "contacts/", "finder/", "full-text/",
          "glossary/", "materials/", "timetable/", "data/", "about/")  # fmt: skip
_SAID = "document.querySelector('award-calculator [data-notice] p').innerText"
_PORT_LINE = "DevTools listening on "


@contextmanager
def _opened(old: OldBrowser, browser: Browser, profile: Path) -> Iterator[tuple[Page, list[str]]]:
    """A page of the old browser, and whatever goes wrong on it."""
    if not old.program.is_file():
        pytest.skip(f"Chromium {old.version} is not here; `make old-browsers` brings it (Linux on x86-64)")
    command = [
        str(old.program), "--headless", "--no-sandbox", "--disable-gpu", "--no-zygote", "--remote-debugging-port=0",
        f"--user-data-dir={profile}", "about:blank",
    ]  # fmt: skip
    environment = {"LD_LIBRARY_PATH": str(old.folder / "lib"), "HOME": str(profile)}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as running:  # noqa: S603 - fetched by us
        try:
            assert running.stderr
            address = next(line for line in running.stderr if line.startswith(_PORT_LINE)).removeprefix(_PORT_LINE)
            connected = browser.browser_type.connect_over_cdp(address.strip())
            assert connected.version.startswith(f"{old.version}.")
            page = connected.contexts[0].new_page()
            faults: list[str] = []
            page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
            page.on("console", lambda told: faults.append(f"{page.url}: {told.text}") if told.type == "error" else None)
            yield page, faults
            connected.close()
        finally:
            running.kill()


def _wait(page: Page, condition: str) -> None:
    page.wait_for_function(condition, timeout=30_000)


def _type(page: Page, name: str, text: str) -> None:
    page.evaluate(f"document.querySelector('[name={name}]').focus()")
    page.keyboard.type(text)


@pytest.mark.parametrize("old", [READING, CALCULATING], ids=lambda old: f"Chromium {old.version}")
def test_every_page_is_shown_without_a_fault_and_search_works(
    old: OldBrowser, browser: Browser, server: Server, tmp_path: Path
) -> None:
    with _opened(old, browser, tmp_path) as (page, faults):
        for address in _PAGES:
            page.goto(server.address + address)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        page.goto(server.address)
        page.keyboard.press("/")
        page.keyboard.type("中试")
        _wait(page, "document.querySelector('[data-search-count]').innerText.startsWith('找到')")
        top, bottom, height = page.evaluate(
            """() => {
              const { top, bottom } = document.querySelector("dialog.search").getBoundingClientRect();
              return [top, bottom, innerHeight];
            }"""
        )
        assert 0 <= top < bottom <= height
        page.keyboard.press("Enter")
        page.wait_for_url("**/articles/26/**")
        assert faults == []


def test_a_browser_that_is_too_old_for_the_calculators_says_so(
    browser: Browser, server: Server, tmp_path: Path
) -> None:
    with _opened(READING, browser, tmp_path) as (page, faults):
        page.goto(f"{server.address}articles/34/")
        _wait(page, f"{_SAID}.includes('这个浏览器不能在网页上估算')")
        page.goto(f"{server.address}finder/")
        _wait(page, "document.querySelector('[data-unsupported]').innerText.includes('这个浏览器不能在网页上估算')")
        assert faults == []


def test_the_oldest_browser_that_is_promised_calculates(browser: Browser, server: Server, tmp_path: Path) -> None:
    with _opened(CALCULATING, browser, tmp_path) as (page, faults):
        page.goto(f"{server.address}articles/34/")
        _type(page, "rd_current", "1500")
        _type(page, "rd_previous", "1000")
        _wait(page, "document.querySelector('[data-amount]')")
        assert page.evaluate("document.querySelector('[data-amount]').dataset.amount") == "250000.00"
        assert faults == []
