import csv
import io
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.loading import load_handbook
from generator.model.handbook import Handbook
from generator.official import article_passage
from generator.open_data import COLUMNS, SCHEMA_VERSION, awards_csv, handbook_json, handbook_schema

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


@pytest.fixture(scope="module")
def rows(handbook: Handbook) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(awards_csv(handbook).decode("utf-8-sig"), newline="")))


def _faults(value: object, schema: dict[str, Any], root: dict[str, Any], place: str = "") -> list[str]:
    """What of a value a JSON Schema does not allow, as far as this schema's words go."""
    if "$ref" in schema:
        return _faults(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root, place)
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


def test_the_table_has_a_row_for_every_award(rows: list[dict[str, str]], handbook: Handbook) -> None:
    assert [row["award"] for row in rows] == list(handbook.awards)


def test_every_column_of_the_table_has_a_meaning(rows: list[dict[str, str]]) -> None:
    assert list(rows[0]) == [column.name for column in COLUMNS]
    assert all(column.meaning for column in COLUMNS)


def test_the_table_gives_the_most_in_yuan_and_nothing_where_nothing_limits_it(rows: list[dict[str, str]]) -> None:
    most = {row["award"]: row["maximum_yuan"] for row in rows}
    assert [most[award] for award in ("a04", "a10", "a16", "a31", "a11", "a39")] == [
        "30000000", "10000000", "30000000", "5000", "", "",
    ]  # fmt: skip
    assert all(Decimal(amount) > 0 for amount in most.values() if amount)


def test_the_table_opens_in_spreadsheets(handbook: Handbook) -> None:
    table = awards_csv(handbook)
    assert table.startswith(b"\xef\xbb\xbf")
    assert table.count(b"\n") == table.count(b"\r\n") == len(handbook.awards) + 1


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＠"])
def test_no_cell_of_the_table_is_a_formula(start: str) -> None:
    handbook = load_handbook(SMALL).handbook
    chapters = json.loads(handbook.model_dump_json())
    for chapter in chapters["chapters"]:
        for article in chapter["articles"]:
            for award in article["awards"]:
                award["title"] = f'{start}HYPERLINK("http://x.y")'
    table = awards_csv(Handbook.model_validate(chapters)).decode("utf-8-sig")
    titles = [row["title"] for row in csv.DictReader(io.StringIO(table, newline=""))]
    assert titles
    assert all(title.startswith(f"'{start}") for title in titles)


def test_the_published_data_are_these(built_site: Path, handbook: Handbook) -> None:
    published = built_site / "data"
    assert (published / "handbook.json").read_bytes() == handbook_json(handbook)
    assert (published / "handbook.schema.json").read_bytes() == handbook_schema()
    assert (published / "awards.csv").read_bytes() == awards_csv(handbook)


def test_the_addresses_in_the_data_are_pages_of_the_site(built_site: Path, rows: list[dict[str, str]]) -> None:
    for row in rows:
        page, _, anchor = row["page"].partition("#")
        assert f'id="{anchor}"' in (built_site / page / "index.html").read_text("utf-8")
