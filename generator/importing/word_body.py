"""The content of a Word file, element by element: what Word shows as text, and by name what it shows otherwise.

The elements are those of the schema of ECMA-376 (EG_BlockLevelElts, EG_PContent, EG_RunInnerContent). One that is in
no table here is named as unknown, so nothing is dropped because nobody thought of it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from docx.oxml.ns import qn

from generator.importing.unread import Line, Piece, Unread, missing
from generator.importing.word_drawings import DRAWINGS, drawn, text_boxes
from generator.importing.word_fields import Fields
from generator.importing.word_numbering import Numbering
from generator.importing.word_symbols import shows_signs, sign_of
from generator.importing.word_xml import COMPATIBILITY, MATH, Element, chosen, font_of, is_on, local_name, value_of

_PARAGRAPH, _TABLE, _ROW, _CELL = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc"))
_LINE_ENDS: Final = re.compile("[\r\n\v\f\x85\u2028\u2029]")
"""Inside of a run, white space."""
_ALTERNATIVES = f"{{{COMPATIBILITY}}}AlternateContent"


def _tags(names: str) -> frozenset[str]:
    return frozenset(qn(f"w:{name}") for name in names.split())


LEFT_OUT: Final = _tags("del moveFrom")
"""What changes that are accepted take away."""
PUT_IN: Final = _tags("ins moveTo")
_AROUND: Final = PUT_IN | _tags("sdt sdtContent customXml smartTag hyperlink bdo dir rubyBase")
"""Around text, and nothing that is shown themselves."""
_NOT_SHOWN: Final = _tags(
    "pPr rPr tblPr tblPrEx tblGrid trPr tcPr sectPr sdtPr sdtEndPr customXmlPr smartTagPr rubyPr rt "
    "proofErr permStart permEnd bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd commentReference "
    "moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd customXmlInsRangeStart customXmlInsRangeEnd "
    "customXmlDelRangeStart customXmlDelRangeEnd customXmlMoveFromRangeStart customXmlMoveFromRangeEnd "
    "customXmlMoveToRangeStart customXmlMoveToRangeEnd lastRenderedPageBreak softHyphen delText delInstrText "
    "annotationRef footnoteRef endnoteRef separator continuationSeparator"
)
"""Properties, ranges and marks without words; a soft hyphen shows only where a line ends."""
_WRITTEN: Final = {
    qn("w:tab"): " ",
    qn("w:ptab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_NAMED: Final = {
    qn(f"w:{name}"): piece
    for name, piece in {
        "pgNum": missing("页码"),
        "altChunk": Unread("嵌入的另一份文件（altChunk），里面的文字没有读入"),
        "subDoc": Unread("子文档（subDoc），里面的文字没有读入"),
        "contentPart": Unread("手写墨迹等内容（contentPart）"),
        **dict.fromkeys(
            ("dayShort", "monthShort", "yearShort", "dayLong", "monthLong", "yearLong"),
            missing("随打开的日子而变的日期"),
        ),
    }.items()
}
_NOTES: Final = {qn("w:footnoteReference"): "脚注", qn("w:endnoteReference"): "尾注"}


class BodyReader:
    """Reads parts of a document in the order in which they are shown."""

    def __init__(self, numbering: Numbering, hidden_styles: frozenset[str] = frozenset()) -> None:
        self._numbering = numbering
        self._hidden_styles = hidden_styles
        self._fields = Fields()
        self._boxes: list[Line] = []
        self.notes: list[tuple[str, str]] = []
        """The notes that the text refers to, in their order: 脚注 or 尾注, and the id."""
        self.boxes = 0
        """How many text boxes were read."""
        self._readers: dict[str, Callable[[Element], Iterator[Piece]]] = {
            qn("w:r"): self._run,
            qn("w:t"): lambda element: self._shown(_LINE_ENDS.sub(" ", element.text or "")),
            qn("w:sym"): self._symbol,
            qn("w:ruby"): self._inline,
            qn("w:fldChar"): self._field_mark,
            qn("w:instrText"): self._field_code,
            qn("w:fldSimple"): self._simple_field,
            _ALTERNATIVES: self._alternatives,
            f"{{{MATH}}}oMath": self._formula,
            f"{{{MATH}}}oMathPara": self._formula,
            **dict.fromkeys(DRAWINGS, self._drawing),
            **dict.fromkeys(_NOTES, self._note),
        }

    def read(self, part: Element) -> list[Line]:
        """The paragraphs of a part: the body, a note, a header."""
        lines = list(self._blocks(part))
        unfinished = list(self._fields.finish())
        return [*lines, unfinished] if unfinished else lines

    def _blocks(self, parent: Element) -> Iterator[Line]:
        carried: Line = []
        for element in _unfolded(parent, (_PARAGRAPH, _TABLE)):
            if element.tag == _PARAGRAPH:
                line = [*carried, *self._inline(element)]
                carried = []
                if self._runs_on(element):
                    carried = line
                    continue
                yield [*self._numbering.mark(element), *line]
                boxes, self._boxes = self._boxes, []
                yield from boxes
            elif element.tag == _TABLE:
                yield from self._table(element)
            else:
                line = list(self._piece(element))
                if line:
                    yield line
        if carried:
            yield carried

    def _runs_on(self, paragraph: Element) -> bool:
        """Whether the end of a paragraph is taken away by a change or hidden, so that the next one goes on with it."""
        mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
        return mark is not None and (mark.find(qn("w:del")) is not None or self._is_hidden(mark))

    def _table(self, table: Element) -> Iterator[Line]:
        for row in _unfolded(table, (_ROW,)):
            properties = row.find(qn("w:trPr"))
            if row.tag != _ROW:
                yield list(self._piece(row))
            elif properties is None or properties.find(qn("w:del")) is None:
                cells = (_joined(self._cell(cell), " ") for cell in _unfolded(row, (_CELL,)))
                yield _joined(cells, "  ")

    def _cell(self, cell: Element) -> Iterable[Line]:
        return self._blocks(cell) if cell.tag == _CELL else [list(self._piece(cell))]

    def _inline(self, parent: Element) -> Iterator[Piece]:
        for child in parent.iterchildren():
            yield from self._piece(child)

    def _piece(self, element: Element) -> Iterator[Piece]:
        tag = element.tag
        if not isinstance(tag, str) or tag in _NOT_SHOWN or tag in LEFT_OUT:
            return
        if tag in _WRITTEN:
            yield from self._shown(_WRITTEN[tag])
        elif tag in _AROUND:
            yield from self._inline(element)
        elif tag in _NAMED:
            yield from self._shown(_NAMED[tag])
        elif tag in self._readers:
            yield from self._readers[tag](element)
        else:
            words = " ".join("".join(element.itertext()).split())
            yield missing(f"没有认出的内容（{local_name(tag)}{f'，“{words[:40]}”' if words else ''}）")

    def _shown(self, piece: Piece) -> Iterator[Piece]:
        """A piece of the text, unless it stands where a field says what it does."""
        if self._fields.hide:
            self._fields.add_code(piece if isinstance(piece, str) else piece.sign)
        elif piece:
            self._fields.add_result()
            yield piece

    def _run(self, run: Element) -> Iterator[Piece]:
        properties = run.find(qn("w:rPr"))
        pieces: Line = list(self._inline(run))
        if properties is None:
            yield from pieces
        elif self._is_hidden(properties):
            words = "".join(piece for piece in pieces if isinstance(piece, str)).strip()
            yield from (piece for piece in pieces if isinstance(piece, Unread))
            if words:
                yield Unread(f"隐藏的文字“{words}”")
        else:
            font = font_of(properties)
            for piece in pieces:
                yield from _in_font(font, piece) if isinstance(piece, str) and shows_signs(font) else (piece,)

    def _is_hidden(self, properties: Element) -> bool:
        if properties.find(qn("w:vanish")) is not None:
            return is_on(properties, "vanish")
        return value_of(properties, "rStyle") in self._hidden_styles

    def _symbol(self, element: Element) -> Iterator[Piece]:
        font, code = element.get(qn("w:font")) or "", element.get(qn("w:char")) or ""
        try:
            character = sign_of(font, int(code, 16))
        except (ValueError, OverflowError):
            character = None
        yield from self._shown(character or missing(f"符号（{font} 字体的 {code}）"))

    def _field_mark(self, element: Element) -> Iterator[Piece]:
        kind = element.get(qn("w:fldCharType"))
        if kind == "begin":
            self._fields.begin(form=element.find(qn("w:ffData")))
        elif kind == "separate":
            self._fields.separate()
        elif kind == "end":
            yield from self._fields.end()

    def _field_code(self, element: Element) -> Iterator[Piece]:
        self._fields.add_code(element.text or "")
        yield from ()

    def _simple_field(self, element: Element) -> Iterator[Piece]:
        self._fields.begin(element.get(qn("w:instr")) or " ")
        yield from self._inline(element)
        yield from self._fields.end()

    def _alternatives(self, element: Element) -> Iterator[Piece]:
        yield from self._inline(chosen(element))

    def _formula(self, element: Element) -> Iterator[Piece]:
        """Words set as a formula read as words; what stands above, below or under a root does not."""
        words = "".join(text.text or "" for text in element.iter(f"{{{MATH}}}t"))
        plain = {f"{{{MATH}}}{name}" for name in ("oMath", "oMathPara", "oMathParaPr", "jc", "r", "rPr", "t", "sty")}
        inner = (each for each in element.iter() if isinstance(each.tag, str) and each.tag.startswith(f"{{{MATH}}}"))
        if all(each.tag in plain for each in inner):
            yield from self._shown(words)
        else:
            yield from self._shown(missing(f"公式（其中的字符：“{words[:40]}”）"))

    def _drawing(self, element: Element) -> Iterator[Piece]:
        fields, self._fields = self._fields, Fields()
        for box in text_boxes(element):
            self._boxes += self.read(box)
            self.boxes += 1
        self._fields = fields
        for piece in drawn(element):
            yield from self._shown(piece)

    def _note(self, element: Element) -> Iterator[Piece]:
        kind = _NOTES[element.tag]
        self.notes.append((kind, element.get(qn("w:id")) or ""))
        number = sum(1 for other, _ in self.notes if other == kind)
        yield Unread(f"{kind} {number} 的编号")


def _unfolded(parent: Element, wanted: tuple[str, ...]) -> Iterator[Element]:
    """The wanted children of an element, also those inside of content controls and the like, and unknown ones."""
    for element in parent.iterchildren():
        tag = element.tag
        if tag == _ALTERNATIVES:
            yield from _unfolded(chosen(element), wanted)
        elif tag in _AROUND and tag not in wanted:
            yield from _unfolded(element, wanted)
        elif tag in wanted or (isinstance(tag, str) and tag not in _NOT_SHOWN and tag not in LEFT_OUT):
            yield element


def _joined(lines: Iterable[Line], between: str) -> Line:
    joined: Line = []
    for number, line in enumerate(lines):
        joined += [between, *line] if number else line
    return joined


def _in_font(font: str, text: str) -> Iterator[Piece]:
    """A text as a font of signs shows it; Chinese characters are not of that font."""
    for character in text:
        if character.isspace() or not (ord(character) < ord("Ā") or character in _PRIVATE):
            yield character
        else:
            yield sign_of(font, ord(character)) or missing(f"符号（{font} 字体的 {ord(character):04X}）")


_PRIVATE: Final = "".join(map(chr, range(0xF020, 0xF100)))
