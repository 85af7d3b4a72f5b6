"""How much is missing or too much, as people would say it."""

from decimal import Decimal
from typing import Any

import pytest

from calculators.differences import apart
from calculators.inputs import Input
from tests.calculators import made


def _said(kind: str, difference: str, **more: Any) -> str:  # noqa: ANN401 - JSON
    return apart("还差", Input.read(made.question("asked", kind, **more)), Decimal(difference))


@pytest.mark.parametrize(
    ("years", "said"),
    [
        ("1", "还差 1 年"),
        ("2", "还差 2 年"),
        ("0.5", "还差 6 个月"),
        ("1.25", "还差 1 年 3 个月"),
        ("0.1", "还差约 1 个月"),
        ("0.125", "还差约 2 个月"),
        ("1.1", "还差约 1 年 1 个月"),
        ("0.9999", "还差约 1 年"),
        ("0.08", "还差不到 1 个月"),
        ("0.0000001", "还差不到 1 个月"),
    ],
)
def test_time_is_said_in_whole_years_and_months(years: str, said: str) -> None:
    assert _said("number", years, unit="年") == said


@pytest.mark.parametrize(("heads", "said"), [("2", "还差 2 人"), ("0.5", "还差 1 人"), ("10", "还差 10 人")])
def test_people_are_whole(heads: str, said: str) -> None:
    assert _said("count", heads, unit="人") == said


@pytest.mark.parametrize(("years", "said"), [("2", "还差 2 年"), ("10", "还差 10 年")])
def test_years_that_are_counted_stay_whole(years: str, said: str) -> None:
    assert _said("count", years, unit="年") == said


@pytest.mark.parametrize(
    ("area", "said"),
    [
        ("1000", "还差 1000 平方米"),
        ("0.5", "还差 0.5 平方米"),
        ("0.01", "还差 0.01 平方米"),
        ("16.666666", "还差约 16.67 平方米"),
        ("0.009", "还差不到 0.01 平方米"),
    ],
)
def test_other_numbers_are_said_to_two_places(area: str, said: str) -> None:
    assert _said("number", area, unit="平方米") == said


@pytest.mark.parametrize(("share", "said"), [("0.05", "还差 5 个百分点"), ("0.00001", "还差不到 0.01 个百分点")])
def test_shares_differ_by_points(share: str, said: str) -> None:
    assert _said("share", share) == said


@pytest.mark.parametrize(
    ("yuan", "said"), [("500000", "还差 50 万元"), ("0.01", "还差 0.01 元"), ("0.009", "还差不到 0.01 元")]
)
def test_money_is_said_to_the_cent_and_never_as_nought(yuan: str, said: str) -> None:
    assert _said("money", yuan) == said
