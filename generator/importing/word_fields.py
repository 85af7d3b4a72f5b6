"""Fields of a Word file: what is shown of them is their kept result or, where they keep none, what they say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from docx.oxml.ns import qn

from generator.importing.unread import Piece, missing
from generator.importing.word_symbols import sign_of
from generator.importing.word_xml import VALUE, Element, is_on, value_of
from generator.marks import CIRCLED

_CIRCLES: Final = CIRCLED + "㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
_CIRCLED_NUMBER: Final = re.compile(r"\\o\s*\\ac\s*\(\s*[○〇◯]\s*[,;，]\s*(\d{1,2})\s*\)\s*$", re.IGNORECASE)
_GUIDE_ABOVE: Final = re.compile(
    r"\\o\s*\\a[a-z]\s*\(\s*\\s\s*\\up\s*[\d.]+\s*\([^()]*\)\s*[,;，](?P<base>[^\\]*)\)\s*$", re.IGNORECASE
)
_NAME: Final = re.compile("[A-Za-z]*")
_SYMBOL: Final = re.compile(r"SYMBOL\s+(?P<code>\d+|0x[0-9A-F]+)(?:.*?\\f\s*\"?(?P<font>[^\"\\]+))?", re.IGNORECASE)
_SHOW_NOTHING: Final = frozenset(
    {"ADDIN", "ADVANCE", "ASK", "BOOKMARK", "COMMENT", "DATA", "FORMTEXT", "GLOSSARY", "HYPERLINK", "NEXT", "NEXTIF"}
    | {"PRIVATE", "RD", "SET", "SKIPIF", "TA", "TC", "TOA", "TOC", "XE"}
)
"""Fields that show nothing but the result that they keep."""


@dataclass(slots=True)
class _Field:
    code: str = ""
    in_code: bool = True
    form: Element = None
    has_result: bool = False


class Fields:
    """The fields that are open at a place of a text, the innermost last."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def hide(self) -> bool:
        """Whether what stands here belongs to what a field is told to do, and is not shown."""
        return any(field.in_code for field in self._open)

    def add_code(self, text: str) -> None:
        """Take up words of what the innermost such field is told to do."""
        for field in reversed(self._open):
            if field.in_code:
                field.code += text
                return

    def add_result(self) -> None:
        """Note that the open fields have a result."""
        for field in self._open:
            field.has_result = True

    def begin(self, code: str = "", form: Element = None) -> None:
        """Open a field; with a code, its result follows at once."""
        self._open.append(_Field(code, in_code=not code, form=form))

    def separate(self) -> None:
        """Begin the result of the innermost field."""
        if self._open:
            self._open[-1].in_code = False

    def end(self) -> Iterator[Piece]:
        """Close the innermost field; give what it shows if it keeps no result."""
        if not self._open:
            return
        field = self._open.pop()
        if field.has_result:
            return
        for piece in _shown(" ".join(field.code.split()), field.form):
            if self.hide:
                self.add_code(piece if isinstance(piece, str) else piece.sign)
            else:
                self.add_result()
                yield piece

    def finish(self) -> Iterator[Piece]:
        """Close all fields at the end of a text; what an unfinished one has hidden is named."""
        if self.hide:
            hidden = " ".join("".join(field.code for field in self._open).split())
            yield missing(f"没有写完的域，后面的文字都没有读入（“{hidden[:30]}”……）")
        self._open.clear()


def _shown(code: str, form: Element) -> Iterator[Piece]:
    found = _NAME.match(code)
    name = found[0].upper() if found else ""
    if name == "EQ":
        yield _equation(code)
    elif name == "FORMCHECKBOX":
        yield "☒" if _is_checked(form) else "☐"
    elif name == "FORMDROPDOWN":
        yield _chosen(form)
    elif name == "SYMBOL":
        yield _symbol(code)
    elif name in ("MACROBUTTON", "GOTOBUTTON"):
        yield " ".join(code.split(" ")[2:])
    elif name in ("AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM"):
        yield missing(f"自动编号（{name} 域）")
    elif name and name not in _SHOW_NOTHING:
        yield missing(f"没有存下结果的域（{code[:30]}）")


def _equation(code: str) -> Piece:
    """Circled numbers and words with a guide above them are written as equations by Chinese and Japanese Word."""
    circled, guided = _CIRCLED_NUMBER.search(code), _GUIDE_ABOVE.search(code)
    if circled and 1 <= int(circled[1]) <= len(_CIRCLES):
        return _CIRCLES[int(circled[1]) - 1]
    return guided["base"].strip() if guided else missing(f"用域写的公式或带圈字符（{code[:40]}）")


def _symbol(code: str) -> Piece:
    found = _SYMBOL.match(code)
    character = sign_of((found["font"] or "").strip(), int(found["code"], 0)) if found else None
    return character or missing(f"符号（{code[:40]}）")


def _is_checked(form: Element) -> bool:
    box = form.find(qn("w:checkBox")) if form is not None else None
    if box is None:
        return False
    return is_on(box, "default" if box.find(qn("w:checked")) is None else "checked")


def _chosen(form: Element) -> Piece:
    choices = form.find(qn("w:ddList")) if form is not None else None
    entries = [entry.get(VALUE) for entry in choices.iterchildren(qn("w:listEntry"))] if choices is not None else []
    number = (value_of(choices, "result") if choices is not None else "") or "0"
    if number.isdecimal() and int(number) < len(entries):
        return entries[int(number)] or ""
    return missing("下拉列表")
