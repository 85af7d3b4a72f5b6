"""Python is brought to life from the memory that the build took; a later visit loads none of it again."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.calculator import OpenCalculator
from tests.browser.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.site]

_ANSWERS = {"rd_current": "1500", "rd_previous": "1000"}
_AMOUNT = "250000.00"
_RUNTIME = re.compile(r"/assets/calculators/(code-|complete-|memory-|rules-|worker-)")


def test_a_later_visit_loads_nothing_of_the_runtime_again(
    open_calculator: OpenCalculator, context: BrowserContext, server: Server
) -> None:
    server.headers["Cache-Control"] = "max-age=31536000, immutable"
    first = open_calculator("a34", context.new_page()).answer(_ANSWERS)
    assert any(map(_RUNTIME.search, server.requested))
    server.requested.clear()
    assert open_calculator("a34", context.new_page()).answer(_ANSWERS) == first
    again = [path for path in server.requested if _RUNTIME.search(path)]
    # A private window, as the tests have, keeps no file of this size.
    assert [path for path in again if "/code-" not in path] == []


def test_nothing_is_kept_in_the_browser_but_what_it_was_sent(
    open_calculator: OpenCalculator, context: BrowserContext
) -> None:
    calculator = open_calculator("a34", context.new_page())
    assert calculator.answer(_ANSWERS)["amount"] == _AMOUNT
    kept = "async () => [await caches.keys(), (await indexedDB.databases()).length, document.cookie]"
    assert calculator.page.evaluate(kept) == [[], 0, ""]


def test_two_visits_do_not_know_of_each_other(open_calculator: OpenCalculator, context: BrowserContext) -> None:
    one = open_calculator("a34", context.new_page())
    other = open_calculator("a34", context.new_page())
    assert one.answer(_ANSWERS)["amount"] == _AMOUNT
    assert other.answer({**_ANSWERS, "rd_current": "1600"})["amount"] == "300000.00"
    assert one.answer({"rd_current": "1700"})["amount"] == "350000.00"


@pytest.mark.parametrize(
    "missing",
    [
        "delete WebAssembly.Suspending; delete WebAssembly.promising;",
        """
        WebAssembly.Module = new Proxy(WebAssembly.Module, {
          construct(Module, [code]) {
            if (new TextDecoder("latin1").decode(code).includes("\\xfb\\x14")) throw new WebAssembly.CompileError();
            return new Module(code);
          },
        });
        """,
    ],
    ids=["waiting for promises", "garbage collection"],
)
def test_a_browser_whose_webassembly_lacks_something_newer_answers(
    open_calculator: OpenCalculator, server: Server, built_site: Path, missing: str
) -> None:
    worker = next((built_site / "assets" / "calculators").glob("worker-*.js")).read_text("utf-8")
    server.replaced["/worker-"] = f"{missing}\n{worker}"
    assert open_calculator("a34").answer(_ANSWERS)["amount"] == _AMOUNT


def test_a_browser_that_compiles_only_what_has_arrived_answers(
    open_calculator: OpenCalculator, context: BrowserContext
) -> None:
    context.add_init_script("delete WebAssembly.compileStreaming;")
    assert open_calculator("a34").answer(_ANSWERS)["amount"] == _AMOUNT


@pytest.mark.parametrize("language", ["zh-CN", "en-US", "zgh-Tfng-MA"])
def test_the_language_of_the_browser_makes_no_difference(
    open_calculator: OpenCalculator, server: Server, built_site: Path, language: str
) -> None:
    worker = next((built_site / "assets" / "calculators").glob("worker-*.js")).read_text("utf-8")
    named = f'Object.defineProperty(navigator, "languages", {{ value: ["{language}"] }});'
    server.replaced["/worker-"] = f"{named}\n{worker}"
    assert open_calculator("a34").answer(_ANSWERS)["amount"] == _AMOUNT


def test_no_page_loads_a_byte_of_the_runtime_before_it_is_wanted(server: Server, built_site: Path, page: Page) -> None:
    for path in sorted(built_site.rglob("index.html")):
        page.goto(server.address + path.parent.relative_to(built_site).as_posix() + "/")
        page.wait_for_load_state("load")
    assert [path for path in server.requested if _RUNTIME.search(path)] == []
    assert server.asked_for("award-calculator.js")
