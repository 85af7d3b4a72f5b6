"""What libyaml finds wrong with a text, said in Chinese to people who do not program."""

import re
from typing import Protocol

import yaml

from generator.errors import Problem

_UNCLOSED = "这一行开始的引号没有闭合；请在话的末尾补上同样的引号"
_AFTER_QUOTE = (
    "引号之后还有文字：话里面又有英文引号时，请把整句放进另一种英文引号（'…'），或把里面的改成中文引号“”；"
    "引号也可能漏写了一个"
)
_INDENT = "缩进或写法不对：这一行应当与同级的上一行对齐，写成“字段: 内容”或“- 内容”；开头有 [ { \" ' 的话要整句加引号"

_MESSAGES = (
    (
        "mapping values are not allowed",
        "这一行有多余的冒号或缩进过深；话里有“: ”（英文冒号加空格）时，请整句加英文双引号",
    ),
    ("could not find expected ':'", "这一行缺少英文冒号；应写成“字段: 内容”，冒号后空一格"),
    ("cannot start any token", "内容不能以 @ ` % 等符号开头；请整句加英文双引号"),
    ("tab character", "用了制表符（Tab）；YAML 的缩进只能用空格，每级两个"),
    ("unexpected end of stream", _UNCLOSED),
    ("unknown escape character", "双引号里的反斜杠 \\ 写法不对；正文里要写反斜杠时，请改用英文单引号"),
    ("undefined tag handle", "内容不能以 ! 开头；请整句加英文双引号"),
    ("incompatible YAML document", "文件第一行的 %YAML 版本不对；请删去这一行"),
    ("',' or ']'", "从 [ 开始的列表没有闭合；请补上 ]，或给以 [ 开头的话加英文双引号"),
    ("',' or '}'", "从 { 开始的内容没有闭合；请补上 }，或给以 { 开头的话加英文双引号"),
    ("while scanning a block scalar", "以 | 或 > 开头的话要整句加英文双引号"),
    ("while scanning a tag", "内容不能以 ! 开头；请整句加英文双引号"),
    ("while scanning an anchor", "内容不能以 & 开头；请整句加英文双引号"),
    ("while scanning an alias", "内容不能以 * 开头；请整句加英文双引号"),
    ("while scanning a directive", "行首不能是 %；请整句加英文双引号"),
    ("expected '-' indicator", _INDENT),
    ("did not find expected", _INDENT),
)
_BEGINNING_COUNTS = ("unexpected end of stream", "',' or ']'", "',' or '}'", "could not find expected ':'")
"""Faults whose cause stands where the construct began, not where the reader gave up."""


def syntax_problem(error: yaml.MarkedYAMLError, last: yaml.Event | None, text: str) -> Problem:
    """Say in Chinese what broke off the reading of `text`; `last` is what was read before."""
    quoted = _quote_problem(error, last)
    if quoted:
        return quoted
    said = f"{error.context or ''} {error.problem or ''}"
    key, message = next(((key, message) for key, message in _MESSAGES if key in said), ("", _INDENT))
    mark = error.context_mark if key in _BEGINNING_COUNTS and error.context_mark else error.problem_mark
    line = max(
        1, min(line_of(mark), len(text.rstrip().splitlines()))
    )  # at the end the reader gives up behind the last line
    if key == "could not find expected ':'":
        message = _colon_message(text, line, message)
    return Problem(line, "", message)


def _quote_problem(error: yaml.MarkedYAMLError, last: yaml.Event | None) -> Problem | None:
    """The fault of a quotation that ended elsewhere than meant: at the next quotation mark, lines below."""
    if not (isinstance(last, yaml.ScalarEvent) and last.style in ("'", '"')):
        return None
    if "expected" not in (error.problem or ""):
        return None
    begin, end, found = (line_of(mark) for mark in (last.start_mark, last.end_mark, error.problem_mark))
    if begin < end:
        return Problem(begin, "", _UNCLOSED)
    return Problem(end, "", _AFTER_QUOTE) if found == end else None


class Mark(Protocol):
    """A place in a text, as libyaml and its Python twin give it."""

    line: int


def line_of(mark: Mark | None) -> int:
    """The line of a mark, from 1."""
    return mark.line + 1 if mark else 1


def _colon_message(text: str, line: int, message: str) -> str:
    written = text.split("\n")[line - 1] if line else ""
    if re.match(r"\s*(- )?[\w-]+：", written):
        return "字段名后面用了中文冒号；请改成英文冒号并空一格，写成“字段: 内容”"
    if re.match(r"\s*(- )?[\w-]+:\S", written):
        return "冒号后面要空一格，写成“字段: 内容”"
    return message
