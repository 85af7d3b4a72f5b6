"""The JSON Schema of the canonical file, for completion and hints in editors.

It is lenient where YAML plug-ins type a plain scalar differently from us: a telephone number or a version written
without quotation marks is a number to them and a text to us.
"""

import json
import re
from typing import Any, Final

from generator.model import Handbook
from generator.model.described import described_schema

TITLE: Final = "政策手册"
_CHINESE: Final = re.compile(r"[\u4e00-\u9fff]")


def handbook_schema() -> dict[str, Any]:
    """The JSON Schema of `handbook.yaml`; its descriptions are in Chinese."""
    schema = _simplified(described_schema(Handbook, "validation"))
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": TITLE, **_older_words(schema)}


def schema_text() -> str:
    """The schema as it stands beside the canonical file; the same model always gives the same text."""
    return json.dumps(handbook_schema(), ensure_ascii=False, indent=2) + "\n"


def _simplified(schema: dict[str, Any]) -> dict[str, Any]:
    """Without what pydantic adds for programs: titles, English descriptions, defaults, the null of an absent value."""
    kept = {key: value for key, value in schema.items() if key not in ("title", "default", "discriminator")}
    if not _CHINESE.search(kept.get("description", "")):
        kept.pop("description", None)
    for key, value in kept.items():
        if key in ("properties", "$defs"):
            kept[key] = {name: _simplified(inner) for name, inner in value.items()}
        elif key in ("anyOf", "oneOf"):
            kept[key] = [_simplified(inner) for inner in value if inner != {"type": "null"}]
        elif isinstance(value, dict):
            kept[key] = _simplified(value)
    if len(kept.get("anyOf", ())) == 1:
        kept = {**kept.pop("anyOf")[0], **kept}
    return _lenient(kept)


def _lenient(schema: dict[str, Any]) -> dict[str, Any]:
    """A text may be written so that a YAML plug-in takes it for a number, unless it must begin with a letter."""
    closed = {"enum", "const", "format"} & schema.keys()
    begins_with_letter = str(schema.get("pattern", "")).startswith("^[a-z]")
    if schema.get("type") == "string" and not closed and not begins_with_letter:
        return schema | {"type": ["string", "number"]}
    return schema


def _older_words(schema: dict[str, Any]) -> dict[str, Any]:
    """In the words of draft 7, which editors understand best: definitions for $defs."""
    text = json.dumps(schema).replace('"#/$defs/', '"#/definitions/')
    older: dict[str, Any] = json.loads(text)
    if "$defs" in older:
        older["definitions"] = older.pop("$defs")
    return older
