"""The lines that a PDF repeats at the edges of its pages: running headers and footers."""

import re
from collections import Counter
from typing import Final

from generator.importing.headings import mark_of

_EDGE: Final = 2
"""How many lines at each edge of a page may be running ones."""
_LONGEST: Final = 60


def running_lines(text: str) -> set[int]:
    """The numbers (from 1) of lines that stand at the edges of most pages, the number of the page set aside.

    `text` has a form feed between pages and line feeds between lines. A text of one page has no such lines.
    """
    edges: list[dict[int, str]] = []
    first = 1
    for page in text.split("\f"):
        lines = page.split("\n")
        filled = [n for n, line in enumerate(lines) if line.strip()]
        at_edge = {n for n in {*filled[:_EDGE], *filled[-_EDGE:]} if not mark_of(lines[n].strip())}
        edges.append({first + n: key for n in sorted(at_edge) if (key := _key(lines[n]))})
        first += len(lines)
    pages = [page for page in edges if page]
    counts = Counter(key for page in pages for key in set(page.values()))
    enough = max(2, (len(pages) + 1) // 2)
    return {number for page in pages for number, key in page.items() if counts[key] >= enough}


def _key(line: str) -> str:
    """A line without white space and with its numbers alike; empty if it is too long, or but a number."""
    words = "".join(line.split())
    return re.sub(r"\d+", "0", words) if len(words) <= _LONGEST and re.search(r"[^\W\d_]", words) else ""
