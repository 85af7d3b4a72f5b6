"""What an imported draft leaves to its editor: comment lines that begin with TODO."""

import re
from collections.abc import Sequence
from typing import Final

TODO: Final = "TODO"

_LINE: Final = re.compile(rf"[ \t]*#[ \t]*{TODO}\b")


def todo_lines(text: str) -> list[int]:
    """The lines (from 1) of a canonical file on which something is left to do."""
    return [number for number, line in enumerate(text.split("\n"), start=1) if _LINE.match(line)]


def todo_message(lines: Sequence[int]) -> str:
    """What is left to do, for the editor."""
    most = 10
    places = "、".join(str(line) for line in lines[:most]) + (" 等" if len(lines) > most else "")
    return f"还有 {len(lines)} 处待核对（TODO），在第 {places} 行；核对一处，删去那一行。"
