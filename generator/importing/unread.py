"""What a file shows and its text does not hold: each thing is named with its place, so nothing is lost unnoticed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

MISSING: Final = "〓"
"""Stands in the text where a character should stand that cannot be read, as printers set it for a missing one."""

_WORDS_BEFORE: Final = 12


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that is shown and is not read; `sign` stands in its place where characters are missing there."""

    what: str
    sign: str = ""


Piece: TypeAlias = str | Unread
Line: TypeAlias = list[Piece]


def missing(what: str) -> Unread:
    """A part of a sentence that is not read."""
    return Unread(what, MISSING)


def placed(lines: Iterable[Line]) -> tuple[list[str], list[tuple[int, str]]]:
    """The lines as texts, and what is not read: its line (from 1) and, after the words before it, what it is.

    A line feed in a piece ends a line.
    """
    texts: list[str] = []
    unread: list[tuple[int, str]] = []
    for line in lines:
        text = ""
        for piece in line:
            if isinstance(piece, str):
                *ended, rest = piece.split("\n")
                if ended:
                    texts += [text + ended[0], *ended[1:]]
                    text = rest
                else:
                    text += rest
            else:
                unread.append((len(texts) + 1, told_after(text, piece)))
                text += piece.sign
        texts.append(text)
    return texts, unread


def told_after(text: str, thing: Unread) -> str:
    """What is not read, after the last words before it."""
    words = " ".join(text.split())
    last = f"……{words[-_WORDS_BEFORE:]}" if len(words) > _WORDS_BEFORE else words
    where = f"“{last}”之后" if words else "开头"
    return f"{where}有{thing.what}{f'（写作{thing.sign}）' if thing.sign else ''}"


def line_list(lines: Sequence[int]) -> str:
    """Numbers of lines in a message; of many, the first."""
    most = 20
    return "、".join(map(str, lines[:most])) + (f" 等 {len(lines)}" if len(lines) > most else "")
