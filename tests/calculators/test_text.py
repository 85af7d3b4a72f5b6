import pytest

from calculators.text import clean, shown, without_brackets


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("１，５００．５", "1,500.5"),
        ("５５％", "55%"),
        ("  1500　万元 ", "1500 万元"),
        ("\u00a01500\u200b\ufeff", "1500"),
        ("￥500", "¥500"),
        ("－5", "-5"),
        ("！～", "!~"),
        ("−5", "-5"),
    ],
)
def test_the_same_answer_reads_the_same_however_it_was_typed(typed: str, same: str) -> None:
    assert clean(typed) == same


@pytest.mark.parametrize("dash", ["\uff0d", "\u2212", "\u2013", "\ufe63"])
def test_each_dash_is_a_minus(dash: str) -> None:
    assert clean(f"{dash}5") == "-5"


@pytest.mark.parametrize("mark", ["\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff"])
def test_marks_that_nobody_sees_are_no_part_of_an_answer(mark: str) -> None:
    assert clean(f"{mark}1{mark}5") == "15"


def test_signs_that_only_look_like_digits_stay_what_they_are() -> None:
    assert clean("5²①½") == "5²①½"


def test_long_text_is_said_back_shortened() -> None:
    assert shown("字" * 21) == "字" * 20 + "…"
    assert shown("字" * 20) == "字" * 20


def test_text_is_said_back_without_what_a_screen_or_file_cannot_hold() -> None:
    assert shown("a\x00\ud800\u202eb") == "a���b"


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("研发投入（按年计）", "研发投入"),
        ("本期（上年度）的（合同）额", "本期的额"),
        ("研发投入", "研发投入"),
        ("甲（乙", "甲"),
    ],
)
def test_explanations_in_brackets_are_left_out_of_a_name(label: str, name: str) -> None:
    assert without_brackets(label) == name
