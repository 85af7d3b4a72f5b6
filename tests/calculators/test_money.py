from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.money import money_in_words, plain_amount, plain_number, rate_in_words, split_exactly, to_cent


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "0 元"),
        ("0.5", "0.50 元"),
        ("5000", "5000 元"),
        ("9999.99", "9,999.99 元"),
        ("10000", "1 万元"),
        ("12345", "1.2345 万元"),
        ("12345.6", "12,345.60 元"),
        ("250000", "25 万元"),
        ("99999999", "9999.9999 万元"),
        ("100000000", "1 亿元"),
        ("150000000.00", "1.5 亿元"),
        ("100000001", "10000.0001 万元"),
        ("1000000000000000", "10000000 亿元"),
    ],
)
def test_an_amount_is_written_as_people_write_it(amount: str, words: str) -> None:
    assert money_in_words(Decimal(amount)) == words


@pytest.mark.parametrize(("rate", "words"), [("0.05", "5%"), ("0.125", "12.5%"), ("1", "100%"), ("0", "0%")])
def test_a_rate_is_written_in_percent(rate: str, words: str) -> None:
    assert rate_in_words(Decimal(rate)) == words


@pytest.mark.parametrize(("amount", "cents"), [("0.005", "0.01"), ("0.0049", "0.00"), ("2.675", "2.68")])
def test_half_a_cent_is_rounded_up(amount: str, cents: str) -> None:
    assert str(to_cent(Decimal(amount))) == cents


def test_an_amount_for_programs_has_two_decimals_and_no_exponent() -> None:
    assert plain_amount(Decimal("1E+7")) == "10000000.00"


@pytest.mark.parametrize(
    ("number", "digits"),
    [("5E+3", "5000"), ("0.50", "0.5"), ("100", "100"), ("0", "0"), ("0.00", "0"), ("1" * 30, "1" * 30)],
)
def test_a_number_has_all_its_digits_and_no_more(number: str, digits: str) -> None:
    assert plain_number(Decimal(number)) == digits


def test_the_last_part_is_what_remains() -> None:
    assert split_exactly([Decimal("33.335"), Decimal("33.335")]) == (Decimal("33.34"), Decimal("33.33"))


def test_a_cent_beside_the_largest_amounts_is_not_lost() -> None:
    parts = (Decimal(10) ** 28, Decimal("0.01"))
    assert split_exactly(parts) == parts


def test_nothing_has_no_parts() -> None:
    assert split_exactly([]) == ()


@given(st.lists(st.decimals(min_value=0, max_value=10**9, places=4), min_size=1, max_size=6))
def test_rounded_parts_add_up_to_the_rounded_total_and_none_is_negative(parts: list[Decimal]) -> None:
    rounded = split_exactly(parts)
    assert sum(rounded) == to_cent(sum(parts, Decimal(0)))
    assert min(rounded) >= 0
