"""Two wordings side by side: what stayed, what was left out, what was put in.

Characters are compared one by one, but a figure with its unit, a date, a heading or a word in Latin letters changes as
a whole: 20% becomes 25%, not 2⟨0→5⟩%. White space is layout and never a change. Whatever is marked, the old sides read
one after the other are the old wording, and the new sides the new one.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from generator.official import compact

_TOKEN = re.compile(
    r"第[一二三四五六七八九十百千零]+[章条]"
    r"|\d{4}年\d{1,2}月(?:\d{1,2}日)?"
    r"|\d+(?:[.,-]\d+)*(?:[%％‰]|[十百千]?[万亿]?元)?"
    r"|[A-Za-z]+"
    r"|\S",
)
_SENTENCE = re.compile(r"[^。；，：、]*[。；，：、]?")
_MOST_TOKENS = 3000
"""Longer wordings are compared clause by clause: token by token would take too long."""
_SHORT = 2
"""So many characters that stayed between two changes are shown as changed too: single ones only confuse."""


class Change(NamedTuple):
    """A stretch of two wordings; it stayed where `same`, else `old` gave way to `new`, either may be empty.

    Where it stayed, the two differ in white space at most.
    """

    old: str
    new: str
    same: bool


def compare_words(old: str, new: str) -> tuple[Change, ...]:
    """The stretches of two wordings, in order."""
    if compact(old) == compact(new):
        return (Change(old, new, same=True),) if old or new else ()
    one, other = _tokens(old), _tokens(new)
    if max(len(one), len(other)) > _MOST_TOKENS:
        one, other = _clauses(old), _clauses(new)
    stretches = [change for change in _stretches(one, other) if change.old or change.new]
    return tuple(_joined(_smoothed(stretches)))


def _tokens(text: str) -> list[str]:
    """The tokens with the white space that follows each; what stands before the first belongs to it."""
    starts = [match.start() for match in _TOKEN.finditer(text)][1:]
    ends = [0, *starts, len(text)]
    return [text[start:end] for start, end in pairwise(ends) if start < end]


def _clauses(text: str) -> list[str]:
    return [clause for clause in _SENTENCE.findall(text) if clause]


def _stretches(old: list[str], new: list[str]) -> Iterator[Change]:
    one, other = [compact(token) for token in old], [compact(token) for token in new]
    begin = _common(one, other)
    tail = _common(one[begin:][::-1], other[begin:][::-1])
    yield Change("".join(old[:begin]), "".join(new[:begin]), same=True)
    end, new_end = len(old) - tail, len(new) - tail
    matcher = SequenceMatcher(None, one[begin:end], other[begin:new_end], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        left, right = "".join(old[begin + i1 : begin + i2]), "".join(new[begin + j1 : begin + j2])
        yield Change(left, right, same=tag == "equal")
    yield Change("".join(old[end:]), "".join(new[new_end:]), same=True)


def _common(one: list[str], other: list[str]) -> int:
    """How many tokens at the beginning are the same."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _smoothed(changes: list[Change]) -> Iterator[Change]:
    """A very short stretch that stayed, between two longer changes, counts as changed."""
    for number, change in enumerate(changes):
        around = changes[max(0, number - 1) : number + 2]
        is_between = 0 < number < len(changes) - 1
        length = len(compact(change.new))
        if change.same and is_between and length <= _SHORT and all(_size(near) > length for near in around[::2]):
            yield change._replace(same=False)
        else:
            yield change


def _size(change: Change) -> int:
    return max(len(change.old), len(change.new))


def _joined(changes: Iterator[Change]) -> Iterator[Change]:
    before: Change | None = None
    for change in changes:
        if before and before.same == change.same:
            before = Change(before.old + change.old, before.new + change.new, change.same)
            continue
        if before:
            yield before
        before = change
    if before:
        yield before
