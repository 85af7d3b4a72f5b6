"""What the model finds wrong with a file, said in Chinese with the line, the field and what would be right."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.errors import Problem
from generator.field_names import field_name
from generator.model_fields import allowed_fields
from generator.plain_data import Data, Place, PlainData
from generator.telephone import PHONE
from generator.yaml_messages import NO_SPACE_AFTER_DASH

_ID = "只能用小写英文字母、数字和连字符，并以字母开头，例如 rd-current"
_LIST = "应当是列表，每项一行，以“- ”开头"
_GROUP = "应当是一组“字段: 内容”，每个字段一行"
FIRST_FIELD = {"chapters": "number", "articles": "number"} | dict.fromkeys(
    ("awards", "inputs", "conditions", "offices", "applicant_groups", "choices"), "id"
)
"""The field that the entries of a list usually begin with."""
_TEXT = "应当是一句话；以 { 或 [ 开头的话要整句加英文双引号"
_SIGNS = {
    "≥": ">=",
    "≧": ">=",
    "≤": "<=",
    "≦": "<=",
    "＞": ">",
    "＜": "<",
    "＞＝": ">=",
    "＜＝": "<=",
    "=>": ">=",
    "=<": "<=",
}
"""How people write comparisons, and how the file does."""
_WRONG_SHAPE = {"model_type", "model_attributes_type", "string_type", "dict_type", "tuple_type", "list_type"}


def problems_of(error: ValidationError, data: PlainData) -> list[Problem]:
    """Every fault that the model finds, each once, at its line."""
    faults = [_Fault(details, data.root) for details in error.errors(include_url=False)]
    faults = _of_the_meant_alternative(faults)
    places = [fault.place for fault in faults]
    faults = [fault for fault in faults if not fault.follows_from(places, data)]
    unfinished = [fault for fault in faults if fault.kind == "missing" and _is_at_the_end(fault.place[:-1], data)]
    problems = [fault.problem(data) for fault in faults if fault not in unfinished]
    return [*problems, _unfinished(unfinished, data)] if unfinished else problems


def _is_at_the_end(place: Place, data: PlainData) -> bool:
    """Whether a group of fields, not the whole file, goes to the end of the file."""
    last = max(data.lines, key=lambda each: (data.lines[each], len(each)))
    return bool(place) and last[: len(place)] == place


def _unfinished(faults: list["_Fault"], data: PlainData) -> Problem:
    """What is missing where the file ends: forgotten, or lost with the rest of the file."""
    deepest = max((fault.place[:-1] for fault in faults), key=len)
    names = "、".join(dict.fromkeys(str(fault.place[-1]) for fault in faults))
    message = f"文件写到这里，还缺 {names}，必须填写；如果后面的内容丢了，请从备份里找回"
    return Problem(max(data.lines.values()), field_name(data.root, deepest), message)


class _Fault:
    """One error of pydantic with the place in the file that it is about."""

    def __init__(self, details: ErrorDetails, root: Data) -> None:
        self.kind = details["type"]
        self.location = details["loc"]
        self.context: dict[str, Any] = details.get("ctx", {})
        self.given = details["input"]
        self.root = root
        self.alternatives: list[tuple[Place, str]] = []
        """The alternatives of the model that were tried on the way, each with its place."""
        self.place = self._place(root)

    def _place(self, root: Data) -> Place:
        place: Place = ()
        value: Any = root
        for number, key in enumerate(self.location, start=1):
            if isinstance(value, dict) and key in value:
                value = value[str(key)]
            elif isinstance(value, list) and isinstance(key, int) and key < len(value):
                value = value[key]
            elif not (self.kind == "missing" and number == len(self.location)):
                self.alternatives.append((place, str(key)))
                continue
            place = (*place, key)
        return place

    def follows_from(self, places: list[Place], data: PlainData) -> bool:
        """Whether the fault is only an echo: of a value left empty, or of faults inside."""
        if any(self.place[:depth] in data.empty for depth in range(1, len(self.place) + 1)):
            return True
        depth = len(self.place)
        return self.kind == "too_short" and any(len(p) > depth and p[:depth] == self.place for p in places)

    def problem(self, data: PlainData) -> Problem:
        line = next(data.lines[self.place[:n]] for n in range(len(self.place), -1, -1) if self.place[:n] in data.lines)
        return Problem(line, field_name(data.root, self.place), self._message())

    def _message(self) -> str:
        if self.kind == "value_error":
            return str(self.context["error"])
        make = _MESSAGES.get(self.kind) or next(
            (message for begin, message in _MESSAGES.items() if self.kind.startswith(begin)), _unknown
        )
        return make if isinstance(make, str) else make(self)


def _of_the_meant_alternative(faults: list[_Fault]) -> list[_Fault]:
    """Where the model has alternatives, keep the faults of the one that fits best: it is the one that was meant."""
    tried: dict[Place, dict[str, list[_Fault]]] = {}
    for fault in faults:
        for place, alternative in fault.alternatives:
            tried.setdefault(place, {}).setdefault(alternative, []).append(fault)
    dropped: set[int] = set()
    for place, alternatives in tried.items():
        best = min(alternatives, key=lambda name: _misfit(place, alternatives[name]))
        dropped |= {id(fault) for name, inner in alternatives.items() if name != best for fault in inner}
    return [fault for fault in faults if id(fault) not in dropped]


def _misfit(place: Place, faults: Iterable[_Fault]) -> tuple[int, int]:
    own = [fault for fault in faults if len(fault.place) <= len(place) + 1]
    wrong_kind = sum(fault.kind == "literal_error" or fault.kind in _WRONG_SHAPE for fault in own)
    return wrong_kind, len(own)


def _choose(fault: _Fault) -> str:
    """A value of a closed list: name the list and the nearest entry."""
    expected = re.findall(r"'([^']*)'", str(fault.context.get("expected") or fault.context.get("expected_tags")))
    given = str(fault.context.get("tag", fault.given))
    near = get_close_matches(_SIGNS.get(given, given), expected, n=1, cutoff=0.5)
    guess = f"；是不是 {near[0]}？" if near else ""
    field = str(fault.context.get("discriminator", "")).strip("'")
    return f"{field} 不能写“{given[:40]}”，应当是 {'、'.join(expected)} 之一{guess}".lstrip()


_PERHAPS_LOST = "；如果文件的一部分丢了，请从备份里找回"


def _no_tag(fault: _Fault) -> str:
    name = str(fault.context.get("discriminator")).strip(chr(39))
    near = get_close_matches(name, fault.given, n=1) if isinstance(fault.given, dict) else []
    guess = f"；是不是写成了 {near[0]}？" if near else ""
    return f"缺少 {name}；它说明这是哪一种{guess}"


def _pattern(fault: _Fault) -> str:
    given = str(fault.given)[:40]
    if fault.place[-1:] == ("phone",) or "other_phones" in fault.place[-2:]:
        if given != (half := unicodedata.normalize("NFKC", given)) and re.fullmatch(PHONE, half):
            return f"“{given}”里有全角数字；请改成半角的 0 到 9"
        quotes = "；这里的引号是中文的，请改成英文引号" if re.search("[“”]", given) else ""
        return (
            f"“{given.strip('“”')}”不是电话；应当是 7 或 8 位数字，可以带区号，例如 12345678 或 0100-12345678{quotes}"
            "；也可以是手机、400 电话或 12345 这样的热线，分机写在后面，例如 12345678转801"
        )
    if fault.place[-1:] == ("office",):
        return f"这里写 offices（联系方式）里的 id，不写名称“{given}”{_office_called(fault.root, given)}"
    return f"“{given}”不能用作名称；{_ID}"


def _office_called(root: Data, name: str) -> str:
    """The id of the one office that has this name, as a hint."""
    offices = root.get("offices") if isinstance(root, dict) else None
    called = [
        entry
        for entry in (offices if isinstance(offices, list) else [])
        if isinstance(entry, dict) and name in f"{entry.get('bureau')}{entry.get('name')}"
    ]
    return f"；{called[0].get('bureau')} 的 id 是 {called[0].get('id')}" if len(called) == 1 else ""


def _list(fault: _Fault) -> str:
    if isinstance(fault.given, str) and re.match(r"-\S", fault.given):
        return NO_SPACE_AFTER_DASH
    if isinstance(fault.given, dict):
        return f"{_LIST}；第一项的开头多半漏写了一行{_first_line(fault.place)}"
    return _LIST


def _first_line(place: Place) -> str:
    name = FIRST_FIELD.get(str(place[-1])) if place else None
    return f"，例如“- {name}: …”" if name else ""


def _text(fault: _Fault) -> str:
    """Words that YAML took for a field: 注意: …"""
    if isinstance(fault.given, dict) and len(fault.given) == 1:
        name = str(next(iter(fault.given)))[:20]
        if re.search("[^\\x00-\\x7f]", name):
            return f"应当是一句话，“{name}: ”里的英文冒号和空格把它断开了；请改用中文冒号，或者整句加英文双引号"
    return _TEXT


def _date(fault: _Fault) -> str:
    return f"没有“{str(fault.given)[:40]}”这一天；请写有的日子，例如 2025-02-18"


def _unknown_field(fault: _Fault) -> str:
    name = str(fault.place[-1])
    allowed = allowed_fields(fault.location[:-1])
    near = get_close_matches(name, allowed, n=1)
    right = f"是不是 {near[0]}？" if near else f"这里可以写 {'、'.join(allowed)}"
    return f"没有名叫 {name[:40]} 的字段；{right}"


def _integer(fault: _Fault) -> str:
    wide = "；数字要用半角" if any(c.isdigit() and not c.isascii() for c in str(fault.given)) else ""
    if re.search("[，、]", str(fault.given)):
        wide = "；几个数字之间用英文逗号隔开，例如 [3, 4]"
    return f"“{str(fault.given)[:40]}”不是整数，应当写 1、2、3 这样的数字{wide}"


def _unknown(fault: _Fault) -> str:
    return f"“{str(fault.given)[:40]}”不合要求；请参照 handbook.schema.json"


_MESSAGES: dict[str, str | Callable[[_Fault], str]] = {
    "missing": lambda fault: f"缺少这一项，必须填写{'' if fault.place[:-1] else _PERHAPS_LOST}",
    "extra_forbidden": _unknown_field,
    "literal_error": _choose,
    "union_tag_invalid": _choose,
    "union_tag_not_found": _no_tag,
    "string_pattern_mismatch": _pattern,
    "string_too_short": "不能为空",
    "string_too_long": lambda fault: f"太长，最多 {fault.context['max_length']} 个字",
    "string_type": _text,
    "int_": _integer,
    "less_than_equal": lambda fault: f"不能大于 {fault.context['le']}",
    "greater_than": lambda fault: f"应当大于 {fault.context['gt']}",
    "bool_": "应当写 true 或 false",
    "date_": _date,
    "too_short": lambda fault: f"至少要有 {fault.context['min_length']} 项",
    "tuple_type": _list,
    "list_type": _list,
    "dict_type": _GROUP,
    "model_": _GROUP,
}
