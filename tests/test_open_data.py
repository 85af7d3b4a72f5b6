import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.awards_csv import awards_csv, awards_sheet
from generator.loading import load_handbook
from generator.model.handbook import Handbook
from generator.official import article_passage
from generator.open_data import SCHEMA_CHANGES, SCHEMA_VERSION, handbook_json, handbook_schema
from tests.amended_policy import amended_policy

SMALL = Path(__file__).parent / "small_policy" / "handbook.yaml"


@pytest.fixture(scope="module")
def data(handbook: Handbook) -> dict[str, Any]:
    loaded = json.loads(handbook_json(handbook))
    assert isinstance(loaded, dict)
    return loaded


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    loaded = json.loads(handbook_schema())
    assert isinstance(loaded, dict)
    return loaded


def _faults(value: object, schema: dict[str, Any], root: dict[str, Any], place: str = "") -> list[str]:
    """What of a value a JSON Schema does not allow, as far as this schema's words go."""
    if "$ref" in schema:
        named = schema["$ref"].removeprefix("#/$defs/")
        return _faults(value, root if named == "#" else root["$defs"][named], root, place)
    for choice in ("anyOf", "oneOf"):
        if choice in schema:
            found = [_faults(value, one, root, place) for one in schema[choice]]
            return [] if [] in found else min(found, key=len)
    faults = _simple_faults(value, schema, place)
    if isinstance(value, dict):
        faults += _object_faults(value, schema, root, place)
    if isinstance(value, list) and isinstance(schema.get("items"), dict):
        for position, entry in enumerate(value):
            faults += _faults(entry, schema["items"], root, f"{place}/{position}")
    return faults


_TYPES = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict, "null": type(None)}


def _simple_faults(value: object, schema: dict[str, Any], place: str) -> list[str]:
    faults = []
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not isinstance(value, tuple(_TYPES[kind] for kind in kinds)):
        faults.append(f"{place}: {value!r} is no {kinds}")
    if "const" in schema and value != schema["const"]:
        faults.append(f"{place}: {value!r} is not {schema['const']!r}")
    if "enum" in schema and value not in schema["enum"]:
        faults.append(f"{place}: {value!r} is none of {schema['enum']!r}")
    if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
        faults.append(f"{place}: {value!r} does not fit {schema['pattern']}")
    return faults


def _object_faults(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any], place: str) -> list[str]:
    known = schema.get("properties", {})
    faults = [f"{place}: {name} is missing" for name in schema.get("required", []) if name not in value]
    others = schema.get("additionalProperties", True)
    for name, entry in value.items():
        if name in known:
            faults += _faults(entry, known[name], root, f"{place}/{name}")
        elif isinstance(others, dict):
            faults += _faults(entry, others, root, f"{place}/{name}")
        elif others is False:
            faults.append(f"{place}: {name} is not known")
    return faults


def test_the_data_fit_their_schema(data: dict[str, Any], schema: dict[str, Any]) -> None:
    assert _faults(data, schema, schema) == []


def test_the_data_of_another_policy_fit_the_same_schema(schema: dict[str, Any]) -> None:
    assert _faults(json.loads(handbook_json(load_handbook(SMALL).handbook)), schema, schema) == []


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        (("schema_version",), "0"),
        (("document", "date"), 2025),
        (("chapters", 0, "articles", 0, "number"), "1"),
        (("offices", 0, "phone"), "電話"),
        (("chapters", 1, "articles", 1, "awards", 0, "amount", "annual_ceiling", "value"), "1000万元"),
    ],
)
def test_wrong_data_do_not_fit_the_schema(
    data: dict[str, Any], schema: dict[str, Any], place: tuple[str | int, ...], wrong: object
) -> None:
    changed = json.loads(json.dumps(data))
    around = changed
    for step in place[:-1]:
        around = around[step]
    assert place[-1] in around or isinstance(place[-1], int)
    around[place[-1]] = wrong
    assert _faults(changed, schema, schema) != []


def test_the_data_say_their_version_first(data: dict[str, Any]) -> None:
    assert next(iter(data.items())) == ("schema_version", SCHEMA_VERSION)


def test_the_data_hold_every_article_word_for_word(data: dict[str, Any], handbook: Handbook) -> None:
    texts = {
        article["number"]: article["official_text"] for chapter in data["chapters"] for article in chapter["articles"]
    }
    assert texts == {
        number: article_passage(handbook, article).full_text for number, article in handbook.articles.items()
    }


def test_amounts_are_given_as_written_and_in_yuan(data: dict[str, Any]) -> None:
    award = next(
        award
        for chapter in data["chapters"]
        for article in chapter["articles"]
        for award in article["awards"]
        if award["id"] == "a34"
    )
    assert award["amount"]["limit"]["value"] == {"written": "100万元", "value": "1000000", "unit": "元"}
    assert award["amount"]["of"]["rate"]["value"] == {"written": "5%", "value": "0.05", "unit": "%"}
    assert award["maximum_yuan"] == "1000000"


def test_the_published_data_are_these(built_site: Path, handbook: Handbook) -> None:
    published = built_site / "data"
    assert (published / "handbook.json").read_bytes() == handbook_json(handbook)
    assert (published / "handbook.schema.json").read_bytes() == handbook_schema()
    assert (published / "awards.csv").read_bytes() == awards_csv(handbook)
    assert (published / "awards-table.csv").read_bytes() == awards_sheet(handbook)


def test_the_newest_change_of_the_structure_is_the_version_of_the_data() -> None:
    versions = [tuple(int(number) for number in version.split(".")) for version, _ in SCHEMA_CHANGES]
    assert versions == sorted(set(versions), reverse=True)
    assert ".".join(map(str, versions[0])) == SCHEMA_VERSION


def test_the_data_hold_the_glossary(data: dict[str, Any], handbook: Handbook) -> None:
    assert [term["term"] for term in data["glossary"]] == [term.term for term in handbook.glossary]


def test_the_last_day_of_validity_is_the_one_that_pages_show(data: dict[str, Any]) -> None:
    assert data["document"]["validity"]["last_day"] == "2028-02-17"


def test_the_schema_describes_a_version_that_is_still_in_force(tmp_path: Path, schema: dict[str, Any]) -> None:
    data = json.loads(handbook_json(load_handbook(amended_policy(tmp_path / "content").path).handbook))
    assert len(data["former"]) == 1
    assert _faults(data, schema, schema) == []
