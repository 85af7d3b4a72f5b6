"""YAML as plain data: mappings, sequences and the text of every scalar, with the line of each.

Every scalar stays the text that stands there, so that no editor needs to know that YAML would take `on` for a truth
value or drop the zero of a phone number. What a policy never needs (anchors, aliases, tags, merge keys, a second
document) is refused with the line where it stands; so no file can blow up when it is read.
"""

import re
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from generator.errors import Problem
from generator.yaml_messages import conflict_problem, line_of, lost_beginning, syntax_problem

Place: TypeAlias = tuple[str | int, ...]
"""The way to a value through mappings (keys) and sequences (positions from 0)."""

Span: TypeAlias = tuple[int, int, int, int]
"""The line (from 0) and the column (from 0) of the first character, and those after the last."""

Data: TypeAlias = str | list["Data"] | dict[str, "Data"]

DEEPEST = 40
"""How deep mappings and sequences may nest."""

_NOTHING = ("", "~", "null", "Null", "NULL")


class YamlFault(Exception):  # noqa: N818 - a fault of the text; the caller turns it into an error of the file
    """The text is no YAML that a handbook may use."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


@dataclass(slots=True)
class PlainData:
    """What a YAML text holds."""

    root: Data = ""
    lines: dict[Place, int] = field(default_factory=dict)
    """The line (from 1) of each value; of a mapping or sequence, the line of its key."""
    spans: dict[Place, Span] = field(default_factory=dict)
    """Where each text stands in the file, with its quotation marks."""
    empty: set[Place] = field(default_factory=set)
    """The values that are left empty."""
    repeated: list[tuple[Place, int, int]] = field(default_factory=list)
    """The keys that stand twice in one mapping, each with its two lines."""


def read_plain_data(text: str) -> PlainData:
    """Read one YAML document.

    Raises:
        YamlFault: the text is no YAML or uses what a handbook may not use.
    """
    fault = conflict_problem(text) or _tab_problem(text) or lost_beginning(text) or _comment_problem(text)
    if fault:
        raise YamlFault(fault)
    return _Reader(text).read()


def _tab_problem(text: str) -> Problem | None:
    if "\t" in text:
        for number, line in enumerate(text.split("\n"), start=1):
            if "\t" in line[: len(line) - len(line.lstrip())] and line.strip():
                return Problem(
                    number, "", "行首用了制表符（Tab）；缩进只能用空格，每级两个。handbook check --fix 多半可以改好"
                )
    return None


_COMMENT = re.compile(r"\s*(?:- )*(?:[a-z_]+:\s+)?(?P<value>[^\s\"'#|>\[{][^#\"']*?)\s(?P<rest>#[^\s#].*)")


def _comment_problem(text: str) -> Problem | None:
    """Words after a # that stands close to them: to YAML a remark, to the editor perhaps a part of the sentence."""
    if " #" not in text:
        return None
    for number, line in enumerate(text.split("\n"), start=1):
        found = _COMMENT.fullmatch(line) if " #" in line else None
        if found:
            rest = found["rest"][:20]
            message = (
                f"“{rest}”会当作注释，不会出现在手册里；是话的一部分，请整句加英文双引号；是注释，请在 # 后面空一格"
            )
            return Problem(number, "", message)
    return None


class _Reader:
    def __init__(self, text: str) -> None:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self._parser = loader(text)
        self._text = text
        self._last: yaml.Event | None = None
        self._result = PlainData()

    def read(self) -> PlainData:
        self._next()  # the start of the stream
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            raise YamlFault(Problem(1, "", "文件是空的"))
        event = self._next()
        self._result.root = self._value(event, ())
        self._next()  # the end of the document
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            raise YamlFault(Problem(_line(event), "", "从这里起是第二份文档；请删去 --- 行，全部内容写在一份里"))
        return self._result

    def _next(self) -> yaml.Event:
        try:
            event: yaml.Event = self._parser.get_event()
        except yaml.MarkedYAMLError as error:
            raise YamlFault(syntax_problem(error, self._last, self._text)) from None
        self._last = event
        return event

    def _value(self, event: yaml.Event, place: Place) -> Data:
        _refuse(event)
        self._result.lines.setdefault(place, _line(event))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, place)
        if len(place) >= DEEPEST:
            raise YamlFault(Problem(_line(event), "", f"嵌套超过 {DEEPEST} 层；请检查缩进和括号"))
        return self._mapping(place) if isinstance(event, yaml.MappingStartEvent) else self._sequence(place)

    def _scalar(self, event: yaml.ScalarEvent, place: Place) -> str:
        if _is_nothing(event):
            self._result.empty.add(place)
            return ""
        start, end = event.start_mark, event.end_mark
        if start and end:
            self._result.spans[place] = (start.line, start.column, end.line, end.column)
        value: str = event.value
        return value

    def _sequence(self, place: Place) -> list[Data]:
        values: list[Data] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            values.append(self._value(event, (*place, len(values))))
        return values

    def _mapping(self, place: Place) -> dict[str, Data]:
        values: dict[str, Data] = {}
        lines = self._result.lines
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._key(event)
            inner = (*place, key)
            line = _line(event)
            if key in values:
                self._result.repeated.append((inner, lines[inner], line))
            event = self._next()
            has_line = isinstance(event, yaml.ScalarEvent) and not _is_nothing(event)
            lines[inner] = _line(event) if has_line else line
            values[key] = self._value(event, inner)
        return values

    @staticmethod
    def _key(event: yaml.Event) -> str:
        _refuse(event)
        if not isinstance(event, yaml.ScalarEvent):
            message = "字段名只能是文字；以 { 或 [ 开头的话要加英文双引号"
            raise YamlFault(Problem(_line(event), "", message))
        if event.value == "<<" and not event.style:
            raise YamlFault(Problem(_line(event), "", "不支持合并键 <<；请把内容直接写出来"))
        key: str = event.value
        return key


def _refuse(event: yaml.Event) -> None:
    for mark, name, what in (
        ("*", event.anchor if isinstance(event, yaml.AliasEvent) else None, "引用"),
        ("&", getattr(event, "anchor", None), "锚点"),
        ("", getattr(event, "tag", None), "标签"),
    ):
        if name:
            message = f"不支持 YAML {what} {mark}{name}；如果这是正文，请整句加英文双引号"
            raise YamlFault(Problem(_line(event), "", message))


def _is_nothing(event: yaml.ScalarEvent) -> bool:
    return not event.style and event.value in _NOTHING


def _line(event: yaml.Event) -> int:
    return line_of(event.start_mark)
