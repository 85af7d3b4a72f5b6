"""Every figure with a unit in an article is claimed: by a rule, a condition, a fact or as no award."""

from collections.abc import Iterator

from generator.checks.claims import claims
from generator.checks.official_words import article_block, has_official_text
from generator.checks.walking import PlacedArticle, articles, parts_of
from generator.errors import Problem
from generator.figures import Reading, read_figures
from generator.loading import LoadedHandbook
from generator.model.article import OfficeClause
from generator.official import compact
from generator.spans import Spans


def check_figures_claimed(loaded: LoadedHandbook) -> Iterator[Problem]:
    """Each figure of an article lies in the span of a quote, or of an office's words; every occurrence counts."""
    quotes: dict[int, set[str]] = {}
    for claim in claims(loaded):
        quotes.setdefault(claim.article.number, set()).add(compact(claim.quote))
    for placed in articles(loaded):
        if has_official_text(loaded, placed.article):
            block = article_block(loaded, placed)
            claimed = quotes.get(placed.article.number, set()) | set(_of_offices(loaded, placed))
            for reading in _unclaimed(block.words, claimed):
                yield loaded.problem(block.place_of(reading.start), _message(block.words, reading))


def _of_offices(loaded: LoadedHandbook, placed: PlacedArticle) -> Iterator[str]:
    """What the directory says of the offices that an article names, such as their addresses."""
    for _, clause in parts_of(placed.article, placed.place, OfficeClause):
        yield from (compact(words) for words in loaded.handbook.office_directory[clause.office].holes.values() if words)


def _unclaimed(words: str, quotes: set[str]) -> Iterator[Reading]:
    spans = Spans(span for quote in quotes for span in _occurrences(words, quote))
    for reading in read_figures(words):
        if not spans.cover(reading.start, reading.end):
            yield reading


def _occurrences(words: str, quote: str) -> Iterator[tuple[int, int]]:
    start = words.find(quote)
    while start >= 0:
        yield start, start + len(quote)
        start = words.find(quote, start + 1)


def _message(words: str, reading: Reading) -> str:
    figure = words[reading.start : reading.end]
    context = words[max(0, reading.start - 10) : reading.end + 6]
    return f"原文“{context}”里的 {figure} 没有着落；请在 awards 里引用它，不是奖补标准的写进 other_figures 并说明原因"
