"""The way to a value, in the words of people who edit the file."""

import re

from generator.numerals import chinese_numeral
from generator.plain_data import Data, Place

_HEADINGS = {"chapters": "第{}章", "articles": "第{}条"}


def field_name(root: Data, place: Place) -> str:
    """The way to `place`, for example 第八条 › awards › growth › amount › limit › value.

    Articles are called by their number, so that chapters need no mention; other entries by their id, by their label
    or by their position.
    """
    names: list[str] = []
    value: Data | None = root
    for depth, key in enumerate(place):
        value = _inner(value, key)
        heading = _heading(str(place[depth - 1]), value) if isinstance(key, int) else ""
        if heading:
            names = [heading]
        elif isinstance(key, int):
            names.append(_entry_name(key, value))
        else:
            names.append(key)
    return " › ".join(names)


def _inner(value: Data | None, key: str | int) -> Data | None:
    if isinstance(value, dict) and isinstance(key, str):
        return value.get(key)
    if isinstance(value, list) and isinstance(key, int) and key < len(value):
        return value[key]
    return None


def _heading(group: str, value: Data | None) -> str:
    if not isinstance(value, dict) or group not in _HEADINGS:
        return ""
    number, mark = value.get("number"), value.get("mark")
    if isinstance(mark, str) and mark:
        return mark
    if isinstance(number, str) and re.fullmatch("[1-9][0-9]{0,3}", number):
        return _HEADINGS[group].format(chinese_numeral(int(number)))
    return ""


def _entry_name(position: int, value: Data | None) -> str:
    if isinstance(value, dict):
        for key in ("id", "label", "kind"):
            name = value.get(key)
            if isinstance(name, str) and name:
                return name
    return f"第 {position + 1} 项"
