"""Without JavaScript every page still gives the whole text, tables, ceilings, worked examples and telephones."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.model.handbook import Handbook
from generator.official import article_passage, document_text
from generator.views.award import award_views
from tests.browser.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.site]


@pytest.fixture(params=[1280, 375])
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A browser that runs no script, wide and narrow."""
    fresh = browser.new_context(java_script_enabled=False, viewport={"width": request.param, "height": 800})
    yield fresh
    fresh.close()


def _seen(page: Page) -> str:
    """What a reader sees of the page's content, without white space."""
    return "".join(page.locator("article").inner_text().split())


@pytest.mark.parametrize("number", [4, 12, 34, 37, 39])
def test_an_article_is_whole(page: Page, server: Server, handbook: Handbook, number: int) -> None:
    page.goto(f"{server.address}articles/{number}/")
    article = handbook.articles[number]
    words = "".join(page.locator("[data-official]").all_text_contents())
    assert "".join(words.split()) == "".join(article_passage(handbook, article).full_text.split())
    seen = _seen(page)
    for view in award_views(handbook):
        if view.article.number == number:
            assert "".join(view.summary.most.split()) in seen
            assert "".join(view.summary.formula.split()) in seen
            assert [phone for contact in view.contacts for phone in contact.phones if phone not in seen] == []
            examples = page.locator(f'award-calculator[award="{view.award.id}"] .calculator-examples li')
            expect(examples).to_have_count(len(view.award.examples))
            assert all(example.is_visible() for example in examples.all())


def test_the_full_text_is_whole(page: Page, server: Server, handbook: Handbook) -> None:
    page.goto(f"{server.address}full-text/")
    words = "".join(page.locator("[data-official]").all_text_contents())
    assert "".join(words.split()) == "".join(document_text(handbook).split())


def test_the_table_of_awards_is_whole_and_offers_nothing_that_does_not_work(
    page: Page, server: Server, handbook: Handbook
) -> None:
    page.goto(f"{server.address}awards/")
    seen = _seen(page)
    for view in award_views(handbook):
        assert view.award.title in seen
        assert "".join(view.summary.most.split()) in seen
    expect(page.locator("[data-table-tools]")).to_be_hidden()
    assert page.locator("article button:visible").count() == 0


def test_every_telephone_can_be_called(page: Page, server: Server, handbook: Handbook) -> None:
    page.goto(f"{server.address}contacts/")
    for office in handbook.offices:
        link = page.locator(f"#{office.id} a.phone")
        expect(link).to_be_visible()
        expect(link).to_have_attribute("href", f"tel:0431{office.phone}")


def test_the_materials_can_be_read_and_ticked(page: Page, server: Server) -> None:
    page.goto(f"{server.address}materials/")
    box = page.locator('[data-article="4"] input').first
    box.check()
    expect(box).to_be_checked()
    assert page.locator("article button:visible").count() == 0


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("", "我能申报什么"),
        ("finder/", "研发费用增量补助"),
        ("glossary/", "科技成果受让方(即技术合同甲方)"),
        ("timetable/", "2028年2月17日"),
        ("data/", "maximum_yuan"),
        ("about/", "以原文为准"),
    ],
)
def test_other_pages_say_what_they_have_to_say(page: Page, server: Server, address: str, words: str) -> None:
    page.goto(server.address + address)
    assert words in _seen(page)


def test_a_marked_term_leads_to_what_the_text_says(page: Page, server: Server) -> None:
    page.goto(f"{server.address}articles/17/")
    page.locator("a.term").first.click()
    expect(page.locator("dl.terms dd").first).to_be_in_viewport()


def test_from_the_home_page_every_tool_is_one_step_away(page: Page, server: Server) -> None:
    page.goto(server.address)
    links = {link.get_attribute("href") for link in page.locator("article a").all()}
    wanted = {"finder/", "awards/", "contacts/", "materials/", "timetable/", "glossary/", "full-text/", "data/"}
    assert wanted <= links
