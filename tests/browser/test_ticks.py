"""Ticks of the checklists stay on this device, are counted, cleared and brought back; one list is printed by itself."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.site]

_STORED = "Object.keys(localStorage).filter((key) => key.startsWith('handbook.materials.')).sort()"


@pytest.fixture
def materials(page: Page, server: Server) -> Page:
    """The page with all checklists."""
    page.goto(f"{server.address}materials/")
    return page


def _boxes(page: Page, article: int) -> Locator:
    return page.locator(f'[data-article="{article}"] input')


def _all(page: Page) -> Locator:
    return page.locator('[data-ticks=""]')


def test_ticks_are_kept_and_counted(materials: Page) -> None:
    _boxes(materials, 4).nth(0).check()
    _boxes(materials, 8).nth(1).check()
    expect(_all(materials).get_by_role("status")).to_contain_text("已勾 2 项")
    expect(materials.locator('[data-ticks="4"]').get_by_role("status")).to_have_text("已勾 1 项，共 5 项")
    materials.reload()
    expect(_boxes(materials, 4).nth(0)).to_be_checked()
    expect(_all(materials).get_by_role("status")).to_contain_text("已勾 2 项")


def test_an_article_shows_the_same_ticks(materials: Page, server: Server) -> None:
    _boxes(materials, 4).nth(2).check()
    materials.goto(f"{server.address}articles/4/")
    expect(_boxes(materials, 4).nth(2)).to_be_checked()
    materials.get_by_role("button", name="清除勾选").click()
    expect(_boxes(materials, 4).nth(2)).not_to_be_checked()
    assert materials.evaluate(_STORED) == []


def test_clearing_one_list_leaves_the_others(materials: Page) -> None:
    _boxes(materials, 4).nth(0).check()
    _boxes(materials, 8).nth(0).check()
    materials.locator('[data-ticks="4"]').get_by_role("button", name="清除本条勾选").click()
    expect(_boxes(materials, 4).nth(0)).not_to_be_checked()
    expect(_boxes(materials, 8).nth(0)).to_be_checked()
    assert materials.evaluate(_STORED) == ["handbook.materials.8"]


def test_everything_is_cleared_at_once_and_can_be_brought_back(materials: Page) -> None:
    _boxes(materials, 4).nth(0).check()
    _boxes(materials, 8).nth(0).check()
    _all(materials).get_by_role("button", name="清除全部勾选").click()
    expect(_all(materials).get_by_role("status")).to_contain_text("已勾 0 项")
    assert materials.evaluate(_STORED) == []
    _all(materials).get_by_role("button", name="撤销清除").click()
    expect(_boxes(materials, 8).nth(0)).to_be_checked()
    assert materials.evaluate(_STORED) == ["handbook.materials.4", "handbook.materials.8"]


def test_nothing_is_stored_before_something_is_ticked(materials: Page) -> None:
    assert materials.evaluate(_STORED) == []


def test_both_parts_of_an_article_keep_their_ticks(materials: Page) -> None:
    boxes = _boxes(materials, 37)
    boxes.first.check()
    boxes.last.check()
    materials.reload()
    expect(boxes.first).to_be_checked()
    expect(boxes.last).to_be_checked()


def test_one_list_is_printed_by_itself(materials: Page) -> None:
    materials.evaluate("window.print = () => {}")
    materials.locator('[data-ticks="8"]').get_by_role("button", name="只打印这一条").click()
    materials.emulate_media(media="print")
    expect(materials.locator("#article-8")).to_be_visible()
    expect(_boxes(materials, 8).first).to_be_visible()
    expect(materials.locator('[data-sheet="article-8"] .on-paper')).to_contain_text("以原文为准")
    expect(materials.locator("h1")).to_be_hidden()
    expect(_boxes(materials, 4).first).to_be_hidden()
    materials.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(_boxes(materials, 4).first).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_moves_when_the_tools_of_the_lists_appear(page: Page, server: Server, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(
        """window.shifts = [];
        new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map((entry) => entry.value)))
          .observe({ type: "layout-shift", buffered: true });"""
    )
    page.goto(f"{server.address}materials/")
    expect(page.locator('[data-ticks=""]').get_by_role("button", name="打印本页")).to_be_visible()
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))")
    assert page.evaluate("window.shifts") == []
