from decimal import Decimal

import pytest

from calculators.chinese_numerals import amount_in_numerals


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "零元"),
        ("10", "十元"),
        ("15", "十五元"),
        ("110", "一百一十元"),
        ("105", "一百零五元"),
        ("1010", "一千零一十元"),
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
