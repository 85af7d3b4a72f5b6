"""Drawings as text: shapes at exact places, words that cannot become markup, looks left to the page's style sheet."""

from decimal import Decimal

from calculators.money import EXACT, plain_number

_NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'
_TENTH = Decimal("0.1")
_REFERENCES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def escape(words: str) -> str:
    """Words as the text of an element or the value of an attribute."""
    return words.translate(_REFERENCES)


def place(value: Decimal) -> str:
    """A coordinate, to the tenth of a pixel."""
    return plain_number(value.quantize(_TENTH, context=EXACT))


def line(look: str, *points: tuple[Decimal, Decimal]) -> str:
    """A line through points; `look` is its class."""
    through = " ".join(f"{place(x)},{place(y)}" for x, y in points)
    return f'<polyline class="{look}" points="{through}"/>'


def words(look: str, x: Decimal, y: Decimal, text: str, anchor: str) -> str:
    """Words that begin at a place (`start`), end at it (`end`) or stand around it (`middle`)."""
    return f'<text class="{look}" x="{place(x)}" y="{place(y)}" text-anchor="{anchor}">{escape(text)}</text>'


def drawing(width: int, height: int, alternative: str, *shapes: str) -> str:
    """A whole drawing; `alternative` says all of it in words, for readers who do not see it."""
    return (
        f'<svg{_NAMESPACE} viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        f' role="img" aria-label="{escape(alternative)}">{"".join(shapes)}</svg>'
    )


def inside_html(drawing: str) -> str:
    """A drawing as a part of an HTML page, where it needs no namespace."""
    return drawing.replace(_NAMESPACE, "", 1)
