"""Ticks of the checklists stay on this device, are counted, cleared and brought back; one list is printed by itself."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reading import open_settings
from tests.browser.server import PREFIX, Server, serve

pytestmark = [pytest.mark.browser, pytest.mark.site]

_STORED = "Object.keys(localStorage).filter((key) => key.startsWith('handbook.materials.')).sort()"
_GONE = ".ticks-gone"
_FIRST = "（1）市级新质生产力发展促进中心认定文件或共建协议；"
_SECOND = "（2）新质生产力发展促进中心补助申报表；"


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
    assert materials.evaluate(_STORED) == [f"handbook.materials.8 {PREFIX}"]


def test_everything_is_cleared_at_once_and_can_be_brought_back(materials: Page) -> None:
    _boxes(materials, 4).nth(0).check()
    _boxes(materials, 8).nth(0).check()
    _all(materials).get_by_role("button", name="清除全部勾选").click()
    expect(_all(materials).get_by_role("status")).to_contain_text("已勾 0 项")
    assert materials.evaluate(_STORED) == []
    _all(materials).get_by_role("button", name="撤销清除").click()
    expect(_boxes(materials, 8).nth(0)).to_be_checked()
    assert materials.evaluate(_STORED) == [f"handbook.materials.4 {PREFIX}", f"handbook.materials.8 {PREFIX}"]


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


def _amend(server: Server, site: Path, *changes: tuple[str, str]) -> None:
    """Publish the pages of checklists with other words."""
    for name in ("materials/", "articles/4/"):
        text = (site / name / "index.html").read_text("utf-8")
        for before, after in changes:
            number, words = before[:3], before[3:-1]
            assert words in text
            text = text.replace(f"{number}{words}", after).replace(f'data-item="{words}"', f'data-item="{after[3:-1]}"')
        server.replaced[f"/{name}"] = text


def test_a_tick_stays_with_the_words_of_its_item_when_an_amendment_moves_them(
    materials: Page, server: Server, built_site: Path
) -> None:
    _boxes(materials, 4).nth(1).check()
    _amend(server, built_site, (_FIRST, "（0）甲；"), (_SECOND, _FIRST), ("（0）甲；", _SECOND))
    materials.reload()
    expect(_boxes(materials, 4).nth(0)).to_be_checked()
    expect(_boxes(materials, 4).nth(1)).not_to_be_checked()
    expect(materials.locator(_GONE)).to_be_hidden()


def test_a_reader_is_told_which_ticked_item_is_gone_until_they_have_taken_note(
    materials: Page, server: Server, built_site: Path
) -> None:
    _boxes(materials, 4).nth(0).check()
    _boxes(materials, 4).nth(2).check()
    _amend(server, built_site, (_FIRST, "（1）年度预算；"))
    for address in ("articles/4/", "materials/"):
        materials.goto(f"{server.address}{address}")
        materials.reload()  # past what the browser keeps
        expect(materials.locator(_GONE)).to_contain_text("市级新质生产力发展促进中心认定文件或共建协议")
        expect(_boxes(materials, 4).nth(0)).not_to_be_checked()
        expect(_boxes(materials, 4).nth(2)).to_be_checked()
    materials.get_by_role("button", name="知道了").click()
    expect(materials.locator(_GONE)).to_be_hidden()
    materials.reload()
    expect(_boxes(materials, 4).nth(2)).to_be_checked()
    expect(materials.locator(_GONE)).to_be_hidden()


def test_an_article_that_is_gone_is_told_on_the_page_of_all_lists(materials: Page) -> None:
    key = f"handbook.materials.99 {PREFIX}"
    materials.evaluate("(key) => localStorage.setItem(key, JSON.stringify(['年度预算']))", key)
    materials.reload()
    expect(materials.locator(_GONE)).to_contain_text("第 99 条：年度预算")
    materials.get_by_role("button", name="知道了").click()
    assert materials.evaluate(_STORED) == []


def test_ticks_that_were_kept_by_place_tick_nothing_and_that_is_said(materials: Page) -> None:
    materials.evaluate("""localStorage.setItem("handbook.materials.4", '["materials-1"]')""")
    materials.reload()
    expect(_all(materials).get_by_role("status")).to_contain_text("已勾 0 项")
    expect(materials.locator(_GONE)).to_contain_text("请重新勾选")
    materials.get_by_role("button", name="知道了").click()
    materials.reload()
    expect(materials.locator(_GONE)).to_be_hidden()


def test_an_item_that_an_article_asks_for_twice_is_ticked_once(materials: Page) -> None:
    boxes = materials.locator('[data-article="12"] label', has_text="《技术开发（委托）合同》").locator("input")
    expect(boxes).to_have_count(2)
    boxes.nth(1).check()
    materials.reload()
    expect(boxes.nth(0)).not_to_be_checked()
    expect(boxes.nth(1)).to_be_checked()


def test_two_handbooks_on_one_host_keep_their_ticks_and_settings_apart(
    page: Page, built_site: Path, tmp_path: Path
) -> None:
    for name in ("one", "other"):
        (tmp_path / name).symlink_to(built_site)
    with serve(tmp_path) as host:
        page.goto(f"{host.address}one/materials/")
        _boxes(page, 4).nth(0).check()
        open_settings(page)
        page.get_by_role("radio", name="特大").check()
        page.goto(f"{host.address}other/materials/")
        expect(_boxes(page, 4).nth(0)).not_to_be_checked()
        expect(page.locator("html")).not_to_have_attribute("data-text-size", "largest")
        page.goto(f"{host.address}one/materials/")
        expect(_boxes(page, 4).nth(0)).to_be_checked()
        expect(page.locator("html")).to_have_attribute("data-text-size", "largest")


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
