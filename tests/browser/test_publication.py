"""What a government site says around a page: its identity, the document's validity, links that leave."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.published import SITE_URL, build_published
from tests.browser.server import Server, serve
from tests.conftest import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.site]

_PUBLICATION = """\
publication:
  site_name: 云岭县人民政府
  site_domain: www.yunling.example
  site_id_code: "0000000001"
  column_name: 政策 "文件" <b>
  organizer: 云岭县人民政府办公室
  icp: 云ICP备00000001号
  site_map: https://www.yunling.example/map
  error_report: https://report.example/?url={address}
  own_hosts:
    - yunling.example

chapters:
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small policy, with everything about its publication."""
    folder = tmp_path_factory.mktemp("yunling")
    content = shutil.copytree(ROOT / "tests" / "small_policy", folder / "content") / "handbook.yaml"
    text = content.read_text("utf-8").replace("chapters:\n", _PUBLICATION, 1)
    number = "  document_number: 云政发〔2024〕2号\n  original: https://www.yunling.example/1\n"
    content.write_text(text.replace("  date: 2024-02-20\n", f"  date: 2024-02-20\n{number}", 1), "utf-8")
    return build_published(folder)


@pytest.fixture
def server(site: Path) -> Iterator[Server]:
    with serve(site) as running:
        yield running


def _meta(page: Page, name: str) -> str | None:
    return page.locator(f'meta[name="{name}"]').get_attribute("content")


def test_an_article_names_its_site_its_column_and_the_date_of_the_document(page: Page, server: Server) -> None:
    page.goto(f"{server.address}articles/1/")
    assert _meta(page, "SiteIDCode") == "0000000001"
    assert _meta(page, "ColumnName") == '政策 "文件" <b>'
    assert _meta(page, "PubDate") == "2024-02-20 00:00"
    assert (_meta(page, "ArticleTitle") or "").startswith("第一条")


def test_a_list_has_no_publication_date_of_its_own(page: Page, server: Server) -> None:
    page.goto(f"{server.address}awards/")
    expect(page.locator('meta[name="PubDate"], meta[name="ArticleTitle"]')).to_have_count(0)


def test_the_foot_shows_who_publishes_and_nothing_that_is_not_set(page: Page, server: Server) -> None:
    page.goto(server.address)
    expect(page.locator(".site-identity")).to_contain_text("云ICP备00000001号")
    expect(page.locator(".site-identity")).not_to_contain_text("公安备案")


def test_the_breadcrumb_leads_from_the_home_page_to_the_article(page: Page, server: Server) -> None:
    page.goto(f"{server.address}articles/2/")
    steps = page.get_by_role("navigation", name="您的位置").get_by_role("listitem").all_inner_texts()
    assert steps[0] == "首页"
    assert steps[-1].startswith("第二条")


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2024-02-29T15:59:00Z", "现在还没有施行"),
        ("2024-02-29T16:00:00Z", None),
        ("2026-02-20T00:00:00Z", "有效期到 2026年2月28日 为止"),
        ("2026-02-28T15:59:00Z", "有效期到 2026年2月28日 为止"),
        ("2026-02-28T16:00:00Z", "有效期已于 2026年2月28日 届满"),
    ],
)
def test_the_validity_is_that_of_the_day_of_reading_in_china(
    page: Page, server: Server, now: str, words: str | None
) -> None:
    page.clock.set_fixed_time(now)
    page.goto(f"{server.address}articles/1/")
    notice = page.locator(".validity-notice")
    if words:
        expect(notice).to_be_visible()
        assert words in notice.inner_text()
    else:
        expect(notice).to_be_hidden()


def test_the_state_stands_beside_the_number_of_the_document(page: Page, server: Server) -> None:
    page.clock.set_fixed_time("2026-03-01T00:00:00Z")
    page.goto(f"{server.address}full-text/")
    expect(page.locator(".identification")).to_contain_text("云政发〔2024〕2号")
    expect(page.locator("[data-validity-state]")).to_have_text("已过有效期")


def test_a_link_to_another_site_asks_before_it_leaves(page: Page, server: Server) -> None:
    page.goto(f"{server.address}articles/1/")
    page.locator("a.error-report").click()
    dialog = page.get_by_role("dialog", name="即将离开本站")
    expect(dialog).to_contain_text("report.example")
    href = dialog.get_by_role("link", name="继续前往").get_attribute("href") or ""
    assert "articles%2F1%2F" in href
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator("a.error-report")).to_be_focused()


def test_a_link_within_the_publishers_own_hosts_does_not_ask(page: Page, server: Server) -> None:
    page.goto(f"{server.address}full-text/")
    page.route("https://www.yunling.example/**", lambda route: route.fulfill(body="原文"))
    page.locator(".identification a").click()
    page.wait_for_url("https://www.yunling.example/1")


def test_the_page_carries_its_own_address_as_a_picture_for_telephones(page: Page, server: Server) -> None:
    page.goto(f"{server.address}articles/1/")
    page.locator(".page-tools summary").click()
    expect(page.locator(".page-address svg")).to_be_visible()
    expect(page.locator(".page-address")).to_contain_text(f"{SITE_URL}articles/1/")


def test_search_engines_are_given_a_site_map_with_the_date_of_the_last_revision(site: Path) -> None:
    assert f"Sitemap: {SITE_URL}sitemap.xml" in (site / "robots.txt").read_text("utf-8")
    assert "<lastmod>20" in (site / "sitemap.xml").read_text("utf-8")
    assert f'<link rel="canonical" href="{SITE_URL}articles/1/">' in (site / "articles/1/index.html").read_text("utf-8")


def test_a_site_that_does_not_know_its_address_has_no_site_map_and_names_none(built_site: Path) -> None:
    assert not list(built_site.glob("sitemap.xml*"))
    assert "Sitemap" not in (built_site / "robots.txt").read_text("utf-8")
