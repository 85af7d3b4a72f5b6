"""With `site_url` set, the theme exchanges pages without loading them anew: what runs, runs on."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.as_nginx import serve_as_nginx
from tests.browser.calculator import Calculator
from tests.browser.finder import FinderPage, led_to_the_form
from tests.browser.published import SITE_URL, build_published
from tests.browser.server import Server, serve
from tests.conftest import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.site]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build that knows where it will stand."""
    folder = tmp_path_factory.mktemp("published")
    shutil.copytree(ROOT / "content", folder / "content")
    return build_published(folder)


@pytest.fixture
def server(published: Path) -> Iterator[Server]:
    """This build at another address than it was made for, with a site map that fits."""
    with serve(published) as running:
        site_map = (published / "sitemap.xml").read_text("utf-8")
        running.replaced["sitemap.xml"] = site_map.replace(SITE_URL, running.address)
        yield running


def _open(page: Page, address: str) -> None:
    with page.expect_response("**/sitemap.xml"):
        page.goto(address)
    page.evaluate("window.isTheSamePage = true")


def _awards_in_data(page: Page) -> list[str]:
    """The places of the awards that the page's data for programs name."""
    found: list[str] = page.locator("script[type='application/ld+json']").evaluate_all(
        """(scripts) => scripts.flatMap((script) => JSON.parse(script.textContent)["@graph"])
          .filter((node) => node["@type"] === "GovernmentService").map((node) => node["@id"])"""
    )
    return found


def _go(page: Page, name: str | re.Pattern[str], address: str) -> None:
    page.locator("article").get_by_role("link", name=name).first.click()
    page.wait_for_url(f"**{address}")
    expect(page.locator("h1")).to_have_count(1)
    assert page.evaluate("window.isTheSamePage") is True


def test_the_worker_of_one_page_answers_on_the_next_without_loading_again(page: Page, server: Server) -> None:
    _open(page, f"{server.address}articles/33/")
    assert Calculator(page, "a33").answer({"level": "provincial"})["amount"] == "200000.00"
    _go(page, "第三十四条", "/articles/34/")
    server.requested.clear()
    calculator = Calculator(page, "a34")
    expect(calculator.control("rd_current")).to_be_enabled()
    assert calculator.answer({"rd_current": "1500", "rd_previous": "1000"})["amount"] == "250000.00"
    assert len([worker for worker in page.workers if "/calculators/" in worker.url]) == 1
    assert not any(map(server.asked_for, ("/code-", "/worker-", "/memory-", "/rules-")))


def test_data_for_programs_are_those_of_the_page_that_is_shown_and_nothing_is_refused(
    page: Page, published: Path, faults: list[str]
) -> None:
    with serve_as_nginx(published) as server:
        site_map = (published / "sitemap.xml").read_text("utf-8")
        server.replaced["sitemap.xml"] = site_map.replace(SITE_URL, server.address)
        _open(page, f"{server.address}articles/33/")
        assert _awards_in_data(page) == ["#award-a33"]
        _go(page, "第三十四条", "/articles/34/")
        assert _awards_in_data(page) == ["#award-a34"]
        _go(page, "第三十三条", "/articles/33/")
        assert _awards_in_data(page) == ["#award-a33"]
    assert faults == []


@pytest.mark.parametrize("key", ["n", "p", ",", ".", "f"])
def test_no_single_key_of_the_theme_leads_away(page: Page, server: Server, key: str) -> None:
    _open(page, f"{server.address}articles/34/")
    page.evaluate("addEventListener('click', () => { window.isLedAway = true; }, true)")  # it clicks a link of its own
    page.keyboard.press(key)
    assert page.evaluate("window.isLedAway") is None


def test_ticks_are_kept_and_print_buttons_work_on_a_page_that_was_exchanged(page: Page, server: Server) -> None:
    page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; };")
    _open(page, f"{server.address}articles/9/")
    _go(page, "第十条", "/articles/10/")
    page.locator("input[data-item]").first.check()
    _go(page, "第九条", "/articles/9/")
    _go(page, "第十条", "/articles/10/")
    expect(page.locator("input[data-item]").first).to_be_checked()
    page.locator("button[data-print]").first.click()
    assert page.evaluate("window.printed") == 1


def test_a_quote_is_marked_on_a_page_that_was_exchanged(page: Page, server: Server) -> None:
    page.add_init_script("delete window.Highlight;")
    _open(page, f"{server.address}articles/33/")
    _go(page, "第三十四条", "/articles/34/")
    Calculator(page, "a34").element.locator("[data-source]").first.click()
    expect(page.locator("mark")).to_have_text("近两个年度研发费用增长")
    expect(page.locator("mark")).to_be_in_viewport()


def test_a_link_with_answers_is_opened_within_the_page(page: Page, server: Server) -> None:
    _open(page, f"{server.address}articles/33/")
    page.evaluate(
        """(address) => {
          const link = document.createElement("a");
          link.href = address;
          link.textContent = "结果";
          document.querySelector("article").prepend(link);
        }""",
        f"{server.address}articles/34/#award-a34?v=1&rd_current=1500%E4%B8%87%E5%85%83&rd_previous=1000%E4%B8%87%E5%85%83",
    )
    _go(
        page, "结果", "/articles/34/#award-a34?v=1&rd_current=1500%E4%B8%87%E5%85%83&rd_previous=1000%E4%B8%87%E5%85%83"
    )
    calculator = Calculator(page, "a34")
    assert calculator.estimate()["amount"] == "250000.00"
    expect(calculator.result).to_be_in_viewport()


def test_going_to_a_place_of_the_page_and_back_keeps_the_answers(page: Page, server: Server) -> None:
    _open(page, f"{server.address}articles/34/")
    calculator = Calculator(page, "a34")
    calculator.answer({"rd_current": "1500", "rd_previous": "1000"})
    page.locator("a[href$='#lead']").first.click()
    expect(page.locator("#lead")).to_be_in_viewport()
    page.go_back()
    expect(calculator.result).to_be_in_viewport()
    assert calculator.attributes()[2] == "250000.00"


def test_going_to_the_next_article_and_back_brings_the_answers_back(page: Page, server: Server) -> None:
    _open(page, f"{server.address}articles/34/")
    calculator = Calculator(page, "a34")
    calculator.answer({"rd_current": "1500", "rd_previous": "10000000", "rd_previous.unit": "yuan"})
    page.evaluate("scrollTo(0, 300)")
    page.wait_for_function("history.state.y === 300")
    link = page.get_by_role("link", name="第三十五条").first
    link.click()
    page.wait_for_url("**/articles/35/")
    expect(page.locator("h1")).to_contain_text("第三十五条")
    page.go_back()
    expect(page.locator("h1")).to_contain_text("第三十四条")
    assert calculator.estimate()["amount"] == "250000.00"
    assert calculator.form()["rd_previous"] == "10000000"
    assert page.evaluate("window.isTheSamePage") is True


def test_what_is_ticked_in_the_finder_comes_back(page: Page, server: Server) -> None:
    _open(page, f"{server.address}finder/")
    FinderPage(page).question.get_by_text("金融机构", exact=True).click()
    page.locator("article").get_by_role("link", name="看算例").first.click()
    page.wait_for_url("**/articles/*/**")
    page.go_back()
    expect(FinderPage(page).question.get_by_role("checkbox", name="金融机构")).to_be_checked()


def test_going_back_leads_to_where_a_quick_reader_had_only_just_come(page: Page, server: Server) -> None:
    _open(page, f"{server.address}articles/33/")
    _go(page, "第三十四条", "/articles/34/")
    Calculator(page, "a34").answer({"rd_current": "1500", "rd_previous": "1000"})
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_function("history.state?.y === 0")
    link = page.locator("[data-part='steps'] [data-source]").last
    link.evaluate("(link) => { link.scrollIntoView(); link.click(); }")
    expect(link).not_to_be_in_viewport()
    page.go_back()
    expect(link).to_be_in_viewport()


def test_going_back_to_an_earlier_page_shows_that_page(page: Page, server: Server) -> None:
    _open(page, f"{server.address}articles/33/")
    _go(page, "第三十四条", "/articles/34/")
    Calculator(page, "a34").element.locator("[data-source]").first.click()
    page.go_back()
    expect(page.locator("h1")).to_contain_text("第三十四条")
    page.go_back()
    expect(page.locator("h1")).to_contain_text("第三十三条")
    assert page.evaluate("window.isTheSamePage") is True


def test_the_finder_works_on_a_page_that_was_exchanged_and_comes_back_with_its_answers(
    page: Page, server: Server
) -> None:
    _open(page, f"{server.address}articles/33/")
    assert Calculator(page, "a33").answer({"level": "provincial"})["amount"] == "200000.00"
    page.get_by_role("link", name="我能申报什么").first.click()
    page.wait_for_url("**/finder/")
    server.requested.clear()
    finder = FinderPage(page)
    finder.begin("企业")
    assert not any(map(server.asked_for, ("/code-", "/worker-", "/python-", "/rules-")))
    finder.next()
    expect(finder.label).to_have_text("单项技术合同的技术交易额")
    page.keyboard.type("80")
    finder.next()
    card = finder.award("a13")
    expect(card.locator('[data-slot="sentence"]')).to_contain_text("还差 20 万元")
    card.get_by_role("link", name="算一算").click()
    page.wait_for_url("**/articles/13/#award-a13?**")
    expect(Calculator(page, "a13").control("contract_amount")).to_have_value("80")
    page.go_back()
    page.wait_for_url("**/finder/#finder?**")
    expect(finder.award("a13").locator('[data-slot="sentence"]')).to_contain_text("还差 20 万元")
    page.go_back()
    expect(finder.label).to_have_text("单项技术合同的技术交易额")


def test_search_goes_on_on_a_page_that_was_exchanged(page: Page, server: Server) -> None:
    _open(page, f"{server.address}articles/33/")
    _go(page, "第三十四条", "/articles/34/")
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("第八条")
    page.get_by_role("dialog").get_by_role("link", name="第八条 ").first.click()
    page.wait_for_url("**/articles/8/")
    expect(page.locator("h1")).to_contain_text("第八条")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.evaluate("window.isTheSamePage") is True


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize(("kind", "ticked"), [("金融机构", "金融机构"), ("科技型中小企业", "企业")])
def test_a_tile_of_the_home_page_leads_to_the_form(
    page: Page, server: Server, kind: str, ticked: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 720})
    _open(page, server.address)
    _go(page, re.compile(rf"^{kind}"), "/finder/#is-*")
    led_to_the_form(FinderPage(page), ticked)
