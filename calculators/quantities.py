"""Numbers with units as people write them: 1500万元, 1,500 万, 1亿2000万元, 0.15亿, 55%."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from calculators.money import EXACT

_DIGITS = frozenset("0123456789.,")
_GROUP = 3


class AnswerError(ValueError):
    """An answer that cannot be accepted; the message is Chinese and says what would be right."""


def read_quantity(text: str, units: Mapping[str, Decimal], bare: Decimal) -> Decimal | None:
    """Read a number that may carry a unit; None if it is none.

    `text` is cleaned already. `units` gives the worth of each unit word and `bare` that of a number without one.
    Raise AnswerError for a negative number and for separators at odd places.
    """
    if text.startswith(("-", "负")):
        raise AnswerError("不能是负数；请写 0 或正数")
    pieces = list(_pieces(text))
    worths = [bare if not unit and len(pieces) == 1 else units.get(unit) for _, unit in pieces]
    total = Decimal(0)
    terms = []
    for (digits, _), worth in zip(pieces, worths, strict=True):
        number = _read_digits(digits)
        if number is None or worth is None:
            return None
        terms.append((number, worth))
        total = EXACT.add(total, EXACT.multiply(number, worth))
    return total if terms and _falling(terms) else None


def _falling(terms: list[tuple[Decimal, Decimal]]) -> bool:
    """Whether each term of 1亿2000万元 stays below the unit before it."""
    return all(EXACT.multiply(number, worth) < before for (_, before), (number, worth) in pairwise(terms))


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Runs of digits, each with the word that follows it, spaces around and inside it dropped."""
    position = 0
    while position < len(text):
        word = _end_of_number(text, position)
        following = next((place for place in range(word, len(text)) if text[place] in _DIGITS), len(text))
        yield text[position:word].strip(), text[word:following].replace(" ", "")
        position = following


def _end_of_number(text: str, start: int) -> int:
    return next((place for place in range(start, len(text)) if text[place] not in _DIGITS | {" "}), len(text))


def _read_digits(text: str) -> Decimal | None:
    whole, _, fraction = text.partition(".")
    groups = whole.replace(" ", ",").split(",")
    digits = "".join(groups)
    if not (digits + fraction).isdigit():
        return None
    if len(groups) > 1 and not _thousands(groups):
        raise AnswerError("逗号和空格只能用来分隔千位，例如 15,000,000；小数点请用“.”")
    return Decimal(f"{digits or '0'}.{fraction or '0'}")


def _thousands(groups: list[str]) -> bool:
    return 1 <= len(groups[0]) <= _GROUP and all(len(group) == _GROUP for group in groups[1:])
