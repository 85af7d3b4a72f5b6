"""A published page as search sees it: lines of text, each at a place that can be linked to.

What ends a line is what ends one on paper: a paragraph, an item, a row. Cells of a row stay in its line, so that a hit
in a table is shown with what stands beside it. What is not for reading (forms, drawings, what is hidden) and what an
author excludes with `data-search-exclude` is left out; `data-search-title` makes an element a heading for search alone.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree  # type: ignore[import-untyped]  # it brings no types

_VOID: Final = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"))
_INLINE: Final = frozenset(
    {
        *("a", "abbr", "b", "bdi", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "label", "mark", "q"),
        *("rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var"),
    }
)
_CELLS: Final = frozenset(("td", "th", "dd"))
_SILENT: Final = frozenset(("button", "fieldset", "form", "noscript", "script", "select", "style", "svg", "template"))
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_WHITE_SPACE: Final = re.compile(r"\s+")
_CELL: Final = "\x1f"
_BETWEEN_CELLS: Final = "\u3000"


@dataclass(frozen=True, slots=True)
class Place:
    """Where lines stand: from `start` in the text on, until the next place. `anchor` is empty for the page's top."""

    start: int
    anchor: str
    is_heading: bool


@dataclass(frozen=True, slots=True)
class PageText:
    """A page for search.

    `address` is relative to the site's root; `boost` says how much it is preferred among pages that match as well, 1
    for a usual page. `text` holds the lines, without the page's title.
    """

    address: str
    title: str
    boost: float
    text: str
    places: tuple[Place, ...]


def page_text(address: str, title: str, html: str, boost: float = 1) -> PageText:
    """Read the HTML of a page's content."""
    reader = _Reader(title)
    parser = etree.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    for event, element in etree.iterwalk(etree.fromstring(f"<div>{html}</div>", parser), events=("start", "end")):
        if event == "start":
            reader.open(element.tag, element.attrib)
            reader.read(element.text)
        else:
            reader.close(element.tag)
            reader.read(element.tail)
    reader.end_line()
    return PageText(address, title, boost, "\n".join(reader.lines), tuple(reader.places))


@dataclass(slots=True)
class _Element:
    anchor: str
    is_silent: bool
    is_heading: bool
    is_official: bool


@dataclass(slots=True)
class _Anchors:
    """The innermost place that a line belongs to: an open element with an id, or the last heading if that is later."""

    opened: list[tuple[int, str]] = field(default_factory=list)
    heading: tuple[int, str] = (0, "")
    count: int = 0

    def next(self) -> int:
        self.count += 1
        return self.count

    def current(self) -> str:
        return max([*self.opened[-1:], self.heading])[1]


class _Reader:
    """Collects the lines of a page and their places."""

    def __init__(self, title: str) -> None:
        self._title = _WHITE_SPACE.sub("", title)
        self.lines: list[str] = []
        self.places: list[Place] = []
        self._elements: list[_Element] = []
        self._anchors = _Anchors()
        self._silent = 0
        self._line: list[str] = []
        self._line_anchor = ""
        self._line_is_heading = False
        self._offset = 0
        self._after_inline = False

    def open(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if tag in _VOID:
            if tag in ("br", "hr"):
                self.end_line()
            return
        silent = tag in _SILENT or "hidden" in attributes or "data-search-exclude" in attributes
        heading = tag in _HEADINGS or "data-search-title" in attributes
        self._separate(tag, heading=heading)
        official = "data-official" in attributes
        if self._after_inline and self._line and tag in _INLINE and not official:
            self._line.append(" ")  # pieces that a style sets apart; pieces of official text are one text
        anchor = attributes.get("id", "")
        if anchor and any(element.is_heading for element in self._elements):
            anchor = ""
        self._elements.append(_Element(anchor, silent, heading, official))
        self._silent += silent
        if anchor and not self._silent:
            self._open(anchor, is_heading=tag in _HEADINGS)

    def close(self, tag: str) -> None:
        """The element that was opened last ends."""
        if tag in _VOID:
            return
        element = self._elements.pop()
        if element.is_heading and not self._silent:
            self._line_is_heading = True
            self.end_line()
        self._silent -= element.is_silent
        if self._anchors.opened and element.anchor == self._anchors.opened[-1][1]:
            self._anchors.opened.pop()
        self._after_inline = tag in _INLINE and not element.is_official
        if tag not in _INLINE and tag not in ("td", "th", "dt"):
            self.end_line()

    def read(self, data: str | None) -> None:
        """Text stands here, if any."""
        if not data:
            return
        self._after_inline = False
        if self._silent or (not self._line and not data.strip()):
            return
        if not self._line:
            self._line_anchor = self._anchors.current()
        self._line.append(data)

    def end_line(self) -> None:
        """What follows stands in a line of its own."""
        if not self._line:
            self._line_is_heading = False
            return
        cells = (_WHITE_SPACE.sub(" ", cell).strip() for cell in "".join(self._line).split(_CELL))
        line = _BETWEEN_CELLS.join(filter(None, cells))
        self._line.clear()
        is_title = self._line_is_heading and _WHITE_SPACE.sub("", line) == self._title
        if line and not is_title:
            self._note_place()
            self.lines.append(line)
            self._offset += len(line) + 1
        self._line_is_heading = False

    def _separate(self, tag: str, *, heading: bool) -> None:
        if tag in _CELLS and self._line:
            self._line.append(_CELL)
        elif heading or (tag not in _INLINE and tag not in _CELLS):
            self.end_line()

    def _open(self, anchor: str, *, is_heading: bool) -> None:
        if is_heading:
            self._anchors.heading = (self._anchors.next(), anchor)
        else:
            self._anchors.opened.append((self._anchors.next(), anchor))

    def _note_place(self) -> None:
        last = self.places[-1] if self.places else Place(0, "", is_heading=False)
        if self._line_is_heading or last.is_heading or last.anchor != self._line_anchor:
            self.places.append(Place(self._offset, self._line_anchor, self._line_is_heading))
