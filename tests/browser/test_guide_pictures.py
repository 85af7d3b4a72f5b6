"""The editor's guide's pictures: pages of the site that its exercises lead to, in a real browser.

Each test proves that the page shows the words that the guide quotes (“…”) where it describes the picture. With
HANDBOOK_WRITE_PICTURES=1 (`make guide-pictures`) the pictures are taken again.
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, BrowserContext, FloatRect, Locator, Page

from tests import guide
from tests.browser.calculator import Calculator
from tests.browser.server import Server, serve

pytestmark = [pytest.mark.browser, pytest.mark.site]

_WRITE: Final = os.environ.get("HANDBOOK_WRITE_PICTURES") == "1"
_LARGEST: Final = 100_000
_WIDTH: Final = 760
_MARGIN: Final = 6
_WORDS_IN: Final = """
  ([top, bottom]) => {
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (words.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(words.currentNode);
      const { top: first, bottom: last, height } = range.getBoundingClientRect();
      if (height && first + scrollY >= top && last + scrollY <= bottom) found.push(words.currentNode.data);
    }
    return found.join("");
  }
"""
"""The words that stand between two heights of the page."""


def _nothing(_page: Page) -> None:
    """Show the page as it opens."""


def _estimate(page: Page) -> None:
    Calculator(page, "equipment").answer({"purchase": "100"})


@dataclass(frozen=True)
class _View:
    """The part of a page that a picture shows, from its top `height` pixels down, after something was done there."""

    address: str
    part: str
    height: int = 600
    after: Callable[[Page], None] = _nothing


_RESULT: Final = 'award-calculator[award="equipment"] [data-result]'
_VIEWS: Final = {
    "images/words.png": _View("articles/4/", "ul.legend", 420),
    "images/phone.png": _View("contacts/", "#industry-bureau"),
    "images/ceiling.png": _View("articles/4/", _RESULT, 400, _estimate),
    "images/new-article.png": _View("articles/6/", "h1", 860),
    "images/ended.png": _View("articles/3/", "h1", 640),
    "images/earlier.png": _View("articles/4/", "div.amendment", 260),
    "images/amendment.png": _View("amendments/1/", "table.comparison:has-text('15万元')", 350),
    "images/home.png": _View("", "h1", 480),
}


@pytest.fixture(scope="module")
def practised_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that the guide's exercises end with."""
    folder = tmp_path_factory.mktemp("guide")
    guide.follow(folder)
    assert (folder / guide.SITE / "index.html").is_file()
    return folder / guide.SITE


@pytest.fixture
def server(practised_site: Path) -> Iterator[Server]:
    """The exercises' site."""
    with serve(practised_site) as running:
        yield running


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A narrow window on the day after the exercises, so that pictures stay small, readable and the same."""
    fresh = browser.new_context(viewport={"width": _WIDTH, "height": 900}, reduced_motion="reduce")
    fresh.clock.set_fixed_time("2025-07-02T10:00:00")
    fresh.set_default_timeout(15_000)
    yield fresh
    fresh.close()


def test_each_picture_of_the_guide_is_made_here() -> None:
    assert set(_VIEWS) == set(guide.pictures())


@pytest.mark.parametrize("path", _VIEWS)
def test_a_picture_shows_what_the_guide_says_of_it(path: str, server: Server, page: Page) -> None:
    view = _VIEWS[path]
    page.goto(f"{server.address}{view.address}")
    view.after(page)
    page.add_style_tag(content=".md-header, .md-tabs, .md-top { display: none !important }")
    clip = _clip(page, page.locator(view.part).first, view.height)
    shown = "".join(page.evaluate(_WORDS_IN, [clip["y"], clip["y"] + clip["height"]]).split())
    said = re.findall(r"“([^”]+)”", guide.pictures()[path])
    assert (said != [], [words for words in said if "".join(words.split()) not in shown]) == (True, []), shown
    picture = page.screenshot(clip=clip, full_page=True, animations="disabled", caret="hide")
    assert len(picture) <= _LARGEST
    if _WRITE:
        target = guide.GUIDE.parent / path
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(picture)


def _clip(page: Page, part: Locator, height: int) -> FloatRect:
    """The rectangle of the page that a picture shows: all of a small part, or what follows from its top."""
    box = part.bounding_box()
    assert box
    top = box["y"] + page.evaluate("scrollY") - _MARGIN
    is_card = box["width"] < _WIDTH / 2
    return {
        "x": box["x"] - _MARGIN if is_card else 0,
        "y": max(0, top),
        "width": box["width"] + 2 * _MARGIN if is_card else _WIDTH,
        "height": box["height"] + 2 * _MARGIN if is_card else height,
    }
