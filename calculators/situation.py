"""What is known when a rule is evaluated: its questions and the answers so far."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from calculators.answers import Answer
from calculators.inputs import Input


class Situation(NamedTuple):
    """The questions of a rule and the answers that were given, by id."""

    inputs: Mapping[str, Input]
    answers: Mapping[str, Answer]

    def number(self, input_id: str | None) -> Decimal | None:
        """A numeric answer in the plain unit; None if there is none, or no question."""
        answer = None if input_id is None else self.answers.get(input_id)
        return answer if isinstance(answer, Decimal) else None

    def choice(self, input_id: str) -> str | None:
        """The id of the choice taken; None if there is none."""
        answer = self.answers.get(input_id)
        return answer if isinstance(answer, str) else None
