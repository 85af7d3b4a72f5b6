"""The comparison of two versions for everybody: screen readers, small screens, both colour schemes, no colour alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from generator.build import build_site
from tests.amended_policy import amended_policy
from tests.browser.calculator import Calculator
from tests.browser.server import Server, serve
from tests.conftest import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.site]

_AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
_PAGES = ("amendments/", "amendments/1/", "amendments/1/before/", "articles/3/")


@pytest.fixture(scope="module")
def amended_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("amended")
    file = amended_policy(folder / "content").path
    return build_site(config_file=ROOT / "mkdocs.yml", file=file, site_dir=folder / "site")


@pytest.fixture
def server(amended_site: Path) -> Iterator[Server]:
    """The amended policy's site."""
    with serve(amended_site) as running:
        yield running


@pytest.fixture(params=["light", "dark"])
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """Both colour schemes."""
    fresh = browser.new_context(color_scheme=request.param)
    yield fresh
    fresh.close()


@pytest.mark.parametrize("address", _PAGES)
def test_axe_finds_nothing_in_what_is_said_of_amendments(server: Server, page: Page, address: str) -> None:
    page.goto(f"{server.address}{address}")
    page.add_script_tag(path=_AXE)
    found = page.evaluate(
        """async () => {
          const { violations } = await axe.run("article.md-content__inner");
          return violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html)}`);
        }"""
    )
    assert found == []


@pytest.mark.parametrize("address", _PAGES)
def test_nothing_scrolls_sideways_on_the_smallest_phone(server: Server, page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{server.address}{address}")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_changes_are_told_by_more_than_colour(server: Server, page: Page) -> None:
    page.goto(f"{server.address}amendments/1/")
    lines = {
        tag: page.locator(f"table.comparison {tag}").first.evaluate("(it) => getComputedStyle(it).textDecorationLine")
        for tag in ("del", "ins")
    }
    assert lines == {"del": "line-through", "ins": "underline"}
    spoken = page.locator("table.comparison ins").first.evaluate("(it) => getComputedStyle(it, '::before').content")
    assert spoken == '"增加："'


def test_a_calculator_computes_the_version_in_force(server: Server, page: Page) -> None:
    page.goto(f"{server.address}articles/3/")
    calculator = Calculator(page, "equipment")
    calculator.answer({"purchase": "100"})
    assert calculator.estimate()["amount"] == "150000.00"
