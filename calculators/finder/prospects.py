"""Which questions can still change how the conditions of a rule stand.

Found by trying: every unknown condition is judged with answers on both sides of each of its figures, together with the
other conditions that wait for the same questions. A question whose answer never changes anything is not asked.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product
from math import prod
from typing import Literal, NamedTuple

from calculators.answers import Answer
from calculators.conditions import AnyOf, Condition, Threshold
from calculators.inputs import Input
from calculators.money import EXACT
from calculators.situation import Situation

State = Literal["met", "unknown", "unmet"]

_MOST_TRIALS = 3_000
"""A knot of conditions that would take more is not searched: all its questions are asked."""

_ONE = Decimal(1)
_HALF = Decimal("0.5")


class Prospects(NamedTuple):
    """The inputs whose answers can change the conditions: `failing` can make one unmet, `meeting` can make one met.

    `can_be_met` is false when answers that nobody knows keep the conditions open whatever else is answered.
    """

    failing: frozenset[str]
    meeting: frozenset[str]
    can_be_met: bool


NOTHING_OPEN = Prospects(frozenset(), frozenset(), can_be_met=True)
"""The prospects where no condition is unknown."""


def prospects(unknown: Sequence[Condition], situation: Situation, unsure: frozenset[str]) -> Prospects:
    """The prospects of conditions that are unknown; `unsure` names the inputs whose answers are not to be had."""
    failing: set[str] = set()
    meeting: set[str] = set()
    can_be_met = True
    for conditions, asked in _knots(unknown, situation, unsure):
        fails, meets, can_meet = _search(conditions, asked, situation)
        failing |= fails
        meeting |= meets
        can_be_met &= can_meet
    return Prospects(frozenset(failing), frozenset(meeting), can_be_met)


def _knots(
    unknown: Sequence[Condition], situation: Situation, unsure: frozenset[str]
) -> list[tuple[list[Condition], list[str]]]:
    """The conditions in groups that have no open question in common, with their open questions."""
    knots: list[tuple[list[Condition], list[str]]] = []
    for condition in unknown:
        asked = [name for name in condition.inputs if name not in situation.answers and name not in unsure]
        joined: tuple[list[Condition], list[str]] = ([condition], asked)
        apart = []
        for knot in knots:
            if set(asked).isdisjoint(knot[1]):
                apart.append(knot)
            else:
                joined = (knot[0] + joined[0], knot[1] + joined[1])
        knots = [*apart, joined]
    return [(conditions, list(dict.fromkeys(asked))) for conditions, asked in knots]


def _search(conditions: list[Condition], asked: list[str], situation: Situation) -> tuple[set[str], set[str], bool]:
    figures = [figure for condition in conditions for figure in _figures(condition, situation)]
    trials = [(None, *_notable_answers(situation.inputs[name], figures)) for name in asked]
    if prod(map(len, trials)) > _MOST_TRIALS:
        return set(asked), set(asked), True
    states = {answers: _state(conditions, situation, asked, answers) for answers in product(*trials)}
    failing, meeting = set(), set()
    for answers, state in states.items():
        for place, name in enumerate(asked):
            if answers[place] is None or states[*answers[:place], None, *answers[place + 1 :]] == state:
                continue
            if state == "unmet":
                failing.add(name)
            elif state == "met":
                meeting.add(name)
    return failing, meeting, "met" in states.values()


def _state(
    conditions: Sequence[Condition], situation: Situation, asked: Sequence[str], answers: tuple[Answer | None, ...]
) -> State:
    given = {name: answer for name, answer in zip(asked, answers, strict=True) if answer is not None}
    tried = situation._replace(answers={**situation.answers, **given})
    return state_of([verdict.state for condition in conditions if (verdict := condition.judge(tried)) is not None])


def state_of(states: Sequence[str]) -> State:
    """How conditions stand together; what only the applicant can declare keeps nothing open."""
    if "unmet" in states:
        return "unmet"
    return "unknown" if "unknown" in states else "met"


def _figures(condition: Condition, situation: Situation) -> Iterator[Decimal]:
    if isinstance(condition, AnyOf):
        for part in condition.of:
            yield from _figures(part, situation)
    elif isinstance(condition, Threshold):
        if condition.bound is not None:
            yield condition.bound
        for name in (condition.input, condition.compare_to):
            known = situation.number(name)
            if condition.compare_to is not None:
                yield _ONE if known is None else known


def _notable_answers(question: Input, figures: Sequence[Decimal]) -> list[Answer]:
    if question.choices:
        return [choice.id for choice in question.choices]
    near = {number for figure in figures for number in _around(question, figure)}
    least = question.minimum or Decimal(0)
    most = _ONE if question.type == "share" else question.maximum
    return [number for number in sorted(near) if least <= number and (most is None or number <= most)]


def _around(question: Input, figure: Decimal) -> tuple[Decimal, Decimal, Decimal]:
    if question.type == "share":
        return EXACT.multiply(figure, _HALF), figure, EXACT.multiply(EXACT.add(figure, _ONE), _HALF)
    return EXACT.subtract(figure, _ONE), figure, EXACT.add(figure, _ONE)


def in_document_order(names: Mapping[str, str], wanted: frozenset[str]) -> tuple[str, ...]:
    """The names under which these inputs are asked, in the order of the rule."""
    return tuple(name for input_id, name in names.items() if input_id in wanted)
