"""Search as a reader meets it: in a real browser, with keyboard, screen reader and phone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.reading import open_settings
from tests.browser.server import Server
from tests.conftest import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.site]

_AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


class Search:
    """The search dialog of an open page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.button = page.get_by_role("button", name="搜索", exact=True)
        self.dialog = page.get_by_role("dialog", name="搜索手册")
        self.input = self.dialog.get_by_role("searchbox")
        self.count = self.dialog.locator("[data-search-count]")
        self.results = self.dialog.get_by_role("list", name="搜索结果").get_by_role("listitem")

    def ask(self, query: str) -> Locator:
        """Open the dialog if need be, type the query and give the results once they are there."""
        if not self.dialog.is_visible():
            self.button.click()
        self.input.fill(query)
        expect(self.count).to_contain_text("找到")
        return self.results

    def titles(self, query: str) -> list[str]:
        """The titles of what is found, as far as it is listed."""
        self.ask(query)
        return [title.strip() for title in self.results.get_by_role("link").all_inner_texts()]


@pytest.fixture
def search(page: Page, server: Server) -> Search:
    """The search of the home page."""
    page.goto(server.address)
    return Search(page)


def test_nothing_of_search_is_loaded_before_somebody_searches(page: Page, server: Server) -> None:
    page.goto(f"{server.address}articles/8/", wait_until="networkidle")
    assert not server.asked_for("/search/")
    Search(page).ask("中试")
    assert server.asked_for("/search/index.js")


@pytest.mark.parametrize("written", ["第八条", "第8条", "8", "第 8 条", "８", "第８条", "8条", "八"])
def test_an_article_is_found_by_its_number_however_it_is_written(search: Search, written: str) -> None:
    assert search.titles(written)[0].startswith("第八条 ")


@pytest.mark.parametrize(
    ("written", "stands"),
    [
        ("3000000元", "300 万元"),
        ("三百万", "300 万元"),
        ("百分之十", "10%"),
        ("043188779778", "88779778"),
        ("8877-9778", "88779778"),
    ],
)
def test_what_is_written_otherwise_on_the_page_is_found_and_marked(search: Search, written: str, stands: str) -> None:
    marks = search.ask(written).first.locator("mark").all_inner_texts()
    assert "".join(marks[: len(stands)]).startswith(stands)


def test_the_word_is_marked_in_its_sentence(search: Search) -> None:
    first = search.ask("技术许可两种方式").first
    expect(first.locator("mark")).to_have_text("技术许可两种方式")
    expect(first).to_contain_text("申报单位和条件 （3）技术合同须为技术转让或技术许可两种方式")


def test_a_result_leads_to_the_place_of_the_hit(search: Search, page: Page) -> None:
    search.ask("技术许可两种方式").first.get_by_role("link").click()
    page.wait_for_url("**/articles/8/#conditions-3")
    expect(page.locator("#conditions-3")).to_be_in_viewport()


def test_a_word_that_stands_nowhere_finds_nothing_and_the_reader_is_told_what_to_do(search: Search) -> None:
    search.ask("熊猫")
    expect(search.count).to_have_text("没有找到“熊猫”")
    expect(search.results).to_have_count(0)
    expect(search.dialog.get_by_role("link", name="联系方式")).to_be_visible()


def test_a_word_that_the_text_does_not_use_leads_to_the_one_it_does_and_says_so(search: Search) -> None:
    search.ask("设备补贴")
    expect(search.count).to_contain_text("没有找到“设备补贴”")
    search.ask("补贴")
    expect(search.count).to_contain_text("没有找到“补贴”；下面是“补助”，找到 ")
    expect(search.results.first.locator("mark").first).to_contain_text("补助")
    search.ask("购房补贴")
    expect(search.count).to_have_text("没有找到“购房补贴”")


def test_traditional_characters_are_understood(search: Search) -> None:
    expect(search.ask("技術轉移").first.locator("mark").first).to_have_text("技术转移")
    expect(search.ask("1000萬圓").first.locator("mark").first).to_contain_text("1000")


@pytest.mark.parametrize("key", ["/", "s"])
def test_a_key_opens_search_from_a_page_but_not_from_a_field(page: Page, server: Server, key: str) -> None:
    page.goto(f"{server.address}articles/34/")
    search = Search(page)
    field = page.locator("award-calculator input").first
    expect(field).to_be_enabled()
    field.focus()
    page.keyboard.press(key)
    expect(search.dialog).to_be_hidden()
    page.locator("h1").click()
    page.keyboard.press(key)
    expect(search.input).to_be_focused()
    expect(search.input).to_have_value("")


@pytest.mark.parametrize("key", ["/", "s"])
def test_a_reader_can_switch_the_keys_of_search_off_for_all_pages(page: Page, server: Server, key: str) -> None:
    page.goto(f"{server.address}articles/34/")
    search = Search(page)
    open_settings(page)
    page.get_by_role("checkbox", name="打开搜索").uncheck()
    for address in ("articles/34/", "finder/"):
        page.goto(f"{server.address}{address}")
        page.locator("article button:visible").first.focus()
        page.keyboard.press(key)
        expect(search.dialog).to_be_hidden()
        expect(page.locator(".search-button-key")).to_be_hidden()
    open_settings(page)
    page.get_by_role("checkbox", name="打开搜索").check()
    page.get_by_role("button", name="朗读本页").focus()
    page.keyboard.press(key)
    expect(search.input).to_be_focused()


def test_no_key_opens_search_over_another_dialog(page: Page, server: Server) -> None:
    page.goto(server.address)
    page.evaluate("""document.querySelector("article h1").innerHTML = '<a href="https://example.org/">外</a>'""")
    page.locator("article h1 a").click()
    expect(page.get_by_role("dialog", name="即将离开本站")).to_be_visible()
    page.keyboard.press("/")
    expect(Search(page).dialog).to_be_hidden()


def test_what_is_typed_while_search_is_still_loading_is_looked_for(page: Page, server: Server) -> None:
    page.goto(server.address)
    page.keyboard.press("/")
    page.keyboard.type("8")
    expect(Search(page).results.first).to_contain_text("第八条")


def test_results_are_reached_with_the_arrow_keys_and_opened_with_enter(search: Search, page: Page) -> None:
    results = search.ask("中试")
    page.keyboard.press("ArrowDown")
    expect(results.nth(0).get_by_role("link")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(results.nth(1).get_by_role("link")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(search.input).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/26/**")


def test_escape_closes_search_and_the_reader_is_where_they_were(search: Search, page: Page) -> None:
    search.button.focus()
    page.keyboard.press("Enter")
    search.ask("中试")
    page.keyboard.press("Escape")
    expect(search.dialog).to_be_hidden()
    expect(search.button).to_be_focused()


def test_letters_are_no_commands_of_the_page_while_search_is_open(page: Page, server: Server) -> None:
    page.goto(f"{server.address}articles/8/")
    Search(page).ask("中试")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("n")
    page.wait_for_timeout(200)
    assert page.url == f"{server.address}articles/8/"


def test_a_failed_load_is_said_and_can_be_tried_again(page: Page, server: Server) -> None:
    page.goto(server.address)
    server.broken.add("/search/index.js")
    search = Search(page)
    search.button.click()
    search.input.fill("中试")
    expect(search.count).to_have_text("搜索没有载入。")
    server.broken.clear()
    search.dialog.get_by_role("button", name="重试").click()
    expect(search.count).to_contain_text("找到")


def test_without_scripts_the_button_leads_to_the_full_text(browser: Browser, server: Server) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.address}articles/8/")
    page.get_by_role("link", name="搜索").click()
    assert page.url == f"{server.address}full-text/"
    context.close()


def test_search_works_when_the_site_is_opened_from_a_folder(page: Page, built_site: Path) -> None:
    page.goto((built_site / "index.html").as_uri())
    search = Search(page)
    search.ask("第三十四条").first.get_by_role("link").click()
    expect(page.locator("h1")).to_contain_text("第三十四条")


@pytest.fixture(params=["light", "dark"])
def small_search(browser: Browser, server: Server, request: pytest.FixtureRequest) -> Iterator[Search]:
    """The search of the home page on the smallest phone, in both colour schemes."""
    context = browser.new_context(color_scheme=request.param, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(server.address)
    yield Search(page)
    context.close()


@pytest.mark.parametrize("query", ["", "中试 补助", "熊猫基地"])
def test_axe_finds_nothing_with_the_dialog_open(small_search: Search, query: str) -> None:
    small_search.button.click()
    if query:
        small_search.ask(query)
    small_search.page.add_script_tag(path=_AXE)
    violations = small_search.page.evaluate(
        "async () => (await axe.run()).violations.map(({ id, nodes }) => id + nodes.map((node) => node.html))"
    )
    assert violations == []


def test_everything_of_search_fits_on_a_phone_and_can_be_touched(small_search: Search) -> None:
    small_search.ask("补助")
    assert small_search.page.evaluate("document.querySelector('dialog').scrollWidth") <= 320
    small = small_search.page.evaluate(
        """[...document.querySelectorAll("dialog input, dialog button, dialog li, .search-button")]
          .filter((control) => control.offsetParent && control.getBoundingClientRect().height < 44)
          .map((control) => control.outerHTML)"""
    )
    assert small == []
