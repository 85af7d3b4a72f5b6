"""From the amounts of an article to candidates for award rules: which belong together, and how."""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from generator.figures import read_figures
from generator.importing.amounts import CAPS, Amount, amounts_in
from generator.importing.payments import most_years_in, payments_in, period_in, timing_of, years_in
from generator.importing.statements import Statement

Json = dict[str, Any]

_PAYEE: Final = re.compile(
    r"对(?P<payee>[^，。；：]{2,60}?)(?:的)?(?=，|：|最高|给予|一次性|按|每年|分别|每个|每家|予以|$)"
)
_BEFORE_AMOUNT: Final = re.compile(
    r"每(?:人|名|位|件|场|次|集|亩|台|套|户|张|平方米)(?:每[月年天])?.*$|(?:每[个家项人][^，。；]{0,6})?(?:每年)?(?:一次性)?(?:分别)?(?:最高|不超过)?(?:给予|奖励|补助|补贴|资助|支持|发放).*$|最高.*$|每.{0,3}(?:支持)?(?:金额|标准).*$|分别.*$|一次性.*$"
)
_LEVEL: Final = re.compile(
    "国家级|省级|市级|县级|区级|部级|一等|二等|三等|特等|首次|重新|再次|[ABC]级|一级|二级|三级|甲级|乙级|金奖|银奖|铜奖|一星|[一二三四五]星|"
    "[一二三四五]档|第[一二三]档|大型|中型|小型|微型"
)
_SIZE: Final = re.compile(r"以上|以下|以内|不足|超过|达到|满|至|不低于|不少于")
_LONGEST_LABEL: Final = 60
_ELIGIBLE: Final = "符合条件的申报单位"


@dataclass(slots=True)
class Candidate:
    """A candidate: its fields but for the applicants, the words it rests on, and what it was read as."""

    id: str
    fields: Json
    quote: str
    doubt: str


@dataclass(frozen=True, slots=True)
class _Found:
    """An amount in its statement; `piece` numbers the sentences of the article."""

    amount: Amount
    statement: Statement
    piece: int


@dataclass(slots=True)
class _Rule:
    """A mechanism with what it asks."""

    mechanism: Json
    inputs: list[Json] = field(default_factory=list)


def candidates_of(article: int, statements: list[Statement]) -> list[Candidate]:
    """The candidates of an article; its parts are read for themselves, and instead of the lead that sums them up."""
    parts = sorted({statement.part for statement in statements if statement.part})
    found: list[Candidate] = []
    for part in parts:
        found += _of_scope(article, part, [statement for statement in statements if statement.part == part])
    if not found:
        found = _of_scope(article, None, statements)
    if len(found) > 1:
        for number, candidate in enumerate(found, start=1):
            candidate.id = candidate.fields["id"] = f"{candidate.id}-{number}"
    return found


def _of_scope(article: int, part: int | None, statements: list[Statement]) -> list[Candidate]:
    granting = [statement for statement in statements if statement.may_award]
    groups = _groups(_without_echoes(_found(granting)))
    if not groups:
        groups = _groups(_found(statements))
    payments = payments_in(granting)
    candidates = []
    for group in groups:
        rule = _rule(group, granting if len(groups) == 1 else [each.statement for each in group])
        if rule:
            candidates.append(_candidate(article, part, group, _paid(rule, payments), statements))
    return candidates


def _found(statements: list[Statement]) -> list[_Found]:
    found: list[_Found] = []
    piece = 0
    for statement in statements:
        piece += 1
        place = 0
        for amount in amounts_in(statement.words):
            piece += len(re.findall("[；。]", statement.words[place : amount.start]))
            place = amount.start
            found.append(_Found(amount, statement, piece))
    return found


def _without_echoes(found: list[_Found]) -> list[_Found]:
    """Without the amounts of sections that only repeat what the lead grants."""
    lead = {(each.amount.kind, each.amount.value) for each in found if each.statement.is_lead}
    lead |= {("ceiling", value) for kind, value in lead if kind == "annual"}
    yearly = {value for kind, value in lead if kind == "ceiling"}
    return [
        each
        for each in found
        if each.statement.is_lead
        or (
            (each.amount.kind, each.amount.value) not in lead
            and not (each.amount.kind == "fixed" and each.amount.value in yearly)
        )
    ]


def _groups(found: list[_Found]) -> list[list[_Found]]:
    """Amounts that one rule gives: those of one sentence, and those of sentences that tell sizes or levels apart."""
    groups: list[list[_Found]] = []
    for each in found:
        last = groups[-1] if groups else None
        if last and (last[-1].piece == each.piece or _are_tiers(last[-1], each)):
            last.append(each)
        else:
            groups.append([each])
    return groups


def _are_tiers(one: _Found, other: _Found) -> bool:
    if one.statement.part != other.statement.part or one.amount.kind != other.amount.kind:
        return False
    if other.piece - one.piece > 2:  # noqa: PLR2004 - the next sentence or the next item
        return False
    texts = [_case_words(each) for each in (one, other)]
    by_size = all(_SIZE.search(text) and read_figures(text) for text in texts)
    return by_size or all(_LEVEL.search(text) for text in texts)


def _case_words(found: _Found) -> str:
    """The words between the sentence's beginning, or the amount before, and an amount."""
    words = found.statement.words
    start = max(words.rfind(sign, 0, found.amount.start) for sign in "；。：") + 1
    return words[start : found.amount.start]


def _rule(group: list[_Found], scope: list[Statement]) -> _Rule | None:
    rates = [each for each in group if each.amount.kind == "rate"]
    money = [each for each in group if each.amount.kind != "rate"]
    if not rates and len(money) == 2 and _is_cap(money[0], money[1]):  # noqa: PLR2004 - an amount and its cap
        rule = _single(money[0], [])
        return _Rule({"mechanism": "ceiling", "limit": _figure(money[1].amount), "of": rule.mechanism}, rule.inputs)
    if rates and len(rates) == 1 and len(money) <= 1:
        return _capped(rates[0].amount, money[0].amount if money else None)
    if rates and len(money) == len(rates):
        return _choices([_capped(rate.amount, cap.amount) for rate, cap in zip(rates, money, strict=True)], rates)
    if rates and not money:
        return _choices([_capped(rate.amount, None) for rate in rates], rates)
    if len(money) == 1:
        return _single(money[0], scope)
    return _choices([_single(each, [], numbered=n) for n, each in enumerate(money, start=1)], money) if money else None


def _is_cap(first: _Found, second: _Found) -> bool:
    """Whether the second amount of a sentence caps the first: 每亩15元，每户最高2万元."""
    words = second.statement.words[second.amount.clause[0] : second.amount.start]
    return (
        first.statement is second.statement
        and first.amount.kind in ("per_head", "fixed")
        and second.amount.kind in ("ceiling", "annual")
        and bool(CAPS.search(words))
    )


def _figure(amount: Amount) -> Json:
    position = {"position": amount.position} if amount.position else {}
    return {"value": amount.value, "quote": amount.quote} | position


def _capped(rate: Amount, cap: Amount | None) -> _Rule:
    """A percentage, below a ceiling where one is stated."""
    base = rate.base[:_LONGEST_LABEL]
    if rate.is_increase:
        inputs = [
            _money("current_amount", f"本期数额（{base}按它与上期之差计算）"),
            _money("previous_amount", f"上期数额（{base}按本期与它之差计算）"),
        ]
        source: Any = {"current": "current_amount", "previous": "previous_amount", "label": base}
    else:
        inputs, source = [_money("base_amount", base)], "base_amount"
    percentage: Json = {"mechanism": "percentage", "rate": _figure(rate)}
    percentage |= {"at_most": "true"} if rate.at_most else {}
    percentage["base"] = source
    if cap and cap.kind in ("ceiling", "annual"):
        return _Rule({"mechanism": "ceiling", "limit": _figure(cap), "of": percentage}, inputs)
    return _Rule(percentage, inputs)


def _single(found: _Found, scope: list[Statement], numbered: int = 0) -> _Rule:
    amount = found.amount
    figure = _figure(amount)
    if amount.kind == "per_head":
        name = f"count_{numbered}" if numbered else "count"
        return _Rule({"mechanism": "per_head", "unit_amount": figure, "count": name}, [_count(name, amount.unit)])
    if amount.kind == "fixed":
        return _Rule({"mechanism": "fixed", "amount": figure})
    if amount.kind == "annual" and not numbered:
        return _annual(figure, scope)
    if not numbered and any("一定比例" in statement.words for statement in scope):
        return _open_share(figure, scope)
    return _Rule({"mechanism": "ceiling", "limit": figure, "requested": "requested_amount"}, [_requested()])


def _annual(figure: Json, scope: list[Statement]) -> _Rule:
    period = period_in(scope)
    shares: list[str] = []
    years = years_in(scope, period[0], figure, shares) if period else None
    if period and years:
        rule = {"mechanism": "by_year", "annual_ceiling": figure, "period": period[1], "years": years}
        return _Rule(rule, [_share(name, "这一年拨付的比例") for name in shares])
    most = most_years_in(scope)
    if most:
        rule = {"mechanism": "annual", "limit": figure, "years": "years", "max_years": most}
        return _Rule(rule, [_question("years", "count", "支持几年", "2年", unit="年")])
    return _Rule({"mechanism": "annual", "limit": figure, "requested": "requested_amount"}, [_requested()])


def _open_share(figure: Json, scope: list[Statement]) -> _Rule:
    """A ceiling over a share that the text leaves open."""
    words = next(statement.words for statement in scope if "一定比例" in statement.words)
    quote = next(clause for clause in re.split("[，。；：]", words) if "一定比例" in clause)
    rate = {"input": "open_share", "quote": quote}
    percentage = {"mechanism": "percentage", "open_rate": rate, "base": "base_amount"}
    inputs = [_share("open_share", "按什么比例（原文没有写明）"), _money("base_amount", "按比例计算的数额")]
    return _Rule({"mechanism": "ceiling", "limit": figure, "of": percentage}, inputs)


def _choices(rules: list[_Rule], found: list[_Found]) -> _Rule:
    labels = _labels(found)
    names = [f"choice-{number}" for number in range(1, len(rules) + 1)]
    choices = [{"id": name, "label": label} for name, label in zip(names, labels, strict=True)]
    question = _question("choice", "choice", "属于哪一种情形", labels[0]) | {"choices": choices}
    cases = dict(zip(names, (rule.mechanism for rule in rules), strict=True))
    inputs: dict[str, Json] = {"choice": question}
    for rule in rules:
        inputs |= {item["id"]: item for item in rule.inputs if item["id"] not in inputs}
    return _Rule({"mechanism": "by_choice", "input": "choice", "cases": cases}, list(inputs.values()))


def _labels(found: list[_Found]) -> list[str]:
    listed = _listed_cases(found)
    labels = listed or [_label(each) for each in found]
    if len(set(labels)) < len(labels):
        labels = [f"{label}（{each.amount.value}）" for label, each in zip(labels, found, strict=True)]
    if len(set(labels)) < len(labels):
        labels = [f"第 {number} 种：{label}" for number, label in enumerate(labels, start=1)]
    return labels


def _label(found: _Found) -> str:
    words = found.statement.words[found.amount.clause[0] : found.amount.start]
    label = _BEFORE_AMOUNT.sub("", words)
    if not label:
        label = _BEFORE_AMOUNT.sub("", _case_words(found)).rpartition("，")[0] or _case_words(found)
    return label.removeprefix("对").strip("，、的（）()“”")[-_LONGEST_LABEL:] or found.amount.value


def _listed_cases(found: list[_Found]) -> list[str] | None:
    """The cases that one sentence lists before their amounts: 国家级、省级、市级…，分别给予…"""
    first = found[0].amount
    words = found[0].statement.words
    if len({each.amount.quote for each in found}) > 1 or "分别" not in words[: first.start]:
        return None
    before = words[max(words.rfind(sign, 0, first.start) for sign in "；。：") + 1 : first.start]
    pattern = re.compile(
        r"[\u4e00-\u9fffA-Za-z\d“”（）]{1,20}?(?:、[\u4e00-\u9fffA-Za-z\d“”（）]{1,20}?)+(?=的|“|，|分别|企业|$)"
    )
    for listed in sorted(pattern.findall(before), key=len, reverse=True):
        cases = re.split("[、和]", listed)
        if len(cases) == len(found):
            cases[0] = re.split("为|获得|获评|通过|评为|取得|入选|对", cases[0])[-1] or cases[0]
            return cases
    return None


def _paid(rule: _Rule, payments: list[Json]) -> _Rule:
    if not payments or rule.mechanism["mechanism"] in ("by_year", "annual"):
        return rule
    return _Rule({"mechanism": "instalments", "of": rule.mechanism, "payments": payments}, rule.inputs)


_NAMES: Final = {
    "fixed": "定额",
    "ceiling": "最高额",
    "percentage": "按比例",
    "per_head": "按数量",
    "by_choice": "分情形",
    "by_year": "逐年",
    "annual": "每年最高额",
    "instalments": "分期拨付",
}


def _candidate(article: int, part: int | None, group: list[_Found], rule: _Rule, scope: list[Statement]) -> Candidate:
    first = group[0]
    payee = _payee(first)
    nature = _nature(first)
    fields: Json = {"id": f"a{article:02d}"} | ({"part": part} if part else {})
    timing = timing_of([statement for statement in scope if statement.may_award] + scope)
    fields |= {"title": f"{payee[:30]}{nature}", "payee": payee, "nature": nature}
    fields |= {"timing": timing} if timing else {}
    fields |= {"per": _per(first)}
    fields |= {"inputs": rule.inputs} if rule.inputs else {}
    fields |= {"amount": rule.mechanism}
    doubt = f"候选规则（{_NAMES[rule.mechanism['mechanism']]}）"
    return Candidate(fields["id"], fields, first.amount.quote, doubt)


def _payee(found: _Found) -> str:
    words = found.statement.words
    start = max(words.rfind(sign, 0, found.amount.start) for sign in "；。") + 1
    named = list(_PAYEE.finditer(words, start, found.amount.start))
    if named:
        payee = named[0]["payee"].strip("，、").removesuffix("的")
    else:  # 购买收割机的，按…
        first, pause, _ = words[start : found.amount.start].partition("，")
        payee = (
            first.rpartition("】")[2].rpartition("：")[2].removesuffix("的")
            if pause and not read_figures(first)
            else ""
        )
    return payee if 1 < len(payee) <= _LONGEST_LABEL else _ELIGIBLE


def _nature(found: _Found) -> str:
    after = found.statement.words[found.amount.end : found.amount.end + 12]
    around = after + found.amount.quote
    return next((nature for nature in ("补偿", "奖励") if nature in around), "补助")


def _per(found: _Found) -> str:
    words = found.statement.words[max(0, found.amount.clause[0] - 20) : found.amount.end]
    each = list(re.finditer(r"每(?:个|家|项|人|名|年|次|件|户|亩|台|套)[^，。；\d最给]{0,6}", words))
    return f"{each[-1].group()}（请核对）" if each else "原文没有写明，请核对"


def _question(name: str, kind: str, label: str, example: str, unit: str = "") -> Json:
    fields = {"id": name, "type": kind, "label": label}
    fields |= {"unit": unit} if unit else {}
    return fields | {"reason": "奖补的数额由它算出。", "example": example}


def _money(name: str, label: str) -> Json:
    return _question(name, "money", label, "100万元")


def _requested() -> Json:
    return _question("requested_amount", "money", "申请的金额", "30万元")


def _count(name: str, unit: str) -> Json:
    return _question(name, "count", f"有多少{unit}", f"3{unit}", unit=unit)


def _share(name: str, label: str) -> Json:
    return _question(name, "share", label, "80%")
