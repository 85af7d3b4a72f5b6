"""The calculators for everybody: keyboard, screen readers, small screens, both colour schemes."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.calculator import Calculator, OpenCalculator
from tests.conftest import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.site]

_AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
_ANSWERS = {
    "a34": {"rd_current": "1500", "rd_previous": "1000"},
    "a10": {"tier": "major", "requested_amount": "800", "matching_funds": "700"},
    "a04": {"assessment_share_year2": "80", "floor_area": "4000"},
    "a08": {"contracts_current": "abc"},
}


@pytest.fixture(params=["light", "dark"])
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """Both colour schemes."""
    fresh = browser.new_context(color_scheme=request.param)
    yield fresh
    fresh.close()


@pytest.mark.parametrize("award", _ANSWERS)
def test_axe_finds_nothing_in_a_calculator_before_and_after_an_answer(
    open_calculator: OpenCalculator, page: Page, award: str
) -> None:
    calculator = open_calculator(award)
    page.add_script_tag(path=_AXE)
    assert _violations(calculator) == []
    calculator.answer(_ANSWERS[award])
    assert _violations(calculator) == []


def test_the_whole_form_is_used_by_keyboard_alone(open_calculator: OpenCalculator, page: Page) -> None:
    calculator = open_calculator("a34")
    _tab_to(page, calculator, "rd_current")
    page.keyboard.type("15000000")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert calculator.control("rd_current.unit").input_value() == "yuan"
    page.keyboard.press("Tab")
    page.keyboard.type("1000")
    assert calculator.estimate()["amount"] == "250000.00"
    _tab_to(page, calculator, "", "清空")
    page.keyboard.press("Space")
    expect(calculator.control("rd_current")).to_have_value("")


def test_the_focus_is_seen(open_calculator: OpenCalculator, page: Page) -> None:
    calculator = open_calculator("a34")
    _tab_to(page, calculator, "rd_current")
    width = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
    assert width >= 2


def test_a_screen_reader_is_told_the_result_when_the_reader_pauses(open_calculator: OpenCalculator) -> None:
    calculator = open_calculator("a34")
    announcement = calculator.element.locator("[data-announcement]")
    expect(announcement).to_have_attribute("role", "status")
    expect(announcement).to_be_empty()
    calculator.answer({"rd_current": "1500", "rd_previous": "1000"})
    expect(announcement).to_contain_text("最高 25 万元，上限，实际金额由评审决定")


def test_every_field_has_a_name_and_says_why_it_is_asked(open_calculator: OpenCalculator) -> None:
    calculator = open_calculator("a08")
    control = calculator.control("smallest_contract")
    expect(control).to_have_accessible_name("单个技术合同中金额最小的一份 选填")
    assert "例如" in (control.evaluate("(control) => document.getElementById(`${control.id}-hint`).innerText"))
    expect(calculator.control("smallest_contract.unit")).to_have_accessible_name("单个技术合同中金额最小的一份的单位")


@pytest.mark.parametrize("award", ["a08", "a10", "a04"])
def test_nothing_scrolls_sideways_on_the_smallest_phone(
    open_calculator: OpenCalculator, page: Page, award: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    calculator = open_calculator(award)
    calculator.answer(_ANSWERS[award])
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    inside = calculator.element.evaluate("(calculator) => calculator.scrollWidth - calculator.clientWidth")
    assert inside <= 0


def test_what_can_be_touched_is_large_enough(open_calculator: OpenCalculator, page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 667})
    calculator = open_calculator("a10")
    small = calculator.element.evaluate(
        """(calculator) => [...calculator.querySelectorAll("input, select, button, summary")]
          .filter((control) => control.offsetParent && control.getBoundingClientRect().height < 44)
          .map((control) => control.outerHTML)"""
    )
    assert small == []


def _violations(calculator: Calculator) -> list[str]:
    found: list[str] = calculator.page.evaluate(
        """async (award) => {
          const { violations } = await axe.run(`award-calculator[award="${award}"]`);
          return violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html)}`);
        }""",
        calculator.award,
    )
    return found


def _tab_to(page: Page, calculator: Calculator, name: str, text: str = "") -> None:
    """Press Tab until the calculator's control with this name and text has the focus."""
    for _ in range(300):
        page.keyboard.press("Tab")
        here = page.evaluate(
            """([award, name, text]) => {
              const { activeElement: active } = document;
              return active.closest("award-calculator")?.getAttribute("award") === award
                && (active.name ?? "") === name && active.innerText.includes(text);
            }""",
            [calculator.award, name, text],
        )
        if here:
            return
    pytest.fail(f"the Tab key does not reach {name or text}")
