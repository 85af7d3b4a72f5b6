"""Which awards a kind of applicant reaches: the one answer of the home page, the awards table and the finder."""

from collections.abc import Iterable, Sequence

from generator.model.handbook import ApplicantGroup


def reached_by(groups: Sequence[ApplicantGroup], applicants: Iterable[str]) -> tuple[str, ...]:
    """Every kind that reaches what is for these applicants, in the order of `groups`.

    That is each of them, all kinds inside it, whose members belong to it as well, and all kinds around it, whose
    members may turn out to belong to it.
    """
    around = {group.id: _around(groups, group.id) for group in groups}
    wanted = set(applicants)
    wider = {larger for applicant in wanted for larger in around[applicant]}
    return tuple(group.id for group in groups if group.id in wanted | wider or wanted & around[group.id])


def _around(groups: Sequence[ApplicantGroup], kind: str) -> set[str]:
    """The larger kinds of which a kind is a part."""
    larger = next(group.within for group in groups if group.id == kind)
    return {larger} | _around(groups, larger) if larger else set()
