"""The official words of an article as a table of two versions shows them: a row for each paragraph and each item."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.model.handbook import Handbook
from generator.official import Passage, chapter_heading, date_line, title_line

_RUNNING_ON: Final = {"label", "text", "steps", "step", "offices", "office", "bodies", "body"}
"""Roles whose words follow what stands before them on the same line."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or an item; `kind` is the kind of the section that it stands in, empty outside sections."""

    text: str
    kind: str = ""


def article_paragraphs(passage: Passage) -> tuple[Paragraph, ...]:
    """The rows of an article; put together they are its text, the heading followed by a space."""
    rows: list[Paragraph] = []
    for piece in _pieces(passage, ""):
        if rows and piece.runs_on:
            rows[-1] = Paragraph(rows[-1].text + piece.text, rows[-1].kind)
        else:
            rows.append(Paragraph(piece.text, piece.kind))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class FrameLines:
    """The lines of the text around its articles."""

    above: tuple[str, ...]
    below: tuple[str, ...]


def frame_lines(handbook: Handbook) -> FrameLines:
    """The lines above the first chapter and below the last article: the title, the date and what stands beside them."""
    document = handbook.document
    above = (*document.before_title, title_line(handbook), *document.after_title)
    below = (*document.before_date, date_line(handbook), *document.after_date)
    return FrameLines(tuple(filter(None, above)), tuple(filter(None, below)))


def frame_paragraphs(handbook: Handbook) -> tuple[Paragraph, ...]:
    """What stands around the articles, the chapters' headings among it."""
    frame = frame_lines(handbook)
    headings = (chapter_heading(chapter) for chapter in handbook.chapters)
    return tuple(Paragraph(text) for text in (*frame.above, *filter(None, headings), *frame.below))


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    kind: str
    runs_on: bool


def _pieces(passage: Passage, kind: str) -> Iterator[_Piece]:
    """The words in document order; the first words of a section begin a row, whatever they are."""
    kind = passage.kind or kind
    heading = passage.role == "heading"
    begins = True
    for piece in _own_pieces(passage, kind, heading=heading):
        first = begins and passage.role == "section"
        yield _Piece(piece.text, piece.kind, piece.runs_on and not first)
        begins = False


def _own_pieces(passage: Passage, kind: str, *, heading: bool) -> Iterator[_Piece]:
    if passage.text:
        follows_heading = passage.role == "lead"
        text = f"{passage.text} " if heading else passage.text
        yield _Piece(text, kind, follows_heading or passage.role in _RUNNING_ON)
    for child in passage.children:
        yield from _pieces(child, kind)
