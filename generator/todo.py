"""What an imported draft leaves to its editor: comment lines that begin with TODO."""

import re
from collections.abc import Sequence
from typing import Final

TODO: Final = "TODO"

_LINE: Final = re.compile(rf"^[ \t]*#[ \t]*{TODO}\b", re.MULTILINE)


def todo_lines(text: str) -> list[int]:
    """The lines (from 1) of a canonical file on which something is left to do."""
    lines: list[int] = []
    number, place = 1, 0
    for found in _LINE.finditer(text):
        start = text.index("#", found.start())
        number += text.count("\n", place, start)
        place = start
        lines.append(number)
    return lines


def todo_message(lines: Sequence[int]) -> str:
    """What is left to do, for the editor."""
    most = 10
    places = "、".join(str(line) for line in lines[:most]) + (" 等" if len(lines) > most else "")
    return f"还有 {len(lines)} 处待核对（TODO），在第 {places} 行；核对一处，删去那一行。"
