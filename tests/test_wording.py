"""What is put together of pieces reads as if written in one go, on pages, in tables, in data and in the book.

Official words stand as they are, whatever their marks.
"""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import links
from generator.model.handbook import Handbook
from generator.pdf.book import book_data
from generator.pdf.online import Online
from tests.html_reader import Element, read_page
from tests.wording import faults

_IN_A_LINE = {"a", "abbr", "b", "cite", "code", "em", "small", "span", "strong", "sub", "sup", "time", "wbr"}
_OFFICIAL = {"official", "quoted"}


@pytest.mark.parametrize(
    "words",
    ["等材料。。", "还差两项，；", "分两期拨付、分期拨付", "补助、补助", "（，每年）", "按比例计算。 例如", "企业 ，"],
)
def test_a_fault_of_wording_is_found(words: str) -> None:
    assert list(faults(words))


@pytest.mark.parametrize(
    "words",
    [
        "企业、高新技术企业",
        "省级奖励、国家级奖励",
        "10 万元，不超过 5%。",
        "见第三十条、第三十五条",
        "见第八条（二）。",
    ],
)
def test_good_wording_passes(words: str) -> None:
    assert not list(faults(words))


def _own_lines(element: Element) -> Iterator[str]:
    """The handbook's own words of a page, line by line; what is hidden is no part of the line around it."""
    line: list[str] = []
    for part in element.content:
        if isinstance(part, str):
            line.append(part)
        elif part.tag in _IN_A_LINE and not _is_apart(part):
            first, *others = _own_lines(part)
            line.append(first)
            for other in others:
                yield "".join(line)
                line = [other]
        else:
            yield "".join(line)
            line = []
            if part.tag not in ("script", "style") and not _is_official(part):
                yield from _own_lines(part)
    yield "".join(line)


def _is_official(element: Element) -> bool:
    return bool(_OFFICIAL & set(element.get("class").split())) or "data-official" in element.attributes


def _is_apart(element: Element) -> bool:
    return _is_official(element) or "hidden" in element.attributes


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


@pytest.mark.site
def test_no_page_has_a_fault_of_wording(built_site: Path) -> None:
    found = {
        (str(page.relative_to(built_site)), fault)
        for page in built_site.rglob("*.html")
        for line in _own_lines(read_page(page))
        for fault in faults(line)
    }
    assert not found


@pytest.mark.site
@pytest.mark.parametrize("uri", [links.DATA_CSV, links.AWARDS_SHEET])
def test_no_table_has_a_fault_of_wording(built_site: Path, uri: str) -> None:
    rows = csv.reader(io.StringIO((built_site / uri).read_text("utf-8-sig")))
    assert not {fault for row in rows for cell in row for fault in faults(cell)}


@pytest.mark.site
def test_no_data_has_a_fault_of_wording(built_site: Path) -> None:
    data = json.loads((built_site / links.DATA_JSON).read_text("utf-8"))
    assert not {fault for text in _texts(data) for fault in faults(text)}


def test_no_text_of_the_book_has_a_fault_of_wording(handbook: Handbook) -> None:
    data = book_data(handbook, Online())
    assert not {fault for text in _texts(data) for fault in faults(text)}
