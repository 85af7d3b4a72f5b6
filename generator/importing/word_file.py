"""The text of a Word file: its paragraphs as they read with all changes accepted, its tables row by row, its notes."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from generator.errors import HandbookError
from generator.importing.word_numbering import Numbering

_PAGE = re.compile(r"[-—–]*(?:第?\d*页?(?:[，,/]?共?\d*页?)?)[-—–]*")
_MOST_UNPACKED = 200_000_000
_DROPPED = {qn("w:del"), qn("w:moveFrom"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_BREAKS = {qn("w:br"), qn("w:cr")}
_PARAGRAPH, _TABLE, _ROW, _CELL, _TEXT, _TAB = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc", "t", "tab"))
_NO_TEXT_PROPERTIES = {qn("w:pPr"), qn("w:rPr"), qn("w:tblPr"), qn("w:sectPr")}


@dataclass(slots=True)
class WordText:
    """The paragraphs of a Word file, and what was decided about them."""

    paragraphs: list[str]
    notes: list[str] = field(default_factory=list)


def read_word(path: Path, data: bytes) -> WordText:
    """The paragraphs of a docx; raise HandbookError if it is none or is broken."""
    try:
        _require_word(path, data)
        return _Reader(docx.Document(io.BytesIO(data))).read()
    except HandbookError:
        raise
    except Exception:  # noqa: BLE001 - a broken package fails in as many ways as it can be broken
        raise HandbookError(f"{path}：这个 Word 文件打不开，可能已经损坏；请在办公软件里打开后另存一份再导入") from None


def _require_word(path: Path, data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        unpacked = sum(entry.file_size for entry in archive.infolist())
    if "word/document.xml" not in names:
        raise HandbookError(f"{path}：这不是 Word 文件（docx）；请在办公软件里另存为 docx、pdf 或 txt")
    if unpacked > _MOST_UNPACKED:
        raise HandbookError(f"{path}：解开后超过 {_MOST_UNPACKED // 1_000_000} MB，不会是一份政策文件")


class _Reader:
    def __init__(self, document: Document) -> None:
        self._body = document.element.body
        self._numbering = Numbering(
            _part(document, RELATIONSHIP_TYPE.NUMBERING), _part(document, RELATIONSHIP_TYPE.STYLES)
        )
        self._edges = _edges(document)
        self._notes = {
            "脚注": _part(document, RELATIONSHIP_TYPE.FOOTNOTES),
            "尾注": _part(document, RELATIONSHIP_TYPE.ENDNOTES),
        }

    def read(self) -> WordText:
        result = WordText(list(self._blocks(self._body)))
        if self._body.findall(f".//{qn('w:del')}") or self._body.findall(f".//{qn('w:ins')}"):
            result.notes.append("文件里有修订痕迹，按全部接受修订后的文字导入")
        if self._numbering.used:
            result.notes.append("有的序号是 Word 自动编号，已按显示的样子写出")
        if self._body.findall(f".//{_TABLE}"):
            result.notes.append("文件里有表格，每行作一段，各格以空格隔开")
        if self._edges:
            result.notes.append(f"页眉页脚不算正文，没有导入：{'；'.join(self._edges)}")
        for name, root in self._notes.items():
            written = list(self._footnotes(root)) if root is not None else []
            if written:
                result.paragraphs += written
                result.notes.append(f"{name} {len(written)} 条放在全文末尾")
        return result

    def _blocks(self, parent: Any) -> Iterator[str]:  # noqa: ANN401 - lxml elements carry no useful types
        for element in parent.iterchildren():
            if element.tag == _PARAGRAPH:
                yield from self._paragraph(element)
            elif element.tag == _TABLE:
                for row in element.iterchildren(_ROW):
                    cells = (" ".join(self._blocks(cell)) for cell in row.iterchildren(_CELL))
                    yield "  ".join(cells)
            elif element.tag not in _DROPPED and element.tag not in _NO_TEXT_PROPERTIES:
                yield from self._blocks(element)  # content controls, insertions and the like around whole blocks

    def _paragraph(self, element: Any) -> Iterator[str]:  # noqa: ANN401
        text = "".join(self._words(element))
        mark = self._numbering.mark(element) if text.strip() else ""
        yield from (mark + text).split("\n")

    def _words(self, element: Any) -> Iterator[str]:  # noqa: ANN401
        for child in element.iterchildren():
            if child.tag == _TEXT:
                yield child.text or ""
            elif child.tag == _TAB:
                yield " "
            elif child.tag in _BREAKS:
                yield "\n"
            elif child.tag == _PARAGRAPH:  # of a text box
                yield from ("\n", *self._words(child), "\n")
            elif isinstance(child.tag, str) and child.tag not in _DROPPED and child.tag not in _NO_TEXT_PROPERTIES:
                yield from self._words(child)

    def _footnotes(self, root: Any) -> Iterator[str]:  # noqa: ANN401
        for note in root.iterchildren():
            if note.get(qn("w:type")) in (None, "normal"):
                yield " ".join(text for text in self._blocks(note) if text.strip())


def _edges(document: Document) -> list[str]:
    """The words of the running headers and footers, each once; page numbers are none."""
    edges = [edge for section in document.sections for edge in (section.header, section.footer)]
    texts = ["".join(" ".join(paragraph.text for paragraph in edge.paragraphs).split()) for edge in edges]
    return [text for text in dict.fromkeys(texts) if text and not _PAGE.fullmatch(text)]


def _part(document: Document, kind: str) -> Any:  # noqa: ANN401
    for relationship in document.part.rels.values():
        if relationship.reltype == kind and not relationship.is_external:
            return parse_xml(relationship.target_part.blob)
    return None
