"""After one visit the site works without network, and nothing is kept that the reader does not want or know of."""

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from generator.offline.worker import write_worker
from tests.browser.as_nginx import serve_as_nginx
from tests.browser.calculator import Calculator
from tests.browser.finder import FinderPage
from tests.browser.offline import FIRST, Site, build_edition, expect_kept, keep_all, kept, notice, state
from tests.browser.reading import open_settings
from tests.browser.server import PREFIX, serve

pytestmark = [pytest.mark.browser]

_SAVES_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
_WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).length"
_REFUSED = """
  const refuse = async () => { throw new DOMException("refused", "SecurityError"); };
  if (navigator.serviceWorker) navigator.serviceWorker.register = refuse;
"""
_OTHERS = ("other", "handbook", "handbook https://example.org/sub/handbook/")


@pytest.fixture
def page(reader: BrowserContext) -> Page:
    return reader.new_page()


@pytest.fixture
def whole_site(whole_edition: Path) -> Iterator[Site]:
    """The whole site with exactly the headers and types that its nginx settings make."""
    with serve_as_nginx(whole_edition) as running:
        yield Site(running, whole_edition)


def test_after_one_visit_everything_works_without_network(page: Page, reader: BrowserContext, whole_site: Site) -> None:
    page.goto(whole_site.address)
    expect_kept(page)
    whole_site.server.stopped = True
    failed: list[str] = []
    reader.on("requestfailed", lambda request: None if request.service_worker else failed.append(request.url))

    page.goto(f"{whole_site.address}articles/4/")
    assert Calculator(page, "equipment").answer({"purchase": "30"})["amount"] == "60000.00"
    page.locator("[data-search-button]").click()
    page.get_by_role("searchbox").fill("合作社")
    expect(page.get_by_role("dialog").locator("mark").first).to_be_visible()
    for address in ("", "awards/", "full-text/", "contacts/", "materials/", "about/"):
        page.goto(whole_site.address + address)
        expect(page.locator("h1").first).to_be_visible()
    page.goto(f"{whole_site.address}finder/")
    FinderPage(page).begin("合作社")
    # Browsers look for the icon themselves, past the worker.
    assert [address for address in failed if not address.endswith("favicon.png")] == []
    assert list(kept(page)) == [whole_site.store]


def test_a_second_visit_asks_the_network_for_the_page_alone(page: Page, site: Site) -> None:
    site.server.headers["Cache-Control"] = "no-cache"
    keep_all(page, site.address)
    site.server.requested.clear()
    page.goto(f"{site.address}articles/3/")
    page.wait_for_load_state("load")
    # Browsers ask for the worker's script and, now and then, for the icon themselves, past the worker.
    own = ("service-worker.js", "favicon.png")
    assert [path for path in site.server.requested if not path.endswith(own)] == [f"{PREFIX}articles/3/"]


def test_nothing_is_kept_before_the_page_has_been_there_for_a_moment(page: Page, site: Site) -> None:
    page.clock.install()
    page.goto(site.address)
    page.wait_for_load_state("load")
    page.clock.run_for(3_000)
    assert (site.server.asked_for("service-worker"), kept(page)) == (False, {})
    page.clock.run_for(10_000)
    expect_kept(page)


def test_without_network_the_page_says_so_and_of_when_its_words_are(page: Page, site: Site) -> None:
    keep_all(page, site.address)
    expect(notice(page)).to_be_hidden()
    day = page.evaluate("[1, 2, 3].map((n) => [, 'getFullYear', 'getMonth', 'getDate'][n]).map((n) => new Date()[n]())")
    site.server.stopped = True
    page.goto(f"{site.address}articles/3/")
    expect(notice(page)).to_contain_text("现在没有连上网络，显示的是存下的内容")
    expect(notice(page)).to_contain_text(f"{day[0]}年{day[1] + 1}月{day[2]}日存在这台设备上的{FIRST}")
    site.server.stopped = False
    notice(page).get_by_role("button", name="重新连接").click()
    expect(notice(page)).to_be_hidden()


def test_while_the_network_is_slow_the_copy_is_shown_and_says_when_the_newest_has_come(page: Page, site: Site) -> None:
    keep_all(page, site.address)
    arrives = site.server.held["articles/3/"] = threading.Event()
    page.goto(f"{site.address}articles/3/")
    expect(notice(page)).to_contain_text("网络很慢，先显示存下的内容")
    expect(notice(page)).to_contain_text(FIRST)
    arrives.set()
    notice(page).get_by_role("button", name="看最新的").click()
    expect(page.locator("h1")).to_contain_text("第三条")
    expect(notice(page)).to_be_hidden()


def test_a_gateway_that_finds_no_server_counts_as_no_network(page: Page, site: Site) -> None:
    keep_all(page, site.address)
    site.server.statuses["articles/3/"] = 503
    page.goto(f"{site.address}articles/3/")
    expect(page.locator("h1")).to_contain_text("第三条")
    expect(notice(page)).to_contain_text("现在没有连上网络")


@pytest.mark.parametrize("path", ["articles/3", "articles/3/?from=portal", "articles/3/index.html", "articles/3/#top"])
def test_addresses_may_be_written_otherwise_without_network(page: Page, site: Site, path: str) -> None:
    keep_all(page, site.address)
    site.server.stopped = True
    page.goto(site.address + path)
    expect(page.locator("h1")).to_contain_text("第三条")
    expect(page.locator("h1")).to_have_css("font-weight", "600")


def test_addresses_that_are_no_page_are_left_to_the_server(page: Page, site: Site) -> None:
    keep_all(page, site.address)
    for path in ("articles/99/", "elsewhere/", "handbook.pdf.sig"):
        answer = page.goto(site.address + path)
        assert answer
        assert (answer.status, answer.from_service_worker) == (404, False)


def test_who_saves_data_has_only_small_files_and_what_was_opened(page: Page, site: Site) -> None:
    page.add_init_script(_SAVES_DATA)
    page.goto(f"{site.address}articles/3/")
    expect(state(page)).to_contain_text("只存了看过的页面", timeout=30_000)
    page.goto(f"{site.address}articles/4/")
    site.server.stopped = True
    for path, words in {
        "articles/3/": "第三条",
        "articles/4/": "第四条",
        "articles/5/": "这一页没有存在这台设备上",
    }.items():
        page.goto(site.address + path)
        expect(page.locator("h1")).to_contain_text(words)


def test_who_saves_data_can_have_all_and_is_told_how_much_it_is(page: Page, site: Site) -> None:
    page.add_init_script(_SAVES_DATA)
    page.goto(site.address)
    open_settings(page)
    page.get_by_role("button", name=re.compile(r"全部存到这台设备（下载约 \d+ MB，占用约 \d+ MB）")).click()
    expect_kept(page)
    site.server.stopped = True
    page.goto(f"{site.address}articles/5/")
    expect(page.locator("h1")).to_contain_text("第五条")


def test_the_copy_can_be_deleted_and_is_not_made_again(page: Page, site: Site) -> None:
    keep_all(page, site.address)
    page.get_by_role("button", name="删除存下的").click()
    expect(state(page)).to_contain_text("未存")
    assert kept(page) == {}
    page.clock.install()
    page.goto(f"{site.address}articles/3/")
    page.clock.run_for(20_000)
    assert (kept(page), page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length")) == (
        {},
        0,
    )
    keep_all(page, site.address)


def test_what_others_keep_under_the_same_origin_stays_theirs(page: Page, site: Site) -> None:
    page.goto(site.address)
    nested = f"{site.store}nested/"
    page.evaluate("names => Promise.all(names.map((name) => caches.open(name)))", [*_OTHERS, nested])
    keep_all(page, site.address)
    page.get_by_role("button", name="删除存下的").click()
    expect(state(page)).to_contain_text("未存")
    assert kept(page) == {name: [] for name in [*_OTHERS, nested]}


def test_answers_are_not_kept(page: Page, site: Site) -> None:
    keep_all(page, f"{site.address}articles/4/?secret=8765#award-equipment?v=1&purchase=8765")
    page.goto(f"{site.address}articles/3/?secret=8765")
    assert "8765" not in str(kept(page))


def test_a_browser_that_allows_no_worker_says_nothing_and_asks_for_nothing(reader: BrowserContext, site: Site) -> None:
    faults: list[str] = []
    reader.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    reader.on("weberror", lambda report: faults.append(str(report.error)))
    reader.add_init_script(_REFUSED)
    page = reader.new_page()
    page.clock.install()
    page.goto(site.address)
    page.clock.run_for(20_000)
    expect(notice(page)).to_be_hidden()
    assert faults == []
    open_settings(page)
    page.get_by_role("button", name="全部存到这台设备").click()
    expect(state(page)).to_contain_text("没有存成")


def test_a_device_without_room_says_so_and_the_pages_stay(page: Page, reader: BrowserContext, site: Site) -> None:
    page.goto(site.address)
    origin = site.address.removesuffix(PREFIX)
    reader.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 200_000})
    open_settings(page)
    page.get_by_role("button", name="全部存到这台设备").click()
    expect(state(page)).to_contain_text("没有存成", timeout=30_000)
    page.goto(f"{site.address}articles/3/")
    expect(page.locator("h1")).to_contain_text("第三条")


def test_a_folder_offers_no_copy(page: Page, first_edition: Path) -> None:
    page.goto((first_edition / "index.html").as_uri())
    open_settings(page)
    expect(page.get_by_role("group", name="字号")).to_be_visible()
    expect(page.get_by_role("group", name="离线使用")).to_be_hidden()


def test_the_theme_may_exchange_pages_without_network(page: Page, tmp_path: Path) -> None:
    whole = build_edition(tmp_path, settings=("site_name:", f"site_url: https://example.org{PREFIX}\nsite_name:"))
    with serve(whole) as server:
        site_map = whole / "sitemap.xml"
        site_map.write_text(
            site_map.read_text("utf-8").replace(f"https://example.org{PREFIX}", server.address), "utf-8"
        )
        write_worker(whole, FIRST)
        keep_all(page, f"{server.address}articles/3/")
        page.evaluate("window.isTheSamePage = true")
        server.stopped = True
        page.locator("article").get_by_role("link", name="第四条").first.click()
        page.wait_for_url("**/articles/4/")
        expect(page.locator("h1")).to_contain_text("第四条")
        expect(notice(page)).to_contain_text("现在没有连上网络")
        assert page.evaluate("window.isTheSamePage") is True
