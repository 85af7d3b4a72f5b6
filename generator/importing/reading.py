"""From the bytes of an official text, whatever kind of file holds them, to clean lines."""

import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from generator.errors import HandbookError
from generator.file_text import read_bytes
from generator.hidden_characters import find_hidden, is_visible, name_hidden
from generator.importing.pdf_file import LINE_END_HYPHEN, read_pdf
from generator.importing.radicals import RADICALS
from generator.importing.running_lines import running_lines
from generator.importing.text_file import read_plain_text
from generator.importing.unread import line_list, missing, told_after
from generator.importing.word_file import read_word

_ZIP: Final = b"PK\x03\x04"
MOST_CHARACTERS: Final = 1_000_000
"""No policy is longer."""

_LINE_ENDS = str.maketrans({"\r": "\n", "\f": "\n", "\v": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"})


_SAME: Final = {ord("\t"): "  ", ord("\N{NON-BREAKING HYPHEN}"): "-"} | RADICALS
"""What is written otherwise: a tab as wide as the gap between the cells of a table."""


@dataclass(slots=True)
class SourceText:
    """The lines of a text as they are kept beside the draft: no hidden characters, white space as spaces."""

    lines: list[str]
    whole_paragraphs: bool = False
    """Whether each line is a whole paragraph, so that no line continues another."""
    notes: list[str] = field(default_factory=list)
    """What was decided while reading, for the editor."""
    running: frozenset[int] = frozenset()
    """The lines (from 1) that a PDF repeats at the edges of its pages."""
    dropped: list[tuple[int, str]] = field(default_factory=list)
    """The lines (from 1) that had hidden characters, each with these characters."""
    unread: list[tuple[int, str]] = field(default_factory=list)
    """What the file shows and the lines do not hold: the line (from 1), and what it is after which words."""

    @property
    def text(self) -> str:
        """All lines, as the file beside the draft holds them."""
        return "".join(f"{line}\n" for line in self.lines)


def read_source(path: Path) -> SourceText:
    """Read a txt, docx or pdf; its content, not its name, decides which it is.

    Raises:
        HandbookError: it cannot be read, holds no text, or is of another kind.
    """
    data = read_bytes(path, "原文文件")
    notes: list[str] = []
    unread: list[tuple[int, str]] = []
    if data.startswith(_ZIP):
        word = read_word(path, data)
        text, notes, unread = "\n".join(word.paragraphs), word.notes, word.unread
    elif data[:1024].lstrip().startswith(b"%PDF"):
        text = read_pdf(path, data)
        notes = _hyphens(text)
        text = text.replace(LINE_END_HYPHEN, "-")
    elif data.startswith(b"\xd0\xcf\x11\xe0"):
        raise HandbookError(f"{path}：这是旧版 Word（doc）或加了密码的文件；请去掉密码，另存为 docx 再导入")
    elif data.startswith(b"{\\rtf"):
        raise HandbookError(f"{path}：这是 RTF 文件；请在办公软件里另存为 docx 再导入")
    else:
        text = read_plain_text(path, data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    source = clean(text)
    source.running = frozenset(running_lines(text)) if "\f" in text else frozenset()
    source.notes += notes
    source.unread = sorted([*unread, *source.unread], key=lambda each: each[0])
    source.whole_paragraphs = data.startswith(_ZIP)
    if not any(line.strip() for line in source.lines):
        raise HandbookError(f"{path}：文件里没有文字")
    if sum(map(len, source.lines)) > MOST_CHARACTERS:
        raise HandbookError(f"{path}：超过 {MOST_CHARACTERS // 10_000} 万字，不会是一份政策文件")
    return source


def _hyphens(text: str) -> list[str]:
    """Where a PDF has a hyphen that may only divide a word at the end of a line."""
    lines = text.replace("\r\n", "\n").translate(_LINE_ENDS).split("\n")
    found = [number for number, line in enumerate(lines, start=1) if LINE_END_HYPHEN in line]
    return [f"行末的连字符照样写作“-”，可能只是排版断开的词（原文第 {line_list(found)} 行）"] if found else []


def clean(text: str) -> SourceText:
    """The lines of a text without what cannot be seen; what was dropped, and what cannot be read, is listed."""
    source = SourceText([])
    radicals: dict[int, str] = {}
    for number, written in enumerate(text.replace("\r\n", "\n").translate(_LINE_ENDS).split("\n"), start=1):
        line = written.translate(_SAME)
        if line != written and (changed := "".join(sign for sign in written if ord(sign) in RADICALS)):
            radicals[number] = changed
        kept = "".join(" " if character.isspace() else character for character in line)
        if not kept.isprintable() or find_hidden(kept):
            kept = _without_hidden(kept, number, source)
        source.lines.append(kept.rstrip())
    while source.lines and not source.lines[-1]:
        source.lines.pop()
    if radicals:
        sign = next(iter(radicals.values()))[0]
        count, lines = sum(map(len, radicals.values())), line_list(list(radicals))
        source.notes.append(f"{count} 个部首符号改为同形的汉字，例如 {RADICALS[ord(sign)]}（原文第 {lines} 行）")
    return source


def _without_hidden(line: str, number: int, source: SourceText) -> str:
    """A line as it is kept; note in `source` what it loses, and what is seen in it but known to one computer alone."""
    kept = dropped = ""
    for character in line:
        if character == "\N{REPLACEMENT CHARACTER}" or unicodedata.category(character) == "Co":
            unread = missing(name_hidden(character))
            source.unread.append((number, told_after(kept, unread)))
            kept += unread.sign
        elif is_visible(character):
            kept += character
        else:
            dropped += character
    if dropped:
        source.dropped.append((number, dropped))
    return kept
