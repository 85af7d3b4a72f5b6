"""From the amounts of an article to candidates for award rules: which belong together, and how."""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from generator.figures import read_figures
from generator.importing.amounts import CAPS, SOME_BASE, WHOLE_CAP, Amount, amount_in_cell, amounts_in, sentence_around
from generator.importing.naming import (
    LONGEST_LABEL,
    Found,
    heading_of,
    labels_of,
    nature_of,
    payee_of,
    per_of,
    title_of,
)
from generator.importing.payments import most_years_in, payments_in, period_in, timing_of, years_in
from generator.importing.statements import Statement

Json = dict[str, Any]

_LEVEL: Final = re.compile(
    "国家级|省级|市级|县级|区级|部级|一等|二等|三等|特等|首次|重新|再次|[ABC]级|一级|二级|三级|甲级|乙级|金奖|银奖|铜奖|一星|[一二三四五]星|"
    "[一二三四五]档|第[一二三]档|大型|中型|小型|微型"
)
_SIZE: Final = re.compile(r"以上|以下|以内|不足|超过|达到|满|至|不低于|不少于")
_MORE: Final = re.compile("(?:再|另|另外|额外)(?:一次性)?(?:给予|奖励|补助|补贴|资助|增加)")
_WHOLE_SUM: Final = re.compile(
    r"^(?:同一|单个?|每[个家户])(?:企业|单位|主体|机构|项目|申报单位)?[^，。；\d]{0,8}(?:总额|累计|合计|总计)[^，。；\d]*$"
)
_BESIDE: Final = re.compile("同时|另外?|此外|并(?!且?最高)|再|还|且再")
_MEASURE: Final = re.compile(r"每(?:[1１一])?(?:平方米|立方米|亩|公顷|吨|公斤|千克|千瓦时?|公里|米|度)[^，。；\d]*$")
_PER_MEASURE: Final = re.compile(r"[/／](?:平方米|立方米|亩|公顷|吨|公斤|千克|千瓦时?|公里|米|度)")
_EACH_THING: Final = re.compile(r"每(?P<unit>[个家项])(?:[^，。；\d]{0,10})$")


@dataclass(slots=True)
class Candidate:
    """A candidate: its fields but for the applicants, the words it rests on, and what it was read as."""

    id: str
    fields: Json
    quote: str
    doubt: str


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
    payments = _payments_of(groups, granting)
    candidates = []
    for group, caps in _with_caps(groups):
        if any(_is_for_each_measure(cap) for cap in _caps_of(group)):
            continue  # 每平方米每月不超过15元 caps no sum
        rule = _rule(group, granting if len(groups) == 1 else [each.statement for each in group])
        for cap in caps:
            rule = _below(cap, rule) if "requested" not in rule.mechanism else rule
        rule = _paid(rule, payments.get(id(group), []))
        candidates.append(_candidate(article, part, [*group, *caps], rule, statements))
    return candidates


def _caps_of(group: list[Found]) -> list[Found]:
    return [each for each in group if each.amount.kind in ("ceiling", "annual")]


def _is_for_each_measure(found: Found) -> bool:
    after = found.statement.words[found.amount.end : found.amount.clause[1]]
    return bool(_MEASURE.search(found.before) or _PER_MEASURE.match(after))


def _found(statements: list[Statement]) -> list[Found]:
    found: list[Found] = []
    piece = 0
    for statement in statements:
        piece += 1
        place = 0
        in_row = statement.table is not None
        for amount in amount_in_cell(statement.words, statement.cell) if in_row else amounts_in(statement.words):
            piece += len(re.findall("[；。]", statement.words[place : amount.start]))
            place = amount.start
            new = Found(amount, statement, piece)
            if found and found[-1].piece == piece and _is_added(found[-1], new):
                piece += 1
                new = Found(amount, statement, piece)
            found.append(new)
    return found


def _is_added(last: Found, new: Found) -> bool:
    """Whether a clause grants something beside what the one before it grants: …，同时按50%给予扶持."""
    if last.amount.clause == new.amount.clause:
        return False
    if CAPS.search(new.before) or CAPS.search(new.near):
        return False
    kinds = {last.amount.kind, new.amount.kind}
    return kinds == {"fixed", "per_head"} or bool(_BESIDE.match(new.before) or _MORE.search(new.before))


def _without_echoes(found: list[Found]) -> list[Found]:
    """Without the sentences of sections that only repeat what the lead grants."""
    lead = {(each.amount.kind, each.amount.value) for each in found if each.statement.is_lead}
    lead |= {("ceiling", value) for kind, value in lead if kind == "annual"}
    lead |= {("fixed", value) for kind, value in lead if kind == "ceiling"}
    new = {each.piece for each in found if (each.amount.kind, each.amount.value) not in lead}
    return [each for each in found if each.statement.is_lead or each.piece in new]


def _groups(found: list[Found]) -> list[list[Found]]:
    """Amounts that one rule gives: those of one sentence, and those of sentences that tell sizes or levels apart."""
    groups: list[list[Found]] = []
    for each in found:
        last = groups[-1] if groups else None
        if last and (last[-1].piece == each.piece or _are_tiers(_first_of_piece(last), each)):
            last.append(each)
        else:
            groups.append([each])
    return groups


def _first_of_piece(group: list[Found]) -> Found:
    """The first amount of the sentence that a group ends with."""
    return next(each for each in group if each.piece == group[-1].piece)


def _are_tiers(one: Found, other: Found) -> bool:
    tables = one.statement.table, other.statement.table
    if tables != (None, None):
        return tables[0] == tables[1]
    if one.statement.part != other.statement.part:
        return False
    if not _are_alike(one.amount, other.amount):
        return False
    if other.piece - one.piece > 2:  # noqa: PLR2004 - the next sentence or the next item
        return False
    if one.statement is not other.statement and heading_of(other.statement.words):
        return False  # 2.大棚蔬菜。… is another matter than 1.新种植茶叶。…
    texts = [each.case_words for each in (one, other)]
    by_size = all(_SIZE.search(text) and read_figures(text) for text in texts)
    return by_size or all(_LEVEL.search(text) for text in texts)


def _are_alike(one: Amount, other: Amount) -> bool:
    """Whether amounts count the same: not so 按采购额的10% and 按个人所得税的80%."""
    bases = {one.base, other.base} - {SOME_BASE}
    return (one.kind, one.unit) == (other.kind, other.unit) and len(bases) <= 1


def _with_caps(groups: list[list[Found]]) -> list[tuple[list[Found], list[Found]]]:
    """Each group with the caps that sentences of their own set after it: 单个企业最高50万元。"""
    capped: list[tuple[list[Found], list[Found]]] = []
    for group in groups:
        first = group[0]
        before = [each for each in capped if each[0][-1].statement is first.statement and not each[1]]
        if len(group) == 1 and capped and not before and _WHOLE_SUM.search(first.before):
            continue  # caps what other sentences grant: the editor's to decide
        if len(group) == 1 and before and first.amount.kind in ("ceiling", "annual") and WHOLE_CAP.search(first.before):
            for each in before:
                each[1].append(first)
        else:
            capped.append((group, []))
    return capped


def _caps(found: Found) -> bool:
    return bool(CAPS.search(found.before) or CAPS.search(found.near))


@dataclass(slots=True)
class _Unit:
    """An amount of a group, and the amount that caps it."""

    main: Found
    cap: Found | None = None

    def takes(self, found: Found) -> bool:
        """Whether an amount caps this one: 按…的20%，最高30万元; 每亩15元，每户最高2万元."""
        if self.cap or found.amount.kind not in ("ceiling", "annual") or found.statement is not self.main.statement:
            return False
        if self.main.amount.kind == "rate":
            return True
        is_sum = self.main.amount.kind in ("per_head", "fixed") or self.main.amount.in_range
        return is_sum and _caps(found)


def _units(group: list[Found]) -> tuple[list[_Unit], Found | None]:
    """The amounts of a group with their caps, and the cap of all of them: 15元/平方米、40元/平方米，每户最高10万元."""
    rates = [each for each in group if each.amount.kind == "rate"]
    money = [each for each in group if each.amount.kind != "rate"]
    if len(rates) > 1 and len(money) == len(rates):
        return [_Unit(rate, cap) for rate, cap in zip(rates, money, strict=True)], None
    units: list[_Unit] = []
    for each in group:
        if units and units[-1].takes(each):
            units[-1].cap = each
        elif not (units and units[-1].cap and WHOLE_CAP.search(each.before)):
            units.append(_Unit(each))
    last = units[-1]
    if len(units) > 1 and last.cap and not any(unit.cap for unit in units[:-1]) and _caps(last.cap):
        whole, last.cap = last.cap, None
        return units, whole
    return units, None


def _rule(group: list[Found], scope: list[Statement]) -> _Rule:
    units, whole = _units(group)
    if len(units) == 1:
        return _of_unit(units[0], scope)
    rule = _choices([_of_unit(unit, [], numbered=n) for n, unit in enumerate(units, start=1)], units)
    return _below(whole, rule) if whole else rule


def _of_unit(unit: _Unit, scope: list[Statement], numbered: int = 0) -> _Rule:
    if unit.main.amount.kind == "rate":
        return _capped(unit.main.amount, unit.cap.amount if unit.cap else None)
    if not unit.cap:
        return _single(unit.main, scope, numbered)
    each = _EACH_THING.search(unit.main.before)
    if unit.main.amount.kind == "fixed" and each:  # 每个充电桩补助3000元，每个小区最多补助20万元
        return _below(unit.cap, _per_head(_figure(unit.main.amount), each["unit"], numbered))
    return _below(unit.cap, _single(unit.main, [], numbered))


def _below(cap: Found, rule: _Rule) -> _Rule:
    return _Rule({"mechanism": "ceiling", "limit": _figure(cap.amount), "of": rule.mechanism}, rule.inputs)


def _figure(amount: Amount) -> Json:
    position = {"position": amount.position} if amount.position else {}
    return {"value": amount.value, "quote": amount.quote} | position


def _capped(rate: Amount, cap: Amount | None) -> _Rule:
    """A percentage, below a ceiling where one is stated."""
    base = rate.base[:LONGEST_LABEL]
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


def _single(found: Found, scope: list[Statement], numbered: int = 0) -> _Rule:
    amount = found.amount
    figure = _figure(amount)
    if amount.kind == "per_head":
        return _per_head(figure, amount.unit, numbered)
    if amount.kind == "fixed":
        return _Rule({"mechanism": "fixed", "amount": figure})
    if amount.kind == "annual" and not numbered:
        return _annual(figure, scope)
    if not numbered and any("一定比例" in statement.words for statement in scope):
        return _open_share(figure, scope)
    return _Rule({"mechanism": "ceiling", "limit": figure, "requested": "requested_amount"}, [_requested()])


def _per_head(figure: Json, unit: str, numbered: int) -> _Rule:
    name = f"count_{numbered}" if numbered else "count"
    return _Rule({"mechanism": "per_head", "unit_amount": figure, "count": name}, [_count(name, unit)])


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


def _choices(rules: list[_Rule], units: list[_Unit]) -> _Rule:
    labels = labels_of([unit.main for unit in units])
    names = [f"choice-{number}" for number in range(1, len(rules) + 1)]
    choices = [{"id": name, "label": label} for name, label in zip(names, labels, strict=True)]
    question = _question("choice", "choice", "属于哪一种情形", labels[0]) | {"choices": choices}
    cases = dict(zip(names, (rule.mechanism for rule in rules), strict=True))
    inputs: dict[str, Json] = {"choice": question}
    for rule in rules:
        inputs |= {item["id"]: item for item in rule.inputs if item["id"] not in inputs}
    return _Rule({"mechanism": "by_choice", "input": "choice", "cases": cases}, list(inputs.values()))


def _payments_of(groups: list[list[Found]], statements: list[Statement]) -> dict[int, list[Json]]:
    """The payments that groups are paid in, by the identity of the group.

    A sentence that shares something out is about what it grants itself. If it grants nothing, it goes for its paragraph
    and, where the paragraph grants nothing, for the whole article.
    """
    granted: dict[int, list[tuple[int, Amount]]] = {}
    for group in groups:
        for each in group:
            granted.setdefault(id(each.statement), []).append((id(group), each.amount))
    paid: dict[int, list[Json]] = {}
    for statement in statements:
        payments = payments_in(statement.words)
        if not payments:
            continue
        begin, end = sentence_around(statement.words, statement.words.find(payments[0]["quote"]))
        beside = granted.get(id(statement), [])
        inside = [number for number, amount in beside if begin <= amount.start < end]
        for number in inside or [number for number, _ in beside] or map(id, groups):
            paid.setdefault(number, payments)
    return paid


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


def _candidate(article: int, part: int | None, group: list[Found], rule: _Rule, scope: list[Statement]) -> Candidate:
    first = group[0]
    payee = payee_of(first, scope)
    nature = nature_of(first)
    fields: Json = {"id": f"a{article:02d}"} | ({"part": part} if part else {})
    timing = timing_of([statement for statement in scope if statement.may_award] + scope)
    fields |= {"title": title_of(first, payee, nature), "payee": payee, "nature": nature}
    fields |= {"timing": timing} if timing else {}
    fields |= {"per": per_of(group)}
    fields |= {"inputs": rule.inputs} if rule.inputs else {}
    fields |= {"amount": rule.mechanism}
    ranges = [each.amount for each in group if each.amount.in_range]
    if ranges:
        fields["ambiguities"] = [_of_range(amount) for amount in ranges]
    doubt = f"候选规则（{_NAMES[rule.mechanism['mechanism']]}）"
    return Candidate(fields["id"], fields, first.amount.quote, doubt)


def _of_range(amount: Amount) -> str:
    return f"原文“{amount.quote}”写的是一段幅度，这一句没有写幅度内给多少；这里按上限 {amount.value} 计算。"


def _question(name: str, kind: str, label: str, example: str, unit: str = "") -> Json:
    fields = {"id": name, "type": kind, "label": label}
    fields |= {"unit": unit} if unit else {}
    return fields | {"reason": "奖补的数额由它算出。", "example": example}


def _money(name: str, label: str) -> Json:
    return _question(name, "money", label, "100万元")


def _requested() -> Json:
    return _question("requested_amount", "money", "申请的金额", "30万元")


def _count(name: str, unit: str) -> Json:
    if unit[:1].isdigit():  # of 1亿元 each
        return _question(name, "count", f"有几个{unit}", "3", unit=f"个{unit}")
    return _question(name, "count", f"有多少{unit}", f"3{unit}", unit=unit)


def _share(name: str, label: str) -> Json:
    return _question(name, "share", label, "80%")
