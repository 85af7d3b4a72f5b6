"""Which question comes next: the one that settles most.

Each rule that waits for answers has one vote and divides it equally among the questions that it waits for: a question
that alone settles a rule gets the whole vote, one of five a fifth, and one that several rules wait for gets a vote of
each. Of equal questions the one that comes first in the document is first, so that the order is always the same.
"""

from collections import Counter
from collections.abc import Iterable

_VOTE = 720_720
"""Divisible by every number up to 16, so that shares of votes add up exactly."""


def in_order(waiting: Iterable[tuple[str, ...]]) -> list[str]:
    """The questions that some rule waits for, the one that settles most first."""
    votes: Counter[str] = Counter()
    for questions in waiting:
        for name in questions:
            votes[name] += _VOTE // len(questions)
    return [name for name, _ in votes.most_common()]
