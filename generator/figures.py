"""Figures with units as official Chinese texts write them: 1000万元, 50%, 两年, 亿元以上, 近两个年度.

Ordinals (第二年), years and dates (2025年2月18日), the year before (上一年度), document numbers, telephone numbers,
list marks and numbers in names (“3转、4强”) are no figures.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.telephone import telephones

_DIGIT = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_POWER = {"十": 10, "百": 100, "千": 1000}
_GROUP = {"万": 10_000, "亿": 100_000_000}
_SCALE = {"%": Decimal("0.01"), "‰": Decimal("0.001")}

FULL_WIDTH = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")
"""Character by character, so that places in the text stay what they are."""

_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
"""Numerals as cheques write them, 伍拾万元整."""
_CHINESE = "零〇一二两三四五六七八九十百千万亿"
_MONEY_UNIT = "元"
FOREIGN_MONEY = (
    "美元", "美金", "欧元", "港元", "港币", "日元", "英镑", "澳元", "加元", "韩元", "卢布", "澳门元", "新加坡元",
    "瑞士法郎",
)  # fmt: skip
_TIME_UNITS = ("个工作日", "工作日", "个自然日", "自然日", "个年度", "年度", "周年", "个月", "小时", "分钟", "年", "天")
_OTHER_UNITS = (
    "平方公里", "平方米", "立方米", "公里", "公顷", "公斤", "千克", "千瓦时", "千瓦", "兆瓦", "度", "人次", "场次",
    "个百分点", "百分点", "吨", "米", "亩", "倍", "家", "人", "名", "场", "次", "项", "件", "个", "期", "台", "套",
    "篇", "户", "条", "日",
)  # fmt: skip
_LATIN_UNITS = ("kWh", "kW", "MW", "GW", "km", "kg", "㎡")
_UNITS = (*_SCALE, _MONEY_UNIT, *FOREIGN_MONEY, *_TIME_UNITS, *_OTHER_UNITS, *_LATIN_UNITS)

_RANGE_SIGN = "[-—–－~～至到]"
_NO_FIGURE = re.compile(
    r"[〔\[［（(【]\d{4}[〕\]］）)】]第?\d+号"  # a document number
    r"|第\d+"
    rf"|\d{{4}}{_RANGE_SIGN}(?=\d{{4}}年)"  # years and dates
    r"|\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?|度)?"
    r"|\d{1,2}月(?:\d{1,2}日)?"
    r"|(?:电话|传真|热线)[：:]?(?:[\d—-]{7,}[、，,/或转]?)+"
    r"|[（(]\d+[）)]|\d+(?:\.\d+)?(?:[:：∶]\d+(?:\.\d+)?)+"  # list marks; ratios, which have no unit
    rf"|\d[\d.]*(?!{'|'.join(_LATIN_UNITS)})[A-Za-z][\w.-]*|[A-Za-z]+[\d.-]+",  # names such as 5G, ISO9001
    re.ASCII,
)
_ARABIC = re.compile(r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<multiple>[十百千]?[万亿]?)", re.ASCII)
_RANGE = re.compile(rf"{_RANGE_SIGN}+\d[\d.,]*(?P<multiple>[十百千]?[万亿]?)", re.ASCII)
_WORDS = re.compile(
    rf"百分之(?P<percent>[{_CHINESE}]+)"
    rf"|(?<![第\d{_CHINESE}])(?P<tenths>[一二三四五六七八九两])成(?=以[上下内]|左右|给予|予以|[补奖资，。；、的]|$)"
    rf"|(?P<money>[{_CHINESE}壹贰叁肆伍陆柒捌玖拾佰仟]+)(?=元(?![化论])|{'|'.join(FOREIGN_MONEY)})"
    rf"|(?<![第\d{_CHINESE}])(?P<time>[{_CHINESE}]+|(?<![上下])半)(?={'|'.join(_TIME_UNITS)})"
    rf"|(?<=分)(?P<part>[{_CHINESE}]+)(?=期)"
)
_LOWER_END = re.compile(rf"[\d.,{_CHINESE}]+(?:{'|'.join((_MONEY_UNIT, *FOREIGN_MONEY, *_SCALE))})?{_RANGE_SIGN}+$")
_UPPER_END = re.compile(rf"{_RANGE_SIGN}+(?=[\d{_CHINESE}])")
_LONGEST_END = 24
_RATIO = re.compile(r"(?<![\d:：∶])[1-9]\d?(?:[:：∶][1-9]\d?)+(?![\d:：∶])", re.ASCII)
_VAGUE = re.compile(r"[数几上][十百千万亿]+|[上前下后同每]一")


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure read out of a text: its value in the plain unit, its unit and where it stands.

    Money is in yuan, a percentage is a decimal fraction with unit %.
    """

    value: Decimal
    unit: str
    start: int
    end: int


def bare_unit(unit: str) -> str:
    """The unit without its counting word: 工作日 is the same as 个工作日, 元/年 as 元, ‰ as %."""
    unit = unit.partition("/")[0]
    return "%" if unit == "‰" else unit.removeprefix("个") or unit


def read_figures(text: str, expected: str = "") -> list[Reading]:
    """The figures of `text`, which has no white space, in the order in which they stand.

    `expected` is a unit to recognise beside the known ones.
    """
    plain = text.translate(FULL_WIDTH)
    return sorted([*_arabic(plain, expected), *_words(plain)], key=lambda reading: reading.start)


def ends_range(text: str, reading: Reading) -> bool:
    """Whether a figure is the upper end of a range: the 100万元 of 50—100万元, the 5% of 3%至5%."""
    before = text[max(0, reading.start - _LONGEST_END) : reading.start].translate(FULL_WIDTH)
    return bool(_LOWER_END.search(before))


def begins_range(text: str, reading: Reading) -> bool:
    """Whether a figure is the lower end of a range: the 50 of 50—100万元, the 3% of 3%至5%."""
    after = text[reading.end : reading.end + _LONGEST_END]
    sign = _UPPER_END.match(after.translate(FULL_WIDTH))
    following = read_figures(after[sign.end() :])[:1] if sign else []
    return any(each.start == 0 and bare_unit(each.unit) == bare_unit(reading.unit) for each in following)


def read_ratio(text: str) -> list[Reading]:
    """The parts of the one ratio of `text`, as shares of the whole: 5∶3∶2 is 50%, 30% and 20%."""
    ratios = list(_RATIO.finditer(text.translate(FULL_WIDTH)))
    if len(ratios) != 1:
        return []
    parts = list(re.finditer(r"\d+", ratios[0].group()))
    whole = sum(Decimal(part.group()) for part in parts)
    start = ratios[0].start()
    return [Reading(Decimal(part.group()) / whole, "%", start + part.start(), start + part.end()) for part in parts]


def _arabic(text: str, expected: str) -> Iterator[Reading]:
    hidden = _NO_FIGURE.sub(lambda match: " " * len(match.group()), _without_telephones(text))
    for match in _ARABIC.finditer(hidden):
        start, end = match.span()
        multiple = match["multiple"]
        unit = _unit_at(text, end, expected)
        spread = _RANGE.match(text, end)
        if not unit and spread:
            unit = _unit_at(text, spread.end(), expected)
            multiple = multiple or spread["multiple"]
        known = unit in (*_UNITS, expected)
        if unit and (known or not _in_name(text, start)):
            value = Decimal(match["number"].replace(",", "")) * _multiple(multiple) * _SCALE.get(unit, Decimal(1))
            yield Reading(value, unit, start, end + (len(unit) if text.startswith(unit, end) else 0))


def _without_telephones(text: str) -> str:
    for found in telephones(text):
        text = text[: found.start] + " " * len(found.words) + text[found.end :]
    return text


def _unit_at(text: str, place: int, expected: str) -> str:
    """The unit that begins at `place`: a known one, else the Chinese character that stands there."""
    for unit in (expected, *_UNITS):
        if unit and text.startswith(unit, place):
            return unit
    following: str = text[place : place + 1]
    return following if "\u4e00" <= following <= "\u9fff" and following not in "至到" else ""


def _in_name(text: str, place: int) -> bool:
    """Whether `place` is inside quotation marks, as in “3转、4强、7新”."""
    return text.rfind("“", 0, place) > text.rfind("”", 0, place)


def _multiple(words: str) -> Decimal:
    value = Decimal(1)
    for word in words:
        value *= _POWER.get(word) or _GROUP[word]
    return value


def _words(text: str) -> Iterator[Reading]:
    for match in _WORDS.finditer(text):
        kind = str(match.lastgroup)
        words = match[kind].translate(_FORMAL)
        value = Decimal("0.5") if words == "半" else chinese_value(words)
        before = text[max(0, match.start(kind) - 1) : match.start(kind)]
        if value is None or before.isdigit() or _VAGUE.fullmatch(before + words):
            continue
        unit = "" if kind == "percent" else _unit_at(text, match.end(), "")
        if kind == "tenths":
            yield Reading(value / 10, "%", match.start(), match.end())
            continue
        scaled = value if unit else value / 100
        yield Reading(scaled, unit or "%", match.start(), match.end() + len(unit))


def chinese_value(words: str) -> Decimal | None:
    """The number that Chinese numerals write; a power without a digit counts once, as in 亿 or 千万.

    None for numerals that are no number of things: digits side by side, as in 两三 and 二〇二五.
    """
    if re.search(r"[一二两三四五六七八九〇]{2}", words):
        return None
    hundred_millions = ten_thousands = rest = digit = 0
    for word in words:
        if word in _DIGIT:
            digit = _DIGIT[word]
        elif word in _POWER:
            rest, digit = rest + (digit or 1) * _POWER[word], 0
        elif word == "万":
            ten_thousands, rest, digit = (rest + digit or 1) * _GROUP[word], 0, 0
        else:
            hundred_millions, ten_thousands, rest, digit = (ten_thousands + rest + digit or 1) * _GROUP[word], 0, 0, 0
    return Decimal(hundred_millions + ten_thousands + rest + digit) or None
