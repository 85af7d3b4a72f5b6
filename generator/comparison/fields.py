"""What else differs between two canonical files: award rules, offices and the handbook's own words, field by field."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.numerals import chinese_numeral
from generator.plain_data import Data

_OFFICIAL: Final = {"lead", "sections", "parts", "number", "mark"}
"""Fields of an article that hold official words; those are compared as words."""
_AROUND: Final = {"before_title", "title_text", "after_title", "before_date", "date", "date_text", "after_date"}
"""Fields of the document that do."""
_ARTICLES: Final = "chapters"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A value of the canonical file that changed; `old` or `new` is None where there is none on that side."""

    field: str
    old: str | None
    new: str | None


def field_changes(old: Data, new: Data, articles: list[tuple[int | None, int | None]]) -> tuple[FieldChange, ...]:
    """The differences of two files as written; `articles` pairs the numbers of old and new articles."""
    assert isinstance(old, dict)  # noqa: S101 - a canonical file is a mapping, or it would not have been read
    assert isinstance(new, dict)  # noqa: S101 - as above
    found = list(_differences("document", *(_without(data.get("document"), _AROUND) for data in (old, new))))
    others = {"document", _ARTICLES, "amendments"}
    found += _differences("", _without(old, others), _without(new, others))
    before, after = _articles(old), _articles(new)
    for number, new_number in articles:
        if number and new_number:
            name = f"第{chinese_numeral(new_number)}条"
            pair = (_without(before.get(number), _OFFICIAL), _without(after.get(new_number), _OFFICIAL))
            found += _differences(name, *pair)
    return tuple(found)


def _articles(data: dict[str, Data]) -> dict[int, Data]:
    chapters = data.get(_ARTICLES)
    entries = [entry for chapter in _entries(chapters) for entry in _entries(chapter.get("articles"))]
    return {int(str(entry["number"])): entry for entry in entries}


def _entries(value: Data | None) -> list[dict[str, Data]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _without(value: Data | None, names: set[str]) -> Data:
    return {name: inner for name, inner in value.items() if name not in names} if isinstance(value, dict) else {}


def _differences(name: str, old: Data | None, new: Data | None) -> Iterator[FieldChange]:
    if old == new:
        return
    if isinstance(old, dict | list) or isinstance(new, dict | list):
        one, other = _named(old), _named(new)
        for key in dict.fromkeys([*one, *other]):
            place = f"{name} › {key}" if name else key
            title = None if key in other else _title(one[key])
            if title:
                yield FieldChange(place, title, None)  # all of it is gone: not one line for each of its fields
            else:
                yield from _differences(place, one.get(key), other.get(key))
    else:
        yield FieldChange(name, old, new)


def _named(value: Data | None) -> dict[str, Data]:
    """The entries of a mapping, or of a sequence by their id, or by their position where they have none."""
    if isinstance(value, dict):
        return value
    if isinstance(value, list):
        return {_name(number, entry): entry for number, entry in enumerate(value, start=1)}
    return {} if value is None else {"内容": value}


def _title(entry: Data) -> str | None:
    """What an entry with an id calls itself: an award, a question, an office."""
    if not isinstance(entry, dict) or "id" not in entry:
        return None
    return next((str(entry[name]) for name in ("title", "label", "name", "bureau", "id") if entry.get(name)), None)


def _name(number: int, entry: Data) -> str:
    name = entry.get("id") if isinstance(entry, dict) else None
    return name if isinstance(name, str) else f"第 {number} 项"
