"""The example of the page about the open data runs as it stands there."""

import subprocess
import sys
from pathlib import Path

import pytest

from generator.awards_csv import COLUMNS
from generator.open_data import SCHEMA_CHANGES
from tests.html_reader import Element, read_page

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def page(built_site: Path) -> Element:
    return read_page(built_site / "data" / "index.html")


def _block(page: Element, block: str) -> str:
    return next(element for element in page.all("code") if element.get("id") == block).text


def test_the_example_prints_what_the_page_says(page: Element, built_site: Path) -> None:
    program = _block(page, "example-program")
    done = subprocess.run(  # noqa: S603 - the page's own example
        [sys.executable, "-X", "utf8", "-c", program],
        cwd=built_site / "data",
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines() == _block(page, "example-result").splitlines()
    assert len(done.stdout.splitlines()) == 3


def test_the_page_explains_every_column_and_every_version(page: Element) -> None:
    codes = [code.text for code in page.all("code")]
    assert [column.name for column in COLUMNS if column.name not in codes] == []
    assert all(version in page.text and change in page.text for version, change in SCHEMA_CHANGES)


def test_every_file_of_the_page_is_there(page: Element, built_site: Path) -> None:
    files = {path.name for path in (built_site / "data").iterdir()} - {"index.html"}
    named = {link.text for link in page.all("a")}
    assert {name for name in files if not name.endswith((".br", ".gz"))} <= named
