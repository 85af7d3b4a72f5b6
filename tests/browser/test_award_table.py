"""The table of awards is narrowed and ordered, on a phone, by keyboard, and from a link."""

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.model.handbook import Handbook
from tests.browser.server import Server
from tests.conftest import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.site]

_AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
_SHOWN = "[...document.querySelectorAll('.award-table tbody tr')].filter((row) => !row.hidden).map((row) => row.id)"


@pytest.fixture
def awards(page: Page, server: Server) -> Page:
    """The page with the table."""
    page.goto(f"{server.address}awards/")
    return page


def _shown(page: Page) -> list[str]:
    return list(page.evaluate(_SHOWN))


@pytest.mark.parametrize(
    ("facet", "value", "expected"),
    [
        ("applicant", "bank", ["a36"]),
        ("nature", "奖励", ["a33"]),
        ("way", "按数量", ["a39"]),
        ("timing", "即申即享", ["a31", "a32"]),
        ("ceiling", "30000000", ["a04", "a11", "a16", "a39"]),
        ("ceiling", "none", ["a11", "a39"]),
        ("office", "industry-sme", ["a33"]),
        ("office", "原文没有写", ["a11"]),
    ],
)
def test_each_facet_narrows_the_table(awards: Page, facet: str, value: str, expected: list[str]) -> None:
    awards.select_option(f"#filter-{facet}", value)
    assert _shown(awards) == expected
    expect(awards.locator("[data-table-status]")).to_have_text(f"符合的有 {len(expected)} 项，共 28 项")


def test_words_of_the_name_narrow_the_table(awards: Page) -> None:
    awards.fill("#filter-words", "概念验证")
    assert _shown(awards) == ["a23", "a24"]
    expect(awards.locator("[data-table-status]")).to_have_text("符合的有 2 项，共 28 项")


@pytest.mark.parametrize("written", ["概念 验证", "“概念”验证", "概念　驗證", "验证，概念"])
def test_the_words_are_forgiven_what_search_forgives(awards: Page, written: str) -> None:
    awards.fill("#filter-words", "概念验证")
    expected = _shown(awards)
    awards.fill("#filter-words", written)
    assert _shown(awards) == expected != []


def test_quotation_marks_in_a_name_need_not_be_typed(awards: Page) -> None:
    awards.fill("#filter-words", "专精特新中小企业")
    assert _shown(awards) == ["a33"]
    awards.fill("#filter-words", "熊猫")
    assert _shown(awards) == []


def test_facets_work_together_and_are_cleared_at_once(awards: Page, handbook: Handbook) -> None:
    awards.select_option("#filter-applicant", "university")
    awards.select_option("#filter-ceiling", "2000000")
    awards.select_option("#filter-way", "定额")
    assert _shown(awards) == ["a05"]
    awards.get_by_role("button", name="清除").click()
    expect(awards.locator("[data-table-status]")).to_have_text("28 项奖补")
    assert _shown(awards) == list(handbook.awards)
    assert "#" not in awards.url


def test_where_nothing_fits_that_is_said(awards: Page) -> None:
    awards.select_option("#filter-nature", "补偿")
    awards.select_option("#filter-applicant", "university")
    expect(awards.locator("[data-table-empty]")).to_be_visible()
    expect(awards.locator("[data-table-status]")).to_have_text("符合的有 0 项，共 28 项")


def test_a_column_is_sorted_from_its_heading_by_keyboard(awards: Page) -> None:
    heading = awards.get_by_role("columnheader", name="最多可得")
    heading.get_by_role("button").focus()
    awards.keyboard.press("Enter")
    expect(heading).to_have_attribute("aria-sort", "descending")
    assert _shown(awards)[:2] == ["a04", "a16"]
    assert _shown(awards)[-2:] == ["a11", "a39"]
    awards.keyboard.press("Enter")
    expect(heading).to_have_attribute("aria-sort", "ascending")
    assert _shown(awards)[0] == "a31"
    assert _shown(awards)[-2:] == ["a11", "a39"]
    expect(heading.get_by_role("button")).to_be_focused()


@pytest.mark.parametrize("column", ["applicant", "nature", "way", "timing", "office"])
def test_every_column_can_be_sorted_both_ways(awards: Page, column: str) -> None:
    button = awards.locator(f'th[data-sort="{column}"] button')
    button.click()
    forward = _shown(awards)
    button.click()
    assert _shown(awards) != forward
    assert sorted(_shown(awards)) == sorted(forward)
    assert f"sort=-{column}" in awards.url


def test_a_narrowed_table_can_be_sent_as_a_link(awards: Page, server: Server) -> None:
    awards.select_option("#filter-applicant", "enterprise")
    awards.select_option("#filter-nature", "奖励")
    awards.select_option("#filter-sort", "-most")
    link = awards.url
    awards.goto("about:blank")
    awards.goto(link)
    assert _shown(awards) == ["a33"]
    expect(awards.locator("#filter-applicant")).to_have_value("enterprise")
    expect(awards.locator("#filter-sort")).to_have_value("-most")
    assert not server.asked_for("enterprise")


def test_a_link_can_be_opened_on_the_open_page(awards: Page) -> None:
    awards.evaluate("location.hash = '#?nature=奖励&sort=-office'")
    expect(awards.locator("[data-table-status]")).to_have_text("符合的有 1 项，共 28 项")


def test_conditions_of_a_link_that_no_longer_exist_are_counted(awards: Page, server: Server) -> None:
    awards.goto("about:blank")
    awards.goto(f"{server.address}awards/#?applicant=guild&nature=%3Cb%3E&words=%E0%A4%A&office=bank&way=定额")
    expect(awards.locator("[data-table-note]")).to_contain_text("3 个条件现在没有了")
    assert "a05" in _shown(awards)


def test_an_amount_of_a_link_that_has_lost_its_end_is_no_condition(awards: Page, server: Server) -> None:
    awards.select_option("#filter-ceiling", "30000000")
    assert awards.url.endswith("ceiling=30000000%E5%85%83")
    awards.reload()
    expect(awards.locator("#filter-ceiling")).to_have_value("30000000")
    awards.goto("about:blank")
    awards.goto(f"{server.address}awards/#?ceiling=3000000")
    expect(awards.locator("[data-table-note]")).to_contain_text("1 个条件现在没有了")
    assert len(_shown(awards)) == 28


def test_signs_behind_a_link_and_encoded_signs_change_nothing(awards: Page, server: Server) -> None:
    awards.goto("about:blank")
    awards.goto(f"{server.address}awards/#%3Fnature=%E5%A5%96%E5%8A%B1%26sort=-office）。")
    expect(awards.locator("[data-table-note]")).to_be_empty()
    assert _shown(awards) == ["a33"]


def test_a_link_to_one_award_is_no_filter(awards: Page, server: Server) -> None:
    awards.goto("about:blank")
    awards.goto(f"{server.address}awards/#a34")
    assert len(_shown(awards)) == 28
    expect(awards.locator("#a34")).to_be_in_viewport()


def test_every_column_heading_is_explained(awards: Page) -> None:
    for heading in awards.get_by_role("columnheader").all():
        explanation = heading.get_attribute("aria-describedby") or ""
        assert awards.locator(f"#{explanation}").inner_text().strip()


@pytest.mark.parametrize("width", [320, 375])
def test_on_a_phone_every_award_is_a_card(browser: Browser, server: Server, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700}, has_touch=True)
    page = context.new_page()
    page.goto(f"{server.address}awards/")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    card = page.locator("#a34")
    expect(card).to_contain_text("最高 100 万元")
    assert page.evaluate("getComputedStyle(document.querySelector('#a34 td'), '::before').content") == '"最多可得"'
    expect(page.locator("#filter-applicant")).to_be_hidden()
    page.get_by_text("筛选和排序").tap()
    small = page.evaluate(
        """[...document.querySelectorAll("[data-table-filter] select, [data-table-filter] input, .table-tools button")]
          .filter((control) => control.offsetParent && control.getBoundingClientRect().height < 44).length"""
    )
    assert small == 0
    page.select_option("#filter-sort", "-most")
    assert _shown(page)[0] == "a04"
    context.close()


@pytest.mark.parametrize("address", ["awards/", "glossary/", "timetable/", "data/", "contacts/", "materials/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_pages_with_tables(
    browser: Browser, server: Server, address: str, scheme: str
) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(server.address + address)
    page.add_script_tag(path=_AXE)
    found = page.evaluate(
        """async () => (await axe.run("article")).violations
          .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html)}`)"""
    )
    context.close()
    assert found == []


@pytest.mark.parametrize("width", [320, 375])
@pytest.mark.parametrize("address", ["glossary/", "timetable/", "data/", "contacts/", "materials/", ""])
def test_nothing_scrolls_sideways_on_a_phone(page: Page, server: Server, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(server.address + address)
    assert page.evaluate("document.documentElement.scrollWidth") == width
