"""How official texts number things: （1）, 1., （一）, 一、, ①, and the number that follows each."""

import re

from generator.numerals import chinese_number, chinese_numeral

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

FIRST_MARK = r"^[^0-9a-zA-Z]{0,2}(1|一|①|a|A|１)[^0-9a-zA-Z]{0,2}$"
"""What the first mark of a list looks like: one numeral, and signs around it."""

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_NUMERAL = re.compile(rf"[0-9]+|[０-９]+|[{CIRCLED}]|[a-zA-Z](?![a-zA-Z])|[一二三四五六七八九十百千零〇两]+")


def mark_at(first: str, position: int) -> str:
    """The mark at a position (from 1) of a list whose first mark is `first`: （三） for （一） and 3.

    Where the kind of numeral ends (⑳, z), digits in brackets go on: （21）.
    """
    found = _NUMERAL.search(first)
    if not found:
        return first
    numeral = _numeral(found.group(), position)
    return first[: found.start()] + numeral + first[found.end() :] if numeral else f"（{position}）"


def _numeral(kind: str, position: int) -> str:
    if kind in CIRCLED:
        return CIRCLED[position - 1] if position <= len(CIRCLED) else ""
    if kind.isascii() and kind.isalpha():
        letters = 26
        return chr(ord(kind) + position - 1) if position <= letters else ""
    if kind == "1":
        return str(position)
    return str(position).translate(_WIDE) if kind == "１" else chinese_numeral(position)


def number_of(mark: str) -> int | None:
    """The number that a mark writes, whatever its kind of numeral; None if it writes none that can be."""
    found = _NUMERAL.search("".join(mark.split()))
    if not found:
        return None
    words = found.group()
    if words in CIRCLED:
        return CIRCLED.index(words) + 1
    if words.isdecimal():
        return int(words) if len(words) <= _MOST_DIGITS else None
    return ord(words.lower()) - ord("a") + 1 if words.isascii() else chinese_number(words)


_MOST_DIGITS = 4
