"""Amounts in Chinese numerals: said back, so that a reader sees whether a nought is missing, and read."""

from decimal import Decimal
from itertools import groupby

from calculators.money import to_cent

_DIGITS = "零一二三四五六七八九"
_VALUES = {sign: value for value, sign in enumerate(_DIGITS)}
_PLACES = ("千", "百", "十", "")
_WORTH = {"千": 1000, "百": 100, "十": 10}
_LARGE = ((10**8, "亿"), (10**4, "万"))
_FORMAL = str.maketrans("〇两壹贰叁肆伍陆柒捌玖拾佰仟萬億", "零二一二三四五六七八九十百千万亿")
_NUMERALS = frozenset("零一二三四五六七八九十百千万亿")
_ARABIC = frozenset("0123456789")


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
    for unit, name in _LARGE:
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


def with_digits(text: str) -> str:
    """Numerals as digits: 一千五百万元 is 15000000元, 叁佰元伍角 is 300元5角.

    Text with digits of its own stays as it is (in 1500万元 the numeral is a unit), and so do numerals that are not
    written out in full, such as 一千五, which may be 1500 or 1005.
    """
    if not _ARABIC.isdisjoint(text):
        return text
    runs = groupby(text.translate(_FORMAL), _NUMERALS.__contains__)
    return "".join(_digits("".join(run)) if is_numeral else "".join(run) for is_numeral, run in runs)


def is_numeral(text: str) -> bool:
    """Whether the text is a number in numerals and nothing else."""
    return bool(text) and set(text.translate(_FORMAL)) <= _NUMERALS


def is_large(text: str) -> bool:
    """Whether the text has a unit of large numbers, 万 or 亿."""
    return not {"万", "亿"}.isdisjoint(text.translate(_FORMAL))


def _digits(numeral: str) -> str:
    number = _worth(numeral)
    return str(number) if numeral in (_number(number), number_in_numerals(number)) else numeral


def _worth(numeral: str) -> int:
    """What a numeral may be worth, however oddly it is written."""
    for unit, name in _LARGE:
        before, found, after = numeral.rpartition(name)
        if found:
            return _worth(before) * unit + _worth(after)
    total = digit = 0
    for sign in numeral:
        if sign in _WORTH:
            total += digit * _WORTH[sign] or _WORTH[sign]
            digit = 0
        else:
            digit = _VALUES[sign]
    return total + digit
