"""The reader's own settings on a page: size of the type, contrast, colours, the copy for use without network."""

from playwright.sync_api import Page


def open_settings(page: Page) -> None:
    """Open the settings."""
    page.get_by_role("button", name="字号等阅读设置").click()


def choose_colours(page: Page, name: str) -> None:
    """Open the settings and choose the colours with this name."""
    open_settings(page)
    page.get_by_role("group", name="颜色").get_by_role("radio", name=name).check()
