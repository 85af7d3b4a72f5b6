"""How an award is paid: in instalments, over years, and when."""

import re
from decimal import Decimal
from typing import Any, Final

from generator.figures import Reading, chinese_value, read_figures
from generator.importing.amounts import quantity_text
from generator.importing.statements import Statement
from generator.numerals import chinese_number, chinese_numeral

Json = dict[str, Any]

_PAY: Final = r"(?:一次性)?(?:预)?(?:拨付|支付|兑付|发放|给付|拨款|拨)"
_PAYMENT: Final = re.compile(
    rf"(?P<when>[^，。；：]{{2,24}}?)(?:后|时)?，?{_PAY}[^，。；：\d%]{{0,10}}(?P<share>\d{{1,3}}(?:\.\d+)?)%[^，。；：]{{0,12}}",
    re.ASCII,
)
_REMAINDER: Final = re.compile(
    rf"(?P<when>[^，。；：]{{2,24}}?)(?:后|时)?，?{_PAY}[^，。；：]{{0,4}}(?:剩余|其余|余下|余款|尾款)[^，。；：]{{0,10}}"
)
_STEPS: Final = r"分(?P<count>[两二三四五\d])个?(?P<step>年度?|期|次|批)"
_SHARES: Final = r"按照?(?P<shares>\d{1,3}%(?:[、，和]\d{1,3}%)+|\d{1,2}(?:[:：∶]\d{1,2})+)(?:的?比例)?"
_ROWS: Final = (
    re.compile(rf"{_STEPS}[^，。；：]{{0,6}}?{_SHARES}[^，。；：]{{0,8}}"),
    re.compile(rf"{_SHARES}，?{_STEPS}[^，。；：]{{0,8}}"),
)
"""分三年按40%、30%、30%的比例拨付, 分三年按5∶3∶2拨付, 按5∶3∶2的比例分三年拨付."""
_IN_BRACKET: Final = re.compile(r"[（(][^（()）]*$")
_STEP: Final = {"年": "第{}年", "年度": "第{}年", "期": "第{}期", "次": "第{}次", "批": "第{}批"}
_WIDE_DIGITS: Final = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_EARLIER: Final = re.compile("^(?:其中|由|在|待|于|项目|经)+")
_TIMING: Final = re.compile("前补助|后补助|即申即享|免申即享|先建后补|以奖代补|事前补助|事后补助|后奖补|前置资助")
_PERIOD: Final = re.compile(r"连续(?:支持|补助|奖励|资助|补贴|给予|扶持)?(?P<years>\d|[一二两三四五])年")
_MOST_YEARS: Final = re.compile(
    r"连续(?:支持|补助|奖励|资助|补贴|给予|扶持)?(?:最多|最长|不超过)+(?P<years>\d|[一二两三四五])年|(?:最长|最多|期限)(?:不超过)?(?P<more>\d|[一二两三四五])年"
)
_YEAR: Final = re.compile(r"第(?P<year>[一二三四五])年")


def payments_in(words: str) -> list[Json]:
    """The payments that a statement shares an award out into, if they add up to the whole; else none."""
    row = _row_of(words)
    if row:
        return row
    plain = words.translate(_WIDE_DIGITS)
    shares = list(_PAYMENT.finditer(plain))
    total = sum((Decimal(found["share"]) for found in shares), Decimal())
    remainder = next(
        (found for found in _REMAINDER.finditer(plain) if shares and found.start() >= shares[-1].end()),
        None,
    )
    hundred = 100
    complete = (total < hundred and remainder) or (total == hundred and len(shares) > 1 and not remainder)
    if not shares or not complete:
        return []
    payments = [
        {"when": _when(found["when"]), "share": f"{found['share']}%", "quote": _as_written(words, found)}
        for found in shares
    ]
    if remainder:
        payments.append({"when": _when(remainder["when"]), "quote": _as_written(words, remainder)})
    return payments


def _as_written(words: str, found: re.Match[str]) -> str:
    return words[found.start() : found.end()]


def _row_of(words: str) -> list[Json]:
    """The payments that one clause lists as a row of shares or as a ratio, if they add up to the whole."""
    plain = words.translate(_WIDE_DIGITS)
    found = next((found for row in _ROWS if (found := row.search(plain))), None)
    if not found or _IN_BRACKET.search(words[: found.start()]):  # a bracket may be about the amount before it alone
        return []
    parts = [Decimal(number) for number in re.findall(r"\d+", found["shares"])]
    shares = [part / sum(parts) * 100 for part in parts]
    if len(parts) != _number(found["count"]) or any(share != round(share, 2) for share in shares):
        return []
    if "%" in found["shares"] and shares != parts:
        return []
    quote = words[found.start() : found.end()]
    when = _STEP[found["step"]]
    return [
        {"when": when.format(chinese_numeral(n)), "share": f"{share.normalize():f}%", "quote": quote, "position": n}
        for n, share in enumerate(shares, start=1)
    ]


def _number(words: str) -> int:
    """The number that one Chinese or Arabic digit writes."""
    return int(words) if words.isdecimal() else int(chinese_value(words) or 0)


def _when(words: str) -> str:
    return _EARLIER.sub("", words).strip("，、") or words


def timing_of(statements: list[Statement]) -> str | None:
    """How the award is granted, where the text has a word for it: 前补助, 后补助, 即申即享 …"""
    for statement in statements:
        found = _TIMING.search(statement.words)
        if found and "无" not in statement.words[: found.start()][-1:]:
            return found.group()
    return None


def period_in(statements: list[Statement]) -> tuple[int, Json] | None:
    """For how many years an award goes on, as a number and as a figure with its quote."""
    return _years(statements, _PERIOD)


def most_years_in(statements: list[Statement]) -> Json | None:
    """For how many years at most an award goes on."""
    found = _years(statements, _MOST_YEARS)
    return found[1] if found else None


def _years(statements: list[Statement], pattern: re.Pattern[str]) -> tuple[int, Json] | None:
    for statement in statements:
        found = pattern.search(statement.words)
        words = next((group for group in found.groups() if group), "") if found else ""
        number = _number(words) if words else 0
        if found and number:
            return number, {"value": f"{number}年", "quote": found.group()}
    return None


def years_in(statements: list[Statement], count: int, most: Json, shares: list[str]) -> list[Json] | None:
    """The rule of each year where sentences tell them apart: 第一年给予…；第二年、第三年…按比例; None if they do not.

    `most` is the annual ceiling; the ids of the shares that the reader is asked for are added to `shares`.
    """
    rules: dict[int, Json] = {}
    for statement in statements:
        for piece in re.split("[；。]", statement.words):
            years = [chinese_number(found["year"]) or 0 for found in _YEAR.finditer(piece)]
            start = _YEAR.search(piece)
            if not start:
                continue
            quote = piece[start.start() :]
            money = [figure for figure in read_figures(quote) if figure.unit == "元"]
            for year in years:
                rule = _year_rule(quote, money, most, year)
                if rule and year not in rules:
                    rules[year] = rule
    if sorted(rules) != list(range(1, count + 1)):
        return None
    shares += [rule["open_rate"]["input"] for _, rule in sorted(rules.items()) if "open_rate" in rule]
    return [rule for _, rule in sorted(rules.items())]


def _year_rule(quote: str, money: list[Reading], most: Json, year: int) -> Json | None:
    if len(money) == 1:
        figure = {"value": quantity_text(money[0], quote), "quote": quote}
        if "最高" in quote or "不超过" in quote:
            return {"mechanism": "ceiling", "limit": figure}
        return {"mechanism": "fixed", "amount": figure}
    if not money and "比例" in quote:
        rate = {"input": f"share_year{year}", "quote": quote}
        return {"mechanism": "percentage", "open_rate": rate, "base": dict(most)}
    return None
