"""In which order the finder asks, and lists awards."""

import pytest

from calculators.finder.order import in_order
from tests.calculators import made
from tests.calculators.finder_policies import award, finder, group

_STAFF = made.question("staff", "count", unit="人")
_AREA = made.question("area", "number", unit="平方米")
_TEN = made.threshold("staff", ">=", "10")
_LARGE = made.threshold("area", ">=", "500")


def test_a_question_that_alone_settles_an_award_comes_before_one_of_several() -> None:
    assert in_order([("one", "other"), ("alone",)]) == ["alone", "one", "other"]


@pytest.mark.parametrize("number", range(2, 17))
def test_shares_of_votes_add_up_exactly(number: int) -> None:
    """So many awards that share a question among so many are worth one that it settles alone; the first comes first."""
    shared = [("shared", *(f"{award}-{question}" for question in range(1, number))) for award in range(number)]
    assert in_order([*shared, ("alone",)])[:2] == ["shared", "alone"]
    assert in_order([("alone",), *shared])[:2] == ["alone", "shared"]


def _listed(place: str, *awards: made.Json, **answers: str) -> list[str]:
    groups = (group("firm"), group("lab"))
    return [entry["award"] for entry in finder(*awards, groups=groups).reply({"firm": "yes", **answers})[place]]


def test_what_answers_met_is_listed_before_what_is_only_declared() -> None:
    awards = award("declared", conditions=(made.declared(),)), award("met", _STAFF, conditions=(_TEN,))
    assert _listed("met", *awards, **{"met.staff": "10"}) == ["met", "declared"]


def test_what_is_open_is_listed_by_membership_and_then_by_how_little_is_missing() -> None:
    awards = (
        award("for labs", applicants=["lab"]),
        award("two", _STAFF, _AREA, conditions=(_TEN, _LARGE)),
        award("one", _STAFF, conditions=(_TEN,)),
    )
    assert _listed("open", *awards) == ["one", "two", "for labs"]


def test_what_is_for_others_is_listed_last() -> None:
    awards = award("for labs", applicants=["lab"]), award("short", _STAFF, conditions=(_TEN,))
    assert _listed("unmet", *awards, lab="no", **{"short.staff": "9"}) == ["short", "for labs"]
