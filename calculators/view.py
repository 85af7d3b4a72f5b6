"""The result in words, for people: what stands large, of what kind it is, how it comes about, how the conditions stand.

Every word and every drawing of a result is made here and in the modules beside it; pages only put them in their places.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from calculators.answers import Answers
from calculators.bar import Part, bar, mark
from calculators.chinese_numerals import amount_in_numerals
from calculators.conditions import State, Verdict
from calculators.curve import curve_of
from calculators.estimate import Assessment
from calculators.inputs import Input
from calculators.mechanisms.outcome import UP_TO
from calculators.money import money_in_column, money_in_words, rate_in_words
from calculators.plot import plot

STATES: Mapping[State, str] = {
    "met": "符合",
    "unmet": "不符合",
    "unknown": "还不知道",
    "declared": "需自行确认",
}
"""What is said of a condition in each state; never that somebody qualifies."""

_COUNTED: Mapping[State, str] = {
    "unmet": "{} 项不符合",
    "unknown": "{} 项还不知道",
    "declared": "{} 项需自行确认",
    "met": "{} 项符合",
}


def view(assessment: Assessment, estimate: Mapping[str, Any]) -> dict[str, Any]:
    """An assessment, and the estimate made of it, in words.

    `headline`, `kind` and `sentence` are the result; `conditions` says in one line how the conditions stand,
    `condition_states` and `condition_notes` (by condition id) how each does; `steps` has what each step comes to,
    `instalments` and `years` the rows of their tables; `bar` and `plot` are drawings as SVG, empty where there is none.
    """
    headline, kind, sentence = _result(assessment)
    curve = curve_of(assessment.rule.amount, assessment.situation)
    instalments, years = _instalments(estimate["instalments"]), _years(estimate["years"])
    return {
        "headline": headline,
        "kind": kind,
        "sentence": sentence,
        "conditions": counted(assessment.verdicts),
        "condition_states": {verdict.id: STATES[verdict.state] for verdict in assessment.verdicts},
        "condition_notes": {verdict.id: verdict.note for verdict in assessment.verdicts if verdict.note},
        "steps": [_outcome_of(step) for step in estimate["steps"]],
        "instalments": instalments,
        "years": years,
        "bar": _bar(assessment.rule.award, estimate, instalments or years),
        "plot": plot(curve) if curve else "",
    }


def _result(assessment: Assessment) -> tuple[str, str, str]:
    rule, outcome, amount = assessment.rule, assessment.outcome, assessment.amount
    if outcome is None:
        return f"请改正 {len(assessment.faults)} 处填写", "", "改正以后才能估算。"
    kind = rule.kind_in_words(outcome.kind)
    if amount is None:
        names = "、".join(rule.inputs[name].name for name in assessment.missing)
        most = rule.amount.most_in_words(rule.inputs)
        return f"还需填写 {len(assessment.missing)} 项", kind, f"请填写：{names}。本项：{most}。"
    if not amount:
        return "0 元", "", f"{outcome.sentence}；按所填的数，这一项没有可得的金额"
    headline = f"{outcome.lead} {money_in_words(amount)}".strip()
    is_limit_alone = outcome.kind == UP_TO and outcome.sentence.endswith(headline)
    return headline, kind, f"{outcome.sentence}，{rule.decision}" if is_limit_alone else outcome.sentence


def counted(verdicts: tuple[Verdict, ...]) -> str:
    """How many conditions stand how: 条件 5 项：2 项符合，3 项需自行确认; empty if there are none."""
    states = [verdict.state for verdict in verdicts]
    told = [words.format(states.count(state)) for state, words in _COUNTED.items() if state in states]
    return f"条件 {len(states)} 项：{'，'.join(told)}" if told else ""


def _outcome_of(step: Mapping[str, str]) -> str:
    """得 25 万元; empty where the step itself is no more than that amount."""
    amount = money_in_words(Decimal(step["amount"]))
    before = step["expression"].removesuffix(amount)
    told = before != step["expression"] and not any(map(str.isdigit, before))
    return "" if told else f"得 {amount}"


def _instalments(entries: list[dict[str, str]]) -> list[dict[str, str]]:
    amounts = money_in_column([Decimal(entry["amount"]) for entry in entries])
    return [
        {"mark": mark(number), "when": entry["when"], "share": rate_in_words(Decimal(entry["share"])), "amount": amount}
        for number, (entry, amount) in enumerate(zip(entries, amounts, strict=True))
    ]


def _years(entries: list[dict[str, Any]]) -> list[dict[str, str]]:
    amounts = money_in_column([Decimal(entry["amount"]) for entry in entries])
    return [
        {"mark": mark(number), "when": f"第 {entry['year']} 年", "amount": amount}
        for number, (entry, amount) in enumerate(zip(entries, amounts, strict=True))
    ]


def _bar(award: str, estimate: Mapping[str, Any], rows: list[dict[str, str]]) -> str:
    entries = estimate["instalments"] or estimate["years"]
    alternative = "；".join(f"{row['when']} {row['amount']}" for row in rows)
    parts = [
        Part(Decimal(entry["amount"]), row["mark"], row.get("share", row["when"]))
        for entry, row in zip(entries, rows, strict=True)
    ]
    return bar(f"bar-{award}", f"各部分的大小：{alternative}。", parts)


def echo(inputs: Mapping[str, Input], answers: Answers) -> dict[str, str]:
    """How numbers were understood, by input id: 1500万元（一千五百万元）, 55%, 5000 平方米."""
    understood = {}
    for name, answer in answers.values.items():
        if isinstance(answer, str):
            continue
        if inputs[name].type == "money":
            understood[name] = f"{money_in_words(answer).replace(' ', '')}（{amount_in_numerals(answer)}）"
        else:
            understood[name] = inputs[name].in_words(answer)
    return understood
