"""Which kinds of applicants somebody belongs to, as far as they said so."""

from collections.abc import Iterable, Mapping
from typing import Literal

from calculators.finder.given import Given
from calculators.finder.policy import Group

Membership = Literal["yes", "no", "unasked", "unsure"]

_BEST_FIRST: tuple[Membership, ...] = ("yes", "unasked", "unsure", "no")

WHO = ""
"""The question which kinds somebody is at all; the kinds of a larger kind are asked under its id."""


def memberships(groups: Mapping[str, Group], given: Given) -> dict[str, Membership]:
    """Each kind's membership: who does not belong to a kind belongs to none within it, and the other way round."""
    found: dict[str, Membership] = {}
    for group in groups.values():
        _find(group, groups, given, found)
    for group in groups.values():
        larger = group.within
        while found[group.id] == "yes" and larger and found[larger] in ("unasked", "unsure"):
            found[larger] = "yes"
            larger = groups[larger].within
    return found


def _find(group: Group, groups: Mapping[str, Group], given: Given, found: dict[str, Membership]) -> Membership:
    if group.id not in found:
        larger = _find(groups[group.within], groups, given, found) if group.within else "yes"
        found[group.id] = "no" if larger == "no" else _said(group, given, larger)
    return found[group.id]


def _said(group: Group, given: Given, larger: Membership) -> Membership:
    answer = given.values.get(group.id)
    if answer is not None:
        return "yes" if answer == "yes" else "no"
    if group.id in given.unsure:
        return "unsure"
    return "unasked" if larger == "yes" else larger


def best(applicants: Iterable[str], found: Mapping[str, Membership]) -> Membership:
    """The membership of a rule that is for several kinds: one of them is enough."""
    states = {found[applicant] for applicant in applicants}
    return next(state for state in _BEST_FIRST if state in states)


def step_of(applicants: Iterable[str], groups: Mapping[str, Group], found: Mapping[str, Membership]) -> str:
    """Where to ask next for a rule whose membership is unasked: `WHO`, or the id of a kind that has kinds within."""
    steps = []
    for applicant in applicants:
        group = groups[applicant]
        if found[applicant] != "unasked":
            continue
        while group.within and found[group.within] == "unasked":
            group = groups[group.within]
        steps.append(group.within)
    return WHO if WHO in steps else steps[0]
