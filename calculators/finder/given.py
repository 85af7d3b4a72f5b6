"""What somebody answered to the finder: numbers and choices, what they do not know, and what cannot be accepted."""

from collections.abc import Mapping
from typing import NamedTuple

from calculators.answers import LONGEST, Answer, Fault
from calculators.doubts import Doubt, doubts
from calculators.form import UNIT, read_form
from calculators.inputs import Input
from calculators.text import clean, shown
from calculators.view import echo

UNSURE = "?"
"""The answer of somebody who does not know; it is remembered, so that nobody is asked twice."""


class Given(NamedTuple):
    """Answers by the name of the question; `unsure` names the questions whose answer is not known.

    A doubtful answer is said back and asked about, and is none of the `values` until that is settled.
    """

    values: Mapping[str, Answer]
    unsure: frozenset[str]
    echo: Mapping[str, str]
    doubts: Mapping[str, Doubt]
    faults: tuple[Fault, ...]


def read_given(questions: Mapping[str, Input], form: Mapping[str, str]) -> Given:
    """Read the finder's form as the calculators read theirs; a fault leaves the other answers as they are."""
    known = {name: text for name, text in form.items() if name.removesuffix(UNIT) in questions or name in questions}
    strange = tuple(Fault(shown(name), "没有这个问题") for name in form if name not in known)
    unsure = frozenset(name for name, text in known.items() if name in questions and _is_unsure(text))
    texts = {name: text for name, text in known.items() if name not in unsure}
    answers = read_form(questions, texts)
    asked = doubts(questions, texts, answers)
    values = {name: value for name, value in answers.values.items() if name not in asked}
    return Given(values, unsure, echo(questions, answers), asked, (*answers.faults, *strange))


def _is_unsure(text: object) -> bool:
    return isinstance(text, str) and len(text) <= LONGEST and clean(text) == UNSURE
