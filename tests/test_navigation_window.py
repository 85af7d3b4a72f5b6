"""A policy with very many chapters or articles: its pages carry a part of the navigation."""

from typing import Any

from mkdocs.structure.nav import Navigation, Section

from generator.navigation_window import NavigationWindow


def _made(count: int) -> tuple[Any, Section, list[Any]]:
    pages: list[Any] = [_Page(number) for number in range(count)]
    section = Section("各章", pages)
    for page in pages:
        page.ancestors = [section]
    return Navigation([section], pages), section, pages


class _Page:
    children = None
    is_homepage = False

    def __init__(self, number: int) -> None:
        self.number = number
        self.ancestors: list[Section] = []


def _numbers(section: Section) -> list[int]:
    return [child.number for child in section.children]  # type: ignore[attr-defined]


def test_a_usual_section_is_listed_in_full() -> None:
    nav, section, pages = _made(60)
    NavigationWindow(nav).move_to(pages[30])
    assert _numbers(section) == list(range(60))


def test_of_a_long_section_a_page_lists_its_first_entry_and_those_around_the_page() -> None:
    nav, section, pages = _made(5000)
    NavigationWindow(nav).move_to(pages[2000])
    assert _numbers(section) == [0, *range(1988, 2013)]


def test_the_window_moves_with_the_page() -> None:
    nav, section, pages = _made(500)
    window = NavigationWindow(nav)
    window.move_to(pages[400])
    window.move_to(pages[3])
    assert _numbers(section) == list(range(16))
    window.move_to(pages[499])
    assert _numbers(section) == [0, *range(487, 500)]


def test_a_page_elsewhere_sees_the_beginning() -> None:
    nav, section, _ = _made(500)
    NavigationWindow(nav).move_to(_Page(-1))  # type: ignore[arg-type]
    assert _numbers(section) == list(range(13))
