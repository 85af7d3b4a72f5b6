"""The typesetter as a program of its own: a job on standard input, what became of it on standard output, both pickled.

The library keeps what it has computed as long as its process lives, some hundred megabytes for each book, and a preview
typesets one after every change. So each book has a process of its own, which `typesetting` starts. It imports nothing
else of ours: that it starts at once is what makes it free.
"""

import pickle
import sys
from typing import Any, TypedDict

import typst


class Job(TypedDict):
    """What is to be typeset: files by their name, `main` first of all, and the folders of the fonts, no others."""

    files: dict[str, bytes]
    fonts: list[str]
    standards: list[str]
    made: int
    """The day that the PDF carries as its date, as a second since 1970."""


class Outcome(TypedDict, total=False):
    """The PDF and what the typesetter warned of, or what was wrong: in a line, and with all its places."""

    pdf: bytes
    warnings: list[str]
    error: str
    diagnostic: str


def typeset(job: Job) -> Outcome:
    """Do one job."""
    files: Any = job["files"]  # types that the library's stub leaves out
    standards: Any = job["standards"]
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=job["fonts"])
    try:
        pdf, warnings = typst.compile_with_warnings(
            files, font_paths=fonts, format="pdf", pdf_standards=standards, timestamp=job["made"]
        )
    except typst.TypstError as error:
        return {"error": error.message, "diagnostic": error.diagnostic}
    return {"pdf": bytes(pdf), "warnings": [warning.message for warning in warnings]}


if __name__ == "__main__":
    pickle.dump(typeset(pickle.load(sys.stdin.buffer)), sys.stdout.buffer)  # noqa: S301 - from the program that started it
