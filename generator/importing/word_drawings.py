"""Drawings, pictures and embedded objects of a Word file: their text boxes are read, the rest is named."""

from collections.abc import Iterator
from typing import Final

from docx.oxml.ns import qn

from generator.importing.unread import Piece, Unread, missing
from generator.importing.word_xml import Element, chosen, local_name

DRAWINGS: Final = tuple(qn(f"w:{name}") for name in ("drawing", "pict", "object"))

_TEXT_BOX = qn("w:txbxContent")
_SHAPES: Final = ("wordprocessingShape", "wordprocessingGroup", "wordprocessingCanvas", "picture", "chart", "diagram")
"""The kinds of drawings whose parts are looked at; one of another kind is named as a whole."""


def text_boxes(drawing: Element) -> Iterator[Element]:
    """The contents of the text boxes of a drawing; a box inside a box belongs to that one's text."""
    return (element for element in _parts(drawing) if element.tag == _TEXT_BOX)


def drawn(drawing: Element) -> Iterator[Piece]:
    """What a drawing shows but for its text boxes and its lines."""
    title = next((each.get("descr") for each in _parts(drawing) if local_name(each.tag) == "docPr"), "") or ""
    for element in _parts(drawing):
        yield from _named(element, f"“{' '.join(title.split())[:40]}”" if title else "")


def _named(element: Element, title: str) -> Iterator[Piece]:
    name = local_name(element.tag)
    if name in ("pic", "imagedata") and not _shows_object(element):
        yield Unread(f"图片{title}")
    elif name == "chart":
        yield Unread(f"图表{title}")
    elif name == "relIds":
        yield Unread(f"图示（SmartArt）{title}，里面的文字没有读入")
    elif name == "textpath" and element.get("string"):
        yield Unread(f"艺术字“{element.get('string')}”")
    elif name == "OLEObject":
        program = element.get("ProgID") or ""
        yield missing("公式编辑器写的公式") if program.startswith("Equation") else Unread(f"嵌入的对象（{program}）")
    elif name in ("control", "movie"):
        yield Unread("控件" if name == "control" else "影片")
    elif name == "t" and element.text and element.text.strip():
        yield Unread(f"图形里的文字“{element.text.strip()}”")
    elif name == "graphicData" and not (element.get("uri") or "").endswith(_SHAPES):
        yield Unread(f"图形（{(element.get('uri') or '').rpartition('/')[2]}）")


def _shows_object(image: Element) -> bool:
    """Whether an image only shows an embedded object, which is named itself."""
    parent = image.getparent()
    holder = parent.getparent() if parent is not None else None
    return holder is not None and holder.tag == qn("w:object")


def _parts(drawing: Element) -> Iterator[Element]:
    """The elements of a drawing, one of each set of alternatives, those inside of text boxes left out."""
    for element in drawing.iterchildren():
        if not isinstance(element.tag, str):
            continue
        if local_name(element.tag) == "AlternateContent":
            yield from _parts(chosen(element))
        else:
            yield element
            if element.tag != _TEXT_BOX:
                yield from _parts(element)
