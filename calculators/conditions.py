"""Conditions with three values and more: met, unmet, unknown for want of an answer, or declared by the applicant.

A condition never changes the amount; it is listed with its state and, where something is short, by how much.
"""

import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Literal, NamedTuple

from calculators.compiled import Node, RuleError
from calculators.differences import apart
from calculators.inputs import Input
from calculators.money import EXACT
from calculators.parameter import read_number
from calculators.situation import Situation

State = Literal["met", "unmet", "unknown", "declared"]

_COMPARISONS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}


class Verdict(NamedTuple):
    """How a condition stands; `note` says what is short or what to answer, empty if there is nothing to say."""

    id: str
    state: State
    quote: str
    note: str


class Threshold(NamedTuple):
    """A condition on a number: an answer against `bound` in the plain unit, or against another answer.

    With `when` it counts only for one answer to a question.
    """

    id: str
    quote: str
    input: str
    operator: str
    bound: Decimal | None
    compare_to: str | None
    when: tuple[str, str] | None

    @classmethod
    def read(cls, node: Node) -> "Threshold":
        """Read a compiled threshold; raise RuleError for an unknown operator."""
        if node["operator"] not in _COMPARISONS:
            raise RuleError("计算规则里有不认识的比较")
        bound = None if node["value"] is None else read_number(node["value"])
        when = None if node["when"] is None else (node["when"]["input"], node["when"]["answer"])
        return cls(node["id"], node["quote"], node["input"], node["operator"], bound, node["compare_to"], when)

    @property
    def inputs(self) -> tuple[str, ...]:
        """The questions that it depends on."""
        names = (self.when[0] if self.when else None, self.input, self.compare_to)
        return tuple(name for name in names if name)

    def judge(self, situation: Situation) -> Verdict | None:
        """How it stands for these answers; None if it does not count for them."""
        counts = self.counts(situation)
        if counts is False:
            return None
        value = situation.number(self.input)
        bound = self.bound if self.compare_to is None else situation.number(self.compare_to)
        if value is None or bound is None:
            return self.unknown(situation)
        if _COMPARISONS[self.operator](value, bound):
            return self._verdict("met", "")
        if counts is None:
            return self.unknown(situation)
        return self._verdict("unmet", self._shortfall(situation.inputs[self.input], value, bound))

    def counts(self, situation: Situation) -> bool | None:
        """Whether it counts for these answers; None before the answer that decides it."""
        if self.when is None:
            return True
        question, answer = self.when
        given = situation.choice(question)
        return None if given is None else given == answer

    def unknown(self, situation: Situation) -> Verdict:
        """That it waits for answers, and for which."""
        return self._verdict("unknown", self._ask(situation))

    def _verdict(self, state: State, note: str) -> Verdict:
        return Verdict(self.id, state, self.quote, note)

    def _ask(self, situation: Situation) -> str:
        wanted = (self.input, self.compare_to, self.when[0] if self.when else None)
        absent = [situation.inputs[name].name for name in wanted if name and name not in situation.answers]
        return f"填写{'、'.join(absent)}后可知"

    def _shortfall(self, question: Input, value: Decimal, bound: Decimal) -> str:
        strictly = {">": "须高于", "<": "须低于"}.get(self.operator)
        if strictly:
            return f"{strictly} {question.in_words(bound)}"
        return apart("还差" if value < bound else "超出", question, abs(EXACT.subtract(bound, value)))


class Declared(NamedTuple):
    """A condition that only the applicant and the office can judge."""

    id: str
    quote: str

    @classmethod
    def read(cls, node: Node) -> "Declared":
        """Read a compiled declared condition."""
        return cls(node["id"], node["quote"])

    @property
    def inputs(self) -> tuple[str, ...]:
        """None: no answer tells."""
        return ()

    def judge(self, _situation: Situation) -> Verdict:
        """Always declared."""
        return Verdict(self.id, "declared", self.quote, "")


class AnyOf(NamedTuple):
    """Conditions of which one is enough."""

    id: str
    quote: str
    of: tuple["Condition", ...]

    @classmethod
    def read(cls, node: Node) -> "AnyOf":
        """Read a compiled group and the conditions inside it."""
        return cls(node["id"], node["quote"], tuple(read_condition(part) for part in node["of"]))

    @property
    def inputs(self) -> tuple[str, ...]:
        """The questions that one of them depends on, each once."""
        return tuple(dict.fromkeys(name for part in self.of for name in part.inputs))

    def judge(self, situation: Situation) -> Verdict | None:
        """The best state among the conditions that count; None if none of them counts."""
        verdicts = [verdict for part in self.of if (verdict := _judge_in_group(part, situation)) is not None]
        order: tuple[State, ...] = ("met", "declared", "unknown", "unmet")
        states = {verdict.state for verdict in verdicts}
        state = next((state for state in order if state in states), None)
        if state is None:
            return None
        notes = [verdict.note for verdict in verdicts if verdict.note and verdict.state == state]
        return Verdict(self.id, state, self.quote, "，或".join(dict.fromkeys(notes)))


def judge_named(part: "Condition", situation: Situation) -> Verdict | None:
    """How a condition among several stands: what is short is told with the name of the question."""
    verdict = part.judge(situation)
    if verdict is None or verdict.state != "unmet" or not isinstance(part, Threshold):
        return verdict
    return verdict._replace(note=f"{situation.inputs[part.input].name}{verdict.note}")


def _judge_in_group(part: "Condition", situation: Situation) -> Verdict | None:
    """How a condition stands as one of several: it carries the others only once it is sure that it counts."""
    verdict = judge_named(part, situation)
    holds = verdict is not None and verdict.state == "met"
    if holds and isinstance(part, Threshold) and part.counts(situation) is None:
        return part.unknown(situation)
    return verdict


Condition = Threshold | Declared | AnyOf

_KINDS: dict[str, Callable[[Node], Condition]] = {
    "threshold": Threshold.read,
    "declared": Declared.read,
    "any_of": AnyOf.read,
}


def read_condition(node: Node) -> Condition:
    """Read a compiled condition; raise RuleError for an unknown kind."""
    read = _KINDS.get(node["kind"])
    if read is None:
        raise RuleError("计算规则里有不认识的条件")
    return read(node)
