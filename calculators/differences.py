"""How far an answer is from a bound, as people say it: 还差 2 人, 还差约 1 个月, 超出 5 个百分点."""

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from calculators.inputs import Input
from calculators.money import CENT, EXACT, money_in_words, plain_number, to_cent

_ONE = Decimal(1)
_MONTHS = 12


def apart(verb: str, question: Input, difference: Decimal) -> str:
    """The verb and the difference, in the plain unit of the question and never nought: 还差 50 万元, 超出约 2 个月."""
    words = _in_words(question, difference)
    return f"{verb} {words}" if words[0].isdigit() else f"{verb}{words}"


def _in_words(question: Input, difference: Decimal) -> str:
    if question.type == "money":
        return money_in_words(difference) if difference >= CENT else "不到 0.01 元"
    if question.type == "share":
        return _rounded(EXACT.multiply(difference, Decimal(100)), "个百分点")
    if question.type == "count":
        return f"{difference.quantize(_ONE, ROUND_CEILING)} {question.unit}"
    return _time(difference) if question.unit == "年" else _rounded(difference, question.unit)


def _rounded(number: Decimal, unit: str) -> str:
    if number < CENT:
        return f"不到 0.01 {unit}"
    rounded = to_cent(number)
    return f"{_about(rounded, number)}{plain_number(rounded)} {unit}"


def _time(years: Decimal) -> str:
    """Years and months: nobody lacks 0.1 年."""
    exact = EXACT.multiply(years, Decimal(_MONTHS))
    if exact < 1:
        return "不到 1 个月"
    months = exact.quantize(_ONE, ROUND_HALF_UP)
    whole, rest = divmod(int(months), _MONTHS)
    parts = (f"{whole} 年" if whole else "", f"{rest} 个月" if rest else "")
    return _about(months, exact) + " ".join(filter(None, parts))


def _about(rounded: Decimal, exact: Decimal) -> str:
    return "" if rounded == exact else "约 "
