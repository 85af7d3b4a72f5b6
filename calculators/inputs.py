"""The questions of a rule."""

from decimal import Decimal
from typing import NamedTuple

from calculators.compiled import Node, RuleError
from calculators.money import money_in_words, plain_number, rate_in_words
from calculators.parameter import read_number
from calculators.text import without_brackets

_TYPES = ("money", "number", "count", "share", "choice", "yes_no")


class Choice(NamedTuple):
    """One of the possible answers to a question."""

    id: str
    label: str


YES_OR_NO = (Choice("yes", "是"), Choice("no", "否"))


class Input(NamedTuple):
    """A question to the reader.

    `type` is money (yuan), number, count (whole), share (decimal fraction), choice or yes_no; `unit` is what a number
    or a count counts; `minimum` and `maximum` are in the plain unit; `example` is an answer as people would write it.
    """

    id: str
    type: str
    label: str
    unit: str = ""
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    choices: tuple[Choice, ...] = ()
    example: str = ""

    @classmethod
    def read(cls, node: Node) -> "Input":
        """Read a compiled question; raise RuleError for an unknown type."""
        if node["type"] not in _TYPES:
            raise RuleError("计算规则里有不认识的填写项类型")
        choices = tuple(Choice(choice["id"], choice["label"]) for choice in node["choices"])
        return cls(
            node["id"],
            node["type"],
            node["label"],
            node["unit"] or "",
            _limit(node["minimum"]),
            _limit(node["maximum"]),
            YES_OR_NO if node["type"] == "yes_no" else choices,
            node["example"],
        )

    @property
    def name(self) -> str:
        """The label without its explanations in brackets, for use inside a sentence."""
        return without_brackets(self.label)

    def in_words(self, value: Decimal) -> str:
        """A numeric answer as people write it: 25 万元, 50%, 60 工作日."""
        if self.type == "money":
            return money_in_words(value)
        if self.type == "share":
            return rate_in_words(value)
        return f"{plain_number(value)} {self.unit}"

    def choice_label(self, choice: str) -> str:
        """What a choice is called; its id if the rule has no such choice."""
        return next((known.label for known in self.choices if known.id == choice), choice)


def _limit(text: str | None) -> Decimal | None:
    return None if text is None else read_number(text)
