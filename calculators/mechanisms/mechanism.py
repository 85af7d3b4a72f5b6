"""What every mechanism can do."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Protocol

from calculators.compiled import Node
from calculators.inputs import Input
from calculators.mechanisms.outcome import Outcome
from calculators.situation import Situation

Inputs = Mapping[str, Input]


class Mechanism(Protocol):
    """A way in which an award comes about; a tree of them is the amount of a rule."""

    @property
    def kind(self) -> str:
        """What kind of amount this is, in words, before anything is answered."""

    def evaluate(self, situation: Situation, /) -> Outcome:
        """The amount for these answers, with its explanation."""

    def most(self) -> Decimal | None:
        """The most in yuan that it can ever come to; None if nothing limits it."""

    def most_in_words(self, inputs: Inputs, /) -> str:
        """The most it can bring, for a reader at a glance: 最高 100 万元, 每人 10 万元."""

    def formula(self, inputs: Inputs, /) -> str:
        """How it is calculated, in words: 研发费用增量 × 5%，最高 100 万元."""


Read = Callable[[Node], Mechanism]
"""Reads a mechanism inside another one."""
