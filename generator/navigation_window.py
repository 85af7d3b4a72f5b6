"""The part of a long navigation that a page carries; MkDocs knows it whole."""

from collections.abc import Sequence
from typing import Final

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

_MOST_IN_FULL: Final = 60
"""So many entries of a section every page lists; of more, those around the page that is read."""
_AROUND: Final = 12


class NavigationWindow:
    """Keeps the pages of a very long policy light: of a section with thousands of entries, each page lists a few.

    These are the section's own page, which lists them all, and those around the one that is read. Without this, the
    weight of all pages together would grow with the square of their number.
    """

    def __init__(self, nav: Navigation) -> None:
        self._long = [(section, section.children) for section in _sections(nav.items) if _is_long(section)]

    def move_to(self, page: Page) -> None:
        """Let the long sections list what stands around this page, which is about to be rendered."""
        around = {id(item) for item in (*page.ancestors, page)}
        for section, children in self._long:
            here = next((place for place, child in enumerate(children) if id(child) in around), 0)
            first = max(1, here - _AROUND)
            section.children = [children[0], *children[first : here + _AROUND + 1]]


def _is_long(section: Section) -> bool:
    return len(section.children) > _MOST_IN_FULL


def _sections(items: Sequence[StructureItem]) -> list[Section]:
    found = [item for item in items if isinstance(item, Section)]
    return found + [inner for section in found for inner in _sections(section.children)]
