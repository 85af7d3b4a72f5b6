"""The script file that brings all pages to the search dialog, and the script of the dialog itself."""

import json
from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import Any, Final

from generator.search.knowledge import Knowledge
from generator.search.page_text import PageText
from generator.search.traditional import traditional_pairs
from generator.views.markup import TEMPLATES

INDEX: Final = "assets/search/index.js"
"""Loaded with the dialog's script when somebody searches, never before."""

SCRIPT: Final = "assets/search/search.js"

_ESCAPED: Final = "<\u2028\u2029"
"""No text looks like markup, and none ends a line of an older browser's script."""

_PRIME: Final = 65521
"""The largest below 2¹⁶."""

_PARTS: Final = ("numbers.js", "query.js", "find.js", "excerpt.js", "dialog.js")


def index_file(pages: Iterable[PageText], knowledge: Knowledge) -> bytes:
    """The pages as a classic script, which a page opened from a folder can load as well."""
    plain = [_plain(page) for page in pages]
    content = {
        "areaCode": knowledge.area_code,
        "otherNames": knowledge.other_names,
        "otherWords": knowledge.other_words,
        "traditional": traditional_pairs(f"{page['title']}{page['text']}" for page in plain),
        "pages": plain,
        "checksum": checksum(plain),
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    for character in _ESCAPED:
        text = text.replace(character, f"\\u{ord(character):04x}")
    return f"window.handbookPages={text};\n".encode()


def checksum(pages: Iterable[Mapping[str, Any]]) -> int:
    """Two sums over the UTF-16 units of what the index's pages say, by which the dialog knows damage."""
    data = "".join(f"{page['address']}\n{page['title']}\n{page['text']}\n" for page in pages).encode("utf-16-le")
    sums = [*accumulate((low + 256 * high for low, high in zip(data[::2], data[1::2], strict=True)), initial=1)]
    return (sum(sums[1:]) % _PRIME) * 2**16 + sums[-1] % _PRIME


def search_script() -> bytes:
    """The parts of the dialog's script in one function, so that other scripts of the page see nothing of them."""
    source = "\n".join((TEMPLATES / "search" / name).read_text("utf-8") for name in _PARTS)
    return f"(() => {{\n{source}}})();\n".encode()


def _plain(page: PageText) -> dict[str, Any]:
    return {
        "address": page.address,
        "title": page.title,
        "boost": page.boost,
        "text": page.text,
        "places": [[place.start, place.anchor, int(place.is_heading)] for place in page.places],
    }
