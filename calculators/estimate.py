"""The estimate: one JSON object for the command line, the browser and the worked examples."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from calculators.answers import Answers, Fault, read_answers
from calculators.conditions import Verdict
from calculators.mechanisms.outcome import Outcome, Payment, Step, known_shares
from calculators.money import CENT, EXACT, plain_amount, plain_number, split_exactly, to_cent
from calculators.rule import Rule
from calculators.situation import Situation

Status = Literal["ok", "incomplete", "invalid"]


class Assessment(NamedTuple):
    """What a rule comes to for some answers; `outcome` is None if an answer cannot be accepted.

    `situation` holds the answers that count: none while one of them cannot be accepted.
    """

    rule: Rule
    situation: Situation
    status: Status
    outcome: Outcome | None
    verdicts: tuple[Verdict, ...]
    missing: tuple[str, ...]
    faults: tuple[Fault, ...]

    @property
    def amount(self) -> Decimal | None:
        """Yuan, rounded to the cent; None unless the status is ok."""
        return to_cent(self.outcome.value) if self.outcome and self.outcome.value is not None else None


def evaluate(rule: Rule, texts: Mapping[str, str]) -> dict[str, Any]:
    """Estimate an award from answers as text, by input id: yuan and decimal fractions unless the text has a unit.

    Every fault of an answer is in `errors`; nothing is raised for any text.
    """
    return estimate(assess(rule, read_answers(rule.inputs, texts)))


def assess(rule: Rule, answers: Answers) -> Assessment:
    """Evaluate the mechanisms and judge the conditions of a rule."""
    if answers.faults:
        return Assessment(rule, Situation(rule.inputs, {}), "invalid", None, (), (), answers.faults)
    situation = Situation(rule.inputs, answers.values)
    outcome = rule.amount.evaluate(situation)
    verdicts = tuple(verdict for condition in rule.conditions if (verdict := condition.judge(situation)) is not None)
    missing = tuple(name for name in rule.inputs if name in outcome.missing)
    status: Status = "incomplete" if outcome.value is None else "ok"
    return Assessment(rule, situation, status, outcome, verdicts, missing, ())


def estimate(assessment: Assessment) -> dict[str, Any]:
    """The object that programs outside rely on: amounts in yuan as text with two decimals."""
    rule, outcome, amount = assessment.rule, assessment.outcome, assessment.amount
    done = outcome if amount is not None else None
    return {
        "award": rule.award,
        "article": rule.article,
        "status": assessment.status,
        "certainty": done and done.certainty,
        "amount": None if amount is None else plain_amount(amount),
        "per": rule.per,
        "steps": [_step(step) for step in done.steps] if done else [],
        "conditions": [
            {"id": verdict.id, "state": verdict.state, "quote": verdict.quote} for verdict in assessment.verdicts
        ],
        "instalments": list(_instalments(done.payments, amount)) if done and amount is not None else [],
        "years": list(_years(done.years)) if done else [],
        "ambiguities": list(rule.ambiguities),
        "missing": list(assessment.missing),
        "errors": [{"input": fault.input, "message": fault.message} for fault in assessment.faults],
    }


def _step(step: Step) -> dict[str, str]:
    return {
        "label": step.label,
        "expression": step.expression,
        "amount": plain_amount(step.amount),
        "quote": step.source.quote,
        "anchor": step.source.anchor,
    }


def _years(years: tuple[Decimal, ...]) -> Iterator[dict[str, Any]]:
    for number, amount in enumerate(split_exactly(years), start=1):
        yield {"year": number, "amount": plain_amount(amount)}


def _instalments(payments: tuple[Payment, ...], amount: Decimal) -> Iterator[dict[str, str]]:
    shares = known_shares(payments)
    amounts = split_exactly(EXACT.multiply(amount, share) for share in shares)
    for payment, share, part in zip(payments, shares, amounts, strict=True):
        yield {"when": payment.when, "share": _share(share), "amount": plain_amount(part)}


def _share(share: Decimal) -> str:
    """At least two decimals: 0.70, 0.333."""
    rounded = share.quantize(CENT)
    return f"{rounded:f}" if rounded == share else plain_number(share)
