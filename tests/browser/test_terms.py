"""What the text says about a term is shown beside it, to the pointer, the keyboard and the finger (WCAG 1.4.13)."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.site]

_TERM = 'a.term[aria-describedby="term-新质生产力发展促进中心"]'
_WORDS = "第四条写明：各县（市）区、开发区与长春市共建的新质生产力发展促进中心"
_OFFICIAL = "[...document.querySelectorAll('[data-official]')].map((words) => words.textContent).join('')"


@pytest.fixture
def article(page: Page, server: Server) -> Page:
    """An article that uses a term which another one explains."""
    page.goto(f"{server.address}articles/17/")
    return page


def test_the_pointer_shows_the_words_and_can_move_onto_them(article: Page) -> None:
    tip = article.get_by_role("tooltip")
    before = article.evaluate(_OFFICIAL)
    article.locator(_TERM).hover()
    expect(tip).to_have_text(_WORDS)
    tip.hover()
    article.wait_for_timeout(400)
    expect(tip).to_be_visible()
    article.mouse.move(0, 0)
    expect(tip).to_be_hidden()
    assert article.evaluate(_OFFICIAL) == before


def test_the_focus_shows_the_words_and_esc_takes_them_away(article: Page) -> None:
    article.locator(_TERM).focus()
    expect(article.get_by_role("tooltip")).to_be_visible()
    article.keyboard.press("Escape")
    expect(article.get_by_role("tooltip")).to_be_hidden()
    expect(article.locator(_TERM)).to_be_focused()


def test_esc_takes_the_words_away_under_the_pointer_too(article: Page) -> None:
    article.locator(_TERM).hover()
    expect(article.get_by_role("tooltip")).to_be_visible()
    article.keyboard.press("Escape")
    expect(article.get_by_role("tooltip")).to_be_hidden()


def test_a_screen_reader_hears_the_words_with_the_term(article: Page) -> None:
    expect(article.locator(_TERM)).to_have_accessible_description(_WORDS.replace("：", "：", 1))


def test_the_mark_leads_to_the_words_on_the_page(article: Page) -> None:
    article.locator(_TERM).click()
    assert article.evaluate("decodeURIComponent(location.hash)") == "#term-新质生产力发展促进中心"
    expect(article.get_by_role("tooltip")).to_be_hidden()
    expect(article.locator('[id="term-新质生产力发展促进中心"]')).to_be_in_viewport()


def test_a_finger_shows_the_words_first_and_follows_the_mark_then(browser: Browser, server: Server) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 700}, has_touch=True)
    page = context.new_page()
    page.goto(f"{server.address}articles/17/")
    page.locator(_TERM).tap()
    tip = page.get_by_role("tooltip")
    expect(tip).to_be_visible()
    assert "#" not in page.url
    box = tip.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 375
    page.locator("h1").tap()
    expect(tip).to_be_hidden()
    page.locator(_TERM).tap()
    page.locator(_TERM).tap()
    expect(page).to_have_url(re.compile("#term-"))
    context.close()


def test_a_term_that_the_text_does_not_explain_says_so(page: Page, server: Server) -> None:
    page.goto(f"{server.address}articles/10/")
    page.locator("a.term", has_text="前补助").focus()
    expect(page.get_by_role("tooltip")).to_have_text("手册没有在原文里看到对这个用语的解释。")


def test_a_term_leads_from_the_page_to_its_entry_in_the_glossary(article: Page) -> None:
    article.locator("dl.terms a", has_text="新质生产力发展促进中心").click()
    expect(article.locator("h1")).to_have_text("用语")
    expect(article.locator('[id="term-新质生产力发展促进中心"]')).to_be_in_viewport()
