"""All that a reader sees for some answers: the estimate, how they were understood, the result in words."""

from collections.abc import Mapping
from typing import Any

from calculators.answers import Answers, read_answers
from calculators.estimate import assess, estimate
from calculators.form import read_form
from calculators.rule import Rule
from calculators.view import echo, view


def reply(rule: Rule, texts: Mapping[str, str]) -> dict[str, Any]:
    """`estimate`, `echo` and `view` for answers by input id, in yuan and decimal fractions unless units are written."""
    return _reply(rule, read_answers(rule.inputs, texts))


def reply_to_form(rule: Rule, form: Mapping[str, str]) -> dict[str, Any]:
    """The same for the controls of a form, in 万元 and percent unless units are chosen or written."""
    return _reply(rule, read_form(rule.inputs, form))


def _reply(rule: Rule, answers: Answers) -> dict[str, Any]:
    assessment = assess(rule, answers)
    return {
        "estimate": estimate(assessment),
        "echo": echo(rule.inputs, answers),
        "view": view(assessment),
    }
