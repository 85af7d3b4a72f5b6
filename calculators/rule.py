"""A rule: who gets what, what is asked, how the amount comes about, what must hold, what the text leaves open."""

from collections.abc import Mapping
from typing import NamedTuple

from calculators.compiled import Node, RuleError
from calculators.conditions import Condition, read_condition
from calculators.inputs import Input
from calculators.mechanisms import read_mechanism
from calculators.mechanisms.mechanism import Mechanism
from calculators.mechanisms.outcome import UP_TO


class Rule(NamedTuple):
    """One award as data.

    `inputs` holds the questions by id, in the order in which they are asked; `decision` says who decides on an amount
    that the text only limits, as far as the article's own words tell it.
    """

    award: str
    article: int
    per: str
    inputs: Mapping[str, Input]
    amount: Mechanism
    decision: str
    conditions: tuple[Condition, ...]
    ambiguities: tuple[str, ...]

    @classmethod
    def read(cls, node: Node) -> "Rule":
        """Read the compiled form of a rule; raise RuleError with a Chinese message if it cannot be used."""
        try:
            questions = [Input.read(question) for question in node["inputs"]]
            return cls(
                node["award"],
                node["article"],
                node["per"],
                {question.id: question for question in questions},
                read_mechanism(node["amount"]),
                node["decision"],
                tuple(read_condition(condition) for condition in node["conditions"]),
                tuple(node["ambiguities"]),
            )
        except RuleError:
            raise
        except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError) as error:
            raise RuleError("计算规则的数据不完整，或写法不对") from error

    def kind_in_words(self, kind: str) -> str:
        """What kind of amount it is, for people: an upper bound is told with who decides below it."""
        return f"{kind}，{self.decision}" if kind == UP_TO else kind
