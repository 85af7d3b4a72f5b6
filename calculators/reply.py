"""All that a reader sees for some answers: the estimate, how they were understood, the result in words."""

from collections.abc import Mapping
from typing import Any

from calculators.answers import Answers, read_answers
from calculators.estimate import assess, estimate
from calculators.form import read_form
from calculators.rule import Rule
from calculators.slips import slips
from calculators.view import echo, view


def reply(rule: Rule, texts: Mapping[str, str]) -> dict[str, Any]:
    """`estimate`, `echo` and `view` for answers by input id, in yuan and decimal fractions unless units are written."""
    answers = read_answers(rule.inputs, texts)
    return _reply(rule, answers, echo(rule.inputs, answers))


def reply_to_form(rule: Rule, form: Mapping[str, str]) -> dict[str, Any]:
    """The same for the controls of a form, in 万元 and percent unless units are chosen or written.

    What was perhaps meant in another unit is asked back behind its echo.
    """
    answers = read_form(rule.inputs, form)
    understood = echo(rule.inputs, answers)
    for name, question in slips(rule.inputs, form, answers).items():
        understood[name] += f"。{question}"
    return _reply(rule, answers, understood)


def _reply(rule: Rule, answers: Answers, understood: dict[str, str]) -> dict[str, Any]:
    assessment = assess(rule, answers)
    told = estimate(assessment)
    return {"estimate": told, "echo": understood, "view": view(assessment, told)}
