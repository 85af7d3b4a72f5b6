"""The file holds every character of the official text: rebuilt from it, the document equals its source.

White space is set aside, and so are the lines of the source that the file lists as no part of the text. Where it has no
such list, these are the lines that hold nothing but one to three digits: page numbers, told from words of the text by
standing alone on their line.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, islice
from pathlib import Path

from generator.checks.official_words import Block, document_blocks, has_official_text
from generator.checks.walking import articles
from generator.errors import HandbookError, InvalidHandbook, Problem
from generator.file_text import read_text
from generator.loading import LoadedHandbook
from generator.model.handbook import SetAside
from generator.official import compact
from generator.plain_data import Place

_PAGE_NUMBER = re.compile(r"\d{1,3}", re.ASCII)
_HEADING = re.compile(r"第[一二三四五六七八九十百千零]+[章条]")
END_IS_MISSING = "后面各条也没有了，手册文件像是丢了后半，请从备份里找回；"
"""What the message says if all articles from one on are missing."""
_SOURCE: Place = ("document", "source")
_DIFFERENCES_PER_BLOCK = 3
_LONGEST_COMPARED = 1500
"""Longer stretches that differ are reported as one: comparing them character by character would take too long."""
_ADVICE = "。如果手册抄错了，请改这里；如果原文文件被改动了，请恢复它"


def check_round_trip(loaded: LoadedHandbook) -> Iterator[Problem]:
    """The text rebuilt from the file equals the source, white space and page numbers set aside."""
    try:
        source = _Source(loaded.source_path, loaded.handbook.document.set_aside)
    except InvalidHandbook as error:
        for problem in error.problems:
            yield loaded.problem(_SOURCE, f"原文文件 {loaded.source_path.name} 第 {problem.line} 行：{problem.message}")
        return
    except HandbookError as error:
        yield loaded.problem(_SOURCE, error.message)
        return
    yield from _not_set_aside(loaded, source)
    if not all(has_official_text(loaded, placed.article) for placed in articles(loaded)):
        return  # an unknown office is reported elsewhere; without it there is no text to compare
    blocks = list(document_blocks(loaded))
    if "".join(block.words for block in blocks) != source.words:
        yield from _differences(loaded, blocks, source)


def _read(path: Path) -> str:
    """The text of the source; raise HandbookError with the files that are there, where it is not."""
    try:
        return read_text(path, "原文文件")
    except HandbookError as error:
        there = sorted(each.name for each in path.parent.glob("*.txt")) if not path.exists() else []
        if not there:
            raise
        raise HandbookError(f"{error.message}；{path.parent.name} 文件夹里有 {'、'.join(there[:5])}") from None


class _Source:
    """The source text without white space and page numbers; each character knows its line."""

    def __init__(self, path: Path, listed: tuple[SetAside, ...] | None) -> None:
        text = _read(path)
        self.lines = {number: compact(line) for number, line in enumerate(text.split("\n"), start=1)}
        aside = None if listed is None else {line.line for line in listed if self.has(line)}
        lines = [
            (number, words)
            for number, words in self.lines.items()
            if words and not (_PAGE_NUMBER.fullmatch(words) if aside is None else number in aside)
        ]
        self.name = path.name
        self.words = "".join(words for _, words in lines)
        self._numbers = [number for number, _ in lines] or [1]
        self._starts = list(accumulate((len(words) for _, words in lines[:-1]), initial=0))

    def has(self, line: SetAside) -> bool:
        """Whether a line that is to be set aside stands where the list says."""
        return self.lines.get(line.line) == compact(line.text)

    def line_of(self, offset: int) -> int:
        """The line of the file on which the character at `offset` stands."""
        return self._numbers[max(0, bisect_right(self._starts, offset) - 1)]

    def find_line(self, beginning: str, offset: int) -> int:
        """The offset of the first line from `offset` on that begins with `beginning`; -1 if there is none."""
        first = bisect_left(self._starts, offset)
        return next(
            (start for start in islice(self._starts, first, None) if self.words.startswith(beginning, start)), -1
        )


def _not_set_aside(loaded: LoadedHandbook, source: _Source) -> Iterator[Problem]:
    for index, line in enumerate(loaded.handbook.document.set_aside or ()):
        if not source.has(line):
            found = source.lines.get(line.line)
            message = f"原文文件没有第 {line.line} 行" if found is None else f"原文第 {line.line} 行是“{_short(found)}”"
            yield loaded.problem(("document", "set_aside", index), f"{message}，不是“{line.text}”；请改正或删去")


@dataclass(frozen=True, slots=True)
class _Difference:
    """Where two texts differ: from `source_start` to `source_end` in one, from `start` to `end` in the other."""

    source_start: int
    source_end: int
    start: int
    end: int


def _differences(loaded: LoadedHandbook, blocks: list[Block], source: _Source) -> Iterator[Problem]:
    advice = _ADVICE
    seen: set[Place] = set()
    last = max(number for number, block in enumerate(blocks) if block.place[:1] == ("chapters",) or number == 0)
    for number, (block, start, end) in enumerate(_aligned(blocks, source)):
        if start < 0:
            yield loaded.problem(block.place, f"原文文件 {source.name} 里找不到以“{block.beginning}”开头的一行{advice}")
            advice = ""
            continue
        for difference in _compare(source.words[start:end], block.words)[:_DIFFERENCES_PER_BLOCK]:
            place = block.place_of(difference.start)
            if place not in seen:
                seen.add(place)
                yield loaded.problem(
                    place, _message(difference, source, start, end, block, goes_on=number < last) + advice
                )
                advice = ""


def _aligned(blocks: list[Block], source: _Source) -> Iterator[tuple[Block, int, int]]:
    """Each block with the stretch of the source that it should equal; -1 where the source has no such block."""
    starts = [0]
    reached = 0
    for block in blocks[1:]:
        found = source.find_line(block.beginning, reached + 1)
        reached = max(reached, found)
        starts.append(found)
    for number, block in enumerate(blocks):
        end = next((start for start in starts[number + 1 :] if start >= 0), len(source.words))
        yield block, starts[number], end


def _compare(source: str, words: str) -> list[_Difference]:
    """Where the two texts differ, nearby differences taken together."""
    begin = _common_prefix(source, words)
    tail = _common_prefix(source[begin:][::-1], words[begin:][::-1])
    middle, own = source[begin : len(source) - tail], words[begin : len(words) - tail]
    if not middle and not own:
        return []
    if max(len(middle), len(own)) > _LONGEST_COMPARED:
        return [_Difference(begin, begin + len(middle), begin, begin + len(own))]
    found: list[_Difference] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, middle, own, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        near = 3
        if found and begin + j1 - found[-1].end < near:
            last = found.pop()
            found.append(_Difference(last.source_start, begin + i2, last.start, begin + j2))
        else:
            found.append(_Difference(begin + i1, begin + i2, begin + j1, begin + j2))
    return found


def _common_prefix(one: str, other: str) -> int:
    length = min(len(one), len(other))
    if one[:length] == other[:length]:
        return length
    return next(index for index in range(length) if one[index] != other[index])


def _message(  # noqa: PLR0913 - two stretches of words and what is known about them
    difference: _Difference, source: _Source, start: int, end: int, block: Block, *, goes_on: bool
) -> str:
    words = source.words[start:end]
    missing = words[difference.source_start : difference.source_end]
    extra = block.words[difference.start : difference.end]
    around = 10
    before = words[max(0, difference.source_start - around) : difference.source_start]
    after = words[difference.source_end : difference.source_end + around]
    line = source.line_of(start + difference.source_start)
    official = f"原文（{source.name} 第 {line} 行）是“{before}【{_short(missing)}】{after}”"
    if missing and extra:
        return f"与原文不符：{official}，这里是“{before}【{_short(extra)}】{after}”"
    heading = _HEADING.match(missing)
    if heading and difference.source_end == len(words):
        lost = "" if goes_on else END_IS_MISSING
        return f"手册里缺少{heading.group()}：{lost}原文（{source.name} 第 {line} 行起）是“{_short(missing)}”"
    if missing:
        return f"比原文少了“{_short(missing)}”：{official}"
    return f"比原文多了“{_short(extra)}”：原文（{source.name} 第 {line} 行）是“{before}{after}”"


def _short(words: str) -> str:
    most = 40
    return words if len(words) <= most else f"{words[: most // 2]}……{words[-most // 4 :]}"
