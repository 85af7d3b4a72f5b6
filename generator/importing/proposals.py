"""What the handbook could add to an article: candidates for award rules, and its other figures."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from generator.figures import Reading, read_figures
from generator.importing.applicants import applicants_of
from generator.importing.candidates import Candidate, candidates_of
from generator.importing.outline import FoundArticle
from generator.importing.sections import Body
from generator.importing.statements import Statement, statements_of
from generator.importing.yaml_writing import Noted
from generator.official import compact
from generator.spans import Spans
from generator.todo import TODO

Json = dict[str, Any]

_PAUSE: Final = re.compile(r"[，。；：！？;:]")
_MARKS: Final = re.compile(
    r"^第[^，。]{1,8}?条|[①-⑳]|[（(]\d{1,2}[）)]|(?<![\d.])\d{1,2}[.．、](?!\d)|[（(][一二三四五六七八九十]{1,3}[）)]"
)
_LONGEST_QUOTE: Final = 60


@dataclass(slots=True)
class Proposals:
    """Fields of an article, the kinds of applicants that they name, and doubts, each with its line."""

    fields: Json
    groups: set[str] = field(default_factory=set)
    doubts: list[tuple[int, str]] = field(default_factory=list)


class _Lines:
    """Finds the line of the source on which words of an article begin."""

    def __init__(self, article: FoundArticle) -> None:
        self._places: list[tuple[int, int]] = []
        self.words = article.mark.words if article.mark else ""
        self._article = article
        for paragraph in article.paragraphs:
            start = len(self.words)
            text = paragraph.text
            for number, place in enumerate(paragraph.starts):
                self._places.append((start + len(compact(text[:place])), paragraph.lines[number]))
            self.words += compact(text)

    def line_at(self, place: int) -> int:
        """The line of the character at `place` of the article without white space."""
        return max((entry for entry in self._places if entry[0] <= place), default=(0, self._article.line))[1]

    def line_of(self, quote: str) -> int:
        """The line on which a quote begins."""
        return self.line_at(max(0, self.words.find(compact(quote))))


def propose(article: FoundArticle, body: Body, refused: set[str], claimed: Iterable[str] = ()) -> Proposals:
    """Candidates for the award rules of an article but for the refused ids; all other figures as no award, for now.

    `claimed` are quotes that something else rests on.
    """
    lines = _Lines(article)
    statements = statements_of(body)
    found = [candidate for candidate in candidates_of(article.number, statements) if candidate.id not in refused]
    result = Proposals({})
    awards = [_award(candidate, lines, result) for candidate in found]
    if awards:
        result.fields["awards"] = awards
    else:
        result.fields["no_application"] = Noted(
            "待核对：没有读出写明金额的奖补。",
            (f"{TODO} 原文第 {article.line} 行：本条能不能申报，请核对后改写这一句。",),
        )
    quotes = {compact(quote) for candidate in found for quote in quotes_in(candidate.fields)} | set(claimed)
    others = list(_others(lines, quotes, statements))
    if others:
        result.fields["other_figures"] = Noted(others, (f"{TODO} 以下数字没有读作奖补标准，请逐个核对。",))
        result.doubts += []
    return result


def _award(candidate: Candidate, lines: _Lines, result: Proposals) -> Noted:
    applicants = applicants_of(candidate.fields["payee"])
    result.groups.update(applicants)
    fields: Json = {}
    for key, value in candidate.fields.items():
        fields[key] = value
        if key == "payee":
            fields["applicants"] = applicants
    line = lines.line_of(candidate.quote)
    return Noted(fields, (f"{TODO} 原文第 {line} 行：{candidate.doubt}，请对照原文逐项核对。",))


def quotes_in(value: object) -> Iterator[str]:
    """Every quote inside a rule."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "quote":
                yield inner
            else:
                yield from quotes_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from quotes_in(inner)


def _others(lines: _Lines, quotes: set[str], statements: list[Statement]) -> Iterator[Json]:
    words = lines.words
    spans = Spans((found.start(), found.end()) for quote in quotes for found in re.finditer(re.escape(quote), words))
    seen: set[str] = set()
    conditions = [statement.words for statement in statements if not statement.may_award]
    for reading in read_figures(words):
        if spans.cover(reading.start, reading.end):
            continue
        quote = _clause(words, reading)
        if quote in seen:
            continue
        seen.add(quote)
        place = "申报条件等处" if any(quote in each for each in conditions) else "正文"
        line = lines.line_at(reading.start)
        yield {"quote": quote, "reason": f"待核对（原文第 {line} 行，{place}的数字）。"}


def _clause(words: str, reading: Reading) -> str:
    begin = max(
        (found.end() for found in _PAUSE.finditer(words, max(0, reading.start - _LONGEST_QUOTE), reading.start)),
        default=-1,
    )
    begin = begin if begin >= 0 else max(0, reading.start - _LONGEST_QUOTE)
    marks = [found.end() for found in _MARKS.finditer(words, begin, reading.start)]
    begin = marks[-1] if marks else begin
    found = _PAUSE.search(words, reading.end, reading.end + _LONGEST_QUOTE)
    end = found.start() if found else min(len(words), reading.end + _LONGEST_QUOTE // 2)
    return words[begin:end]
