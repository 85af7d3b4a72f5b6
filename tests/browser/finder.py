"""The finder on its page, used as readers do: by what they see."""

from typing import Any

from playwright.sync_api import Locator, Page, expect


class FinderPage:
    """The element `<award-finder>` on a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.element = page.locator("award-finder")
        self.sentence = self.element.locator("[data-sentence]")
        self.notice = self.element.locator("[data-notice]")
        self.question = self.element.locator("[data-place]")
        self.label = self.question.locator(".calculator-field label")
        self.error = self.question.locator("[data-error]")

    def begin(self, *kinds: str) -> None:
        """Say who somebody is, by the kinds' labels, and wait for the awards."""
        for kind in kinds:
            self.question.get_by_text(kind, exact=True).click()
        self.next()
        self.wait()

    def next(self) -> None:
        """Hand in what stands in the form."""
        self.button("下一题").click()

    def button(self, name: str) -> Locator:
        """A button of the finder."""
        return self.element.get_by_role("button", name=name, exact=True)

    def wait(self) -> None:
        """Wait for awards: the first time until Python has started."""
        expect(self.element.locator("[data-take-along]")).to_be_visible(timeout=60_000)

    def award(self, award: str) -> Locator:
        """The card of an award."""
        return self.element.locator(f'[data-award="{award}"]')

    def awards(self, place: str) -> list[str]:
        """The awards in a group: met, open or unmet."""
        found: list[str] = self.element.locator(f'[data-state="{place}"] [data-award]').evaluate_all(
            "cards => cards.map((card) => card.dataset.award)"
        )
        return found

    def ask(self, form: object) -> Any:  # noqa: ANN401 - JSON
        """What the page's Python replies."""
        return self.page.evaluate("form => customElements.get('award-finder').ask(form)", form)


def led_to_the_form(finder: FinderPage, ticked: str) -> None:
    """Expect that a link brought a reader to the form, where this kind is ticked, has the focus and is in view."""
    box = finder.question.get_by_role("checkbox", checked=True)
    expect(box).to_have_count(1)
    expect(box).to_be_focused()
    choice = box.locator("xpath=ancestor::label")
    expect(choice.locator("strong")).to_have_text(ticked)
    expect(choice).to_be_in_viewport(ratio=1)
    expect(finder.element.locator("form")).to_be_in_viewport()
