"""A real browser on the real site, served under a sub-path."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from calculators.rule import Rule
from generator.model.handbook import Handbook
from generator.rules import compile_rules
from tests.browser.calculator import Calculator, OpenCalculator
from tests.browser.offline import Site, build_edition, without_runtime
from tests.browser.server import Server, serve
from tests.browsers import ARGUMENTS, HOW_TO_GET_ONE, find_browser
from tests.once import once


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium-family browser for all tests."""
    path = find_browser()
    if path is None:
        pytest.fail(HOW_TO_GET_ONE, pytrace=False)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def server(built_site: Path) -> Iterator[Server]:
    """The built site; each test has a server of its own to break."""
    with serve(built_site) as running:
        yield running


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser without history or cache, and without service workers: the pages talk to the server themselves."""
    fresh = browser.new_context()
    fresh.add_init_script("delete Navigator.prototype.serviceWorker;")
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty page."""
    return context.new_page()


@pytest.fixture
def faults(context: BrowserContext) -> list[str]:
    """Whatever the browser reports as an error, of pages and workers."""
    found: list[str] = []
    context.on("weberror", lambda report: found.append(str(report.error)))
    context.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    return found


@pytest.fixture
def open_calculator(page: Page, server: Server, handbook: Handbook) -> OpenCalculator:
    """Opens the article page of an award in the test's page and gives its calculator."""

    def open_it(award: str, on: Page = page) -> Calculator:
        article, _ = handbook.awards[award]
        on.goto(f"{server.address}articles/{article.number}/")
        return Calculator(on, award)

    return open_it


@pytest.fixture(scope="session")
def rules(handbook: Handbook) -> dict[str, Rule]:
    """The rules of the real handbook, read by this Python."""
    return {award: Rule.read(compiled) for award, compiled in compile_rules(handbook).items()}


@pytest.fixture(scope="session")
def whole_edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small policy, calculators included."""
    return once(tmp_path_factory, "whole-edition", build_edition) / "site"


@pytest.fixture(scope="session")
def first_edition(whole_edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same without what calculates."""
    return once(tmp_path_factory, "first-edition", lambda folder: without_runtime(whole_edition, folder)) / "site"


@pytest.fixture(scope="session")
def second_edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A later edition of it."""
    whole = once(tmp_path_factory, "whole-second-edition", lambda folder: build_edition(folder, is_second=True))
    return once(tmp_path_factory, "second-edition", lambda folder: without_runtime(whole / "site", folder)) / "site"


@pytest.fixture
def site(first_edition: Path, tmp_path: Path) -> Iterator[Site]:
    """The first edition on a server of its own."""
    folder = tmp_path / "published"
    folder.symlink_to(first_edition)
    with serve(folder) as running:
        yield Site(running, folder)


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that knows service workers."""
    fresh = browser.new_context()
    yield fresh
    fresh.close()
