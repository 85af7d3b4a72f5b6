"""The finder as its page has it before anything is answered: every question, every award, every kind of applicant."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from calculators.finder import Policy
from calculators.finder.membership import WHO
from calculators.finder.policy import Entry
from calculators.finder.standing import standing
from generator.calculator_view import (
    CalculatorView,
    ConditionLine,
    Question,
    calculator_views,
    former_calculator_views,
)
from generator.model.handbook import ApplicantGroup, Handbook
from generator.rules import compile_policy
from generator.views.award import ApplicationView, AwardView, application_views, award_phases


@dataclass(frozen=True, slots=True)
class WhoView:
    """The question which kinds somebody belongs to; `within` is the larger kind, None for the very first question."""

    name: str
    within: ApplicantGroup | None
    kinds: tuple[ApplicantGroup, ...]


@dataclass(frozen=True, slots=True)
class CardView:
    """An award as the finder lists it; `names` pairs the ids of its inputs with the names of the finder's questions."""

    view: AwardView
    conditions: tuple[ConditionLine, ...]
    names: tuple[tuple[str, str], ...]
    has_examples: bool


@dataclass(frozen=True, slots=True)
class FinderView:
    """What the finder's template needs; a question's `id` is the name under which the finder asks it.

    `kept_at_nought` names the questions that 0 answers well, so that nobody who has no such thing may be told to fill
    it in: 不超过 3 年 is met by 0 年.
    """

    who: tuple[WhoView, ...]
    questions: tuple[Question, ...]
    kept_at_nought: frozenset[str]
    cards: tuple[CardView, ...]
    applications: tuple[ApplicationView, ...]
    since: dt.date | None = None
    until: dt.date | None = None
    former: tuple["FinderView", ...] = ()
    """The same for the versions that hold before, each up to its last day."""


def finder_view(
    handbook: Handbook, awards: Iterable[AwardView], calculators: Mapping[str, CalculatorView]
) -> FinderView:
    """The finder of a handbook, by the day; `awards` and `calculators` are those of the newest version."""
    former = []
    since: dt.date | None = None
    for version in handbook.former:
        times = [view for views in award_phases(handbook).values() for view in views if view.holds_on(version.until)]
        forms = {view.award.id: _calculator(handbook, view) for view in times}
        former.append(replace(_of_version(version.handbook, times, forms), since=since, until=version.until))
        since = version.until + dt.timedelta(days=1)
    return replace(_of_version(handbook, awards, calculators), since=since, former=tuple(former))


def _calculator(handbook: Handbook, view: AwardView) -> CalculatorView:
    known = former_calculator_views(handbook) if view.version else {}
    own = next((one for one in known.get(view.award.id, ()) if one.time.version is view.version), None)
    return own or calculator_views(handbook)[view.award.id]


def _of_version(
    handbook: Handbook, awards: Iterable[AwardView], calculators: Mapping[str, CalculatorView]
) -> FinderView:
    compiled = compile_policy(handbook)
    entries = {entry.rule.award: entry for entry in Policy.read(compiled["groups"], compiled["rules"]).entries}
    views = {view.award.id: view for view in awards}
    questions: dict[str, Question] = {}
    kept_at_nought = set()
    cards = []
    for award, entry in entries.items():
        calculator = calculators[award]
        for question in calculator.questions:
            name = entry.names[question.id]
            questions.setdefault(name, replace(question, id=name))
            if _is_kept_at_nought(entry, question.id):
                kept_at_nought.add(name)
        names = tuple(entry.names.items())
        cards.append(CardView(views[award], calculator.conditions, names, bool(calculator.examples)))
    return FinderView(
        _who(handbook),
        tuple(questions.values()),
        frozenset(kept_at_nought),
        tuple(cards),
        application_views(handbook),
    )


def _is_kept_at_nought(entry: Entry, input_id: str) -> bool:
    found = standing(entry, {input_id: Decimal(0)}, frozenset())
    return found.state != "unmet" and found.checked > 0


def _who(handbook: Handbook) -> tuple[WhoView, ...]:
    groups = {group.id: group for group in handbook.applicant_groups}
    larger = dict.fromkeys(group.within for group in groups.values())
    return tuple(
        WhoView(
            within or WHO,
            groups[within] if within else None,
            tuple(group for group in groups.values() if group.within == within),
        )
        for within in sorted(larger, key=lambda within: within is not None)
    )
