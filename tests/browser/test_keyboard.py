"""Whole pages with the keyboard alone: each stop is seen, none is covered or keeps the reader, nothing is left out."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.calculator import Calculator
from tests.browser.finder import FinderPage
from tests.browser.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.site]

_MOST_STOPS = 400
_STOP = """async () => {
  /* scrolling settles before the next picture */
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const stop = document.activeElement;
  if (!stop || stop === document.body) return null;
  const shown = stop.matches(".finder-choice input") ? stop.labels[0] : stop;
  const box = shown.getBoundingClientRect();
  const points = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]].map(([x, y]) =>
    document.elementFromPoint(box.left + x * box.width, box.top + y * box.height));
  const around = [stop, shown, stop.closest("label"), stop.nextElementSibling].filter(Boolean);
  const rings = around.map((part) => getComputedStyle(part));
  stop.dataset.stop ??= crypto.randomUUID?.() ?? String(Math.random());
  return {
    name: stop.dataset.stop,
    html: stop.outerHTML.slice(0, 120),
    coveredBy: points[0]?.outerHTML.slice(0, 80),
    isCovered: !points.some((point) => point && (shown.contains(point) || point.contains(shown) || point === stop)),
    isSeen: rings.some(({ outlineStyle, outlineWidth, boxShadow }) =>
      (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1) || boxShadow !== "none"),
  };
}"""
_BEGIN = """() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
  scrollTo({ top: 0, behavior: "instant" });
}"""
_REACHABLE = """() => [...document.querySelectorAll("a[href], button, input, select, summary")].filter((part) =>
  part.checkVisibility({ visibilityProperty: true }) && !part.disabled && part.tabIndex >= 0 && !part.closest("[inert]")
  && part.type !== "radio" && !part.matches("details:not([open]) > :not(summary) *") && !part.dataset.stop
  && part.getBoundingClientRect().width > 0).map((part) => part.outerHTML.slice(0, 160))"""


@pytest.fixture(params=[(1280, 800), (375, 667)], ids=["desktop", "phone"])
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A desktop, and a screen as narrow as a phone's or a desktop's at four times its size."""
    width, height = request.param
    fresh = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    yield fresh
    fresh.close()


def _walk(page: Page) -> list[dict[str, Any]]:
    """Press Tab from the start of the page until the focus leaves it, and tell of every stop."""
    stops: list[dict[str, Any]] = []
    page.evaluate(_BEGIN)
    for _ in range(_MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(_STOP)
        if stop is None or (stops and stop["name"] == stops[0]["name"]):
            return stops
        stops.append(stop)
    pytest.fail(f"the Tab key does not come to an end: {stops[-1]['html']}")


def _faults(page: Page, stops: list[dict[str, Any]]) -> dict[str, list[str]]:
    return {
        "without a visible focus": [stop["html"] for stop in stops if not stop["isSeen"]],
        "covered": [f"{stop['html']} by {stop['coveredBy']}" for stop in stops if stop["isCovered"]],
        "not reached": page.evaluate(_REACHABLE),
    }


_NONE: dict[str, list[str]] = {"without a visible focus": [], "covered": [], "not reached": []}


def test_the_tab_key_reaches_everything_of_an_article_with_an_answered_calculator(page: Page, server: Server) -> None:
    page.goto(f"{server.address}articles/34/")
    Calculator(page, "a34").answer({"rd_current": "1500", "rd_previous": "1000"})
    stops = _walk(page)
    assert "md-skip" in stops[0]["html"]
    assert _faults(page, stops) == _NONE


def test_the_tab_key_reaches_everything_of_the_answered_finder(page: Page, server: Server) -> None:
    page.goto(f"{server.address}finder/")
    FinderPage(page).begin("企业")
    assert _faults(page, _walk(page)) == _NONE


@pytest.mark.parametrize("address", ["", "awards/", "contacts/"])
def test_the_tab_key_reaches_everything_of_a_page(page: Page, server: Server, address: str) -> None:
    page.goto(server.address + address)
    assert _faults(page, _walk(page)) == _NONE


def test_the_link_to_the_content_leads_past_everything_before_it(page: Page, server: Server) -> None:
    page.goto(f"{server.address}articles/34/")
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_the_navigation_of_a_narrow_screen_opens_and_closes_by_keyboard_at_each_level(
    browser: Browser, server: Server
) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 667}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{server.address}articles/34/")
    button = page.get_by_role("button", name="导航", exact=True)
    button.press("Enter")
    chapter = page.locator("button.md-nav__title:focus")
    expect(chapter).to_contain_text("第五章")
    page.keyboard.press("Space")
    expect(page.locator(".md-sidebar--primary button:focus")).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(chapter).to_contain_text("第五章")
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".md-sidebar--primary")).not_to_be_visible()
    context.close()
