"""Amounts and rates that a statement grants, each with the words that it rests on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from generator.checks.comparison_words import UPPER, words_about
from generator.figures import Reading, bare_unit, read_figures
from generator.model.quantity import Quantity

Kind = Literal["fixed", "ceiling", "annual", "per_head", "rate"]

_PAUSE: Final = re.compile(r"[，。；：！？;:]|,(?!\d)")
_GIVES: Final = re.compile("给予|给与|奖励|补助|补贴|资助|补偿|奖补|支持|扶持|发放|奖金|兑现|予以")
_THING: Final = re.compile(
    r"(?:的)?(?:一次性|资金|财政|专项|科技|配套|定额)*(?:补助|奖励|补贴|资助|补偿|奖补|支持|扶持|奖金|经费|资金)"
)
_BOUND_AFTER: Final = re.compile(r"[（(]?含?[）)]?(?:及)?(?:以上|以下|以内)|的(?:企业|项目|单位|投资|订单)|左右")
_BOUND_BEFORE: Final = re.compile(
    r"(?:不低于|不少于|达到?|超过|满|大于|高于|至少|投资|投入|收入|产值|规模|总额|余额|金额累计|成交额|交易额|安排|设立"
    r"|注册资[本金])(?:累计|额|为|不低于|不少于|达到?)*$"
)
_RANGE: Final = re.compile(r"[万亿]?[-—–~～－至到]+")
CAPS: Final = re.compile(
    r"^(?:且|但|并)?(?:对?(?:每|单|同一)[个家户人项年]?[^，。；\d]{0,12}?)?(?:每年|年度|当年)?(?:累计|合计|总额|总计|补助|奖励|补贴|资助|支持|金额|额度)*"
    r"(?:最高|最多|不超过|不得超过|以)(?:不超过|不得超过)?(?:给予|奖励|补助|补贴|资助|支持)?(?:不超过)?$"
)
"""The words before a figure that caps what the sentence has granted: 每户每年最高, 总额不超过."""
_YEARLY: Final = re.compile("每年|每年度|年度最高|逐年")
_HEAD_UNITS: Final = (
    "人|名|位|件|篇|台|套|辆|亩|平方米|吨|户|床|张|立方米|千瓦时|千瓦|公里|头|只|株|棵|盏|间|"
    "集|场次|场|次|班|课时|标准箱|箱|标准煤"
)
_EACH: Final = re.compile(
    rf"每(?:新增|增加)?(?:[1１一])?(?P<unit>{_HEAD_UNITS})(?:次)?(?:每[月年天日季])?(?:[^，。；每]{{0,8}})$"
)
_SLASH: Final = re.compile(rf"[/／](?P<unit>{_HEAD_UNITS})")
_PAYS: Final = re.compile("拨付|支付|兑付|给付|预拨")
_SHARE_OF: Final = re.compile(r"(?:按照?|依照|以)(?P<base>[^，。；：]{2,60}?)的?$")
_GIVEN_SHARE: Final = re.compile(r"(?:给予|补助|补贴|资助|奖励)(?P<base>[^，。；：]{2,40}?)的?$")
_NO_RATE: Final = re.compile(
    r"占比|占.{0,8}比例|增长率|利率|容错|比例(?:达|不低|不少)|股|持有|同比增长$|增长$|达到?$|比重"
)
_INCREASE: Final = re.compile("新增|增量|增加|增长|净增|增幅|超出|超过上")
_TRIM_BASE: Final = re.compile(
    r"^(?:最高)?(?:不超过|不高于)?(?:其|该|企业|单位|项目)?(?=..)|(?:最高)?(?:不超过|不高于)?$"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount or rate: what it is, how much, and the clause of the statement that says so."""

    kind: Kind
    value: str
    quote: str
    position: int | None
    start: int
    end: int
    clause: tuple[int, int]
    unit: str = ""
    """What `per_head` counts."""
    base: str = ""
    """What a rate is taken of."""
    at_most: bool = False
    is_increase: bool = False


def amounts_in(words: str) -> list[Amount]:
    """The amounts in yuan and the rates that a statement without white space grants, in its order."""
    return list(_amounts(words))


def _amounts(words: str) -> Iterator[Amount]:
    readings = read_figures(words)
    granted = -1  # where the sentence ends in which something was granted last
    for number, reading in enumerate(readings):
        begin, end = clause_around(words, reading)
        before, after = words[begin : reading.start], words[reading.end : end]
        if reading.unit == "元" and not _is_in_range(words, readings, number):
            caps = reading.start < granted and CAPS.search(before)
            if caps or _is_granted(before, after):
                granted = _sentence_end(words, reading.end)
                yield _money(words, reading, (begin, end))
        elif bare_unit(reading.unit) == "%" and not _NO_RATE.search(before) and not _PAYS.search(before):
            rate = _rate(words, reading, (begin, end))
            if rate:
                granted = _sentence_end(words, reading.end)
                yield rate


def _sentence_end(words: str, place: int) -> int:
    return min((end for sign in "。；" if (end := words.find(sign, place)) >= 0), default=len(words))


def _is_in_range(words: str, readings: list[Reading], number: int) -> bool:
    """Whether a figure is one end of a range: 50-100万元, 5万至8万元."""
    start, end = readings[number].start, readings[number].end
    before = readings[number - 1].end if number else -1
    after = readings[number + 1].start if number + 1 < len(readings) else -1
    return bool(
        (before >= 0 and _RANGE.fullmatch(words[before:start])) or (after >= 0 and _RANGE.fullmatch(words[end:after]))
    )


def clause_around(words: str, reading: Reading) -> tuple[int, int]:
    """Where the clause of a figure begins and ends: at the signs around it."""
    begin = max((found.end() for found in _PAUSE.finditer(words, 0, reading.start)), default=0)
    found = _PAUSE.search(words, reading.end)
    return begin, found.start() if found else len(words)


def _is_granted(before: str, after: str) -> bool:
    if _BOUND_AFTER.match(after) and not re.match(r"(?:以内|以下)的?(?:补助|奖励|补贴|资助)", after):
        return False
    gives = list(_GIVES.finditer(before))
    tail = before[gives[-1].end() :] if gives else before
    if _BOUND_BEFORE.search(tail):
        return False
    return bool(gives) or bool(_THING.match(after)) or bool(_SLASH.match(after)) or bool(_EACH.search(before))


def _money(words: str, reading: Reading, clause: tuple[int, int]) -> Amount:
    before, after = words[clause[0] : reading.start], words[reading.end : clause[1]]
    about = words_about(words, reading)
    head = _EACH.search(before) or _SLASH.match(after)
    kind: Kind = "fixed"
    if UPPER.search(about):
        kind = "annual" if _YEARLY.search(before) else "ceiling"
    elif head:
        kind = "per_head"
    return _amount(words, reading, clause, kind, unit=head["unit"] if head and kind == "per_head" else "")


def _rate(words: str, reading: Reading, clause: tuple[int, int]) -> Amount | None:
    before, after = words[clause[0] : reading.start], words[reading.end : clause[1]]
    if re.match(r"[（(]?含?[）)]?(?:及)?以[上下]", after):
        return None
    found = _SHARE_OF.search(before) or (_GIVEN_SHARE.search(before) if "的" in before[-8:] else None)
    if not found:
        return None
    base = found["base"].removesuffix("的")
    base = re.sub(r"(?:最高)?(?:不超过|不高于)$", "", re.sub(r"^(?:最高)?(?:不超过|不高于)", "", base)).removesuffix(
        "的"
    )
    if not base:
        return None
    at_most = bool(UPPER.search(words_about(words, reading)))
    increase = bool(_INCREASE.search(base))
    return _amount(words, reading, clause, "rate", base=base, at_most=at_most, is_increase=increase)


def _amount(  # noqa: PLR0913 - what an amount consists of
    words: str,
    reading: Reading,
    clause: tuple[int, int],
    kind: Kind,
    *,
    unit: str = "",
    base: str = "",
    at_most: bool = False,
    is_increase: bool = False,
) -> Amount:
    quote = words[clause[0] : clause[1]]
    return Amount(
        kind,
        quantity_text(reading, words),
        quote,
        position_in(quote, reading, clause[0]),
        reading.start,
        reading.end,
        clause,
        unit,
        base,
        at_most,
        is_increase,
    )


def position_in(quote: str, reading: Reading, offset: int) -> int | None:
    """Which of the quote's figures of the same unit a reading is; None if there is one only."""
    same = [each for each in read_figures(quote) if bare_unit(each.unit) == bare_unit(reading.unit)]
    if len(same) <= 1:
        return None
    return next((n for n, each in enumerate(same, start=1) if each.start + offset == reading.start), 1)


def quantity_text(reading: Reading, words: str) -> str:
    """A figure as the canonical file writes it: 50万元, 5%, 3年; as the text writes it where that can be read."""
    written = words[reading.start : reading.end].replace(",", "").replace("，", "")
    try:
        quantity = Quantity.parse(written)
    except ValueError:
        quantity = None
    if quantity and quantity.value == reading.value and not _has_wide_digits(written):
        return written
    return _plain(reading)


def _has_wide_digits(text: str) -> bool:
    return any(character.isdigit() and not character.isascii() for character in text)


def _plain(reading: Reading) -> str:
    value, unit = reading.value, reading.unit
    if bare_unit(unit) == "%":
        return f"{_digits(value * 100)}%" if unit == "%" else f"{_digits(value * 1000)}‰"
    for size, name in ((Decimal(100_000_000), "亿"), (Decimal(10_000), "万")):
        if unit == "元" and value >= size and value % (size / 10_000) == 0:
            return f"{_digits(value / size)}{name}元"
    return f"{_digits(value)}{unit}"


def _digits(value: Decimal) -> str:
    return f"{value.normalize():f}"
