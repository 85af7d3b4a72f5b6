"""A handbook full of hostile text in a browser without any content policy: nothing of it runs, anywhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from generator.build import build_site
from tests.browser.calculator import Calculator
from tests.browser.server import Server, serve
from tests.browser.test_search import Search
from tests.conftest import ROOT
from tests.security import poison
from tests.security.whole_policy import whole_policy

pytestmark = [pytest.mark.browser, pytest.mark.site]

_HACKED = "window.hacked !== undefined || [...document.images].some(({ src }) => src.endsWith('/x'))"


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A policy that has every part of the model, with markup in every field."""
    loaded = poison.poisoned(whole_policy(tmp_path_factory.mktemp("whole") / "content"), poison.MARKUP)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.plugin.load_checked", lambda _path: loaded)
        return build_site(config_file=ROOT / "mkdocs.yml", site_dir=tmp_path_factory.mktemp("hostile") / "site")


@pytest.fixture
def server(hostile_site: Path) -> Iterator[Server]:
    """This site without any header that would help."""
    with serve(hostile_site) as running:
        yield running


@pytest.fixture
def elsewhere(context: BrowserContext, server: Server) -> list[str]:
    """Whatever is asked for outside the site, and the picture that no page has."""
    found: list[str] = []
    context.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((server.address, "data:")) and not request.url.endswith("/x")
            else found.append(request.url)
        ),
    )
    return found


def test_nothing_of_it_runs_on_any_page(page: Page, server: Server, hostile_site: Path, elsewhere: list[str]) -> None:
    for path in sorted(hostile_site.rglob("*.html")):
        page.goto(server.address + path.relative_to(hostile_site).as_posix().removesuffix("index.html"))
        assert page.evaluate(_HACKED) is False, path
    assert elsewhere == []


def test_nothing_of_it_runs_when_a_calculator_answers_refuses_and_is_printed(
    page: Page, server: Server, elsewhere: list[str]
) -> None:
    page.goto(f"{server.address}articles/2/")
    calculator = Calculator(page, "new-cooperative")
    calculator.answer({"members": "3", "floor_area": "100"})
    expect(calculator.result).to_contain_text("<script>hacked=1</script>")
    calculator.answer({"members": "<img src=x onerror=hacked=1>"})
    page.evaluate("window.print = () => undefined")
    calculator.element.locator("[data-share]").click()
    calculator.element.locator("[data-copy]").click()
    calculator.element.locator("[data-paper]").click()
    page.goto(
        f"{server.address}articles/2/#award-new-cooperative?v=<img src=x onerror=hacked=1>&members=<svg onload=1>"
    )
    page.reload()
    calculator.estimate()
    assert page.evaluate(_HACKED) is False
    assert elsewhere == []


def test_nothing_of_it_runs_when_it_is_found(page: Page, server: Server, elsewhere: list[str]) -> None:
    page.goto(server.address)
    expect(Search(page).ask("合作社").first).to_be_visible()
    Search(page).ask("<img src=x onerror=hacked=1>")
    assert page.evaluate(_HACKED) is False
    assert elsewhere == []
