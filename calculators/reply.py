"""All that a reader sees for some answers: the estimate, how they were understood, the result in words."""

from collections.abc import Mapping
from typing import Any

from calculators.answers import Answers, read_answers
from calculators.doubts import Doubt, doubts
from calculators.estimate import Assessment, assess, estimate
from calculators.form import read_form
from calculators.rule import Rule
from calculators.view import echo, view


def reply(rule: Rule, texts: Mapping[str, str]) -> dict[str, Any]:
    """`estimate`, `echo` and `view` for answers by input id, in yuan and decimal fractions unless units are written.

    `doubts` is empty: whoever answers so says what they mean.
    """
    return _reply(rule, read_answers(rule.inputs, texts), {})


def reply_to_form(rule: Rule, form: Mapping[str, str]) -> dict[str, Any]:
    """The same for the controls of a form, in 万元 and percent unless units are chosen or written.

    What was perhaps meant otherwise is estimated as it was read, asked back in `doubts` and said beside the result.
    """
    answers = read_form(rule.inputs, form)
    return _reply(rule, answers, doubts(rule.inputs, form, answers))


def _reply(rule: Rule, answers: Answers, asked: Mapping[str, Doubt]) -> dict[str, Any]:
    assessment = assess(rule, answers)
    told = estimate(assessment)
    return {
        "estimate": told,
        "echo": echo(rule.inputs, answers),
        "doubts": {name: doubt.told() for name, doubt in asked.items()},
        "view": {**view(assessment, told), "doubt": _doubt(assessment, asked)},
    }


def _doubt(assessment: Assessment, asked: Mapping[str, Doubt]) -> str:
    """What to look at before the result is believed; empty if nothing is."""
    if assessment.amount is None:
        return ""
    return "".join(f"请先核对：{assessment.rule.inputs[name].name}{doubt.question}" for name, doubt in asked.items())
