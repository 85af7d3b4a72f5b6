from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.chinese_numerals import amount_in_numerals, is_large, is_numeral, number_in_numerals, with_digits


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "零元"),
        ("10", "十元"),
        ("15", "十五元"),
        ("110", "一百一十元"),
        ("105", "一百零五元"),
        ("1001", "一千零一元"),
        ("1010", "一千零一十元"),
        ("10950", "一万零九百五十元"),
        ("11000", "一万一千元"),
        ("5000", "五千元"),
        ("20000", "二万元"),
        ("100010", "十万零一十元"),
        ("150000", "十五万元"),
        ("1000500", "一百万零五百元"),
        ("15000000", "一千五百万元"),
        ("100000000", "一亿元"),
        ("100010000", "一亿零一万元"),
        ("1000000001", "十亿零一元"),
        ("1000000000000", "一万亿元"),
        ("1000000000000000", "一千万亿元"),
        ("12.34", "十二元三角四分"),
        ("12.30", "十二元三角"),
        ("12.04", "十二元零四分"),
        ("0.5", "五角"),
        ("0.05", "五分"),
        ("0.005", "一分"),
    ],
)
def test_an_amount_reads_as_it_is_said(amount: str, words: str) -> None:
    assert amount_in_numerals(Decimal(amount)) == words


@given(st.integers(min_value=0, max_value=10**16 - 1))
def test_every_numeral_is_read_as_it_is_written(number: int) -> None:
    assert with_digits(number_in_numerals(number)) == str(number)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("一千五百万元", "15000000元"),
        ("壹仟伍佰万元", "15000000元"),
        ("叁佰元伍角", "300元5角"),
        ("两亿二千万", "220000000"),
        ("一百〇五", "105"),
        ("十五", "15"),
        ("一十五", "15"),
        ("贰億叁仟萬", "230000000"),
        ("三年", "3年"),
        ("零", "0"),
        ("一亿亿", "10000000000000000"),
        ("1亿2千万", "120000000"),
        ("5百", "500"),
        ("1千5百", "1500"),
        ("1 千 5 百", "1500"),
        ("貳億參仟萬", "230000000"),
        ("一千 五百", "1500"),
    ],
)
def test_numerals_of_people_and_of_cheques_become_digits(text: str, digits: str) -> None:
    assert with_digits(text) == digits


@pytest.mark.parametrize("text", ["一千五", "万", "万万", "百万", "亿元", "一零五", "百十", "一万零零五"])
def test_what_is_not_written_out_in_full_stays(text: str) -> None:
    assert with_digits(text) == text


@pytest.mark.parametrize("text", ["1500万元", "1.5千万", "1,500百", "", "abc"])
def test_text_without_numerals_of_its_own_stays(text: str) -> None:
    assert with_digits(text) == text


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("零一二三四五六七八九十百千万亿", True), ("叁佰", True), ("三元", False), ("3", False), ("", False)],
)
def test_a_numeral_is_made_of_numerals_alone(text: str, is_one: bool) -> None:  # noqa: FBT001 - a row of the table
    assert is_numeral(text) is is_one


@pytest.mark.parametrize(("text", "has_one"), [("三万", True), ("三亿", True), ("叁億", True), ("三千", False)])
def test_units_of_large_numbers_are_known(text: str, has_one: bool) -> None:  # noqa: FBT001 - a row of the table
    assert is_large(text) is has_one
