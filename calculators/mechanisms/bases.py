"""What a percentage is taken of: an amount the reader gives, an increase, or an amount of the text."""

from decimal import Decimal
from typing import NamedTuple, Protocol

from calculators.compiled import Node, RuleError
from calculators.mechanisms.outcome import Step
from calculators.money import EXACT, money_in_words
from calculators.parameter import Parameter, Source
from calculators.situation import Situation
from calculators.text import without_brackets


class BaseValue(NamedTuple):
    """A base in yuan: `value` is None while `missing` questions have no answer."""

    value: Decimal | None
    words: str = ""
    steps: tuple[Step, ...] = ()
    missing: tuple[str, ...] = ()


class Base(Protocol):
    """What a percentage is taken of; `label` is what it is called."""

    @property
    def label(self) -> str:
        """What the base is called in a formula."""

    def evaluate(self, situation: Situation, source: Source, /) -> BaseValue:
        """The base for these answers; its steps rest on `source`, the words about the rate."""

    def most(self) -> Decimal | None:
        """The most in yuan that the base can be; None if nothing limits it."""


class AnswerBase(NamedTuple):
    """An amount that the reader gives."""

    input: str
    label: str

    def evaluate(self, situation: Situation, _source: Source, /) -> BaseValue:
        """The answer."""
        value = situation.number(self.input)
        if value is None:
            return BaseValue(None, missing=(self.input,))
        return BaseValue(value, f"{self.label} {money_in_words(value)}")

    def most(self) -> None:
        """Nothing limits an answer."""


class Increase(NamedTuple):
    """The growth from one period to the next, never below nought."""

    current: str
    previous: str
    label: str

    def evaluate(self, situation: Situation, source: Source, /) -> BaseValue:
        """The increase, with the step that makes it."""
        current, previous = situation.number(self.current), situation.number(self.previous)
        if current is None or previous is None:
            absent = tuple(name for name in (self.current, self.previous) if situation.number(name) is None)
            return BaseValue(None, missing=absent)
        value = max(EXACT.subtract(current, previous), Decimal(0))
        expression = f"{money_in_words(current)} − {money_in_words(previous)}"
        words = f"{self.label} {money_in_words(value)}"
        if current < previous:
            expression += "，没有增长，按 0 计"
            words = f"{self.label}（没有增长）{money_in_words(value)}"
        step = Step(self.label, expression, value, source)
        return BaseValue(value, words, (step,))

    def most(self) -> None:
        """Nothing limits an increase."""


class FigureBase(NamedTuple):
    """An amount of the text."""

    figure: Parameter

    @property
    def label(self) -> str:
        """The amount as people write it."""
        return money_in_words(self.figure.value)

    def evaluate(self, _situation: Situation, _source: Source, /) -> BaseValue:
        """The amount, whatever is answered."""
        return BaseValue(self.figure.value, self.label)

    def most(self) -> Decimal:
        """The amount."""
        return self.figure.value


def read_base(node: Node) -> Base:
    """Read {"input", "label"}, {"increase": …} or {"figure": parameter}."""
    if "input" in node:
        return AnswerBase(node["input"], without_brackets(node["label"]))
    if "increase" in node:
        increase = node["increase"]
        return Increase(increase["current"], increase["previous"], increase["label"])
    if "figure" in node:
        return FigureBase(Parameter.read(node["figure"]))
    raise RuleError("计算规则里有不认识的基数")
