"""Reads a PDF as other programs do: its text with its places, page by page."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pymupdf
import pypdfium2  # type: ignore[import-untyped]  # its makers leave it untyped
import zxingcpp

_HEAD = 80
_FOOT = 66
_EDGES = 40
"""Points at the sides where chapter marks stand."""
_MARK = 23
_MARGIN = 72


def dense(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def page_texts(pdf: bytes, *, head: float = _HEAD, foot: float = _FOOT) -> list[str]:
    """The text of each page, without what stands in the outermost points: running heads, page numbers, marks."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_text(page, head, foot) for page in document]
    finally:
        document.close()


def page_texts_by_mupdf(pdf: bytes) -> list[str]:
    """The same as MuPDF reads it, which takes out text in an order and by rules of its own."""
    inside = (_EDGES, _HEAD, -_EDGES, -_FOOT)
    with pymupdf.open(stream=pdf) as document:  # type: ignore[no-untyped-call]  # its makers leave it untyped
        return [page.get_text(clip=page.rect + inside) for page in document]


def lines(pdf: bytes) -> Iterator[tuple[str, str]]:
    """Each line of the text area with the next one on its page."""
    for text in page_texts(pdf):
        found = [line.strip() for line in text.splitlines() if line.strip()]
        yield from pairwise(found)


def over_the_edge(pdf: bytes) -> Iterator[tuple[int, str]]:
    """The characters that stand outside the text area, with their pages; chapter marks at the very edge are none."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number, page in enumerate(document, start=1):
            yield from ((number, character) for character in _outside(page))
    finally:
        document.close()


def columns(pdf: bytes, page: int) -> tuple[str, str]:
    """The text of the left and of the right half of a page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = document[page if page >= 0 else len(document) + page]
        width, height = found.get_size()
        text = found.get_textpage()
        halves = ((0, width / 2), (width / 2, width))
        left, right = (
            text.get_text_bounded(left=start, right=end, bottom=_FOOT, top=height - _HEAD) for start, end in halves
        )
        return str(left), str(right)
    finally:
        document.close()


@cache
def qr_codes(pdf: bytes) -> dict[str, int]:
    """What the QR codes on the pages say when they are drawn in grey, each with its page."""
    document = pypdfium2.PdfDocument(pdf)
    found: dict[str, int] = {}
    try:
        for number, page in enumerate(document, start=1):
            picture = page.render(scale=2, grayscale=True).to_pil()
            found |= {code.text: number for code in zxingcpp.read_barcodes(picture)}
    finally:
        document.close()
    return found


def _outside(page: pypdfium2.PdfPage) -> Iterator[str]:
    width, height = page.get_size()
    text = page.get_textpage()
    for index in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(index)
        at_edge = right <= _MARK or left >= width - _MARK
        within = left >= _MARGIN and right <= width - _MARGIN and bottom >= _EDGES and top <= height - _EDGES
        if not (within or at_edge or left == right):
            yield text.get_text_range(index, 1)


def _text(page: pypdfium2.PdfPage, head: float, foot: float) -> str:
    width, height = page.get_size()
    return str(page.get_textpage().get_text_bounded(left=_EDGES, right=width - _EDGES, bottom=foot, top=height - head))
