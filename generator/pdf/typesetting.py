"""Has a book typeset: plain data and a template in, a tagged PDF out, or one clear line about what cannot be set."""

import datetime as dt
import json
import os
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from typing import Any, Final

from generator.errors import HandbookError
from generator.pdf import typesetter
from generator.pdf.fonts import find_fonts
from generator.pdf.missing_characters import MissingCharacters
from generator.system_messages import system_reason
from generator.views.markup import TEMPLATES

Json = dict[str, Any]

FOLDER: Final = TEMPLATES / "pdf"
STANDARDS: Final = ["a-3a", "ua-1"]
"""Archivable and accessible at once; both make a character without a glyph an error."""

_PROGRAM: Final = (sys.executable, "-P", typesetter.__file__)
_NO_GLYPH: Final = re.compile(r'the text `"((?:[^"\\]|\\.)+)"` could not be displayed')
_ESCAPE: Final = re.compile(r"\\u\{([0-9a-f]+)\}")
_SHOWN: Final = 24


def typeset(template: str, data: Json, attachments: Mapping[str, bytes], made: dt.date) -> bytes:
    """Typeset `data` with a template of the folder; `made` is the day that the file carries as its date.

    `attachments` are files that the template may put into the PDF. The same arguments always give the same bytes.

    Raises:
        HandbookError: a font is missing, a character has no glyph, or the template cannot set the data.
    """
    files = {path.name: path.read_bytes() for path in sorted(FOLDER.glob("*.typ"))}
    files |= {"main": files[f"{template}.typ"], "data.json": json.dumps(data, ensure_ascii=False).encode()}
    outcome = _run(
        {
            "files": {**files, **attachments},
            "fonts": [str(file.parent) for file in find_fonts()],
            "standards": STANDARDS,
            "made": int(dt.datetime.combine(made, dt.time(), dt.UTC).timestamp()),
        }
    )
    if "error" in outcome:
        raise _explained(outcome, data)
    if outcome["warnings"]:
        raise HandbookError(f"PDF 没有排好：{outcome['warnings'][0]}")
    return _plain_stream_ends(outcome["pdf"])


def _run(job: typesetter.Job) -> typesetter.Outcome:
    """Have a process do the job; all cores but one, which is left to the pages, work at it."""
    threads = {"RAYON_NUM_THREADS": str(max(1, (os.cpu_count() or 1) - 1))}
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            _PROGRAM, input=pickle.dumps(job), capture_output=True, check=False, env={**threads, **os.environ}
        )
    except OSError as error:
        raise HandbookError(f"PDF 没有排成：排版程序不能启动（{system_reason(error)}）") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().rpartition("\n")[2] or "可能是内存不够"
        raise HandbookError(f"PDF 没有排成：排版程序中断了（{said}，退出码 {done.returncode}）")
    outcome: typesetter.Outcome = pickle.loads(done.stdout)  # noqa: S301 - of our own program
    return outcome


def _plain_stream_ends(pdf: bytes) -> bytes:
    """The file with the end of a stream that cannot be misread, at the same length.

    Where the last byte of the data is a carriage return, it and the line feed that closes the stream look like one end
    of line, and validators count a byte too few. A carriage return closes such a stream as well.
    """
    return pdf.replace(b"\r\nendstream", b"\r\rendstream")


def _explained(outcome: typesetter.Outcome, data: Json) -> HandbookError:
    lacking = [_unescaped(found) for found in _NO_GLYPH.findall(outcome["diagnostic"])]
    if not lacking:
        return HandbookError(f"PDF 没有排成：{outcome['error']}")
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
