"""Plain YAML as people write it: one value a line, comments above what they are about, no anchors and no tags."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

_PLAIN: Final = re.compile(r"[^\W_](?:[^\n:#]|:(?! |$)|(?<! )#)*|[《（“①-⑳【〔](?:[^\n:#]|:(?! |$)|(?<! )#)*")
_NOT_PLAIN: Final = re.compile(r"(?:null|~|true|false|yes|no|on|off|\d[\d_.eE+-]*)", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[1-9]\d{0,3}|\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Noted:
    """A value with comment lines above it."""

    value: Any
    notes: tuple[str, ...]


def yaml_text(value: dict[str, Any]) -> str:
    """A mapping as the text of a YAML file."""
    return "".join(f"{line}\n" for line in _mapping(value, 0))


def _mapping(value: dict[str, Any], depth: int) -> Iterator[str]:
    for key, inner in value.items():
        bare, notes = _bare(inner)
        yield from (f"{_space(depth)}# {note}" for note in notes)
        if isinstance(bare, dict):
            yield f"{_space(depth)}{key}:"
            yield from _mapping(bare, depth + 1)
        elif isinstance(bare, list | tuple) and bare:
            yield f"{_space(depth)}{key}:"
            yield from _sequence(bare, depth + 1)
        else:
            yield f"{_space(depth)}{key}: {_scalar(bare)}"


def _sequence(values: list[Any] | tuple[Any, ...], depth: int) -> Iterator[str]:
    for value in values:
        bare, notes = _bare(value)
        yield from (f"{_space(depth)}# {note}" for note in notes)
        if isinstance(bare, dict | list) and bare:
            lines = list(_mapping(bare, depth + 1) if isinstance(bare, dict) else _sequence(bare, depth + 1))
            first = next(number for number, line in enumerate(lines) if not line.lstrip().startswith("#"))
            yield from (f"{_space(depth)}{line.lstrip()}" for line in lines[:first])
            yield f"{_space(depth)}- {lines[first].lstrip()}"
            yield from lines[first + 1 :]
        else:
            yield f"{_space(depth)}- {_scalar(bare)}"


def _bare(value: Any) -> tuple[Any, tuple[str, ...]]:  # noqa: ANN401 - any value of a YAML file
    return (value.value, value.notes) if isinstance(value, Noted) else (value, ())


def _scalar(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, list | tuple):
        return "[]"
    text = str(value).strip()
    plain = _PLAIN.fullmatch(text) and not _NOT_PLAIN.fullmatch(text)
    if plain or _NUMBER.fullmatch(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _space(depth: int) -> str:
    return "  " * depth
