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
_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_WIDE_SPACES = ("\u3000", "\u00a0")
_BEGINNING_COUNTS = ("unexpected end of stream", "',' or ']'", "',' or '}'", "could not find expected ':'")
"""Faults whose cause stands where the construct began, not where the reader gave up."""


def syntax_problem(error: yaml.MarkedYAMLError, last: yaml.Event | None, text: str) -> Problem:
    """Say in Chinese what broke off the reading of `text`; `last` is what was read before."""
    found = _quote_problem(error, last, text)
    if found:
        return found
    said = f"{error.context or ''} {error.problem or ''}"
    key, message = next(((key, message) for key, message in _MESSAGES if key in said), ("", _INDENT))
    mark = error.context_mark if key in _BEGINNING_COUNTS and error.context_mark else error.problem_mark
    line = max(
        1, min(line_of(mark), len(text.rstrip().splitlines()))
    )  # at the end the reader gives up behind the last line
    if key == "could not find expected ':'":
        message = _colon_message(text, line, message)
    elif message == _UNCLOSED:
        message = _unclosed(text, line)
    elif key == "mapping values are not allowed":
        before = next((n for n in range(line - 1, 0, -1) if _lines(text)[n - 1].strip()), line)
        if _DASH.match(_lines(text)[before - 1]):
            return Problem(before, "", NO_SPACE_AFTER_DASH)
        message = _deeper_message(text, line, message)
    return Problem(line, "", message)


def _quote_problem(error: yaml.MarkedYAMLError, last: yaml.Event | None, text: str) -> Problem | None:
    """The fault of a quotation that ended elsewhere than meant: at the next quotation mark, lines below."""
    if not (isinstance(last, yaml.ScalarEvent) and last.style in ("'", '"')):
        return None
    if "expected" not in (error.problem or ""):
        return None
    begin, end, found = (line_of(mark) for mark in (last.start_mark, last.end_mark, error.problem_mark))
    if begin < end:
        return Problem(begin, "", _unclosed(text, begin))
    return Problem(end, "", _AFTER_QUOTE) if found == end else None


class Mark(Protocol):
    """A place in a text, as libyaml and its Python twin give it."""

    line: int


def line_of(mark: Mark | None) -> int:
    """The line of a mark, from 1."""
    return mark.line + 1 if mark else 1


def _lines(text: str) -> list[str]:
    """The lines as libyaml counts them, whatever ends them."""
    return _LINE_BREAK.split(text)


def _unclosed(text: str, line: int) -> str:
    """What to do about the quotation that opens on a line."""
    if _lines(text)[line - 1].rstrip().endswith(("”", "’", "＂")):
        return "引号开头是英文的，末尾是中文的；请把末尾的也改成英文引号"
    return _UNCLOSED


def _deeper_message(text: str, line: int, message: str) -> str:
    """Why a field is no field here: it stands deeper than the line before, which holds a value already."""
    lines = _lines(text)
    own = lines[line - 1]
    indent = len(own) - len(own.lstrip(" "))
    if _DASH.match(own):
        return NO_SPACE_AFTER_DASH
    if re.match(r"\s*(?:- )?[a-z_]+: .*\s[a-z_]+:\s", own):
        return "这一行里有两个字段，像是两行并成了一行；请从第二个字段起另起一行，与上一行对齐"
    if own[indent : indent + 1] in _WIDE_SPACES:
        return "行首用了全角空格；缩进只能用半角空格，每级两个"
    before = next((each for each in reversed(lines[: line - 1]) if each.strip()), "")
    if before[len(before) - len(before.lstrip(" ")) :][:1] in _WIDE_SPACES:
        return "上一行行首用了全角空格；缩进只能用半角空格，每级两个"
    is_field = re.match(r"\s*[\w-]+:(?:\s|$)", own) and own.count(": ") <= 1
    if is_field and indent > len(before) - len(before.lstrip(" ")) and re.match(r"\s*[\w-]+: \S", before):
        return "这一行比上一行缩进深，而上一行已经写了内容：要么上一行开头漏了“- ”，要么这一行应当与它对齐"
    return message


def lost_beginning(text: str) -> Problem | None:
    """A file that begins inside of something: its beginning is gone."""
    first = _FIRST_LINE.search(text)
    if first is None or not re.match(r" |- [a-z_]+:", first["line"]) or re.search(r"^ *document:", text, re.MULTILINE):
        return None
    message = "文件从缩进的一行或列表的一项开始，前面的内容像是丢了（手册文件从 document: 开始）；请从备份里找回"
    return Problem(text.count("\n", 0, first.start("line")) + 1, "", message)


_FIRST_LINE = re.compile(r"^(?P<line> *[^\s#].*)$", re.MULTILINE)


def conflict_problem(text: str) -> Problem | None:
    """The first mark that a program for versions left where two people had changed the same lines."""
    for number, line in enumerate(text.split("\n"), start=1):
        if _CONFLICT.match(line):
            message = (
                f"“{line[:7]}”是合并冲突的标记：这里有两个人的两种写法；"
                "请留下对的一种，删去另一种和 <<<<<<<、=======、>>>>>>> 这几行"
            )
            return Problem(number, "", message)
    return None


_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: |$)|={7}$")
NO_SPACE_AFTER_DASH = "开头的“-”后面要空一格，写成“- 内容”"
_DASH = re.compile(r"\s*-[^\s-]")
_WRAPPED = "这一行像是上一行没有写完的话：一句话写在一行里，请接到上一行末尾；另起的一项要写成“字段: 内容”"


def _colon_message(text: str, line: int, message: str) -> str:
    written = _lines(text)[line - 1]
    if _DASH.match(written):
        return NO_SPACE_AFTER_DASH
    before = next((each for each in reversed(_lines(text)[: line - 1]) if each.strip()), "")
    goes_on = re.match(r"\s*(?:- )*(?:[\w-]+: )?[^\s\"'#].*[^：:]$", before) and re.search("[^\\x00-\\x7f]", written)
    if goes_on and not re.match(r"\s*(?:- )?[a-z_]+[:：]", written):
        return _WRAPPED
    if re.match(r"\s*(- )?[\w-]+：", written):
        return "字段名后面用了中文冒号；请改成英文冒号并空一格，写成“字段: 内容”"
    if re.match(r"\s*(- )?[\w-]+:\S", written):
        return "冒号后面要空一格，写成“字段: 内容”"
    is_last = not any(each.strip() for each in _lines(text)[line:])
    return f"{message}；如果后面的内容丢了，请从备份里找回" if is_last else message
