"""The writings by which official texts number their chapters, articles and lists."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from generator.marks import CIRCLED, number_of
from generator.numerals import LARGEST

MOST_NUMBER: Final = LARGEST
"""The largest number that a heading can have."""

Kind = Literal["chapter", "group", "article", "cn-dot", "cn-paren", "num-dot", "num-paren", "circled"]
"""第N章, 第N节, 第N条, 一、, （一）, 1., （1）, ①."""

_CHINESE = "[一二三四五六七八九十百千零〇两]+"
_DIGITS = r"[0-9０-９](?:\s?[0-9０-９]){0,3}"
_NUMBER = rf"\s?(?:{_CHINESE}|{_DIGITS})\s?"
_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("chapter", re.compile(rf"第{_NUMBER}(?:[章编篇]|部分)")),
    ("group", re.compile(rf"第{_NUMBER}节")),
    ("article", re.compile(rf"第{_NUMBER}条(?:之{_CHINESE})?")),
    ("cn-dot", re.compile(rf"{_CHINESE}\s?[、．.](?!\d)")),
    ("cn-paren", re.compile(rf"[（(]\s?{_CHINESE}\s?[）)]、?")),
    ("num-dot", re.compile(r"[0-9０-９]{1,2}\s?(?:[、．]|\.(?![0-9０-９]))")),
    ("num-paren", re.compile(r"(?:[（(]\s?[0-9０-９]{1,2}\s?[）)]|[0-9０-９]{1,2}[）)])[、.]?")),
    ("circled", re.compile(f"[{CIRCLED}]")),
)
_REFERENCE: Final = re.compile(
    r"第[一二三四五六七八九十\d]+[款项]|规定的|所列|所称|所述|、第|和第|及第|至第|或第|的|中|[，、。；)）》”]|之规定"
)
"""What follows 第三条 where it is no heading but spoken of."""

INLINE: tuple[Kind, ...] = ("num-paren", "circled", "cn-paren", "num-dot")
"""The kinds of marks that also stand inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at the beginning of a text: its kind, its words, its number and where the words after it begin."""

    kind: Kind
    words: str
    number: int
    end: int


def mark_of(text: str, place: int = 0) -> Mark | None:
    """The mark that begins at `place`, if one does."""
    for kind, pattern in _PATTERNS:
        found = pattern.match(text, place)
        if not found:
            continue
        words = "".join(found.group().split())
        number = number_of(words)
        if number is None or (kind in ("chapter", "group", "article") and _is_reference(text, found.end())):
            continue
        return Mark(kind, words, number, found.end())
    return None


def _is_reference(text: str, end: int) -> bool:
    return bool(_REFERENCE.match(text, end))
