"""A calculator on a page, used as readers and outside programs use it: through names, values and attributes."""

from collections.abc import Mapping
from typing import Any, Protocol

from playwright.sync_api import Locator, Page


class Calculator:
    """The element `<award-calculator award="…">` on a page."""

    def __init__(self, page: Page, award: str) -> None:
        self.page = page
        self.award = award
        self.element = page.locator(f'award-calculator[award="{award}"]')
        self.result = self.element.locator("[data-result]")
        self.notice = self.element.locator("[data-notice]")

    def control(self, name: str) -> Locator:
        """The control with this name."""
        return self.element.locator(f'[name="{name}"]')

    def fill(self, values: Mapping[str, str]) -> None:
        """Type texts and choose options."""
        for name, value in values.items():
            control = self.control(name)
            if control.evaluate("control => control.tagName") == "SELECT":
                control.select_option(value)
            else:
                control.fill(value)

    def answer(self, values: Mapping[str, str]) -> dict[str, Any]:
        """Fill the form and wait for the estimate."""
        self.fill(values)
        return self.estimate()

    def estimate(self) -> dict[str, Any]:
        """The estimate once there is one."""
        found: dict[str, Any] = self.element.evaluate(
            """(calculator) => new Promise((resolve, reject) => {
              const result = calculator.querySelector("[data-result]");
              const look = () => result.hasAttribute("data-status") && resolve(calculator.estimate);
              new MutationObserver(look).observe(result, { attributes: true });
              look();
              setTimeout(() => reject(new Error(`no estimate: ${calculator.innerText}`)), 60_000);
            })"""
        )
        return found

    def form(self) -> dict[str, str]:
        """The names and values of the form's controls as they stand."""
        values: dict[str, str] = self.element.evaluate(
            "calculator => Object.fromEntries(new FormData(calculator.querySelector('form')))"
        )
        return values

    def attributes(self) -> tuple[str | None, str | None, str | None]:
        """Status, certainty and amount of the result."""
        status, certainty, amount = (
            self.result.get_attribute(f"data-{name}") for name in ("status", "certainty", "amount")
        )
        return status, certainty, amount


class OpenCalculator(Protocol):
    """Opens the page of an award."""

    def __call__(self, award: str, on: Page = ...) -> Calculator:
        """The calculator of this award, on the test's page unless another is given."""
