"""What the pages about the whole handbook show: validity, applicant groups, offices."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.handbook import ApplicantGroup, Handbook
from generator.model.office import Office
from generator.numerals import chinese_numeral
from generator.views.applicants import reached_by
from generator.views.award import ApplicationView, AwardView, application_views
from generator.views.contacts import Service, office_name, services_of


@dataclass(frozen=True, slots=True)
class ValidityView:
    """For how long the document is in force, with both days included; `years` is empty if the text sets none."""

    effective: dt.date
    last_day: dt.date | None
    years: str
    note: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """A kind of applicant and what is for it by name; `within` is the larger kind it belongs to, `kinds` the smaller.

    `reach` counts all awards that somebody of this kind may look at, those of the larger and smaller kinds with them;
    `open_reach` likewise what can be applied for without a stated amount.
    """

    group: ApplicantGroup
    within: ApplicantGroup | None
    kinds: tuple[ApplicantGroup, ...]
    awards: tuple[AwardView, ...]
    applications: tuple[ApplicationView, ...]
    reach: int
    open_reach: int


@dataclass(frozen=True, slots=True)
class OfficeView:
    """An office of the directory and the articles that it answers for."""

    office: Office
    services: tuple[Service, ...]

    @property
    def name(self) -> str:
        """The office's full name."""
        return office_name(self.office)


def validity_view(handbook: Handbook) -> ValidityView | None:
    """The first and the last day of validity: the one that the text names, or that before the same date years later.

    None where the text says nothing of it.
    """
    validity = handbook.document.validity
    if not validity:
        return None
    if not validity.years:
        return ValidityView(validity.effective, validity.last_day, "", validity.effective_note)
    years = int(validity.years.value)
    return ValidityView(
        validity.effective, last_day(validity.effective, years), f"{chinese_numeral(years)}年", validity.effective_note
    )


def last_day(effective: dt.date, years: int) -> dt.date:
    """The last day of a period of whole years that begins on `effective`; 29 February counts as 1 March."""
    try:
        anniversary = effective.replace(year=effective.year + years)
    except ValueError:
        anniversary = dt.date(effective.year + years, 3, 1)
    return anniversary - dt.timedelta(days=1)


def group_views(handbook: Handbook, awards: Iterable[AwardView]) -> tuple[GroupView, ...]:
    """The kinds of applicants that can apply for something, in the file's order, each with its own of these awards."""
    awards, applications = tuple(awards), application_views(handbook)
    groups = {group.id: group for group in handbook.applicant_groups}
    reach = _reach(handbook, (view.award.applicants for view in awards))
    open_reach = _reach(handbook, (view.application.applicants for view in applications))
    views = (
        GroupView(
            group,
            groups[group.within] if group.within else None,
            tuple(kind for kind in handbook.applicant_groups if kind.within == group.id),
            tuple(view for view in awards if group.id in view.award.applicants),
            tuple(view for view in applications if group.id in view.application.applicants),
            reach[group.id],
            open_reach[group.id],
        )
        for group in handbook.applicant_groups
    )
    return tuple(view for view in views if view.reach or view.open_reach)


def _reach(handbook: Handbook, applicants: Iterable[tuple[str, ...]]) -> Counter[str]:
    return Counter(kind for own in applicants for kind in reached_by(handbook.applicant_groups, own))


def office_views(handbook: Handbook) -> tuple[OfficeView, ...]:
    """All offices, in the file's order."""
    return tuple(OfficeView(office, services_of(handbook, office)) for office in handbook.offices)
