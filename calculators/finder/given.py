"""What somebody answered to the finder: numbers and choices, what they do not know, and what cannot be accepted."""

from collections.abc import Mapping
from typing import NamedTuple

from calculators.answers import LONGEST, Answer, Fault
from calculators.form import UNIT, read_form
from calculators.inputs import Input
from calculators.slips import slips
from calculators.text import clean, shown
from calculators.view import echo

UNSURE = "?"
"""The answer of somebody who does not know; it is remembered, so that nobody is asked twice."""


class Given(NamedTuple):
    """Answers by the name of the question; `unsure` names the questions whose answer is not known."""

    values: Mapping[str, Answer]
    unsure: frozenset[str]
    echo: Mapping[str, str]
    faults: tuple[Fault, ...]


def read_given(questions: Mapping[str, Input], form: Mapping[str, str]) -> Given:
    """Read the finder's form as the calculators read theirs; a fault leaves the other answers as they are."""
    known = {name: text for name, text in form.items() if name.removesuffix(UNIT) in questions or name in questions}
    strange = tuple(Fault(shown(name), "没有这个问题") for name in form if name not in known)
    unsure = frozenset(name for name, text in known.items() if name in questions and _is_unsure(text))
    texts = {name: text for name, text in known.items() if name not in unsure}
    answers = read_form(questions, texts)
    understood = echo(questions, answers)
    for name, question in slips(questions, texts, answers).items():
        understood[name] += f"。{question}"
    return Given(answers.values, unsure, understood, (*answers.faults, *strange))


def _is_unsure(text: object) -> bool:
    return isinstance(text, str) and len(text) <= LONGEST and clean(text) == UNSURE
