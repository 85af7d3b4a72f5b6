"""From lines to paragraphs: page numbers set aside, wrapped lines joined."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.importing.headings import Mark, mark_of
from generator.importing.labels import label_of
from generator.importing.reading import SourceText
from generator.importing.tables import cells_of
from generator.importing.words import Words, tidy, width, words_of

_PAGE: Final = re.compile(
    r"\d{1,3}|[-—–－‐]+\d{1,3}[-—–－‐]+|第\d{1,3}页(?:[，,/]?共\d{1,3}页)?|\d{1,3}/\d{1,3}", re.ASCII
)
_UNIT: Final = re.compile(r"[万亿元%‰年月日个人家名项条章节．.、，。]")
_END: Final = tuple("。；！？：;!?:.…")
_ENDS_SENTENCE: Final = tuple("。；！？;!?")
_GOES_ON: Final = tuple("，、。；：）》”」』,;")

_SIGNATURE: Final = re.compile(r"[\u4e00-\u9fff]{2,30}(?:政府|局|委员会|办公室|办公厅|厅|管委会)")

_NARROWEST_PAGE, _WIDEST_PAGE = 36, 120
"""In columns: text of longer lines is not wrapped, each line is a paragraph; shorter ones are rows of a list."""
_INDENT = 2


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The paragraphs of a text and the lines that are no part of it, each with its number and words."""

    paragraphs: list[Words]
    set_aside: list[tuple[int, str]]


def paragraphs_of(source: SourceText) -> Paragraphs:
    """Join what was wrapped; every character but white space is in a paragraph or in a line set aside."""
    aside = set() if source.whole_paragraphs else _page_numbers(source.lines) | source.running
    lines = [
        (number, line) for number, line in enumerate(source.lines, start=1) if line.strip() and number not in aside
    ]
    if not lines:  # nothing but numbers: then they are the text
        aside, lines = set(), [(number, line) for number, line in enumerate(source.lines, start=1) if line.strip()]
    layout = None if source.whole_paragraphs else _Layout([line for _, line in lines])
    groups: list[list[tuple[int, str]]] = []
    for number, line in lines:
        interrupted = bool(groups) and any(page in aside for page in range(groups[-1][-1][0] + 1, number))
        if groups and layout and layout.continues(groups[-1][-1][1], line, interrupted=interrupted):
            groups[-1].append((number, line))
        else:
            groups.append([(number, line)])
    return Paragraphs(
        [words_of(group) for group in groups],
        [(number, " ".join(source.lines[number - 1].split())) for number in sorted(aside)],
    )


def _page_numbers(lines: Sequence[str]) -> set[int]:
    """The lines that hold nothing but the number of a page: alone between words, not one of a column of figures."""
    written = [(number, "".join(line.split())) for number, line in enumerate(lines, start=1) if line.strip()]
    found = set()
    for index, (number, words) in enumerate(written):
        if not _PAGE.fullmatch(words):
            continue
        before = written[index - 1][1] if index else ""
        after = written[index + 1][1] if index + 1 < len(written) else ""
        if not (_PAGE.fullmatch(before) or _PAGE.fullmatch(after) or _UNIT.match(after)):
            found.add(number)
    return found


class _Layout:
    """How the lines of a text are wrapped."""

    def __init__(self, lines: list[str]) -> None:
        widths = sorted(width(line) for line in lines)
        self._width = widths[len(widths) * 9 // 10] if widths else 0
        near = sum(1 for each in widths if abs(each - self._width) <= _SLACK)
        enough = 4
        many = near >= max(enough, len(widths) // 3) or self._breaks_sentences(lines, enough)
        self._wrapped = _NARROWEST_PAGE <= self._width <= _WIDEST_PAGE and many
        indented = sum(1 for line in lines if _indent(line) >= _INDENT)
        self._indents = enough <= indented <= len(lines) * 2 // 3

    def _breaks_sentences(self, lines: list[str], enough: int) -> bool:
        """Whether most of the long lines are about as wide as the page and end inside a sentence."""
        long = [line for line in lines if width(line) >= self._width // 2]
        full = [line for line in long if self._width - width(line) <= 2 * _SLACK]
        broken = [line for line in full if not line.rstrip().endswith(_END)]
        return len(full) >= max(enough, len(long) // 2) and len(broken) * 3 >= len(full) * 2

    def continues(self, line: str, following: str, *, interrupted: bool = False) -> bool:
        """Whether the line after `line` goes on with its sentence; `interrupted` by the number of a page."""
        words, after = tidy(line), tidy(following)
        runs_on = self._wrapped and width(line) >= self._width * 3 // 4 and not words.endswith(_END)
        is_row = 1 < len(cells_of(line)) == len(cells_of(following)) and not mark_of(words)
        if is_row or opens(after, words, runs_on=runs_on) or (words.endswith("。") and _SIGNATURE.fullmatch(after)):
            return False
        if after.startswith(_GOES_ON):
            return True
        if interrupted and not words.endswith(_END):
            return True
        if not self._wrapped:
            return False
        full = width(line)
        if words.endswith(_END):
            number_follows = words.endswith(("：", ":")) and after[:1].isdigit()
            indented = self._indents and _indent(following) >= _INDENT
            return number_follows or (full >= self._width - _SLACK // 2 and not indented)
        return full >= self._width * 3 // 4 and not (self._indents and _indent(following) >= _INDENT)


_SLACK = 6
"""By how many columns full lines differ: punctuation must not begin a line, a first indent may be lost."""


def opens(text: str, before: str, *, runs_on: bool) -> bool:
    """Whether a line opens something new, by the mark or the label that it begins with.

    `before` is the line before it; `runs_on` says that this one is full and its sentence not at its end.
    """
    mark = mark_of(text)
    if mark:
        return not _runs_on(mark, before)
    return not runs_on and label_of(text) is not None


def _runs_on(mark: Mark, before: str) -> bool:
    """Whether a mark at the beginning of a line stands inside a sentence: 根据本办法 / 第三条 …"""
    if mark.kind in ("chapter", "group", "article", "cn-dot", "num-dot"):
        return bool(before) and not before.endswith(_ENDS_SENTENCE) and before[-1:] in "，、和及与或《〈“（按照据"
    return False


def _indent(line: str) -> int:
    return width(line[: len(line) - len(line.lstrip())])
