"""Answers that were perhaps meant otherwise: a number without a unit, far from the example beside its question.

0.55 where shares are in percent is asked back as 55%, 50000 where sums are in 万元 as 5 万元. Each way to settle it is
a text with its unit written, which is asked about no more.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from calculators.answers import Answers, is_bare, read_answer
from calculators.form import UNIT
from calculators.inputs import Input
from calculators.money import EXACT, WAN, plain_number
from calculators.quantities import AnswerError
from calculators.text import clean

_FAR = 10
"""So many times the example is far from it where the number has another reading …"""

_TOO_FAR = 100
"""… and so many times where it has none, such as the year 2023 for a number of years."""

_LEAST_IN_YUAN = 1000
"""Hardly anybody gives a smaller sum in yuan where others give 万元."""

_HUNDRED = Decimal(100)
_ONE = Decimal(1)


class Doubt(NamedTuple):
    """A question back, and the answers to it: what each says and the text that it puts into the field."""

    question: str
    offers: tuple[tuple[str, str], ...]

    def told(self) -> dict[str, Any]:
        """As the page is told it."""
        return {"question": self.question, "offers": [{"label": label, "text": text} for label, text in self.offers]}


def doubts(inputs: Mapping[str, Input], form: Mapping[str, str], answers: Answers) -> dict[str, Doubt]:
    """The doubtful answers of a form, by input id."""
    found = {}
    for name, value in answers.values.items():
        if not isinstance(value, Decimal) or not value or not is_bare(text := clean(form[name])):
            continue
        if doubt := _doubt(inputs[name], text, value, in_yuan=form.get(f"{name}{UNIT}") == "yuan"):
            found[name] = doubt
    return found


def _doubt(question: Input, text: str, value: Decimal, *, in_yuan: bool) -> Doubt | None:
    usual = _usual(question)
    if usual is None:
        return None
    unit = "元" if in_yuan else {"money": "万元", "share": "%"}.get(question.type, question.unit)
    said = question.in_words(value)
    for factor, other in _readings(question, in_yuan=in_yuan):
        meant = EXACT.multiply(value, factor)
        if _is_nearer(meant, value, usual) and _is_possible(question, meant):
            words = question.in_words(meant)
            written = f"{plain_number(EXACT.multiply(meant, _HUNDRED)) if other == '%' else text}{other}"
            return Doubt(_question(words), ((f"是，改成 {words}", written), (f"不，就是 {said}", f"{text}{unit}")))
    if value < EXACT.multiply(usual, Decimal(_TOO_FAR)):
        return None
    return Doubt(f"{_question(said)}这里填的应当像 {question.example}。", ((f"就是 {said}", f"{text}{unit}"),))


def _usual(question: Input) -> Decimal | None:
    """The number of the example, None where it is none."""
    try:
        usual = read_answer(question, question.example)
    except AnswerError:
        return None
    return usual if isinstance(usual, Decimal) else None


def _readings(question: Input, *, in_yuan: bool) -> Iterator[tuple[Decimal, str]]:
    """What else the number may say: how many times as much, and the unit in which it would."""
    if question.type == "share":
        yield _HUNDRED, "%"
    elif question.type == "money" and not in_yuan:
        yield EXACT.divide(_ONE, WAN), "元"
        yield WAN, "亿元"
    else:
        yield WAN, "万元" if in_yuan else f"万{question.unit}"


def _is_nearer(meant: Decimal, value: Decimal, usual: Decimal) -> bool:
    far = EXACT.multiply(usual, Decimal(_FAR))
    return value >= far and meant >= _LEAST_IN_YUAN if meant < value else meant <= far


def _is_possible(question: Input, meant: Decimal) -> bool:
    most = _ONE if question.type == "share" else question.maximum
    least = question.minimum
    return (most is None or meant <= most) and (least is None or meant >= least)


def _question(words: str) -> str:
    return f"是 {words}{' ' if words.endswith('%') else ''}吗？"
