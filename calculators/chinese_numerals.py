"""Amounts in Chinese numerals: said back, so that a reader sees whether a nought is missing, and read."""

from decimal import Decimal
from itertools import groupby

from calculators.money import to_cent

_DIGITS = "零一二三四五六七八九"
_VALUES = {sign: value for value, sign in enumerate(_DIGITS)}
_PLACES = ("千", "百", "十", "")
_WORTH = {"千": 1000, "百": 100, "十": 10}
_LARGE = ((10**8, "亿"), (10**4, "万"))
_UNITS = str.maketrans("拾佰仟萬億", "十百千万亿")
_FORMAL = _UNITS | str.maketrans("〇两兩壹贰貳叁參叄肆伍陆陸柒捌玖", "零二二一二二三三三四五六六七八九")
_NUMERALS = frozenset("零一二三四五六七八九十百千万亿")
_SMALL_UNITS = frozenset("十百千")
_ARABIC = frozenset("0123456789")
_SEPARATORS = frozenset(".,")


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
    """Numerals as digits: 一千五百万元 is 15000000元, 叁佰元伍角 is 300元5角, 1千5百 is 1500.

    Text with digits of its own otherwise stays as it is (in 1500万元 the numeral is a unit), and so do numerals that
    are not written out in full, such as 一千五, which may be 1500 or 1005.
    """
    spoken = _in_numerals(text)
    if not _ARABIC.isdisjoint(spoken):
        return spoken
    runs = groupby(spoken, _NUMERALS.__contains__)
    return "".join(_digits("".join(run)) if is_numeral else "".join(run) for is_numeral, run in runs)


def is_numeral(text: str) -> bool:
    """Whether the text is a number as it is spoken, 一千五百 or 1千5百, and nothing else."""
    return bool(text) and set(_in_numerals(text)) <= _NUMERALS


def is_large(text: str) -> bool:
    """Whether the text has a unit of large numbers, 万 or 亿."""
    return not {"万", "亿"}.isdisjoint(text.translate(_UNITS))


def _in_numerals(text: str) -> str:
    """One kind of numerals; digits among 十, 百 and 千 become numerals, too, others stay."""
    if _ARABIC.isdisjoint(text):
        return text.translate(_FORMAL).replace(" ", "")
    text = text.translate(_UNITS)
    if _SMALL_UNITS.isdisjoint(text) or not _SEPARATORS.isdisjoint(text):
        return text
    runs = ("".join(run) for _, run in groupby(text.replace(" ", ""), _ARABIC.__contains__))
    return "".join(number_in_numerals(int(run)) if run[0] in _ARABIC else run for run in runs)


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
