"""What readers open, fill in and set, for everybody: axe with all its rules finds nothing then either."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.audit import small_targets, use_scheme, violations
from tests.browser.calculator import Calculator
from tests.browser.finder import FinderPage
from tests.browser.reading import open_settings
from tests.browser.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.site]

_SCREENS = {"desktop": (1280, 800), "phone": (375, 667)}
_LARGEST = "localStorage.setItem('handbook.reading', JSON.stringify({ size: 'largest', contrast: true }))"


@pytest.fixture(params=_SCREENS)
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A desktop and a phone."""
    width, height = _SCREENS[request.param]
    fresh = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    yield fresh
    fresh.close()


def _findings(page: Page, place: str | None = None) -> list[str]:
    """What axe finds in both colour schemes, and targets that are too small."""
    width = page.evaluate("innerWidth")
    page.set_viewport_size({"width": width, "height": 8000})  # nothing lies half under what stays where it is
    use_scheme(page, "light")
    light = violations(page, place)
    use_scheme(page, "dark")
    return [*light, *violations(page, place, colours=True), *small_targets(page)]


def test_nothing_is_found_with_search_open_and_answered(page: Page, server: Server) -> None:
    page.goto(server.address)
    page.get_by_role("button", name="搜索", exact=True).click()
    assert _findings(page) == []
    page.get_by_role("searchbox").fill("补助")
    expect(page.locator("[data-search-count]")).to_contain_text("找到")
    assert _findings(page) == []


def test_nothing_is_found_with_the_reading_settings_open(page: Page, server: Server) -> None:
    page.goto(f"{server.address}articles/34/")
    open_settings(page)
    assert _findings(page) == []


def test_nothing_is_found_in_the_notice_before_another_site(page: Page, server: Server) -> None:
    page.goto(f"{server.address}articles/34/")
    page.locator("article").evaluate(
        """(article) => article.insertAdjacentHTML("beforeend", '<p>外面<a href="https://example.org/">网站</a></p>')"""
    )
    page.get_by_role("link", name="网站").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert _findings(page) == []


def test_nothing_is_found_with_the_navigation_open(page: Page, server: Server) -> None:
    page.goto(f"{server.address}articles/34/")
    if page.viewport_size == {"width": 375, "height": 667}:
        page.get_by_role("button", name="导航", exact=True).click()
        expect(page.locator(".md-sidebar--primary :focus")).to_have_count(1)
        page.wait_for_function("document.getAnimations().length === 0")
    assert _findings(page) == []


@pytest.mark.parametrize(
    ("award", "answers"),
    [
        ("a34", {"rd_current": "1500", "rd_previous": "1000"}),
        ("a04", {"assessment_share_year2": "80", "floor_area": "4000"}),
        ("a08", {"contracts_current": "abc"}),
    ],
)
def test_nothing_is_found_on_a_page_with_an_answered_calculator(
    page: Page, server: Server, award: str, answers: dict[str, str]
) -> None:
    page.goto(f"{server.address}articles/{int(award[1:])}/")
    Calculator(page, award).answer(answers)
    assert _findings(page) == []


def test_nothing_is_found_in_the_answered_finder(page: Page, server: Server) -> None:
    page.goto(f"{server.address}finder/")
    FinderPage(page).begin("企业")
    assert _findings(page) == []


@pytest.mark.parametrize("address", ["", "articles/34/", "awards/", "finder/", "materials/"])
def test_nothing_is_found_in_high_contrast_with_the_largest_type(
    page: Page, context: BrowserContext, server: Server, address: str
) -> None:
    context.add_init_script(_LARGEST)
    page.goto(server.address + address)
    assert page.evaluate("document.documentElement.dataset.contrast") == "high"
    assert _findings(page) == []


@pytest.mark.parametrize(
    "address", ["", "articles/34/", "articles/10/", "awards/", "finder/", "materials/", "contacts/"]
)
def test_the_largest_type_fits_the_smallest_phone_and_is_large_enough_for_old_eyes(
    page: Page, context: BrowserContext, server: Server, address: str
) -> None:
    context.add_init_script(_LARGEST)
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(server.address + address)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert (
        float(page.locator("article p:visible").first.evaluate("(text) => parseFloat(getComputedStyle(text).fontSize)"))
        >= 18
    )
