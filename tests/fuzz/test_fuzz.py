"""A small part of the spoilt files; `python -m tests.fuzz` tries them by the thousand."""

import pytest

from tests.fuzz.judging import Outcome, content_of, judge
from tests.fuzz.spoiling import spoil

SEED = 1
BATCHES = tuple(range(1, 241, 30))
WENT_WRONG_ONCE = (12, 61, 430, 1803, 2656, 3144, 5566, 6158)
"""Files that were not told about, or not judged, as they should be, before that was mended."""


@pytest.mark.parametrize("first", BATCHES)
def test_each_spoilt_file_gives_the_right_site_or_a_clear_message_with_a_line(first: int) -> None:
    verdicts = [judge(number, SEED) for number in range(first, first + 30)]
    assert [verdict for verdict in verdicts if verdict.outcome is Outcome.WRONG] == []


@pytest.mark.parametrize("number", WENT_WRONG_ONCE)
def test_a_file_that_went_wrong_once_is_told_about_well(number: int) -> None:
    assert judge(number, SEED).outcome is not Outcome.WRONG


@pytest.mark.site
@pytest.mark.parametrize("number", [3, 38])
def test_a_spoilt_file_is_built_whole_or_not_at_all(number: int) -> None:
    verdict = judge(number, SEED, whole=True)
    assert verdict.outcome is not Outcome.WRONG, verdict.detail


def test_the_same_number_always_gives_the_same_file() -> None:
    assert content_of(7, SEED) == content_of(7, SEED)


def test_files_are_spoilt_in_many_ways() -> None:
    assert len({spoil(number, SEED, b"a: b\n")[1] for number in range(200)}) > 100


def test_the_files_of_the_small_part_are_accepted_and_refused() -> None:
    outcomes = {judge(number, SEED).outcome for number in range(1, 60)}
    assert outcomes == {Outcome.SITE, Outcome.MESSAGE}
