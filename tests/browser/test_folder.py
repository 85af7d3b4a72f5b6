"""The folder opened from a USB stick, without any server: it is read, searched and walked through as on one."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.reading import choose_colours
from tests.browser.test_search import Search

pytestmark = [pytest.mark.browser, pytest.mark.site]


@pytest.fixture(scope="module")
def folder(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy at a path such as people have."""
    place = tmp_path_factory.mktemp("stick") / "政策 手册（U盘）#1 50%"
    return shutil.copytree(built_site, place, ignore=shutil.ignore_patterns("*.br", "*.gz"))


@pytest.fixture
def home(page: Page, folder: Path, faults: list[str]) -> Iterator[Page]:
    """The home page, opened by its file; nothing may go wrong unseen."""
    page.goto((folder / "index.html").as_uri())
    yield page
    assert faults == []


def _expect_page(page: Page, address: str, heading: str) -> None:
    page.wait_for_url(re.compile(re.escape(f"/{address}index.html") + "(#.*)?$"))
    expect(page.locator("h1")).to_contain_text(heading)


def test_a_reader_walks_through_it(home: Page) -> None:
    home.get_by_role("link", name=re.compile("第四章")).first.click()
    home.wait_for_url(re.compile(r"/chapters/4/index\.html$"))
    home.locator('article a[href*="articles/"]').first.click()
    home.wait_for_url(re.compile(r"/articles/\d+/index\.html"))
    home.get_by_role("navigation", name="您的位置").get_by_role("link").first.click()
    _expect_page(home, "", "手册")
    home.locator('article a[href="awards/"]').first.click()
    _expect_page(home, "awards/", "奖补一览")
    home.locator("table a").first.click()
    home.wait_for_url(re.compile(r"/articles/\d+/index\.html#award-"))
    home.go_back()
    _expect_page(home, "awards/", "奖补一览")
    home.locator("a.md-logo").first.click()
    _expect_page(home, "", "手册")


def test_a_search_result_opens_at_its_place_and_there_is_a_way_back(home: Page) -> None:
    Search(home).ask("技术许可两种方式").first.get_by_role("link").click()
    _expect_page(home, "articles/8/", "第八条")
    expect(home.locator("#conditions-3")).to_be_in_viewport()
    home.go_back()
    _expect_page(home, "", "手册")


def test_the_keyboard_opens_pages_too(home: Page) -> None:
    search = Search(home)
    search.ask("第八条")
    home.keyboard.press("Enter")
    _expect_page(home, "articles/8/", "第八条")
    home.get_by_role("navigation", name="您的位置").get_by_role("link").first.focus()
    home.keyboard.press("Enter")
    _expect_page(home, "", "手册")


def test_a_page_opens_in_a_tab_of_its_own(home: Page, context: BrowserContext) -> None:
    with context.expect_page() as opened:
        home.locator('article a[href="contacts/"]').first.click(button="middle")
    _expect_page(opened.value, "contacts/", "联系方式")


def test_every_link_of_every_page_leads_to_a_file_of_the_folder(page: Page, folder: Path) -> None:
    lost = set()
    for path in sorted(folder.rglob("index.html")):
        page.goto(path.as_uri(), wait_until="domcontentloaded")
        lost |= {
            address
            for address in page.evaluate(
                """() => [...document.querySelectorAll("a[href]")].map((link) => {
                  link.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
                  return link.href.split("#")[0];
                })"""
            )
            if address.startswith("file:") and not _path(address).is_file()
        }
    assert lost == set()


def _path(address: str) -> Path:
    return Path(unquote(urlsplit(address).path))


def test_what_a_reader_sets_and_ticks_is_kept(home: Page, folder: Path) -> None:
    choose_colours(home, "深色")
    home.get_by_label("特大").check()
    home.goto((folder / "materials" / "index.html").as_uri())
    home.locator('[data-article="4"] input').first.check()
    home.reload()
    expect(home.locator('[data-article="4"] input').first).to_be_checked()
    expect(home.locator("html")).to_have_attribute("data-text-size", "largest")
    expect(home.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_the_table_of_awards_is_narrowed_and_its_address_keeps_it(home: Page, folder: Path) -> None:
    home.goto((folder / "awards" / "index.html").as_uri())
    home.locator("[data-table-tools] select").first.select_option(index=1)
    expect(home.locator("[data-table-status]")).to_contain_text("符合的有")
    home.reload()
    expect(home.locator("[data-table-status]")).to_contain_text("符合的有")


def test_a_calculator_says_why_it_does_not_work_there_and_what_can_be_read(home: Page, folder: Path) -> None:
    home.goto((folder / "articles" / "34" / "index.html").as_uri())
    calculator = home.locator('award-calculator[award="a34"]')
    expect(calculator.locator("[data-notice]")).to_contain_text("从文件夹里打开")
    expect(calculator.locator("[data-notice]")).to_contain_text("88777285")
    expect(calculator.locator("[data-retry]")).to_be_hidden()
    expect(calculator.locator("input").first).to_be_disabled()
    expect(calculator.locator(".calculator-rule")).to_contain_text("最高 100 万元")
    expect(calculator.locator(".calculator-examples")).to_contain_text("最高 25 万元")


def test_the_finder_says_so_and_leads_to_its_tables(home: Page, folder: Path) -> None:
    home.goto((folder / "finder" / "index.html").as_uri())
    said = home.locator("award-finder [data-unsupported]")
    expect(said).to_contain_text("从文件夹里打开")
    expect(said).to_contain_text("请看下面按申报主体列出的全部奖补")
    expect(home.locator("award-finder form")).to_be_hidden()
    expect(home.locator(".finder-table").first).to_be_visible()


@pytest.mark.parametrize(
    ("address", "place"), [("articles/34/", "award-calculator[award=a34]"), ("finder/", "award-finder")]
)
def test_where_the_published_address_is_known_it_is_offered(home: Page, folder: Path, address: str, place: str) -> None:
    file = folder / address / "index.html"
    html = file.read_text("utf-8")
    published = f"https://www.example.org/policy/{address}"
    file.write_text(html.replace("</head>", f'<link rel="canonical" href="{published}"></head>'), "utf-8")
    home.goto(file.as_uri())
    link = home.locator(place).get_by_role("link", name="在网上打开这一页")
    expect(link).to_have_attribute("href", published)
    file.write_text(html, "utf-8")


def test_without_script_a_link_leads_to_the_folder_that_lists_its_page(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "index.html").as_uri())
    page.locator('article a[href="contacts/"]').first.click()
    page.wait_for_url(re.compile("/contacts/$"))
    assert "index.html" in page.content()
    context.close()


def test_the_page_for_wrong_addresses_leads_on_and_searches(page: Page, folder: Path) -> None:
    page.goto((folder / "404.html").as_uri())
    page.get_by_role("link", name="联系方式").click()
    _expect_page(page, "contacts/", "联系方式")
    page.go_back()
    page.get_by_role("searchbox").fill("第八条")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("link", name="第八条").first).to_be_visible()
