"""Another edition takes the place of the kept one at the next visit and says so; half of one never counts."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.calculator import Calculator
from tests.browser.offline import FIRST, SECOND, Site, build_edition, expect_kept, keep_all, kept, notice, state
from tests.browser.server import serve

pytestmark = [pytest.mark.browser]

_WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).length"
_SPOIL = """async (part) => {
  for (const name of await caches.keys()) {
    const store = await caches.open(name);
    for (const request of await store.keys()) {
      if (!request.url.includes(part)) continue;
      const kept = await store.match(request);
      await store.put(request, new Response("damaged", { headers: kept.headers }));
    }
  }
}"""


@pytest.fixture
def page(reader: BrowserContext) -> Page:
    return reader.new_page()


def _expect_kept_edition(page: Page, site: Site, words: str, article: str) -> None:
    """Without network, this edition is shown, whole."""
    site.server.stopped = True
    page.goto(f"{site.address}articles/4/")
    expect(page.locator("h1")).to_contain_text(article)
    expect(notice(page)).to_contain_text(words)
    page.locator("[data-search-button]").click()
    page.get_by_role("searchbox").fill("设备")
    expect(page.get_by_role("dialog").locator(".search-results")).to_contain_text(article)


def test_a_new_edition_is_shown_and_told_of_at_the_next_visit_and_takes_the_place_of_the_old(
    page: Page, site: Site, second_edition: Path
) -> None:
    keep_all(page, site.address)
    before = kept(page)[site.store]
    site.publish(second_edition)
    page.goto(f"{site.address}articles/4/")
    expect(page.locator("h1")).to_contain_text("买新设备")
    expect(notice(page)).to_contain_text(f"手册已更新：现在看到的是{SECOND}，上次存在这台设备上的是{FIRST}。")
    expect(state(page)).to_contain_text(f"已存，没有网络也能看、搜索和测算（{SECOND}", timeout=30_000)
    after = kept(page)
    assert list(after) == [site.store]
    assert len(after[site.store]) == len(before)
    assert [url for url in after[site.store] if url in before and "/articles/" in url] == []
    notice(page).get_by_role("button", name="知道了").click()
    expect(notice(page)).to_be_hidden()
    _expect_kept_edition(page, site, SECOND, "买新设备")


def test_what_is_the_same_in_both_editions_is_not_loaded_again(page: Page, site: Site, second_edition: Path) -> None:
    keep_all(page, site.address)
    site.publish(second_edition)
    site.server.requested.clear()
    page.goto(site.address)
    expect(state(page)).to_contain_text(SECOND, timeout=30_000)
    assert site.server.asked_for("/search/index.js")
    assert not any(map(site.server.asked_for, ("/handbook/handbook.js", "/search/search.js", ".min.css")))


def test_a_page_that_stayed_open_is_told_of_the_new_edition(
    page: Page, reader: BrowserContext, site: Site, second_edition: Path
) -> None:
    keep_all(page, f"{site.address}articles/4/")
    site.publish(second_edition)
    other = reader.new_page()
    other.goto(site.address)
    expect(notice(page)).to_contain_text(f"手册已更新到{SECOND}。这一页还是{FIRST}。", timeout=30_000)
    notice(page).get_by_role("button", name="看新版").click()
    expect(page.locator("h1")).to_contain_text("买新设备")


def test_an_edition_that_is_taken_back_is_taken_back_from_readers_too(
    page: Page, site: Site, first_edition: Path, second_edition: Path
) -> None:
    site.server.headers["Cache-Control"] = "no-store"  # this server takes older files for unchanged ones
    site.publish(second_edition)
    keep_all(page, site.address)
    site.publish(first_edition)
    page.goto(site.address)
    expect(notice(page)).to_contain_text(f"现在看到的是{FIRST}，上次存在这台设备上的是{SECOND}")
    expect(state(page)).to_contain_text(f"测算（{FIRST}", timeout=30_000)
    _expect_kept_edition(page, site, FIRST, "设备购置")


def test_an_edition_of_which_not_all_arrives_leaves_the_kept_one_whole(
    page: Page, site: Site, second_edition: Path
) -> None:
    keep_all(page, site.address)
    site.publish(second_edition)
    site.server.cut.add("/search/index.js")
    page.goto(f"{site.address}articles/4/")
    expect(page.locator("h1")).to_contain_text("买新设备")
    expect(state(page)).to_contain_text("没有存成", timeout=30_000)
    _expect_kept_edition(page, site, FIRST, "设备购置")
    site.server.stopped = False
    site.server.cut.clear()
    page.goto(site.address)
    expect(state(page)).to_contain_text(f"测算（{SECOND}", timeout=30_000)


def test_what_arrived_before_the_network_was_lost_is_not_loaded_again(page: Page, site: Site) -> None:
    site.server.broken.add("/timetable/")
    page.goto(site.address)
    expect(state(page)).to_contain_text("没有存成", timeout=30_000)
    arrived = {url for urls in kept(page).values() for url in urls}
    assert any("/about/" in url for url in arrived)
    site.server.broken.clear()
    site.server.requested.clear()
    page.goto(f"{site.address}articles/3/")
    expect_kept(page)
    assert not site.server.asked_for("/about/")


def test_a_server_on_which_another_build_stands_than_its_worker_says_is_not_kept(
    page: Page, site: Site, second_edition: Path
) -> None:
    site.server.replaced["/articles/5/"] = (second_edition / "articles" / "5" / "index.html").read_bytes()
    page.goto(site.address)
    expect(state(page)).to_contain_text("没有存成", timeout=30_000)
    site.server.stopped = True
    with pytest.raises(Exception, match="ERR_"):
        page.goto(f"{site.address}articles/3/")


def test_a_site_without_the_worker_has_the_copy_removed(page: Page, site: Site) -> None:
    keep_all(page, site.address)
    site.server.broken.add("/service-worker.js")
    page.goto(f"{site.address}articles/4/")
    page.wait_for_function(f"async () => !(await ({_WORKERS})()) && !(await caches.keys()).length")
    page.goto(f"{site.address}articles/3/")
    expect(page.locator("h1")).to_contain_text("第三条")


def test_a_site_built_without_copies_removes_those_that_readers_have(page: Page, site: Site, tmp_path: Path) -> None:
    keep_all(page, site.address)
    settings = ("file: content/handbook.yaml", "offline: false")
    site.publish(build_edition(tmp_path / "plain", settings=settings))
    page.goto(f"{site.address}articles/4/")
    page.wait_for_function(f"async () => !(await ({_WORKERS})()) && !(await caches.keys()).length")
    page.goto(site.address)
    expect(page.get_by_role("group", name="离线使用")).to_be_hidden()


def test_a_damaged_page_is_not_shown_and_comes_from_the_network_again(page: Page, site: Site) -> None:
    keep_all(page, site.address)
    page.evaluate(_SPOIL, "/articles/3/")
    site.server.stopped = True
    page.goto(f"{site.address}articles/3/")
    expect(page.locator("h1")).to_contain_text("这一页没有存在这台设备上")
    expect(page.locator("body")).to_contain_text("或者存下的已经损坏")
    site.server.stopped = False
    page.get_by_role("link", name="再试一次").click()
    expect(page.locator("h1")).to_contain_text("第三条")


def test_damaged_calculators_say_so_and_trying_again_helps(page: Page, whole_edition: Path) -> None:
    with serve(whole_edition) as server:
        keep_all(page, server.address)
        page.evaluate(_SPOIL, "/memory-")
        # Typing would start the runtime twice, and the second start mends what the first found damaged.
        page.goto(f"{server.address}articles/4/#award-equipment?v=1&purchase=30万元")
        calculator = Calculator(page, "equipment")
        expect(calculator.notice).to_contain_text("计算程序没有载入", timeout=30_000)
        calculator.notice.get_by_role("button", name="重试").click()
        assert calculator.estimate()["amount"] == "60000.00"


def test_calculators_found_damaged_before_the_first_answer_are_mended_without_a_word(
    page: Page, whole_edition: Path
) -> None:
    with serve(whole_edition) as server:
        keep_all(page, server.address)
        page.evaluate(_SPOIL, "/memory-")
        page.goto(f"{server.address}articles/4/")
        calculator = Calculator(page, "equipment")
        with page.expect_console_message(lambda message: "integrity" in message.text):
            calculator.control("purchase").focus()
        expect(calculator.notice).to_be_hidden()
        assert calculator.answer({"purchase": "30"})["amount"] == "60000.00"


def test_what_the_browser_has_thrown_away_comes_again(page: Page, site: Site) -> None:
    keep_all(page, site.address)
    page.evaluate("async () => { for (const name of await caches.keys()) await caches.delete(name); }")
    page.goto(f"{site.address}articles/3/")
    expect(page.locator("h1")).to_contain_text("第三条")
    expect_kept(page)
