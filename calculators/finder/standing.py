"""How one rule stands for the answers so far, and what could still be asked about it."""

from collections.abc import Mapping
from typing import NamedTuple

from calculators.answers import Answer, Answers
from calculators.conditions import State as ConditionState
from calculators.conditions import Verdict, judge_named
from calculators.estimate import Assessment, assess
from calculators.finder.policy import Entry
from calculators.finder.prospects import NOTHING_OPEN, Prospects, State, in_document_order, prospects, state_of
from calculators.money import money_in_words
from calculators.view import counted


class Standing(NamedTuple):
    """One rule, whoever asks: membership is not looked at.

    `state` is that of its conditions, or `unmet` where the answers come to 0 yuan. `failing` names the questions that
    can still make a condition unmet, `asked` those that can change anything if all conditions can still be met,
    `amounts` those that the amount needs, as far as an answer would bring one. `checked` counts the conditions that an
    answer met. `words` are for people.
    """

    state: State
    failing: tuple[str, ...]
    asked: tuple[str, ...]
    amounts: tuple[str, ...]
    checked: int
    can_be_met: bool
    words: Mapping[str, object]


def standing(entry: Entry, values: Mapping[str, Answer], unsure: frozenset[str]) -> Standing:
    """The standing of a rule; `values` and `unsure` are by the ids of its inputs."""
    rule = entry.rule
    assessment = assess(rule, Answers(values, ()))
    # Nought of the thing itself means that there is none: nobody is offered 0 yuan.
    state = "unmet" if assessment.amount == 0 else state_of([verdict.state for verdict in assessment.verdicts])
    found = _prospects(assessment, unsure) if state == "unknown" else NOTHING_OPEN
    amounts = () if unsure.intersection(assessment.missing) else assessment.missing
    return Standing(
        state,
        in_document_order(entry.names, found.failing),
        in_document_order(entry.names, found.failing | found.meeting),
        tuple(entry.names[name] for name in amounts),
        sum(verdict.state == "met" for verdict in assessment.verdicts),
        found.can_be_met,
        _words(assessment, state, unsure),
    )


def _prospects(assessment: Assessment, unsure: frozenset[str]) -> Prospects:
    situation = assessment.situation
    unknown = {verdict.id for verdict in assessment.verdicts if verdict.state == "unknown"}
    return prospects([part for part in assessment.rule.conditions if part.id in unknown], situation, unsure)


def _words(assessment: Assessment, state: State, unsure: frozenset[str]) -> dict[str, object]:
    return {
        "sentence": _sentence(assessment, state, unsure),
        "checked": sum(verdict.state == "met" for verdict in assessment.verdicts),
        "counted": counted(assessment.verdicts),
        "states": {verdict.id: verdict.state for verdict in assessment.verdicts},
        "notes": {verdict.id: verdict.note for verdict in assessment.verdicts if verdict.note},
        **({} if state == "unmet" else _estimate(assessment)),
    }


def _sentence(assessment: Assessment, state: State, unsure: frozenset[str]) -> str:
    if state == "unknown":
        return _unknown(assessment, unsure)
    return _met(assessment) if state == "met" else _unmet(assessment)


def _met(assessment: Assessment) -> str:
    states = [verdict.state for verdict in assessment.verdicts]
    checked, declared = states.count("met"), states.count("declared")
    known = f"能用数字核对的 {checked} 项条件都符合" if checked else "没有能用数字核对的条件"
    if declared:
        return f"{known}；{'另有 ' if checked else ''}{declared} 项需自行确认。"
    return f"{known}。"


def _unmet(assessment: Assessment) -> str:
    notes = []
    for condition in assessment.rule.conditions:
        verdict = judge_named(condition, assessment.situation)
        if verdict is not None and verdict.state == "unmet":
            notes.append(verdict.note)
    if not notes and assessment.outcome:
        notes.append(f"按所填的数，金额是 0：{assessment.outcome.sentence}")
    return f"{'；'.join(notes)}。"


def _unknown(assessment: Assessment, unsure: frozenset[str]) -> str:
    rule, given = assessment.rule, assessment.situation.answers
    unknown = _ids(assessment.verdicts, "unknown")
    wanted = {name for part in rule.conditions if part.id in unknown for name in part.inputs if name not in given}
    open_names = [question.name for name, question in rule.inputs.items() if name in wanted - unsure]
    unsure_names = [question.name for name, question in rule.inputs.items() if name in wanted & unsure]
    told = (
        f"还缺：{'、'.join(open_names)}" if open_names else "",
        f"您不清楚的：{'、'.join(unsure_names)}" if unsure_names else "",
    )
    return f"{'；'.join(filter(None, told))}。"


def _ids(verdicts: tuple[Verdict, ...], state: ConditionState) -> set[str]:
    return {verdict.id for verdict in verdicts if verdict.state == state}


def _estimate(assessment: Assessment) -> dict[str, str]:
    """The amount, if it is these answers that make it."""
    outcome, amount = assessment.outcome, assessment.amount
    if outcome is None or amount is None or not assessment.situation.answers:
        return {}
    if assess(assessment.rule, Answers({}, ())).amount == amount:
        return {}
    return {
        "amount": f"{outcome.lead} {money_in_words(amount)}".strip(),
        "kind": assessment.rule.kind_in_words(outcome.kind),
    }
