"""Layout that editors leave behind without seeing it: marks, line ends, white space, a full-width colon."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from generator.fixing.edits import Edit
from generator.json_schema import handbook_schema

_INVISIBLE = re.compile("[\u200b-\u200d\u2060\u00ad\ufeff]")
_NO_BREAK = "\N{NO-BREAK SPACE}"
_INDENT = re.compile(rf"[ \t{_NO_BREAK}\u3000]*")
_TRAILING = re.compile(rf"[ \t{_NO_BREAK}\u3000]+$")
_LEVEL = "  "
_FIELD = re.compile(r"(?P<before>\s*(?:- )*)(?P<name>[a-z_]+)(?P<colon>：\s*|:(?=[^\s:]))", re.ASCII)


def white_space(text: str) -> Iterator[Edit]:
    """White space at the ends of lines, and a line end that the last line lacks."""
    for number, start, line in _lines(text):
        found = _TRAILING.search(line)
        if found:
            yield Edit(start + found.start(), start + found.end(), "", number, "删去行尾的空白")
    if text and not text.endswith("\n"):
        yield Edit(len(text), len(text), "\n", text.count("\n") + 1, "补上文件末尾的换行")


def indentation(text: str) -> Iterator[Edit]:
    """Tabs and wide spaces at the beginnings of lines, each a level of indentation."""
    yield from _reindented(text, lambda plain, _: plain)


def alignment(text: str) -> Iterator[Edit]:
    """Tabs at the beginnings of lines, a single one perhaps meant to go as far as the line before."""
    yield from _reindented(text, lambda _, before: before)


def _reindented(text: str, right: Callable[[str, str], str]) -> Iterator[Edit]:
    before = ""
    for number, start, line in _lines(text):
        found = _INDENT.match(line)
        indent = found.group() if found else ""
        plain = indent.replace("\t", _LEVEL).replace("\u3000", _LEVEL).replace(_NO_BREAK, " ")
        if plain != indent and line.strip():
            spaces = right(plain, before)
            yield Edit(start, start + len(indent), spaces, number, "行首的制表符或全角空格改为空格")
            before = spaces
        elif line.strip() and not line.lstrip().startswith("#"):
            before = _inner_indent(line)


def _inner_indent(line: str) -> str:
    """How far the fields stand that follow a line: behind its dash, and a level deeper where it only opens a group."""
    found = re.match(r"(?: |- )*", line)
    deep = len(found.group()) if found else 0
    return " " * deep + (_LEVEL if line.rstrip().endswith(":") else "")


def dashes(text: str) -> Iterator[Edit]:
    """A dash at the beginning of a line without the space that makes it the beginning of an entry."""
    for number, start, line in _lines(text):
        found = re.match(r"\s*-(?=[^\s-])", line)
        if found:
            yield Edit(start + found.end(), start + found.end(), " ", number, "开头的“-”后面补上空格")


def invisible_characters(text: str) -> Iterator[Edit]:
    """Characters without width are dropped, and a space that forbids a break becomes a space."""
    for number, start, line in _lines(text):
        for found in _INVISIBLE.finditer(line):
            yield Edit(start + found.start(), start + found.end(), "", number, f"删去看不见的字符 {_code(found[0])}")
        for found in re.finditer(_NO_BREAK, line):
            yield Edit(
                start + found.start(), start + found.end(), " ", number, f"不换行空格 {_code(found[0])} 改为空格"
            )


def colons(text: str) -> Iterator[Edit]:
    """A known field's name with a full-width colon, or with no space after its colon."""
    for number, start, line in _lines(text):
        found = _FIELD.match(line)
        if found and found["name"] in _field_names():
            replacement = ": " if line[found.end() :].strip() else ":"
            what = "中文冒号改为英文冒号" if found["colon"].startswith("：") else "冒号后补上空格"
            yield Edit(start + found.start("colon"), start + found.end(), replacement, number, what)


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Each line with its number (from 1) and the place where it begins."""
    start = 0
    for number, line in enumerate(text.split("\n"), start=1):
        yield number, start, line
        start += len(line) + 1


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"


@cache
def _field_names() -> frozenset[str]:
    """Every field of the canonical file."""
    schema: dict[str, Any] = handbook_schema()
    groups = [schema, *schema.get("definitions", {}).values()]
    return frozenset(name for group in groups for name in group.get("properties", {}))
