"""Reads drawings back: each shape with its class, its places and its words."""

import xml.etree.ElementTree as ET

_SVG = "{http://www.w3.org/2000/svg}"
_PLACES = ("points", "x", "y", "cx", "cy", "width", "height", "r", "fill", "text-anchor")


def read(drawing: str) -> ET.Element:
    return ET.fromstring(drawing)  # noqa: S314 - our own drawing


def shapes(drawing: str) -> list[str]:
    """Each shape in a line: its name without `calculator-`, its attributes, its words."""
    return [
        " ".join([(shape.get("class") or "").removeprefix("calculator-"), *_places(shape), *_words(shape)])
        for shape in read(drawing)
        if shape.tag != f"{_SVG}pattern"
    ]


def stray_words(drawing: str) -> str:
    """Text outside of the elements that hold text."""
    whole = read(drawing)
    inside = [part.text or "" for part in whole.iter() if part.tag != f"{_SVG}text"]
    return "".join([*inside, *(part.tail or "" for part in whole.iter())])


def _places(shape: ET.Element) -> list[str]:
    return [place for name in _PLACES if (place := shape.get(name)) is not None]


def _words(shape: ET.Element) -> list[str]:
    return [shape.text] if shape.text else []
