"""Runs the typesetter: plain data and a template in, a tagged PDF out, or one clear line about what cannot be set."""

import datetime as dt
import json
import os
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import typst

from generator.errors import HandbookError
from generator.pdf.fonts import find_fonts, load_fonts
from generator.pdf.missing_characters import MissingCharacters
from generator.views.markup import TEMPLATES

Json = dict[str, Any]

FOLDER: Final = TEMPLATES / "pdf"
STANDARDS: Final[list[Any]] = ["a-3a", "ua-1"]
"""Archivable and accessible at once; both make a character without a glyph an error."""

_NO_GLYPH: Final = re.compile(r'the text `"((?:[^"\\]|\\.)+)"` could not be displayed')
_ESCAPE: Final = re.compile(r"\\u\{([0-9a-f]+)\}")
_SHOWN: Final = 24


def typeset(template: str, data: Json, attachments: Mapping[str, bytes], made: dt.date) -> bytes:
    """Typeset `data` with a template of the folder; `made` is the day that the file carries as its date.

    `attachments` are files that the template may put into the PDF. The same arguments always give the same bytes.

    Raises:
        HandbookError: a font is missing, a character has no glyph, or the template cannot set the data.
    """
    os.environ.setdefault("RAYON_NUM_THREADS", str(max(1, (os.cpu_count() or 1) - 1)))  # one is left to the pages
    files: Any = {path.name: path.read_bytes() for path in sorted(FOLDER.glob("*.typ"))}  # a type its stub leaves out
    files |= {"main": files[f"{template}.typ"], "data.json": json.dumps(data, ensure_ascii=False).encode()}
    try:
        made_pdf, warnings = typst.compile_with_warnings(
            files | attachments,
            font_paths=load_fonts(find_fonts()),
            format="pdf",
            pdf_standards=STANDARDS,
            timestamp=int(dt.datetime.combine(made, dt.time(), dt.UTC).timestamp()),
        )
    except typst.TypstError as error:
        raise _explained(error, data) from None
    if warnings:
        raise HandbookError(f"PDF 没有排好：{warnings[0].message}")
    return _plain_stream_ends(bytes(made_pdf))


def _plain_stream_ends(pdf: bytes) -> bytes:
    """The file with the end of a stream that cannot be misread, at the same length.

    Where the last byte of the data is a carriage return, it and the line feed that closes the stream look like one end
    of line, and validators count a byte too few. A carriage return closes such a stream as well.
    """
    return pdf.replace(b"\r\nendstream", b"\r\rendstream")


def _explained(error: typst.TypstError, data: Json) -> HandbookError:
    lacking = [_unescaped(found) for found in _NO_GLYPH.findall(error.diagnostic)]
    if not lacking:
        return HandbookError(f"PDF 没有排成：{error.message}")
    return MissingCharacters({text: _lacking(text, data) for text in lacking})


def _lacking(text: str, data: Json) -> str:
    codes = " ".join(f"U+{ord(character):04X}" for character in text)
    where = next((f"；见 {place}" for place in _places(text, data, "")), "")
    return f"PDF 的字体里没有“{text}”这个字（{codes}）{where}。请换一个字。"


def _places(text: str, value: object, heading: str) -> Iterator[str]:
    """Where in the data a text stands: the nearest heading and the words around it."""
    if isinstance(value, dict):
        heading = _heading(value) or heading
        for entry in value.values():
            yield from _places(text, entry, heading)
    elif isinstance(value, list):
        for entry in value:
            yield from _places(text, entry, heading)
    elif isinstance(value, str) and text in value:
        start = max(0, value.index(text) - _SHOWN // 2)
        words = value[start : start + _SHOWN]
        yield f"{heading}“{words}”" if heading else f"“{words}”"


def _heading(value: Json) -> str:
    heading = value.get("heading")
    return heading if isinstance(heading, str) else ""


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
