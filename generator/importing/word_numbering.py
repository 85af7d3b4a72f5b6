"""Numbers that Word shows but does not store: 第一条, （一） and 1. of automatic lists."""

from typing import Any

from docx.oxml.ns import qn

from generator.importing.headings import MOST_NUMBER
from generator.marks import CIRCLED
from generator.numerals import chinese_numeral

_ID = qn("w:val")
_CHINESE = ("chinese", "taiwanese", "ideograph", "japanese")
_LETTERS = 26


class Numbering:
    """Counts the numbered paragraphs of a document as Word does."""

    def __init__(self, numbering: Any, styles: Any) -> None:  # noqa: ANN401 - lxml elements carry no useful types
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._abstract: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._level_of_style: dict[tuple[str, str], int] = {}
        self.used = False
        """Whether any number was written."""
        if numbering is not None:
            self._read(numbering)
        if styles is not None:
            self._read_styles(styles)

    def mark(self, paragraph: Any) -> str:  # noqa: ANN401
        """The number that Word shows before a paragraph, followed by a space; empty if it shows none."""
        found = self._place(paragraph)
        if not found:
            return ""
        number, level = found
        abstract = self._abstract.get(number, number)
        counts = self._counts.setdefault(abstract, {})
        for restarted, first in self._restarts.pop(number, {}).items():  # at the first paragraph of this list
            counts[restarted] = first - 1
        _, _, start = self._levels.get((abstract, level), ("", "", 1))
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [inner for inner in counts if inner > level]:
            del counts[deeper]
        words = self._words(abstract, level, counts)
        self.used = self.used or bool(words)
        return f"{words} " if words else ""

    def _words(self, abstract: str, level: int, counts: dict[int, int]) -> str:
        kind, pattern, _ = self._levels.get((abstract, level), ("", "", 1))
        if kind in ("bullet", "none", ""):
            return ""
        for outer in range(level + 1):
            outer_kind, _, start = self._levels.get((abstract, outer), ("decimal", "", 1))
            pattern = pattern.replace(f"%{outer + 1}", _numeral(outer_kind, counts.get(outer, start)))
        return pattern

    def _place(self, paragraph: Any) -> tuple[str, int] | None:  # noqa: ANN401
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return None
        own = _reference(properties.find(qn("w:numPr")))
        style = properties.find(qn("w:pStyle"))
        inherited = self._styles.get(style.get(_ID)) if style is not None else None
        found = own or inherited
        return found if found and found[0] != "0" else None

    def _read(self, root: Any) -> None:  # noqa: ANN401
        for number in root.iterchildren(qn("w:num")):
            target = number.find(qn("w:abstractNumId"))
            if target is not None:
                self._abstract[number.get(qn("w:numId"))] = target.get(_ID)
            for override in number.iterchildren(qn("w:lvlOverride")):
                first = override.find(qn("w:startOverride"))
                if first is not None:
                    restarts = self._restarts.setdefault(number.get(qn("w:numId")), {})
                    restarts[_integer(override.get(qn("w:ilvl")), 0)] = _integer(first.get(_ID), 1)
        for abstract in root.iterchildren(qn("w:abstractNum")):
            for level in abstract.iterchildren(qn("w:lvl")):
                kind, pattern, start = (_value(level, name) for name in ("numFmt", "lvlText", "start"))
                place = (abstract.get(qn("w:abstractNumId")), _integer(level.get(qn("w:ilvl")), 0))
                self._levels[place] = (kind, pattern, _integer(start, 1))
                style = _value(level, "pStyle")
                if style:
                    self._level_of_style[place[0], style] = place[1]

    def _read_styles(self, root: Any) -> None:  # noqa: ANN401
        """Note the list and level of each style, its own or that of the style that it is based on."""
        styles = {style.get(qn("w:styleId")): style for style in root.iterchildren(qn("w:style"))}
        for name in styles:
            of, seen = name, set()
            while of in styles and of not in seen:
                seen.add(of)
                properties = styles[of].find(qn("w:pPr"))
                found = _reference(properties.find(qn("w:numPr"))) if properties is not None else None
                if found:
                    abstract = self._abstract.get(found[0], found[0])
                    self._styles[name] = found[0], self._level_of_style.get((abstract, of), found[1])
                    break
                of = _value(styles[of], "basedOn")


def _reference(properties: Any) -> tuple[str, int] | None:  # noqa: ANN401
    if properties is None:
        return None
    number, level = properties.find(qn("w:numId")), properties.find(qn("w:ilvl"))
    if number is None:
        return None
    return number.get(_ID), _integer(level.get(_ID), 0) if level is not None else 0


def _value(level: Any, name: str) -> str:  # noqa: ANN401
    found = level.find(qn(f"w:{name}"))
    return (found.get(_ID) or "") if found is not None else ""


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < len(str(MOST_NUMBER)) else default


def _numeral(kind: str, number: int) -> str:
    number = max(1, min(number, MOST_NUMBER))
    if kind.startswith(_CHINESE):
        return chinese_numeral(number)
    if kind.startswith("decimalEnclosedCircle") and number <= len(CIRCLED):
        return CIRCLED[number - 1]
    if kind in ("lowerLetter", "upperLetter") and number <= _LETTERS:
        return chr(ord("a" if kind == "lowerLetter" else "A") + number - 1)
    return str(number)
