"""Numbers that Word shows but does not store: 第一条, （一）, 1. and the signs of automatic lists."""

import re
from dataclasses import dataclass

from docx.oxml.ns import qn

from generator.importing.headings import MOST_NUMBER
from generator.importing.unread import Line, Piece, missing
from generator.importing.word_numerals import numeral
from generator.importing.word_symbols import sign_of
from generator.importing.word_xml import VALUE, Element, font_of, is_on, value_of

_NO_LIST = "0"


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is counted and shown."""

    kind: str = "decimal"
    format: str = ""
    text: str = ""
    start: int = 0
    restart: int | None = None
    """After a paragraph of which level (from 1) at the deepest it starts anew; None means after every higher one."""
    plain: bool = False
    """Whether all numbers are shown as 1, 2, 3."""
    font: str = ""
    picture: bool = False


class Numbering:
    """Counts the numbered paragraphs of a document as Word does."""

    def __init__(self, numbering: Element, styles: Element) -> None:
        self._levels: dict[tuple[str, int], _Level] = {}
        self._own_levels: dict[tuple[str, int], _Level] = {}
        """The levels that one list has in another form than the lists it is counted with."""
        self._counts: dict[str, dict[int, int]] = {}
        self._abstract: dict[str, str] = {}
        self._linked: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._default_style = ""
        self._level_of_style: dict[tuple[str, str], int] = {}
        self.used = False
        """Whether any number was written."""
        if numbering is not None:
            self._read(numbering)
        if styles is not None:
            self._read_styles(styles)

    def mark(self, paragraph: Element) -> Line:
        """The number that Word shows before a paragraph, followed by a space; empty if it shows none."""
        found = self._place(paragraph)
        if not found:
            return []
        number, level = found
        counts = self._count(number, level)
        words = self._words(number, level, counts)
        self.used = self.used or bool(words)
        return [*words, " "] if words else []

    def _count(self, number: str, level: int) -> dict[int, int]:
        """Count one paragraph more; give where each level of its list stands."""
        counts = self._counts.setdefault(self._abstract_of(number), {})
        for restarted, first in self._restarts.pop(number, {}).items():  # at the first paragraph of this list
            counts[restarted] = first - 1
        counts[level] = counts.get(level, self._level(number, level).start - 1) + 1
        for deeper in [inner for inner in counts if inner > level]:
            restart = self._level(number, deeper).restart
            if restart is None or level < restart:
                del counts[deeper]
        return counts

    def _words(self, number: str, level: int, counts: dict[int, int]) -> Line:
        shown = self._level(number, level)
        if shown.picture:
            return [missing("图片项目符号")]
        if shown.kind == "none":
            return []
        if shown.kind == "bullet":
            return [_sign(shown.font, character) for character in shown.text]
        words: Line = []
        for position, piece in enumerate(re.split(r"%([1-9])", shown.text)):
            if position % 2:
                words += self._number(number, int(piece) - 1, counts, plain=shown.plain)
            elif piece:
                words.append(piece)
        return words

    def _number(self, number: str, level: int, counts: dict[int, int], *, plain: bool) -> Line:
        of = self._level(number, level)
        count = counts.get(level, of.start)
        kind = "decimal" if plain else of.kind
        if kind in ("none", "bullet"):
            return []
        return [numeral(kind, count, of.format) or missing(f"自动编号（{kind} 格式的第 {count} 号）")]

    def _level(self, number: str, level: int) -> _Level:
        return self._own_levels.get((number, level)) or self._levels.get((self._abstract_of(number), level), _Level())

    def _abstract_of(self, number: str) -> str:
        """What a list is counted by; a list may take it from a style that has a list of its own."""
        abstract = self._abstract.get(number, number)
        style = self._linked.get(abstract, "")
        target = self._styles[style][0] if style in self._styles else number
        return self._abstract.get(target, abstract)

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        """The list and the level of a paragraph, its own before those of its style."""
        properties = paragraph.find(qn("w:pPr"))
        own = properties.find(qn("w:numPr")) if properties is not None else None
        style = value_of(properties, "pStyle") if properties is not None else ""
        inherited = found = self._styles.get(style or self._default_style)
        if own is not None and (number := value_of(own, "numId")):
            found = number, _integer(value_of(own, "ilvl"), 0)
        elif own is not None and inherited:
            found = inherited[0], _integer(value_of(own, "ilvl"), inherited[1])
        return found if found and found[0] != _NO_LIST else None

    def _read(self, root: Element) -> None:
        for number in root.iterchildren(qn("w:num")):
            name = number.get(qn("w:numId"))
            self._abstract[name] = value_of(number, "abstractNumId")
            for override in number.iterchildren(qn("w:lvlOverride")):
                level = _integer(override.get(qn("w:ilvl")), 0)
                first, own = value_of(override, "startOverride"), override.find(qn("w:lvl"))
                if first:
                    self._restarts.setdefault(name, {})[level] = _integer(first, 1)
                if own is not None:
                    self._own_levels[name, level] = _level_of(own)
        for abstract in root.iterchildren(qn("w:abstractNum")):
            name = abstract.get(qn("w:abstractNumId"))
            if link := value_of(abstract, "numStyleLink"):
                self._linked[name] = link
            for level in abstract.iterchildren(qn("w:lvl")):
                place = _integer(level.get(qn("w:ilvl")), 0)
                self._levels[name, place] = _level_of(level)
                if style := value_of(level, "pStyle"):
                    self._level_of_style[name, style] = place

    def _read_styles(self, root: Element) -> None:
        """Note the list and level of each style, its own or that of the style that it is based on."""
        styles = {style.get(qn("w:styleId")): style for style in root.iterchildren(qn("w:style"))}
        for name, style in styles.items():
            if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true", "on"):
                self._default_style = name
            of, seen = name, set()
            while of in styles and of not in seen:
                seen.add(of)
                properties = styles[of].find(qn("w:pPr"))
                own = properties.find(qn("w:numPr")) if properties is not None else None
                if own is not None and (number := value_of(own, "numId")):
                    level = self._level_of_style.get((self._abstract.get(number, number), of))
                    self._styles[name] = number, _integer(value_of(own, "ilvl"), 0) if level is None else level
                    break
                of = value_of(styles[of], "basedOn")


def _level_of(level: Element) -> _Level:
    kind = next(level.iter(qn("w:numFmt")), None)  # a later format stands beside an older one, the later first
    properties = level.find(qn("w:rPr"))
    restart = value_of(level, "lvlRestart")
    return _Level(
        kind=(kind.get(VALUE) or "decimal") if kind is not None else "decimal",
        format=(kind.get(qn("w:format")) or "") if kind is not None else "",
        text=value_of(level, "lvlText"),
        start=_integer(value_of(level, "start"), 0),
        restart=_integer(restart, 0) if restart else None,
        plain=is_on(level, "isLgl"),
        font=font_of(properties) if properties is not None else "",
        picture=level.find(qn("w:lvlPicBulletId")) is not None,
    )


def _sign(font: str, character: str) -> Piece:
    return sign_of(font, ord(character)) or missing(f"项目符号（{font} 字体的 {ord(character):04X}）")


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < len(str(MOST_NUMBER)) else default
