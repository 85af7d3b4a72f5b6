from decimal import Decimal

import pytest

from calculators.quantities import AnswerError, read_quantity

_UNITS = {"亿": Decimal(10**8), "万": Decimal(10**4), "万元": Decimal(10**4), "元": Decimal(1), "角": Decimal("0.1")}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("15", "15"),
        ("15元", "15"),
        ("1500 万 元", "15000000"),
        ("1,500万", "15000000"),
        ("1 500 万", "15000000"),
        ("15,000,000.50", "15000000.50"),
        (".5", "0.5"),
        ("5.", "5"),
        ("1亿2000万元", "120000000"),
        ("5元5角", "5.5"),
        ("007", "7"),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, value: str) -> None:
    assert read_quantity(text, _UNITS, Decimal(1)) == Decimal(value)


def test_a_number_without_a_unit_is_worth_what_the_field_says() -> None:
    assert read_quantity("15", _UNITS, Decimal(10_000)) == 150_000


@pytest.mark.parametrize(
    "text",
    [
        "", ".", ",", "abc", "万", "1.2.3", "1e5", "0x10", "1_000", "NaN", "Infinity", "5²", "٣", "十万",
        "5人", "1万2", "1万2亿", "1万20000元", "1万10000元", "5元5元", "1. 5", "1/2", "5%", "+5",
    ],
)  # fmt: skip
def test_what_is_no_number_is_not_read(text: str) -> None:
    assert read_quantity(text, _UNITS, Decimal(1)) is None


@pytest.mark.parametrize("text", ["1,5", "15,00", "1234,567", ",500", "1,,500", "500,"])
def test_a_separator_at_an_odd_place_is_an_error_that_says_where_separators_belong(text: str) -> None:
    with pytest.raises(AnswerError, match=r"^逗号和空格只能用来分隔千位，例如 15,000,000；小数点请用“\.”$"):
        read_quantity(text, _UNITS, Decimal(1))


@pytest.mark.parametrize("text", ["-5", "-0.01万元", "负5"])
def test_a_negative_number_is_an_error(text: str) -> None:
    with pytest.raises(AnswerError, match="负数"):
        read_quantity(text, _UNITS, Decimal(1))
