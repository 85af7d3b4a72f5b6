"""Amounts and rates that a statement grants, each with the words that it rests on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from generator.checks.comparison_words import UPPER, words_about
from generator.figures import Reading, bare_unit, begins_range, ends_range, read_figures
from generator.model.quantity import Quantity

Kind = Literal["fixed", "ceiling", "annual", "per_head", "rate"]

PAUSE: Final = re.compile(r"[，。；！？;]|(?<!\d)[:：]|[:：](?!\d)|,(?!\d)")
"""A sign between clauses, and none inside a number or a ratio: 1,000, 5：3：2."""
_LONGEST_QUOTE: Final = 100
_LONGEST_FIGURE: Final = 30
"""In characters."""
_GIVES: Final = re.compile("给予|给与|奖励|补助|补贴|资助|补偿|奖补|支持|扶持|发放|奖金|兑现|予以")
_THING: Final = re.compile(
    r"(?:的)?(?:一次性|资金|财政|专项|科技|配套|定额)*(?:补助|奖励|补贴|资助|补偿|奖补|支持|扶持|奖金|经费|资金)"
)
_BOUND_AFTER: Final = re.compile(r"[（(]?含?[）)]?(?:及)?(?:以上|以下|以内)|的(?:企业|项目|单位|投资|订单)|左右")
_BOUND_BEFORE: Final = re.compile(
    r"(?:不低于|不少于|不足|不满|未满|低于|少于|达到?|(?<!不)(?<!不得)超过|满|大于|高于|至少|投资|投入|收入|产值|规模|总额|余额|金额累计"
    r"|成交额|交易额|安排|设立|注册资[本金])(?:累计|额|为|不低于|不少于|达到?)*$"
)
_SUPPLY: Final = re.compile("预算|安排[^，。；]*资金|资金(?:总)?规模|贷款额度|授信")
"""The words of money that is there to be spent, or lent, and not granted to somebody."""
_CAPPED: Final = r"(?:每年|全年|年度|当年)?(?:累计|合计|总额|总计|补助|奖励|补贴|资助|支持|扶持|金额|额度)*(?:分别)?"
_GIVEN: Final = (
    r"(?:分别)?(?:不超过|不得超过)?(?:给予|奖励|补助|补贴|资助|支持|扶持)?(?:分别)?(?:不超过|可达|可|为)?(?:人民币)?$"
)
CAPS: Final = re.compile(
    r"^(?:且|但|并)?(?:对?(?:每|单|同一)[个家户人项年部场次届件笔亩]?[^，。；\d]{0,12}?)?"
    rf"{_CAPPED}(?:最高|最多|不超过|不得超过|不高于|不得高于|不多于|封顶|上限|以){_GIVEN}"
)
"""The words before a figure that caps what the sentence has granted: 每户每年最高, 总额不超过."""
WHOLE_CAP: Final = re.compile(
    r"^(?:对?(?:每|单|同一)[个家户人项部场次届件笔]?[^，。；\d]{0,12}?)"
    rf"{_CAPPED}(?:最高|最多|不超过|不得超过|不高于|不得高于|不多于|封顶|上限){_GIVEN}"
)
"""The words of a sentence of its own that caps what those before it have granted: 单个企业年度补助总额不超过."""
_NEXT_OF_LIST: Final = re.compile(r"[^\d，。；：]{2,24}")
_YEARLY: Final = re.compile("每年|年度最高|逐年")
_PER_YEAR: Final = re.compile(r"[/／]年")
_HEAD_UNITS: Final = (
    "kWh|人|名|位|件|篇|瓦|度|台|套|辆|亩|平方米|吨|户|床|张|立方米|千瓦时|千瓦|公里|头|只|株|棵|盏|间|"
    "集|架次|列次|航班|列|艘|趟|场次|场|次|班|课时|标准箱|箱|标准煤|美元|欧元"
)
_PER_OTHER: Final = re.compile(r"[/／](?![年月日天次]|季度|学期)")
_EACH: Final = re.compile(
    rf"每(?:新增|增加)?(?:[1１一])?(?P<unit>{_HEAD_UNITS})(?:次)?(?:每[月年天日季])?(?:[^，。；每]{{0,8}})$"
)
_SLASH: Final = re.compile(rf"[/／](?P<unit>{_HEAD_UNITS})")
_ONE: Final = rf"[1１一](?P<unit>{_HEAD_UNITS}|家|个|项)(?!性)[^，。；每\d]{{0,14}}$"
_EACH_ONE: Final = re.compile(rf"每[^，。；\d一]{{1,6}}?{_ONE}")
_EACH_SOME: Final = re.compile(
    r"每(?:[^，。；：\d每户家人名年月日天个项台套件]{0,6})"
    rf"(?P<unit>\d[\d.,]*[万亿]?(?:元|个百分点|人次|{_HEAD_UNITS}|家|个|项))(?!以[上下内])[^，。；：\d]{{0,14}}$"
)
"""每新增1000万元投资奖励…: so much of something that an amount is granted for."""
_ONE_BEFORE: Final = re.compile(rf"(?:每[^，。；\d一]{{1,6}}?|引进|培育|孵化|新增|招用)(?<!\d){_ONE}")
"""每引进1名博士, 奖励…: the thing that an amount of the next clause is granted for."""
_PAYS: Final = re.compile(
    r"拨付|(?<!实际)(?<!已)支付(?!的?(?:金额|利息|费|租|保|价|款|总))|兑付|给付|预拨|分[两二三四五\d](?:个)?[年期次]"
)
_PAID: Final = re.compile("拨付|兑付|到位|分担|承担|拨款|抵扣|扣减|扣除|缴纳|出资")
_JOINS: Final = re.compile(r"[、和及与或]|[-—–－~～至到]+")
_LOWER_END: Final = re.compile(r"[\d.,０-９．，％%‰百分之零一二三四五六七八九十]+[-—–－~～至到]+$")
_OPEN_BRACKET: Final = re.compile(r"[（(](?![^（()）]*[)）])")
_FORMER: Final = re.compile(
    r"(?:的?(?:补助|补贴|奖励|资助|标准)*的?)?(?:基础上|(?:分别)?(?:提高|调整|增加|上调|下调|降低|提升)(?:至|到|为)|增至|降至)"
)
"""What follows an amount that was granted until now: 20万元提高至…"""
_PARTS: Final = re.compile("部分.*部分")
_TOTAL: Final = re.compile("总额|总计|合计|共计?|累计")
_SHARE_OF: Final = re.compile(r"(?:按照?|依照|以)(?P<base>[^，。；：]{2,60}?)的?$")
_GIVEN_SHARE: Final = re.compile(r"(?:给予|补助|补贴|资助|奖励)(?P<base>[^，。；：]{2,40}?)的?$")
_NO_RATE: Final = re.compile(
    r"占比|占.{0,8}比例|增长率|利率|LPR|容错|比例(?:达|不低|不少)|[参控入持占]股|股[份比]|持有|同比增长$|增长$|达到?$|比重|税率"
)
_MONEY_SHARE: Final = re.compile(
    r"(?:给予|予以|补助|补贴|资助|奖励)(?:其|企业|单位)?(?P<base>[^，。；：]{0,38}?"
    r"(?:费用?|额|款|租金|房租|利息|投资|投入|支出|成本|收入|价格?|资金|经费))$"
)
"""给予实际支出50%的补助: a share of something that is money, without 的."""
_GIVES_CAPPED: Final = re.compile(
    r"[、，]?(?:且|但)?[^，。；：\d]{0,8}(?:最高|最多|不超过|不高于|封顶)[^，。；：]{0,12}元[^，。；：]{0,6}?的?(?:一次性|资金|专项)*"
    r"(?:补助|奖励|补贴|资助|补偿|奖补|贴息|扶持|支持)"
)
"""What follows a share and its cap: 20%、最高100万元的补贴."""
_GIVES_UNSAID: Final = re.compile("(?:给予|予以|全额)[^，。；：]{0,20}?(?:补助|补贴|奖励|资助|补偿|奖补|贴息)")
"""A grant without its amount: 给予全额补助，最高10万元."""
_BARE_RATE: Final = re.compile(r"(?:给予|予以|按照?|奖励|补助|补贴|资助)(?:最高)?(?:不超过)?$")
_GIVES_RATE: Final = re.compile(
    r"(?:的?(?:比例|标准)|的)?(?:给予|予以)?(?:一次性)?(?:补助|奖励|补贴|资助|补偿|奖补|贴息|扶持|支持)"
)
_BASE_BEFORE: Final = (
    re.compile(
        r"对[^，。；：]{0,30}?(?P<base>[^，。；：的]{1,16}(?:费用?|额|款|租金|保费|利息|投资|支出|成本|收入|价))[，,]$"
    ),
    re.compile(r"按照?(?P<base>[^，。；：\d]{2,30}?)(?:给予|予以)"),
)
"""Where the sentence names before a bare rate what it is taken of."""
SOME_BASE: Final = "按比例计算的数额（请照原文写明）"
_INCREASE: Final = re.compile("新增|增量|增加|增长|净增|增幅|超[出过]上")
_TRIM_BASE: Final = re.compile(r"^.*?(?:不超过|不高于)(?=..)|(?:最高)?(?:不超过|不高于)$|的$")


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
    in_range: bool = False
    """Whether it is the upper end of a range."""


def amounts_in(words: str) -> list[Amount]:
    """The amounts in yuan and the rates that a statement without white space grants, in its order."""
    return list(_amounts(words))


def amount_in_cell(words: str, cell: tuple[int, int]) -> Iterator[Amount]:
    """The amount that a cell of a table grants; `words` are those of its row."""
    for reading in read_figures(words):
        if reading.unit == "元" and cell[0] <= reading.start < cell[1]:
            before, after = words[cell[0] : reading.start], words[reading.end : cell[1]]
            head = _EACH.search(before) or _SLASH.match(after)
            kind: Kind = "ceiling" if UPPER.search(before) else "per_head" if head else "fixed"
            if not (head and kind == "ceiling") and (head or not _PER_OTHER.match(after)):
                unit = head["unit"] if head else ""
                yield _amount(words, reading, (0, len(words)), kind, unit=unit)


def _amounts(words: str) -> Iterator[Amount]:
    readings = read_figures(words)
    granted: int | None = None  # where the sentence ends in which something was granted last
    for number, reading in enumerate(readings):
        if begins_range(words, reading):
            continue
        clause = clause_around(words, reading)
        row = _row_around(words, readings, number, clause)
        if _is_condition(words, row, clause):
            continue
        amount = None
        if reading.unit == "元":
            if _goes_on(words, row, clause, granted) or _is_granted(row, words, clause):
                amount = _money(words, reading, row, clause)
        elif bare_unit(reading.unit) == "%":
            amount = _rate(words, reading, clause)
        if amount:
            granted = _sentence_end(words, reading.end)
            yield amount


@dataclass(frozen=True, slots=True)
class _Row:
    """Figures side by side, 30万元、20万元和10万元, which share the words around them."""

    before: str
    """The words of the clause before the first."""
    near: str
    """Those of them after the figure before."""
    after: str
    """The words of the clause after the last."""
    end: int


def _row_around(words: str, readings: list[Reading], number: int, clause: tuple[int, int]) -> _Row:
    unit = bare_unit(readings[number].unit)

    def joins(one: Reading, other: Reading) -> bool:
        between = words[one.end : other.start]
        return bare_unit(other.unit) == bare_unit(one.unit) == unit and bool(_JOINS.fullmatch(between))

    first = last = number
    while first and readings[first - 1].start >= clause[0] and joins(readings[first - 1], readings[first]):
        first -= 1
    while (
        last + 1 < len(readings) and readings[last + 1].end <= clause[1] and joins(readings[last], readings[last + 1])
    ):
        last += 1
    begin, end = readings[first].start, readings[last].end
    previous = max(clause[0], readings[first - 1].end if first else 0)
    return _Row(words[clause[0] : begin], words[previous:begin].lstrip("、和及且"), words[end : clause[1]], end)


def _is_condition(words: str, row: _Row, clause: tuple[int, int]) -> bool:
    """Whether a clause ends as conditions do: 给予职工补助2000元的，财政按…"""
    return row.after.endswith("的") and words[clause[1] : clause[1] + 1] in ("，", ",")


def _goes_on(words: str, row: _Row, clause: tuple[int, int], granted: int | None) -> bool:
    """Whether an amount goes on with what was granted up to `granted`: a cap of it, or the next of a list."""
    if granted is not None and row.end <= granted:
        return bool(CAPS.search(row.before) or CAPS.search(row.near))
    if CAPS.search(row.before) and _is_given(words, clause[0]):
        return True
    if granted is None:
        return False
    if words[clause[0] - 1 : clause[0]] in ("。", "；") and WHOLE_CAP.search(row.before):
        return True
    return clause[0] == granted + 1 and _is_next_of_list(words[granted], row.before, row.after)


def _is_given(words: str, place: int) -> bool:
    """Whether the sentence grants something shortly before a place, without saying how much."""
    begin = max(place - _LONGEST_QUOTE, sentence_begin(words, place))
    return bool(_GIVES_UNSAID.search(words, begin, place))


def _is_next_of_list(sign: str, before: str, after: str) -> bool:
    """Whether a clause only names the next thing and its amount: 绿色食品每个奖励2万元；有机农产品认证3万元；"""
    return sign == "；" and not after and bool(_NEXT_OF_LIST.fullmatch(before)) and not _BOUND_BEFORE.search(before)


def sentence_begin(words: str, place: int) -> int:
    """Where the sentence, or the part of a row of them, begins that holds the character at `place`."""
    return max(words.rfind(sign, 0, place) for sign in "。；") + 1


def sentence_around(words: str, place: int) -> tuple[int, int]:
    """Where the sentence, or the part of a row of them, begins and ends that holds the character at `place`."""
    return sentence_begin(words, place), _sentence_end(words, place)


def _sentence_end(words: str, place: int) -> int:
    return min((end for sign in "。；" if (end := words.find(sign, place)) >= 0), default=len(words))


def _clause_begin(words: str, place: int) -> int:
    """Where the clause begins that holds the character at `place`; only as much is looked at as is needed."""
    window = _LONGEST_QUOTE
    while True:
        begin = max(0, place - window)
        ends = [found.end() for found in PAUSE.finditer(words, begin, place)]
        if ends or not begin:
            return ends[-1] if ends else 0
        window *= 4


def clause_around(words: str, reading: Reading) -> tuple[int, int]:
    """Where the clause of a figure begins and ends: at the signs around it."""
    begin = _clause_begin(words, reading.start)
    found = PAUSE.search(words, reading.end)
    end = found.start() if found else len(words)
    bracket = _OPEN_BRACKET.search(words, reading.end, end)
    return begin, bracket.start() if bracket else end


def _is_granted(row: _Row, words: str, clause: tuple[int, int]) -> bool:
    before, after = row.before, row.after
    if (
        _FORMER.match(after)
        or _SUPPLY.search(before)
        or _is_part_of_supply(words, clause[0])
        or _is_total(row, words, clause)
    ):
        return False
    if _BOUND_AFTER.match(after) and not re.match(r"(?:以内|以下)的?(?:补助|奖励|补贴|资助)", after):
        return False
    gives = list(_GIVES.finditer(before))
    tail = before[gives[-1].end() :] if gives else before
    if tail != "总额" and _BOUND_BEFORE.search(tail):
        return False
    return bool(gives) or bool(_THING.match(after)) or bool(_SLASH.match(after)) or bool(_EACH.search(before))


def _is_part_of_supply(words: str, begin: int) -> bool:
    """Whether a clause tells a part of money that is there to be spent: 安排专项资金600万元，其中…"""
    return words.startswith("其中", begin) and bool(_SUPPLY.search(words, sentence_begin(words, begin), begin))


def _is_total(row: _Row, words: str, clause: tuple[int, int]) -> bool:
    """Whether an amount is the sum of those that follow a colon: 奖励总额800万元：…的，奖励100万元"""
    if not _TOTAL.search(row.before) or words[clause[1] : clause[1] + 1] not in ("：", ":"):
        return False
    return bool(_GIVES.search(words, clause[1], _sentence_end(words, clause[1])))


def _money(words: str, reading: Reading, row: _Row, clause: tuple[int, int]) -> Amount | None:
    before, after = row.before, words[reading.end : clause[1]]
    about = words_about(words, reading)
    head = _head(words, row, after, clause)
    in_range = ends_range(words, reading)
    if (in_range and head) or (not head and _PER_OTHER.match(after)):
        return None
    kind: Kind = "fixed"
    if in_range or UPPER.search(about):
        kind = "annual" if _YEARLY.search(before) or _PER_YEAR.match(after) else "ceiling"
    elif head:
        kind = "per_head"
    unit = head["unit"] if head and kind == "per_head" else ""
    return _amount(words, reading, clause, kind, unit=unit, in_range=in_range)


def _head(words: str, row: _Row, after: str, clause: tuple[int, int]) -> re.Match[str] | None:
    """The words that say of what each the amount is granted for: 每人, 元/吨, 每新增1000万元投资."""
    return (
        _EACH.search(row.before)
        or _SLASH.match(after)
        or _EACH_ONE.search(row.before)
        or _EACH_SOME.search(row.before)
        or _one_before(words, clause[0])
    )


def _one_before(words: str, begin: int) -> re.Match[str] | None:
    """The one thing that the clause before `begin` names: 引进1名硕士，"""
    if words[begin - 1 : begin] not in ("，", ","):
        return None
    start = _clause_begin(words, begin - 1)
    return _ONE_BEFORE.search(words, start, begin - 1) or _EACH_SOME.search(words, start, begin - 1)


def _rate(words: str, reading: Reading, clause: tuple[int, int]) -> Amount | None:
    before, after = words[clause[0] : reading.start], words[reading.end : clause[1]]
    in_range = ends_range(words, reading)
    before = _LOWER_END.sub("", before) if in_range else before
    if _PARTS.search(words, *sentence_around(words, reading.start)) or _FORMER.match(after):
        return None  # each rate for a part of the whole
    if _NO_RATE.search(before) or _PAYS.search(before) or _PAID.search(after):
        return None
    if re.match(r"[（(]?含?[）)]?(?:及)?以[上下]", after):
        return None
    base = _base(words[: clause[0]], before, words[reading.end : reading.end + _LONGEST_QUOTE])
    if not base:
        return None
    at_most = in_range or bool(UPPER.search(words_about(words, reading)))
    increase = bool(_INCREASE.search(base))
    return _amount(words, reading, clause, "rate", base=base, at_most=at_most, is_increase=increase, in_range=in_range)


def _base(earlier: str, before: str, after: str) -> str | None:
    """What a rate is taken of: words of its clause, else of those before it; None if it is no rate of an award."""
    found = _SHARE_OF.search(before) or (_GIVEN_SHARE.search(before) if "的" in before[-8:] else None)
    if not found and (_GIVES_RATE.match(after) or _GIVES_CAPPED.match(after)):
        found = _MONEY_SHARE.search(before)
    if found:
        return _TRIM_BASE.sub("", _TRIM_BASE.sub("", found["base"]))
    if not (_BARE_RATE.search(before) and _GIVES_RATE.match(after)):
        return None
    sentence = earlier[sentence_begin(earlier, len(earlier)) :]
    named = next((match for pattern in _BASE_BEFORE if (match := pattern.search(sentence))), None)
    return named["base"] if named else SOME_BASE


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
    in_range: bool = False,
) -> Amount:
    start, end = quote_around(words, reading, clause)
    quote = words[start:end]
    return Amount(
        kind,
        quantity_text(reading, words),
        quote,
        position_in(quote, reading, start),
        reading.start,
        reading.end,
        clause,
        unit,
        base,
        at_most,
        is_increase,
        in_range,
    )


def quote_around(words: str, reading: Reading, clause: tuple[int, int]) -> tuple[int, int]:
    """The words to quote for a figure: its clause, or of a very long one what stands around the figure alone."""
    begin, end = clause
    if reading.start - begin > _LONGEST_QUOTE:
        near = reading.start - _LONGEST_QUOTE
        places = [near + each.end for each in read_figures(words[near : reading.start])]
        begin = next((place for place in places if place > near + _LONGEST_FIGURE), near)
    if end - reading.end > _LONGEST_QUOTE:
        following = read_figures(words[reading.end : reading.end + _LONGEST_QUOTE])
        end = reading.end + (following[0].start if following else _LONGEST_QUOTE)
    return begin, end


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
