"""Every page for everybody: axe with all its rules in light and dark, on a desktop and a phone; the size of targets.

On a phone, axe looks at one page of each kind, the longest: every page's words were judged on the desktop, and what a
narrow screen changes is the same on all pages of a kind.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.audit import small_targets, use_scheme, violations
from tests.browser.server import serve

pytestmark = [pytest.mark.browser, pytest.mark.site]

_SCREENS = {"desktop": (1280, 800), "phone": (375, 667)}
_LANGUAGE_AND_ZOOM = """() => {
  const viewport = document.querySelector("meta[name=viewport]").content;
  return [document.documentElement.lang, !/user-scalable|maximum-scale/.test(viewport)];
}"""
_SKIP = """() => {
  const first = document.querySelector("a[href], button");
  const target = document.getElementById(decodeURIComponent(first.hash.slice(1)));
  return first.matches(".md-skip") && Boolean(target?.closest("main"));
}"""


def _light(page: Page) -> list[str]:
    use_scheme(page, "light")
    return violations(page)


def _dark(page: Page) -> list[str]:
    use_scheme(page, "dark")
    return violations(page, colours=True)


def _language(page: Page) -> list[str]:
    found = page.evaluate(_LANGUAGE_AND_ZOOM)
    return [] if found == ["zh-CN", True] else [str(found)]


def _skip_link(page: Page) -> list[str]:
    """The page for wrong addresses has nothing that could be skipped."""
    return [] if not page.locator("nav").count() or page.evaluate(_SKIP) else ["no link to the content comes first"]


def _sideways(page: Page) -> list[str]:
    wide = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    return [] if wide[0] <= wide[1] else [str(wide)]


_AXE: dict[str, Callable[[Page], list[str]]] = {"axe in light colours": _light, "axe in dark colours": _dark}
_LOOKS: dict[str, Callable[[Page], list[str]]] = {
    **_AXE,
    "targets": small_targets,
    "language and zoom": _language,
    "the link to the content": _skip_link,
    "the width": _sideways,
}


@pytest.fixture(scope="module")
def seen(
    request: pytest.FixtureRequest, browser: Browser, built_site: Path
) -> Iterator[dict[str, dict[str, list[str]]]]:
    """What each look finds on each page, on one screen; every page is opened once."""
    width, height = _SCREENS[request.param]
    is_phone = request.param == "phone"
    sizes = {
        path.relative_to(built_site).as_posix().removesuffix("index.html"): path.stat().st_size
        for path in sorted(built_site.rglob("*.html"))
        if not path.is_relative_to(built_site / "assets")
    }
    judged = _longest_of_each_kind(sizes) if is_phone else set(sizes)
    found: dict[str, dict[str, list[str]]] = {name: {} for name in _LOOKS}
    context = browser.new_context(viewport={"width": width, "height": height}, has_touch=is_phone)
    page = context.new_page()
    with serve(built_site) as server:
        for address in sizes:
            page.goto(server.address + address)
            for name, look in _LOOKS.items():
                if name not in _AXE or address in judged:
                    found[name][address] = look(page)
    yield found
    context.close()


def _longest_of_each_kind(sizes: dict[str, int]) -> set[str]:
    kinds: dict[str, str] = {}
    for address in sorted(sizes, key=sizes.__getitem__):
        kinds[address.partition("/")[0]] = address
    return set(kinds.values())


@pytest.mark.parametrize("look", _LOOKS)
@pytest.mark.parametrize(
    "seen",
    _SCREENS,
    indirect=True,
)
def test_nothing_is_found_on_any_page(seen: dict[str, dict[str, list[str]]], look: str) -> None:
    assert len(seen[look]) > 10
    assert len(seen["targets"]) > 60
    assert {address: findings for address, findings in seen[look].items() if findings} == {}
