import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.numerals import chinese_numeral


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (43, "四十三"), (100, "一百"), (105, "一百零五"),
     (110, "一百一十"), (999, "九百九十九"), (1010, "一千零一十"), (4003, "四千零三"), (4300, "四千三百")],
)  # fmt: skip
def test_a_number_is_written_as_headings_write_it(number: int, words: str) -> None:
    assert chinese_numeral(number) == words


@pytest.mark.parametrize("number", [0, -1, 10_000])
def test_a_number_that_no_heading_has_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        chinese_numeral(number)


@given(st.integers(1, 9998))
def test_neighbouring_numbers_have_different_words(number: int) -> None:
    assert chinese_numeral(number) != chinese_numeral(number + 1)
