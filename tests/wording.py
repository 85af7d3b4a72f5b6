"""Faults of wording that come about where pieces are put together: doubled marks, blanks, a phrase said twice."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

_DOUBLED: Final = re.compile("[，、；：。！？][，、；：。！？]|[（“《][，、；：。）]|[，、；：][）”》]")
_BLANK: Final = re.compile("(?<=[，、；：。！？]) +(?=[\u4e00-\u9fff（“《])|(?<=[\u4e00-\u9fff]) +(?=[，、；：。）])")
_STOP: Final = re.compile("[^\u4e00-\u9fff0-9.%、，]+|第[一二三四五六七八九十百]+[章条]")
_PAUSE: Final = re.compile("[、，]")


def doubled_marks(words: str) -> Iterator[str]:
    """Marks that follow each other, each pair with the characters around it."""
    for found in _DOUBLED.finditer(words):
        yield words[max(0, found.start() - 4) : found.end() + 4]


def faults(words: str) -> Iterator[str]:
    """What is wrong in a text of the handbook's own, each with what stands around it."""
    words = " ".join(words.split())
    for fault in (_DOUBLED, _BLANK):
        for found in fault.finditer(words):
            yield words[max(0, found.start() - 15) : found.end() + 15]
    for piece in _STOP.split(words):
        for one, other in pairwise(_PAUSE.split(piece)):
            if _says_the_same(one, other) or _says_the_same(other, one):
                yield f"{one}、{other}"


def _says_the_same(short: str, long: str) -> bool:
    """Whether a phrase has the other's ends and, between them, nothing that the other has not: 分期拨付, 分两期拨付."""
    if len(short) < 2 or (short[0], short[-1]) != (long[:1], long[-1:]):
        return False
    rest = iter(long)
    return all(character in rest for character in short)
