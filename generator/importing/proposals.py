"""What the handbook could add to an article: candidates for award rules, and its other figures."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from generator.figures import FOREIGN_MONEY, bare_unit, begins_range, read_figures
from generator.importing.amounts import PAUSE, sentence_around
from generator.importing.applicants import applicants_of
from generator.importing.candidates import Candidate, candidates_of
from generator.importing.outline import FoundArticle
from generator.importing.sections import Body
from generator.importing.statements import Statement, statements_of
from generator.importing.tables import Row, Table
from generator.importing.yaml_writing import Noted
from generator.model.quantity import Quantity
from generator.official import compact
from generator.spans import Spans
from generator.todo import TODO

Json = dict[str, Any]

_MARKS: Final = re.compile(
    r"^第[^，。]{1,8}?条|[①-⑳]|[（(]\d{1,2}[）)]|(?<![\d.])\d{1,2}[.．、](?!\d)|[（(][一二三四五六七八九十]{1,3}[）)]"
)
_LONGEST_QUOTE: Final = 60
_MOST_ROWS: Final = 20
_CAPS: Final = re.compile("最高|最多|不(?:得)?超过|不(?:得)?高于|上限|封顶")
_LONGEST_SENTENCE: Final = 1000
_NO_UNIT: Final = re.compile(r"\d[\d.,]*[万亿](?=[^\w%‰]|$)")
"""An amount without 元: 国家级1000万；"""
_CHANGES: Final = re.compile(r"减半|折半|加倍|双倍|\d[:：∶]\d[\d.]*的?(?:比例)?(?:给予)?配套")
"""What makes an amount without being a figure itself: 参与制定的减半执行, 按国拨经费1:1配套."""


@dataclass(slots=True)
class Proposals:
    """Fields of an article, the kinds of applicants that they name, and doubts, each with its line."""

    fields: Json
    groups: set[str] = field(default_factory=set)
    doubts: list[tuple[int, str]] = field(default_factory=list)


class _Lines:
    """Finds the paragraph and the line of the source on which words of an article stand."""

    def __init__(self, article: FoundArticle) -> None:
        self._places: list[int] = []
        self._lines: list[int] = []
        self._ends: list[int] = []
        self.words = article.mark.words if article.mark else ""
        self._first = article.line
        for paragraph in article.paragraphs:
            start = len(self.words)
            text = paragraph.text
            for number, place in enumerate(paragraph.starts):
                self._places.append(start + len(compact(text[:place])))
                self._lines.append(paragraph.lines[number])
            self.words += compact(text)
            self._ends.append(len(self.words))

    def line_at(self, place: int) -> int:
        """The line of the character at `place` of the article without white space."""
        found = bisect_right(self._places, place)
        return self._lines[found - 1] if found else self._first

    def line_of(self, quote: str) -> int:
        """The line on which a quote begins."""
        return self.line_at(max(0, self.words.find(compact(quote))))

    def paragraph_at(self, place: int) -> tuple[int, int]:
        """Where the paragraph begins and ends that holds the character at `place`."""
        number = bisect_right(self._ends, place)
        begin = self._ends[number - 1] if number else 0
        return begin, self._ends[number] if number < len(self._ends) else len(self.words)


def propose(
    article: FoundArticle,
    body: Body,
    refused: set[str],
    claimed: Iterable[str] = (),
    tables: Sequence[Table] = (),
) -> Proposals:
    """Candidates for the award rules of an article but for the refused ids; all other figures as no award, for now.

    `claimed` are quotes that something else rests on; `tables` are those of the article.
    """
    lines = _Lines(article)
    statements = statements_of(body, tables)
    found = [candidate for candidate in candidates_of(article.number, statements) if candidate.id not in refused]
    result = Proposals({})
    quotes = {compact(quote) for candidate in found for quote in quotes_in(candidate.fields)}
    awards = [_award(candidate, lines, result) for candidate in found]
    if awards:
        result.fields["awards"] = awards
    else:
        result.fields["no_application"] = Noted(
            "待核对：没有读出写明金额的奖补。",
            (f"{TODO} 原文第 {article.line} 行：本条能不能申报，请核对后改写这一句。",),
        )
    quotes |= set(claimed)
    rows = {row.line: row for table in tables for row in table.rows}
    others = [*_others(lines, quotes, statements, rows), *_bare_rows(tables), *_without_unit(lines)]
    if others:
        result.fields["other_figures"] = Noted(others, (f"{TODO} 以下数字没有读作奖补标准，请逐个核对。",))
    result.doubts += [*_foreign(lines), *_changed(lines), *_unread(tables, quotes)]
    return result


def _without_unit(lines: _Lines) -> Iterator[Json]:
    """The clauses with amounts that the text gives no unit."""
    for quote, place in _clauses(lines, (found.span() for found in _NO_UNIT.finditer(lines.words))):
        yield {"quote": quote, "reason": f"待核对（原文第 {lines.line_at(place)} 行，数额没有写单位）。"}


def _bare_rows(tables: Sequence[Table]) -> Iterator[Json]:
    """The rows of tables whose numbers have their unit above them."""
    for table in tables:
        for row in table.bare_rows():
            yield {"quote": row.words, "reason": f"待核对（原文第 {row.line} 行，表格里的数额，单位见表头）。"}


def _unread(tables: Sequence[Table], quotes: set[str]) -> Iterator[tuple[int, str]]:
    """A doubt for each table with amounts that no rule has taken up."""
    for table in tables:
        bare = table.bare_rows()
        rows = [row for row in table.rows if row.words not in quotes and (row in bare or read_figures(row.words))]
        if rows:
            listed = "、".join(str(row.line) for row in rows[:_MOST_ROWS]) + ("等" if len(rows) > _MOST_ROWS else "")
            yield rows[0].line, f"表格里的数额没有读成规则（原文第 {listed} 行），请逐行核对"


def _foreign(lines: _Lines) -> Iterator[tuple[int, str]]:
    """A doubt for each clause with foreign money, which no rule can hold."""
    foreign = (reading for reading in read_figures(lines.words) if reading.unit in FOREIGN_MONEY)
    for quote, place in _clauses(lines, ((reading.start, reading.end) for reading in foreign)):
        yield lines.line_at(place), f"“{quote}”是外币，计算器只算人民币，没有写成规则，请另行说明"


def _changed(lines: _Lines) -> Iterator[tuple[int, str]]:
    """A doubt for each clause that makes or changes an amount without a figure."""
    for quote, place in _clauses(lines, (found.span() for found in _CHANGES.finditer(lines.words))):
        yield lines.line_at(place), f"“{quote}”影响数额，没有写成规则，请核对"


def _award(candidate: Candidate, lines: _Lines, result: Proposals) -> Noted:
    applicants = applicants_of(candidate.fields["payee"])
    result.groups.update(applicants)
    fields: Json = {}
    for key, value in candidate.fields.items():
        fields[key] = value
        if key == "payee":
            fields["applicants"] = applicants
    line = lines.line_of(candidate.quote)
    notes = [f"{TODO} 原文第 {line} 行：{candidate.doubt}，请对照原文逐项核对。"]
    unused = _unused(candidate.fields)
    if unused:
        listed = "、".join(f"“{figure}”" for figure in unused)
        notes.append(f"{TODO} 原文第 {line} 行：引文里的{listed}没有写进这条规则，请核对是条件还是标准。")
    notes += [
        f"{TODO} 原文第 {lines.line_of(clause)} 行：同一句里的“{clause}”没有写进这条规则，请核对是不是封顶。"
        for clause in _unread_bounds(candidate, lines)
    ]
    return Noted(fields, tuple(notes))


def _unread_bounds(candidate: Candidate, lines: _Lines) -> list[str]:
    """The clauses with an upper bound in the sentences of a candidate that it does not quote."""
    found: list[str] = []
    words = lines.words
    quotes = list(dict.fromkeys(compact(quote) for quote in quotes_in(candidate.fields)))
    for quote in quotes:
        at = words.find(quote)
        begin, end = sentence_around(words, at)
        for clause in re.split("[，：]", words[begin : min(end, begin + _LONGEST_SENTENCE)]):
            is_bound = _CAPS.search(clause) and any(figure.unit == "元" for figure in read_figures(clause))
            if is_bound and clause not in found and not any(clause in each or each in clause for each in quotes):
                found.append(clause)
    return found


def _unused(fields: Json) -> list[str]:
    """The amounts and shares inside the quotes of a rule that none of its values is."""
    used: dict[str, set[str]] = {}
    for figure in _figures_in(fields):
        used.setdefault(compact(figure["quote"]), set()).add(figure.get("value") or figure.get("share") or "")
    values = {_plain(value) for each in used.values() for value in each}
    units = {str(question.get("unit", "")) for question in fields.get("inputs", ())}
    cases = [choice["label"] for question in fields.get("inputs", ()) for choice in question.get("choices", ())]
    found: list[str] = []
    for quote in used:
        for reading in read_figures(quote):
            words = quote[reading.start : reading.end]
            known = begins_range(quote, reading) or f"个{words}" in units or any(words in case for case in cases)
            is_one = reading.unit == "元" or bare_unit(reading.unit) == "%"
            if is_one and not known and (reading.value, bare_unit(reading.unit)) not in values and words not in found:
                found.append(words)
    return found


def _plain(written: str) -> tuple[Decimal, str] | None:
    try:
        quantity = Quantity.parse(written)
    except ValueError:
        return None
    return quantity.value, bare_unit(quantity.unit)


def _figures_in(value: object) -> Iterator[Json]:
    """Every mapping with a quote inside a rule."""
    if isinstance(value, dict):
        if "quote" in value:
            yield value
        for inner in value.values():
            yield from _figures_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _figures_in(inner)


def quotes_in(value: object) -> Iterator[str]:
    """Every quote inside a rule."""
    return (figure["quote"] for figure in _figures_in(value))


def _others(lines: _Lines, quotes: set[str], statements: list[Statement], rows: dict[int, Row]) -> Iterator[Json]:
    words = lines.words
    spans = Spans((found.start(), found.end()) for quote in quotes for found in re.finditer(re.escape(quote), words))
    conditions = [statement.words for statement in statements if not statement.may_award]
    others = {reading.start: reading for reading in read_figures(words) if not spans.cover(reading.start, reading.end)}
    for quote, place in _clauses(lines, ((reading.start, reading.end) for reading in others.values())):
        line = lines.line_at(place)
        where = "申报条件等处" if any(quote in each for each in conditions) else "表格" if line in rows else "正文"
        what = "外币" if others[place].unit in FOREIGN_MONEY else "数字"
        yield {"quote": quote, "reason": f"待核对（原文第 {line} 行，{where}的{what}）。"}


def _clauses(lines: _Lines, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[str, int]]:
    """The clauses around some words of an article, each once and with the place of its first words."""
    seen: set[str] = set()
    for start, end in spans:
        clause = _clause(lines, start, end)
        if clause not in seen:
            seen.add(clause)
            yield clause, start


def _clause(lines: _Lines, start: int, end: int) -> str:
    words = lines.words
    first, last = lines.paragraph_at(start)
    first = max(first, start - _LONGEST_QUOTE)
    begin = max((found.end() for found in PAUSE.finditer(words, first, start)), default=first)
    marks = [found.end() for found in _MARKS.finditer(words, begin, start)]
    begin = marks[-1] if marks else begin
    last = max(end, last)
    found = PAUSE.search(words, end, min(last, end + _LONGEST_QUOTE))
    return words[begin : found.start() if found else min(last, end + _LONGEST_QUOTE // 2)]
