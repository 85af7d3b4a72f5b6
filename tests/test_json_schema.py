import json
from typing import Any

import pytest

from generator.json_schema import handbook_schema, schema_text
from tests.conftest import ROOT


def _schemas(schema: object) -> list[dict[str, Any]]:
    """The schema and all inside it."""
    inner = list(schema.values()) if isinstance(schema, dict) else schema if isinstance(schema, list) else []
    own = [schema] if isinstance(schema, dict) else []
    return own + [found for value in inner for found in _schemas(value)]


def test_the_schema_beside_the_canonical_file_is_that_of_the_model() -> None:
    written = (ROOT / "content" / "handbook.schema.json").read_text("utf-8")
    assert written == schema_text(), "请运行 handbook export --schema content/handbook.schema.json"


def test_every_reference_leads_to_a_definition() -> None:
    schema = handbook_schema()
    names = {found["$ref"].removeprefix("#/definitions/") for found in _schemas(schema) if "$ref" in found}
    assert names
    assert names <= set(schema["definitions"])


def test_descriptions_are_for_editors_and_in_chinese() -> None:
    texts = [found["description"] for found in _schemas(handbook_schema()) if isinstance(found.get("description"), str)]
    assert texts
    assert [text for text in texts if text.isascii()] == []


@pytest.mark.parametrize(("definition", "field"), [("Office", "phone"), ("Document", "version"), ("Office", "name")])
def test_a_text_that_looks_like_a_number_needs_no_quotation_marks(definition: str, field: str) -> None:
    assert handbook_schema()["definitions"][definition]["properties"][field]["type"] == ["string", "number"]


def test_an_unknown_field_is_an_error_to_editors_too() -> None:
    definitions = handbook_schema()["definitions"]
    assert [name for name, schema in definitions.items() if schema.get("type") == "object"
            and schema.get("additionalProperties") is not False] == []  # fmt: skip


def test_the_schema_is_plain_json() -> None:
    assert json.loads(schema_text()) == handbook_schema()


def test_patterns_mean_the_same_to_editors_written_in_javascript() -> None:
    patterns = [found["pattern"] for found in _schemas(handbook_schema()) if isinstance(found.get("pattern"), str)]
    assert patterns
    assert [pattern for pattern in patterns if r"\W" in pattern or r"\w" in pattern] == []
