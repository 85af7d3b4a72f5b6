"""No page scrolls sideways: every kind of page on screens of 320 to 1920 pixels, with type of up to twice the size."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.server import Server, serve

pytestmark = [pytest.mark.browser, pytest.mark.site]

_WIDTHS = (320, 360, 375, 640, 768, 1024, 1280, 1920)
_TYPE = {
    "usual": "() => {}",
    "largest of the reading settings": "() => document.documentElement.setAttribute('data-text-size', 'largest')",
    "twice the usual": """() => {
      const root = document.documentElement;
      root.removeAttribute("data-text-size");
      root.style.fontSize = `${2 * parseFloat(getComputedStyle(root).fontSize)}px`;
    }""",
}
_KINDS = ("articles/22/", "articles/34/", "chapters/", "chapters/2/")
"""Beside the first page of each other folder: articles with calculators, the list of chapters and one chapter."""


@pytest.fixture(scope="module")
def too_wide(browser: Browser, built_site: Path) -> Iterator[list[str]]:
    """Where the page itself scrolls sideways; each page is loaded once."""
    addresses = {path.parent.name + "/" for path in built_site.glob("*/index.html")} | {"", "404.html", *_KINDS}
    found = []
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    with serve(built_site) as server:
        for address in sorted(addresses):
            page.goto(server.address + address)
            for size, set_size in _TYPE.items():
                page.evaluate(set_size)
                found += [f"{address} at {width} px, type {size}" for width in _WIDTHS if _is_too_wide(page, width)]
    yield found
    context.close()


def test_no_kind_of_page_scrolls_sideways_on_any_screen_and_with_any_size_of_type(too_wide: list[str]) -> None:
    assert too_wide == []


def test_the_table_of_awards_scrolls_in_a_region_that_the_keyboard_reaches_only_while_it_must(
    page: Page, server: Server
) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{server.address}awards/")
    region = page.get_by_role("region", name="全部奖补的表格")
    expect(region).not_to_have_attribute("tabindex", "0")
    expect(region.locator("thead th").first).to_have_css("position", "sticky")
    page.evaluate(_TYPE["twice the usual"])
    expect(region).to_have_attribute("tabindex", "0")


def _is_too_wide(page: Page, width: int) -> bool:
    page.set_viewport_size({"width": width, "height": 800})
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
