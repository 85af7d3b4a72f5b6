"""What a candidate is called, by the words around its amounts: title, payee, per what, the cases of a choice."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from generator.figures import read_figures
from generator.importing.amounts import Amount, sentence_begin
from generator.importing.statements import Statement

LONGEST_LABEL: Final = 60
_LONGEST_TITLE: Final = 26
_LONGEST_OWN: Final = 14
_ELIGIBLE: Final = "符合条件的申报单位"
_AND: Final = ("、", "和", "及", "与")
_EVERY: Final = re.compile("(?<=.)每[年月季日人]$")
"""每月 after the last of the cases that a sentence lists: 博士、硕士每月分别…"""
_PAYEE: Final = re.compile(
    r"对(?P<payee>[^，。；：]{2,60}?)(?:的)?(?=，|：|最高|给予|一次性|按|每年|分别|每个|每家|予以|(?:奖励|补助|补贴|资助)(?:\d|$)|$)"
)
_OPENING: Final = re.compile(r"^[【（(〔][^】）)〕]{1,14}[】）)〕]")
_HEADING: Final = re.compile(
    r"[【（(〔](?P<bracketed>[^】）)〕\d，。]{2,14})[】）)〕]|(?P<heading>[^，。；：、\d]{1,16})。"
)
_SOMEBODY: Final = re.compile(
    "企业|单位|机构|公司|户|者|生|人|员|农场|合作社|学校|医院|院所|协会|团队|家庭|旅行社|银行|园区|平台|基地"
)
_NOBODY: Final = re.compile("^自.*起$|^(?:主要|按|根据|具体|采取|补贴|奖励|补助|资助|标准|其中|每|单)|给予|按")
_WHOM: Final = re.compile("(?:对象|主体|单位)$")
_BEFORE_AMOUNT: Final = re.compile(
    r"(?:标准)?(?:按照?)?每(?:人|名|位|件|场|次|集|亩|台|套|户|张|平方米)(?:每[月年天])?.*$"
    r"|(?:每[个家项人][^，。；]{0,6})?(?:每年)?(?:一次性)?(?:分别)?(?:最高|不超过)?(?:给予|奖励|补助|补贴|资助|支持|发放).*$"
    r"|最高.*$|每.{0,3}(?:支持)?(?:金额|标准).*$|分别.*$|一次性.*$|(?<=.)按照?$"
)
_BY: Final = re.compile("[再另]?(?:按|依照)")
_PER: Final = re.compile(r"^[/／][^、，；。]{1,4}[、，]")
_EACH: Final = re.compile(
    r"每(?:个|家|项|人|名|年|月|次|件|户|亩|台|套|场|部|集|吨)(?:(?!不超|累计|总额|年度)[^，。；\d最给奖补资支再一分发])*"
)


@dataclass(frozen=True, slots=True)
class Found:
    """An amount in its statement; `piece` numbers the sentences of the article."""

    amount: Amount
    statement: Statement
    piece: int

    @property
    def before(self) -> str:
        """The words of its clause before it."""
        return self.statement.words[self.amount.clause[0] : self.amount.start]

    @property
    def near(self) -> str:
        """Those of them that stand after the figure before it: 且不超过 of 投资额的30%且不超过."""
        figures = read_figures(self.before)
        return self.before[figures[-1].end :].lstrip("、和及且") if figures else self.before

    @property
    def case_words(self) -> str:
        """The words between the sentence's beginning, or the label of a case (A级：), and the amount."""
        words = self.statement.words[: self.amount.start]
        start = sentence_begin(words, len(words))
        colon = words.rfind("：") + 1
        return words[colon:] if colon > start and len(words) - colon > 1 else words[start:]


def heading_of(words: str) -> str | None:
    """The few words that a statement opens with like a title: 支持技术改造。对…"""
    found = _HEADING.match(words)
    return found["heading"] or found["bracketed"] if found else None


def title_of(found: Found, payee: str, nature: str) -> str:
    """A name for the award: its payee and what it gets, or the heading that the text gives it."""
    if found.statement.case:
        return f"{found.statement.case.partition('，')[0][:_LONGEST_OWN]}等{nature}"
    heading = heading_of(found.statement.words)
    own = _BEFORE_AMOUNT.sub("", found.before).strip("，、的")
    if payee == _ELIGIBLE and 1 < len(own) <= _LONGEST_OWN and not _NOBODY.search(own) and not read_figures(own):
        return f"{own}{nature}"  # 有机农产品认证3万元
    if heading and (payee == _ELIGIBLE or len(payee) > _LONGEST_TITLE):
        return heading if re.search("[补奖]|资助|支持|扶持|贴息", heading[-4:]) else f"{heading}{nature}"
    if len(payee) > _LONGEST_TITLE:
        parts = re.split("(?<=[、，])", payee)
        kept = parts[0]
        for part in parts[1:]:
            if len(kept) + len(part) > _LONGEST_TITLE:
                break
            kept += part
        payee = f"{kept[:_LONGEST_TITLE].rstrip('、，')}等"
    return f"{payee}{nature}"


def payee_of(found: Found, scope: list[Statement]) -> str:
    """Who gets the money: 对…, the subject of the sentence, or what a section 支持对象 says."""
    words = found.statement.words
    start = sentence_begin(words, found.amount.start)
    named = _PAYEE.search(words, start, found.amount.start)
    payee = named["payee"].strip("，、").removesuffix("的") if named else _subject(words[start : found.amount.start])
    return payee if 1 < len(payee) <= LONGEST_LABEL else _listed(scope) or _ELIGIBLE


def _subject(words: str) -> str:
    """The first clause of a sentence if it can name somebody: 购买收割机的，按…"""
    first, pause, _ = words.partition("，")
    subject = _OPENING.sub("", first.rpartition("：")[2]).removesuffix("的")
    named = pause and not _NOBODY.search(subject) and (not read_figures(first) or _SOMEBODY.search(subject))
    return subject if named else ""


def _listed(scope: list[Statement]) -> str | None:
    """What the section 支持对象 of the article says, if it is short."""
    for statement in scope:
        words = statement.words.rstrip("。；")
        if _WHOM.search(statement.label) and not statement.may_award and not statement.is_item:
            return words if 1 < len(words) <= LONGEST_LABEL and not re.search("[。；：]", words) else None
    return None


def nature_of(found: Found) -> str:
    """补助, 奖励 or 补偿, by the words at the amount."""
    after = found.statement.words[found.amount.end : found.amount.end + 12]
    around = after + found.amount.quote
    return next((nature for nature in ("补偿", "奖励") if nature in around), "补助")


def per_of(group: list[Found]) -> str:
    """What the amount counts for: 每家企业每年, each time for the editor to look at."""
    for found in group:
        words = found.statement.words[max(0, found.amount.clause[0] - 20) : found.amount.end]
        each = [match.group() for match in _EACH.finditer(words)]
        if each:
            return f"{each[-1]}（请核对）"
    return "原文没有写明，请核对"


def labels_of(found: list[Found]) -> list[str]:
    """What the cases of a choice are called, each in its own way."""
    labels: list[str] = []
    for number, each in enumerate(found):
        before = found[number - 1] if number else None
        if before and _is_of_one_clause(before, each):
            continue
        if each.statement.case:
            labels.append(each.statement.case[:LONGEST_LABEL])
            continue
        row = [one for one in found[number:] if _is_of_one_clause(one, each)]
        labels += _listed_cases(row) or [_label(one, [*found[:number], *row]) for one in row]
    if len(set(labels)) < len(labels):
        labels = [f"{label}（{each.amount.value}）" for label, each in zip(labels, found, strict=True)]
    if len(set(labels)) < len(labels):
        labels = [f"第 {number} 种：{label}" for number, label in enumerate(labels, start=1)]
    return labels


def _is_of_one_clause(one: Found, other: Found) -> bool:
    return one.statement is other.statement and one.amount.clause == other.amount.clause


def _label(found: Found, earlier: list[Found]) -> str:
    """The words that set one case apart: those between the amount before it, or its clause's beginning, and it."""
    statement, start = found.statement, found.amount.clause[0]
    inside = [
        each.amount.end for each in earlier if each.statement is statement and each.amount.end <= found.amount.start
    ]
    words = statement.words[max([start, *inside]) : found.amount.start].lstrip("、，和及")
    words = _PER.sub("", words)
    label = _BEFORE_AMOUNT.sub("", words)
    if not label or _BY.match(label):
        case = found.case_words
        label = _BEFORE_AMOUNT.sub("", case).rpartition("，")[0] or case.rpartition("，")[0] or case
    return label.removeprefix("对").strip("，、的“”：")[-LONGEST_LABEL:] or found.amount.value


def _listed_cases(found: list[Found]) -> list[str] | None:
    """The cases that one sentence lists before their amounts: 国家级、省级、市级…，分别给予…; …，奖励20万元、10万元."""
    first = found[0].amount
    words = found[0].statement.words
    is_row = all(words[one.amount.end : other.amount.start] in _AND for one, other in pairwise(found))
    if len(found) < 2 or not ("分别" in words[: first.start] or is_row):  # noqa: PLR2004 - a row of amounts
        return None
    before = words[max(words.rfind(sign, 0, first.start) for sign in "；。：") + 1 : first.start]
    pattern = re.compile(
        r"[\u4e00-\u9fffA-Za-z\d“”（）]{1,20}?(?:、[\u4e00-\u9fffA-Za-z\d“”（）]{1,20}?)+(?=的|“|，|分别|企业|$)"
    )
    for listed in sorted(pattern.findall(before), key=len, reverse=True):
        cases = re.split("[、和]", listed)
        if len(cases) == len(found):
            cases[-1] = _EVERY.sub("", cases[-1])
            cases[0] = re.split("为|获得|获评|通过|评为|取得|入选|对|突破|的", cases[0])[-1] or cases[0]
            return cases
    return None
