import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.marks import mark_at, number_of
from generator.numerals import chinese_number, chinese_numeral


@pytest.mark.parametrize(
    ("first", "position", "mark"),
    [
        ("（1）", 3, "（3）"),
        ("（一）", 12, "（十二）"),
        ("一、", 2, "二、"),
        ("1.", 10, "10."),
        ("１．", 21, "２１．"),
        ("①", 20, "⑳"),
        ("a.", 2, "b."),
        ("A、", 26, "Z、"),
        ("第一，", 2, "第二，"),
    ],
)
def test_a_mark_goes_on_as_the_first_one_begins(first: str, position: int, mark: str) -> None:
    assert mark_at(first, position) == mark


@pytest.mark.parametrize(("first", "position", "mark"), [("①", 21, "（21）"), ("a.", 27, "（27）")])
def test_where_a_kind_of_numeral_ends_digits_in_brackets_go_on(first: str, position: int, mark: str) -> None:
    assert mark_at(first, position) == mark


@pytest.mark.parametrize(
    ("mark", "number"),
    [
        ("（十二）", 12),
        ("③", 3),
        ("1.", 1),
        ("１０、", 10),
        ("第 1 0 条", 10),
        ("第一百零五条", 105),
        ("c.", 3),
        ("第二〇条", 20),
    ],
)
def test_the_number_of_a_mark_is_read(mark: str, number: int) -> None:
    assert number_of(mark) == number


@pytest.mark.parametrize("mark", ["", "·", "第条", "零", "12345."])
def test_a_mark_without_a_number_has_none(mark: str) -> None:
    assert number_of(mark) is None


@given(st.integers(1, 9999))
def test_a_chinese_numeral_is_read_back(number: int) -> None:
    assert chinese_number(chinese_numeral(number)) == number
