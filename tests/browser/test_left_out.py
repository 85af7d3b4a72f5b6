"""A function of the runtime that readers' browsers are not sent and that is called after all costs time, no answer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.bundle import code
from generator.bundle.complete_code import complete_code
from generator.bundle.memory import memory_image
from generator.bundle.tools import find_runtime
from generator.bundle.webassembly import Module
from generator.bundle.wheel import calculators_wheel
from tests.browser.calculator import OpenCalculator
from tests.browser.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.site]

_FOR_SETTING_UP = range(50)
"""The first functions, which a browser calls before anything can look at a flag."""

_ANSWERS = {"rd_current": "1500", "rd_previous": "1000"}


@pytest.fixture(scope="module")
def complete(built_site: Path) -> Module:
    return Module.read(_published(built_site, "complete").read_bytes())


@pytest.fixture(scope="module")
def for_the_start(built_site: Path, complete: Module) -> Iterator[set[int]]:
    """The functions that the start needs, and none that only answers need."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(code, "questions", lambda _: [])
        memory = memory_image(find_runtime(), complete_code(find_runtime()), calculators_wheel())
        yield code._find_used(complete, memory, _published(built_site, "worker"))


def test_a_start_that_lacks_a_function_begins_anew_with_the_complete_code(
    open_calculator: OpenCalculator, server: Server, complete: Module
) -> None:
    server.replaced["/code-"] = complete.keeping(_FOR_SETTING_UP, code.LEFT_OUT).written()
    calculator = open_calculator("a34")
    assert calculator.answer(_ANSWERS)["amount"] == "250000.00"
    assert server.asked_for("/complete-")
    expect(calculator.notice).to_be_hidden()


def test_an_answer_that_lacks_a_function_is_thrown_away_and_asked_for_again(
    open_calculator: OpenCalculator, server: Server, complete: Module, for_the_start: set[int]
) -> None:
    server.replaced["/code-"] = complete.keeping(for_the_start, code.LEFT_OUT).written()
    calculator = open_calculator("a34")
    assert calculator.answer(_ANSWERS)["amount"] == "250000.00"
    assert server.asked_for("/complete-")
    expect(calculator.notice).to_be_hidden()


def test_the_complete_code_is_kept_for_the_rest_of_the_visit(
    open_calculator: OpenCalculator, server: Server, complete: Module, for_the_start: set[int]
) -> None:
    server.replaced["/code-"] = complete.keeping(for_the_start, code.LEFT_OUT).written()
    calculator = open_calculator("a34")
    calculator.answer(_ANSWERS)
    server.requested.clear()
    assert calculator.answer({"rd_current": "1600"})["amount"] == "300000.00"
    assert server.requested == []


def test_several_questions_at_once_are_all_asked_again(
    open_calculator: OpenCalculator, server: Server, complete: Module, for_the_start: set[int], page: Page
) -> None:
    server.replaced["/code-"] = complete.keeping(for_the_start, code.LEFT_OUT).written()
    open_calculator("a34")
    amounts = page.evaluate(
        """() => Promise.all([1500, 1600, 1700].map(async (current) => {
          const { ask } = customElements.get("award-calculator");
          return (await ask("a34", { rd_current: String(current), rd_previous: "1000" })).estimate.amount;
        }))"""
    )
    assert amounts == ["250000.00", "300000.00", "350000.00"]


def _published(site: Path, name: str) -> Path:
    return next(path for path in (site / "assets/calculators").glob(f"{name}-*") if path.suffix in (".bin", ".js"))
