"""Amounts in Chinese numerals, so that a reader sees at once whether a nought is missing."""

from decimal import Decimal

from calculators.money import to_cent

_DIGITS = "零一二三四五六七八九"
_PLACES = ("千", "百", "十", "")


def amount_in_numerals(amount: Decimal) -> str:
    """An amount in yuan, rounded to the cent: 一千五百万元, 十二元三角四分, 零元; below 10 to the 16th."""
    cents = int(to_cent(amount) * 100)
    yuan, jiao, fen = cents // 100, cents // 10 % 10, cents % 10
    words = f"{number_in_numerals(yuan)}元" if yuan or not cents else ""
    if jiao:
        words += f"{_DIGITS[jiao]}角"
    elif fen and yuan:
        words += "零"
    return words + (f"{_DIGITS[fen]}分" if fen else "")


def number_in_numerals(number: int) -> str:
    """A whole number from 0 to below 10 to the 16th: 15000000 is 一千五百万, 100010 is 十万零一十."""
    words = _number(number) or _DIGITS[0]
    return words.removeprefix("一") if words.startswith("一十") else words


def _number(number: int) -> str:
    for unit, name in ((10**8, "亿"), (10**4, "万")):
        if number >= unit:
            rest = number % unit
            joined = "零" if rest and rest * 10 < unit else ""
            return f"{_number(number // unit)}{name}{joined}{_number(rest)}"
    return _below_ten_thousand(number)


def _below_ten_thousand(number: int) -> str:
    words = ""
    for digit, place in zip(f"{number:04}", _PLACES, strict=True):
        if digit != "0":
            words += _DIGITS[int(digit)] + place
        elif words and not words.endswith("零"):
            words += "零"
    return words.removesuffix("零")
