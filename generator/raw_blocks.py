"""Keeps HTML away from the Markdown converter, which would read it twice and change nothing in it.

Our pages are HTML between headings in Markdown, so that any builder of sites can take them over. Of each page MkDocs
gets the headings, for its table of contents, and a comment in the place of each block between them.
"""

import re
from typing import Final

_HEADING: Final = re.compile(r"^#{1,6} .+ \{ #[^{}\n]+ \}$", re.MULTILINE)
_STAND_IN: Final = re.compile(r"<!--block (\d+)-->")


def set_aside(markdown: str) -> tuple[str, list[str]]:
    """The page with stand-ins, and the blocks that they stand for.

    A block that begins with anything but a tag is left where it is.
    """
    pieces: list[str] = []
    blocks: list[str] = []
    end = 0
    for heading in [*_HEADING.finditer(markdown), None]:
        block = markdown[end : heading.start() if heading else None].strip("\n")
        if block.startswith("<"):
            pieces.append(f"<!--block {len(blocks)}-->")
            blocks.append(block)
        elif block:
            pieces.append(block)
        if heading:
            pieces.append(heading[0])
            end = heading.end()
    return "\n\n".join(pieces), blocks


def put_back(content: str, blocks: list[str]) -> str:
    """The converted page with the blocks in their places."""
    return _STAND_IN.sub(lambda found: blocks[int(found[1])], content)
