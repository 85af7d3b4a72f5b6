"""分类分档：每一类（档）各有各的算法。"""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from calculators.compiled import Node
from calculators.mechanisms.mechanism import Inputs, Mechanism, Read
from calculators.mechanisms.outcome import BY_KIND, Outcome, incomplete
from calculators.situation import Situation


class ByChoice(NamedTuple):
    """A mechanism for each choice of a question."""

    input: str
    cases: Mapping[str, Mechanism]

    @classmethod
    def read(cls, node: Node, read: Read) -> "ByChoice":
        """Read {"input": input id, "cases": {choice id: node}}."""
        return cls(node["input"], {choice: read(case) for choice, case in node["cases"].items()})

    @property
    def kind(self) -> str:
        """What all cases have in common, else 分档确定."""
        kinds = {case.kind for case in self.cases.values()}
        return kinds.pop() if len(kinds) == 1 else BY_KIND

    def evaluate(self, situation: Situation, /) -> Outcome:
        """What the chosen case comes to."""
        choice = situation.choice(self.input)
        if choice is None:
            return incomplete(self.kind, self.input)
        outcome = self.cases[choice].evaluate(situation)
        label = situation.inputs[self.input].choice_label(choice)
        return outcome._replace(sentence=f"{label}：{outcome.sentence}")

    def most(self) -> Decimal | None:
        """The most of the most generous case."""
        known = [most for case in self.cases.values() if (most := case.most()) is not None]
        return max(known) if len(known) == len(self.cases) else None

    def most_in_words(self, inputs: Inputs, /) -> str:
        """首次认定最高 10 万元，重新认定最高 5 万元."""
        return "，".join(
            self._each({choice: case.most_in_words(inputs) for choice, case in self.cases.items()}, inputs)
        )

    def formula(self, inputs: Inputs, /) -> str:
        """首次认定最高 10 万元；重新认定最高 5 万元."""
        return "；".join(self._each({choice: case.formula(inputs) for choice, case in self.cases.items()}, inputs))

    def _each(self, words: Mapping[str, str], inputs: Inputs) -> list[str]:
        question = inputs[self.input]
        return [f"{question.choice_label(choice)}{text}" for choice, text in words.items()]
