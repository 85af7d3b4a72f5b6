"""The result in words, for people: what stands large, of what kind it is, and one sentence on how it comes about."""

from collections.abc import Mapping
from typing import Any

from calculators.answers import Answers
from calculators.chinese_numerals import amount_in_numerals
from calculators.estimate import Assessment
from calculators.inputs import Input
from calculators.money import money_in_words, rate_in_words


def view(assessment: Assessment) -> dict[str, Any]:
    """`headline`, `kind`, `sentence` and `condition_notes` (by condition id) of an assessment."""
    headline, kind, sentence = _result(assessment)
    return {
        "headline": headline,
        "kind": kind,
        "sentence": sentence,
        "condition_notes": {verdict.id: verdict.note for verdict in assessment.verdicts if verdict.note},
    }


def _result(assessment: Assessment) -> tuple[str, str, str]:
    rule, outcome, amount = assessment.rule, assessment.outcome, assessment.amount
    if outcome is None:
        return f"请改正 {len(assessment.faults)} 处填写", "", "改正以后才能估算。"
    if amount is None:
        names = "、".join(rule.inputs[name].name for name in assessment.missing)
        most = rule.amount.most_in_words(rule.inputs)
        return f"还需填写 {len(assessment.missing)} 项", outcome.kind, f"请填写：{names}。本项：{most}。"
    return f"{outcome.lead} {money_in_words(amount)}".strip(), outcome.kind, outcome.sentence


def echo(inputs: Mapping[str, Input], answers: Answers) -> dict[str, str]:
    """How money and shares were understood, by input id: 1500万元（一千五百万元）, 55%."""
    understood = {}
    for name, answer in answers.values.items():
        if isinstance(answer, str):
            continue
        if inputs[name].type == "money":
            understood[name] = f"{money_in_words(answer).replace(' ', '')}（{amount_in_numerals(answer)}）"
        elif inputs[name].type == "share":
            understood[name] = rate_in_words(answer)
    return understood
