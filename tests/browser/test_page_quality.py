"""What a page costs its readers and how good it is, as far as no machine's speed can change it."""

import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Response

from tests.browser.as_nginx import serve_as_nginx
from tests.browser.lighthouse import load, missed, scores
from tests.browser.server import Server
from tests.browsers import HOW_TO_GET_ONE, find_browser

pytestmark = [pytest.mark.browser, pytest.mark.site]

_SCREENS: Final = {"desktop": (1280, 800), "phone": (375, 667)}
_MOST_OF_ALL: Final = {"stylesheet": (4, 44_000), "script": (4, 85_800), "font": (0, 0), "image": (0, 0)}
"""Files, and bytes on the wire, that any page asks for before its reader does anything: a tenth more than today."""

_PAGES: Final = {
    "": (7_900, 360),
    "articles/8/": (13_600, 790),
    "articles/34/": (12_400, 670),
    "chapters/1/": (7_100, 280),
    "awards/": (13_900, 950),
    "finder/": (29_600, 1_450),
    "contacts/": (8_800, 780),
    "materials/": (13_300, 1_350),
    "full-text/": (23_700, 1_390),
    "timetable/": (10_100, 700),
    "about/": (8_300, 340),
}
"""Of each kind of page the most bytes on the wire and the most elements: a tenth more than today."""

_WITHOUT_WORKERS: Final = "delete Navigator.prototype.serviceWorker;"
_SHIFTS: Final = """
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
      if (!hadRecentInput) shifts.push(`${value}: ${sources.map(({ node }) => node?.outerHTML?.slice(0, 120))}`);
    }
  }).observe({ type: "layout-shift", buffered: true });
"""
_IS_PAINTED: Final = "() => performance.getEntriesByName('first-contentful-paint').length > 0"
_TWO_FRAMES: Final = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
_BLOCKING: Final = """() => [...document.querySelectorAll("head script[src]:not([defer], [async], [type=module])")]
  .map(({ src }) => src)"""
_SCORES: Final = ("accessibility", "best-practices", "seo")


@dataclass
class Seen:
    """What a page asked for, in files and bytes by kind, and what it is on one screen."""

    files: Counter[str] = field(default_factory=Counter)
    sent: Counter[str] = field(default_factory=Counter)
    elements: int = 0
    blocking: list[str] = field(default_factory=list)
    shifts: list[str] = field(default_factory=list)

    def receive(self, response: Response) -> None:
        """Count a file."""
        kind = response.request.resource_type
        self.files[kind] += 1
        self.sent[kind] += int(response.headers["content-length"])


@pytest.fixture(scope="module")
def compressing_server(built_site: Path) -> Iterator[Server]:
    with serve_as_nginx(built_site) as running:
        running.compressed = True
        yield running


@pytest.fixture(scope="module", params=_SCREENS)
def seen(request: pytest.FixtureRequest, browser: Browser, compressing_server: Server) -> dict[str, Seen]:
    """Each kind of page, opened once on a screen; its scripts arrive only after it was drawn, as on a slow line."""
    width, height = _SCREENS[request.param]
    found: dict[str, Seen] = {}
    for address in _PAGES:
        context = browser.new_context(viewport={"width": width, "height": height})
        context.add_init_script(_WITHOUT_WORKERS + _SHIFTS)
        page = context.new_page()
        found[address] = Seen()
        page.on("response", found[address].receive)
        drawn = threading.Event()
        compressing_server.held = {".js": drawn}
        page.goto(compressing_server.address + address, wait_until="commit")
        page.wait_for_function(_IS_PAINTED)
        drawn.set()
        page.wait_for_load_state("networkidle")
        page.evaluate(_TWO_FRAMES)
        found[address].elements = page.evaluate("document.querySelectorAll('*').length")
        found[address].blocking = page.evaluate(_BLOCKING)
        found[address].shifts = page.evaluate("shifts")
        context.close()
    return found


def test_a_page_asks_for_few_and_small_files(seen: dict[str, Seen]) -> None:
    for address, page in seen.items():
        for kind, (files, sent) in _MOST_OF_ALL.items():
            assert page.files[kind] <= files, (address, kind)
            assert page.sent[kind] <= sent, (address, kind)


def test_a_page_itself_is_light(seen: dict[str, Seen]) -> None:
    for address, page in seen.items():
        sent, elements = _PAGES[address]
        assert page.sent["document"] <= sent, address
        assert page.elements <= elements, address


def test_no_script_keeps_a_page_from_being_drawn(seen: dict[str, Seen]) -> None:
    assert {address: page.blocking for address, page in seen.items() if page.blocking} == {}


def test_nothing_moves_when_the_scripts_arrive(seen: dict[str, Seen]) -> None:
    assert {address: page.shifts for address, page in seen.items() if page.shifts} == {}


@pytest.mark.parametrize("address", ["", "articles/34/", "awards/", "finder/"])
def test_lighthouse_misses_no_point_that_the_speed_of_a_machine_cannot_change(
    compressing_server: Server, address: str
) -> None:
    browser = find_browser()
    if browser is None:
        pytest.fail(HOW_TO_GET_ONE, pytrace=False)
    compressing_server.held = {}
    report = load(compressing_server.address + address, browser, _SCORES, "--throttling-method=provided")
    assert scores(report) == dict.fromkeys(_SCORES, 100), missed(report)
