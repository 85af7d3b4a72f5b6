"""The text of a Word file: its paragraphs as they read with all changes accepted, its tables row by row, its notes."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from generator.errors import HandbookError
from generator.importing.unread import Line, placed
from generator.importing.word_body import LEFT_OUT, PUT_IN, BodyReader
from generator.importing.word_numbering import Numbering
from generator.importing.word_xml import Element, is_on

_PAGE: Final = re.compile(r"[-—–]*(?:第?\d*页?(?:[，,/]?共?\d*页?)?)[-—–]*")
_MOST_UNPACKED: Final = 200_000_000
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_MAIN: Final = re.compile(r"word/document\d*\.xml")
_NOTES: Final = {"脚注": RELATIONSHIP_TYPE.FOOTNOTES, "尾注": RELATIONSHIP_TYPE.ENDNOTES}


@dataclass(slots=True)
class WordText:
    """The paragraphs of a Word file, and what was decided about them."""

    paragraphs: list[str]
    unread: list[tuple[int, str]]
    """What is shown and is not in the paragraphs, each with its paragraph (from 1) and the words before it."""
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
        main = next((name for name in archive.namelist() if _MAIN.fullmatch(name)), None)
        unpacked = sum(entry.file_size for entry in archive.infolist())
        if main is None:
            raise HandbookError(f"{path}：这不是 Word 文件（docx）；请在办公软件里另存为 docx、pdf 或 txt")
        if unpacked > _MOST_UNPACKED:
            raise HandbookError(f"{path}：解开后超过 {_MOST_UNPACKED // 1_000_000} MB，不会是一份政策文件")
        if _STRICT in archive.read(main)[:10_000]:
            raise HandbookError(
                f"{path}：这是“Strict Open XML”格式的 Word 文件；请在办公软件里另存为普通的 docx 再导入"
            )


class _Reader:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._body = document.element.body
        styles = _part(document, RELATIONSHIP_TYPE.STYLES)
        self._numbering = Numbering(_part(document, RELATIONSHIP_TYPE.NUMBERING), styles)
        self._reader = BodyReader(self._numbering, _hidden_styles(styles))
        self._told: list[str] = []

    def read(self) -> WordText:
        lines = self._reader.read(self._body)
        lines += [line for kind in _NOTES for line in self._notes(kind)]
        paragraphs, unread = placed(lines)
        return WordText(paragraphs, unread, [*self._decided(), *self._told])

    def _decided(self) -> Iterator[str]:
        if any(self._body.find(f".//{tag}") is not None for tag in LEFT_OUT | PUT_IN):
            yield "文件里有修订痕迹，按全部接受修订后的文字导入"
        if self._numbering.used:
            yield "有的序号是 Word 自动编号，已按显示的样子写出"
        if self._body.find(f".//{qn('w:tbl')}") is not None:
            yield "文件里有表格，每行作一段，各格以空格隔开"
        if self._reader.boxes:
            yield f"文本框 {self._reader.boxes} 个，文字放在它所在的段落之后"
        if edges := _edges(self._document):
            yield f"页眉页脚不算正文，没有导入：{'；'.join(edges)}"
        if comments := len(list(self._body.iter(qn("w:commentReference")))):
            yield f"批注不算正文，没有导入（{comments} 条）"

    def _notes(self, kind: str) -> Iterator[Line]:
        """The notes of a kind in the order in which the text refers to them; others are not shown in Word either."""
        root = _part(self._document, _NOTES[kind])
        if root is None:
            return
        by_id = {note.get(qn("w:id")): note for note in root.iterchildren() if _is_words(note)}
        wanted = [name for of, name in self._reader.notes if of == kind and name in by_id]
        for name in dict.fromkeys(wanted):
            paragraphs = (line for line in self._reader.read(by_id.pop(name)) if line)
            yield [piece for number, line in enumerate(paragraphs) for piece in ([" ", *line] if number else line)]
        if wanted:
            self._told.append(f"{kind} {len(set(wanted))} 条放在全文末尾")
        if left := [words for note in by_id.values() if (words := _words(note))]:
            self._told.append(f"正文里没有引用的{kind}，Word 不显示，没有导入：{'；'.join(left)}")


def _is_words(note: Element) -> bool:
    return note.get(qn("w:type")) in (None, "normal")


def _words(part: Element) -> str:
    return "".join("".join(text.text or "" for text in part.iter(qn("w:t"))).split())


def _hidden_styles(styles: Element) -> frozenset[str]:
    """The styles of characters that Word does not show."""
    if styles is None:
        return frozenset()
    return frozenset(
        style.get(qn("w:styleId"))
        for style in styles.iterchildren(qn("w:style"))
        if (properties := style.find(qn("w:rPr"))) is not None and is_on(properties, "vanish")
    )


def _edges(document: Document) -> list[str]:
    """The words of the running headers and footers, each once; page numbers are none."""
    kinds = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
    parts = [each.target_part for each in document.part.rels.values() if not each.is_external and each.reltype in kinds]
    texts = [_words(parse_xml(part.blob)) for part in sorted(parts, key=lambda part: str(part.partname))]
    return [text for text in dict.fromkeys(texts) if text and not _PAGE.fullmatch(text)]


def _part(document: Document, kind: str) -> Element:
    for relationship in document.part.rels.values():
        if relationship.reltype == kind and not relationship.is_external:
            return parse_xml(relationship.target_part.blob)
    return None
