"""An input method as a Chinese keyboard has one: letters are composed in the field, then characters are committed."""

from typing import Literal

from playwright.sync_api import Page


class InputMethod:
    """What types into the field of a page that has the focus."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._browser = page.context.new_cdp_session(page)

    def compose(self, letters: str) -> None:
        """Type letters that are not committed yet, one after the other."""
        for end in range(1, len(letters) + 1):
            composed = {"text": letters[:end], "selectionStart": end, "selectionEnd": end}
            self._browser.send("Input.imeSetComposition", composed)

    def commit(self, characters: str) -> None:
        """Put these characters into the place of the letters."""
        self._browser.send("Input.insertText", {"text": characters})

    def press(self, key: Literal["Enter", "Escape", "ArrowDown"]) -> None:
        """A key of the input method. As WebKit tells of it: the composition is over by then."""
        self._browser.send(
            "Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": key, "code": key, "windowsVirtualKeyCode": 229}
        )
