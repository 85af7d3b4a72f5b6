"""Reads HTML pages as the tests see them: elements with their attributes, their text and the elements around them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass(eq=False)
class Element:
    """An element of a page; `content` holds its texts and its child elements in document order."""

    tag: str
    attributes: dict[str, str]
    parent: "Element | None"
    content: list["str | Element"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text inside."""
        return "".join(part if isinstance(part, str) else part.text for part in self.content)

    @property
    def dense(self) -> str:
        """All text inside without white space."""
        return "".join(self.text.split())

    def get(self, name: str) -> str:
        """An attribute, empty when it is not there."""
        return self.attributes.get(name, "")

    def walk(self) -> Iterator["Element"]:
        """This element and all inside it, in document order."""
        yield self
        for part in self.content:
            if isinstance(part, Element):
                yield from part.walk()

    def all(self, tag: str = "", **attributes: str) -> list["Element"]:
        """The elements inside with this tag and these attributes; data_x stands for data-x, class_ for one class."""
        return [
            element
            for element in self.walk()
            if element is not self and tag in ("", element.tag) and element.fits(attributes)
        ]

    def fits(self, attributes: dict[str, str]) -> bool:
        """Whether the attributes are there with these values; the empty value fits any."""
        for name, value in attributes.items():
            if name == "class_":
                if value not in self.get("class").split():
                    return False
            elif (key := name.replace("_", "-")) not in self.attributes or value not in ("", self.attributes[key]):
                return False
        return True

    def ancestors(self) -> Iterator["Element"]:
        """The elements around this one, nearest first."""
        around = self.parent
        while around:
            yield around
            around = around.parent

    @property
    def ids(self) -> list[str]:
        """All ids inside, in document order."""
        return [element.get("id") for element in self.walk() if element.get("id")]

    @property
    def official(self) -> list["Element"]:
        """The elements that say that they hold official words."""
        return self.all(data_official="")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {}, None)
        self._open = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self._open)
        self._open.content.append(element)
        if tag not in _VOID:
            self._open = element

    def handle_endtag(self, tag: str) -> None:
        around = self._open
        while around.parent and around.tag != tag:
            around = around.parent
        if around.parent:
            self._open = around.parent

    def handle_data(self, data: str) -> None:
        self._open.content.append(data)


def read_html(text: str) -> Element:
    """The page or fragment as one element that holds all others."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.root


def read_page(path: Path) -> Element:
    """The page at this path."""
    return read_html(path.read_text("utf-8"))
