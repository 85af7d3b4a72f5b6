import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest

from calculators.bar import Part, bar, mark
from tests.calculators.drawings import read, shapes, stray_words

_SVG = "{http://www.w3.org/2000/svg}"


def _parts(*amounts: int) -> list[Part]:
    return [Part(Decimal(amount), mark(number), "部分") for number, amount in enumerate(amounts)]


def _segments(drawing: str) -> list[ET.Element]:
    return [shape for shape in read(drawing).iter(f"{_SVG}rect") if shape.get("class") == "calculator-part"]


def test_the_parts_are_as_long_as_their_amounts() -> None:
    widths = [Decimal(part.get("width") or "") for part in _segments(bar("b", "", _parts(70, 30)))]
    assert widths == [Decimal("236.6"), Decimal("101.4")]


def test_parts_side_by_side_differ_in_pattern() -> None:
    fills = [part.get("fill") for part in _segments(bar("b", "", _parts(1, 1, 1)))]
    assert fills == ["url(#b-0)", "url(#b-1)", "url(#b-2)"]


def test_a_part_has_its_number_where_that_fits_and_its_words_where_they_fit() -> None:
    drawing = bar("b", "", _parts(18, 56, 17, 55, 192))
    assert read(drawing).get("viewBox") == "0 0 340 44"
    assert shapes(drawing) == [
        "part 1 1 18 42 url(#b-0)",
        "part-words 10 27 middle ①",
        "part 19 1 56 42 url(#b-1)",
        "part-words 47 27 middle ② 部分",
        "part 75 1 17 42 url(#b-2)",
        "part 92 1 55 42 url(#b-3)",
        "part-words 119.5 27 middle ④",
        "part 147 1 192 42 url(#b-0)",
        "part-words 243 27 middle ⑤ 部分",
    ]
    assert stray_words(drawing) == ""


def test_ten_parts_have_numbers_and_an_eleventh_would_have_none() -> None:
    assert [mark(number) for number in (0, 9, 10)] == ["①", "⑩", ""]
    assert len(_segments(bar("b", "", _parts(*[1] * 10)))) == 10


def test_each_part_is_named_as_far_as_there_is_room() -> None:
    texts = [text.text for text in read(bar("b", "", _parts(900, 80, 2))).iter(f"{_SVG}text")]
    assert texts == ["① 部分", "②"]


def test_the_bar_tells_itself_in_words_that_are_no_markup() -> None:
    assert read(bar("b", "<立项> & 验收", _parts(1, 1))).get("aria-label") == "<立项> & 验收"


@pytest.mark.parametrize("amounts", [(), (5,), (0, 0), (1,) * 11])
def test_without_two_to_ten_parts_of_something_there_is_no_bar(amounts: tuple[int, ...]) -> None:
    assert bar("b", "", _parts(*amounts)) == ""
