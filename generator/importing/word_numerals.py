"""The numerals of automatic lists, in each format that Word counts in (ST_NumberFormat of ECMA-376)."""

import re
from collections.abc import Callable
from typing import Final

from generator.marks import CIRCLED
from generator.numerals import LARGEST, chinese_numeral


def numeral(kind: str, number: int, pattern: str = "") -> str | None:
    """How Word shows a number in a format, for example 丙 for 3 in ideographTraditional.

    None if that is not known: where the standard and Word differ, where the language of the text decides, and beyond
    the numbers that a format has signs for. `pattern` is the example that the format `custom` is described by.
    """
    if kind == "custom":
        return _custom(pattern, number)
    if kind in _SERIES:
        return _SERIES[kind][number - 1] if 1 <= number <= len(_SERIES[kind]) else None
    if kind in _DIGITS:
        return str(number).translate(str.maketrans("0123456789", _DIGITS[kind]))
    write = _WRITTEN.get(kind)
    return write(number) if write and (number > 0 or kind in _WITH_ZERO) else None


def _custom(pattern: str, number: int) -> str | None:
    """01, 02, 03, …: the first example says how many digits there are."""
    first = re.match(r"(0+)1,", pattern)
    return str(number).zfill(len(first[1]) + 1) if first else None


def _roman(number: int) -> str | None:
    most = 3999
    if number > most:
        return None
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written


_ROMAN: Final = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
)


def _lower_roman(number: int) -> str | None:
    upper = _roman(number)
    return upper.lower() if upper else None


def _repeated(signs: str) -> Callable[[int], str | None]:
    """A, B … Z, AA, BB …"""

    def write(number: int) -> str | None:
        times, place = divmod(number - 1, len(signs))
        return signs[place] * (times + 1) if times < _MOST_TIMES else None

    return write


_MOST_TIMES: Final = 30


def _chinese(number: int) -> str | None:
    return chinese_numeral(number) if number <= LARGEST else None


def _chinese_below_hundred(number: int) -> str | None:
    hundred = 100
    return chinese_numeral(number) if number < hundred else None


def _chinese_counting(number: int) -> str:
    """一 … 九十九 and, from a hundred on, digit by digit: 一○一."""
    return _chinese_below_hundred(number) or str(number).translate(str.maketrans("0123456789", "○一二三四五六七八九"))


def _enclosed(first: str) -> Callable[[int], str]:
    """Twenty numbers that are one character each; the standard lets plain ones follow."""
    return lambda number: chr(ord(first) + number - 1) if number <= len(CIRCLED) else str(number)


_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_SIXTY: Final = 60
_HANGUL_DIGITS, _PLAIN = "일이삼사오육칠팔구", "一二三四五六七八九"

_SERIES: Final[dict[str, str | tuple[str, ...]]] = {
    "ideographTraditional": _STEMS,
    "ideographZodiac": _BRANCHES,
    "ideographZodiacTraditional": tuple(
        _STEMS[number % len(_STEMS)] + _BRANCHES[number % len(_BRANCHES)] for number in range(_SIXTY)
    ),
    "chineseLegalSimplified": "壹贰叁肆伍陆柒捌玖",
    "ideographLegalTraditional": "壹貳參肆伍陸柒捌玖",
    "japaneseLegal": "壱弐参",
    "taiwaneseDigital": _PLAIN,
    "japaneseDigitalTenThousand": _PLAIN,
    "koreanDigital2": _PLAIN,
    "koreanDigital": _HANGUL_DIGITS,
    "koreanCounting": f"{_HANGUL_DIGITS}십",
    "koreanLegal": ("하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉", "열"),
    "ideographEnclosedCircle": "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩",
    "decimalEnclosedCircleChinese": CIRCLED[:10],
    "ganada": "가나다라마바사아자차카타파하",
    "chosung": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
    "aiueo": "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ",
    "aiueoFullWidth": "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
    "iroha": "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ",
    "irohaFullWidth": (
        "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
    ),
    "russianLower": "абвгдежзиклмнопрстуфхцчшщ",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩ",
}
"""Formats with one sign for each number, as far as all descriptions of them agree."""

_DIGITS: Final = {
    "decimal": "0123456789",
    "decimalHalfWidth": "0123456789",
    "bahtText": "0123456789",  # in the standard words of Thai; Word shows digits
    "decimalFullWidth": "０１２３４５６７８９",
    "decimalFullWidth2": "０１２３４５６７８９",
    "ideographDigital": "〇一二三四五六七八九",
    "hindiNumbers": "०१२३४५६७८९",
    "thaiNumbers": "๐๑๒๓๔๕๖๗๘๙",
}
"""Formats that write each digit, from 0 to 9."""

_WRITTEN: Final[dict[str, Callable[[int], str | None]]] = {
    "upperRoman": _roman,
    "lowerRoman": _lower_roman,
    "upperLetter": _repeated("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "lowerLetter": _repeated("abcdefghijklmnopqrstuvwxyz"),
    "chicago": _repeated("*†‡§"),
    "hex": lambda number: f"{number:X}",
    "decimalZero": lambda number: f"{number:02}",
    "numberInDash": lambda number: f"- {number} -",
    "chineseCounting": _chinese_counting,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese_below_hundred,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _chinese_below_hundred,
    "decimalEnclosedCircle": _enclosed("①"),
    "decimalEnclosedFullstop": _enclosed("⒈"),
    "decimalEnclosedParen": _enclosed("⑴"),
}

_WITH_ZERO: Final = ("hex", "decimalZero", "numberInDash")
