import csv
import io
import json
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from generator.awards_csv import COLUMNS, awards_csv, awards_sheet
from generator.loading import load_handbook
from generator.model.handbook import Handbook
from generator.official import article_name

SMALL = Path(__file__).parent / "small_policy" / "handbook.yaml"


def _read(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))


@pytest.fixture(scope="module")
def rows(handbook: Handbook) -> list[dict[str, str]]:
    return _read(awards_csv(handbook))


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


@pytest.mark.parametrize("table", [awards_csv, awards_sheet])
def test_the_tables_open_in_spreadsheets(handbook: Handbook, table: Callable[[Handbook], bytes]) -> None:
    content = table(handbook)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n") == len(handbook.awards) + 1


@pytest.mark.parametrize(("table", "column"), [(awards_csv, "phones"), (awards_sheet, "电话")])
def test_a_spreadsheet_leaves_a_phone_a_text(
    handbook: Handbook, table: Callable[[Handbook], bytes], column: str
) -> None:
    cells = [row[column] for row in _read(table(handbook)) if row[column]]
    assert cells
    assert all(re.fullmatch(r"0\d{2,3}-\d{7,8}", phone) for cell in cells for phone in cell.split(";"))


def test_the_table_for_people_names_its_columns_in_chinese(handbook: Handbook) -> None:
    rows = _read(awards_sheet(handbook))
    assert [heading for heading in rows[0] if heading.isascii()] == []
    assert [row["奖补"] for row in rows] == [award.title for _, award in handbook.awards.values()]
    assert rows[0]["条"] == article_name(handbook.articles[4])


@pytest.mark.parametrize("table", [awards_csv, awards_sheet])
@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＠"])
def test_no_cell_of_a_table_is_a_formula(start: str, table: Callable[[Handbook], bytes]) -> None:
    handbook = load_handbook(SMALL).handbook
    chapters = json.loads(handbook.model_dump_json())
    for chapter in chapters["chapters"]:
        for article in chapter["articles"]:
            for award in article["awards"]:
                award["title"] = f'{start}HYPERLINK("http://x.y")'
    rows = _read(table(Handbook.model_validate(chapters)))
    titles = [row.get("title") or row["奖补"] for row in rows]
    assert titles
    assert all(title.startswith(f"'{start}") for title in titles)


def test_the_addresses_in_the_data_are_pages_of_the_site(built_site: Path, rows: list[dict[str, str]]) -> None:
    for row in rows:
        page, _, anchor = row["page"].partition("#")
        assert f'id="{anchor}"' in (built_site / page / "index.html").read_text("utf-8")
