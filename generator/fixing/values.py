"""Values that say the right thing in a way that programs do not read: full-width digits, missing units, other dates."""

import re
from collections.abc import Iterator
from typing import Final

from generator.field_names import field_name
from generator.figures import Reading, read_figures
from generator.fixing.edits import Edit, Lines
from generator.model.base import day_in
from generator.model.quantity import Quantity
from generator.official import compact
from generator.plain_data import Data, Place, PlainData
from generator.telephone import PHONE

_WIDE = str.maketrans("０１２３４５６７８９．％－＋", "0123456789.%-+")
_QUANTITIES: Final = {"value", "share", "years", "minimum", "maximum"}
_WHOLE_NUMBERS: Final = {"number", "article", "part", "position", "line"}
_DATES: Final = {"date", "effective", "revised", "last_day", "published"}
_PHONE = re.compile(PHONE)
_BARE = re.compile(r"\d+(?:\.\d+)?[万亿]?", re.ASCII)


def values(text: str, data: PlainData) -> Iterator[Edit]:
    """Edits of single values that are certain to mean the same."""
    lines = Lines(text)
    for place, written in _texts(data.root, ()):
        new = _mended(data.root, place, written)
        if new is not None and new != written:
            message = f"{field_name(data.root, place)}：“{written}” 改为 “{new}”"
            edit = lines.value_edit(data, place, new, message)
            if edit:
                yield edit


def _texts(value: Data, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*place, key))
    else:
        for index, inner in enumerate(value):
            yield from _texts(inner, (*place, index))


def _mended(root: Data, place: Place, written: str) -> str | None:
    name = next((str(key) for key in reversed(place) if isinstance(key, str)), "")
    in_list = isinstance(place[-1], int) if place else False
    narrow = written.translate(_WIDE).strip(" “”‘’")
    if name in ("phone", "other_phones"):
        return _if(_PHONE, re.sub(r"[\s—–]", lambda found: "" if found[0].isspace() else "-", narrow))
    if name in _QUANTITIES and not in_list:
        return _quantity(narrow, _quote_beside(root, place))
    if (name in _WHOLE_NUMBERS and not in_list) or (name == "related" and in_list):
        return _if(re.compile(r"[1-9]\d*", re.ASCII), narrow)
    if name in _DATES:
        return _date(narrow)
    return written.strip() or None


def _if(pattern: re.Pattern[str], text: str) -> str | None:
    return text if pattern.fullmatch(text) else None


def _date(text: str) -> str | None:
    day = day_in(text)
    return day.isoformat() if day else None


def _quantity(text: str, quote: str) -> str | None:
    plain = re.sub(r"(?<=\d)[,，](?=\d{3})|\s", "", text)
    if not any(character.isdigit() for character in plain):
        return None
    if _BARE.fullmatch(plain):
        return _with_unit(plain, quote)
    try:
        return Quantity.parse(plain).written
    except ValueError:
        return None


def _with_unit(number: str, quote: str) -> str | None:
    """The number with the unit that its quote gives it; None unless exactly one figure there can be meant."""
    words = compact(quote)
    fitting = {_written(number, words[reading.start : reading.end], reading) for reading in read_figures(words)}
    fitting.discard("")
    return fitting.pop() if len(fitting) == 1 else None


def _written(number: str, words: str, reading: Reading) -> str:
    """How the number is written with the unit of a figure, if it is that figure; else the empty text."""
    bare = re.fullmatch(r"(?P<number>[\d.]+)(?P<multiple>[万亿]?)", number)
    if not bare:
        return ""
    for multiple in (bare["multiple"],) if bare["multiple"] else ("", "万", "亿"):
        candidate = f"{bare['number']}{multiple}{reading.unit}"
        try:
            same = Quantity.parse(candidate).value == reading.value
        except ValueError:
            return ""
        if same and (not multiple or multiple in words):
            return candidate
    return ""


def _quote_beside(root: Data, place: Place) -> str:
    value: Data | None = root
    for key in place[:-1]:
        if isinstance(value, dict):
            value = value.get(str(key))
        elif isinstance(value, list) and isinstance(key, int):
            value = value[key]
    quote = value.get("quote") if isinstance(value, dict) else None
    return quote if isinstance(quote, str) else ""
