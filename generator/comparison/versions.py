"""Two versions of a policy, compared: the frame of the text, and each article with what it was before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.comparison.matching import match_articles, match_rows
from generator.comparison.numbers import NumberChange, number_changes
from generator.comparison.paragraphs import Paragraph, article_paragraphs, frame_paragraphs
from generator.comparison.words import Change, compare_words
from generator.model.article import Article
from generator.model.handbook import Handbook
from generator.official import article_heading, article_name, article_passage, compact

State = Literal["same", "moved", "changed", "added", "removed"]
"""What became of an article; `moved` means that nothing but its number changed."""


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph on both sides; `changes` are the stretches, of which one side is empty where it has no such row."""

    changes: tuple[Change, ...]
    kind: str

    @property
    def is_changed(self) -> bool:
        """Whether the words differ."""
        return not all(change.same for change in self.changes)

    @property
    def old(self) -> str:
        """The whole old wording."""
        return "".join(change.old for change in self.changes)

    @property
    def new(self) -> str:
        """The whole new wording."""
        return "".join(change.new for change in self.changes)


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """An article of the new version and what it was, or one of the old version that is gone."""

    old: Article | None
    new: Article | None
    rows: tuple[Row, ...]
    state: State
    """What became of the article."""

    @property
    def heading(self) -> str:
        """第四条, with the old heading where that differs: 第五条（原第四条）."""
        names = [article_name(article) for article in (self.new, self.old) if article]
        return f"{names[0]}（原{names[-1]}）" if names[0] != names[-1] else names[0]

    @property
    def short_title(self) -> str:
        """The handbook's title of the article."""
        article = self.new or self.old
        return article.short_title if article else ""

    @property
    def numbers(self) -> tuple[NumberChange, ...]:
        """The numbers that changed, in their order."""
        return tuple(change for row in self.rows for change in number_changes(row.changes, row.kind))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs in the official words of two versions."""

    frame: tuple[Row, ...]
    """The rows around the articles that changed: title, chapters' headings, date and the lines beside them."""
    articles: tuple[ArticleChange, ...]
    """All articles in the new order, each that is gone after the one that it followed."""

    def in_state(self, *states: State) -> tuple[ArticleChange, ...]:
        """The articles of which this became."""
        return tuple(change for change in self.articles if change.state in states)

    @property
    def changed(self) -> tuple[ArticleChange, ...]:
        """The articles that are not the same as before."""
        return self.in_state("moved", "changed", "added", "removed")

    @property
    def numbers(self) -> list[tuple[int | None, int | None]]:
        """The old and the new number of every article, None where there is none."""
        return [(c.old.number if c.old else None, c.new.number if c.new else None) for c in self.articles]

    @property
    def is_empty(self) -> bool:
        """Whether the official words are the same."""
        return not self.frame and not self.changed


def compare(old: Handbook, new: Handbook) -> Comparison:
    """Compare the official words of two versions; the offices that they name must be in their directories."""
    frame = (row for row in _rows(frame_paragraphs(old), frame_paragraphs(new)) if row.is_changed)
    return Comparison(tuple(frame), tuple(_articles(old, new)))


def _articles(old: Handbook, new: Handbook) -> Iterator[ArticleChange]:
    before, after = list(old.articles.values()), list(new.articles.values())
    matched = match_articles(
        [(article.number, _words(old, article)) for article in before],
        [(article.number, _words(new, article)) for article in after],
    )
    gone = [n for n in range(len(before)) if n not in matched.values()]
    for position in _gone_until(gone, -1, matched):
        yield _change(old, before[position], new, None)
    for place, article in enumerate(after):
        was = matched.get(place)
        yield _change(old, None if was is None else before[was], new, article)
        if was is not None:
            for position in _gone_until(gone, was, matched):
                yield _change(old, before[position], new, None)


def _gone_until(gone: list[int], after: int, matched: dict[int, int]) -> list[int]:
    """The articles that are gone and stood directly after another, up to the next one that is still there."""
    following = min((was for was in matched.values() if was > after), default=None)
    return [position for position in gone if position > after and (following is None or position < following)]


def _words(handbook: Handbook, article: Article) -> str:
    """What an article says, without its heading."""
    return compact(article_passage(handbook, article).full_text).removeprefix(compact(article_heading(article)))


def _change(old: Handbook, before: Article | None, new: Handbook, after: Article | None) -> ArticleChange:
    left = article_paragraphs(article_passage(old, before)) if before else ()
    right = article_paragraphs(article_passage(new, after)) if after else ()
    return ArticleChange(before, after, tuple(_rows(left, right)), _state(old, before, new, after))


def _state(old: Handbook, before: Article | None, new: Handbook, after: Article | None) -> State:
    if not (before and after):
        return "added" if after else "removed"
    if _words(old, before) != _words(new, after):
        return "changed"
    return "same" if article_heading(before) == article_heading(after) else "moved"


def _rows(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Iterator[Row]:
    for i, j in match_rows([paragraph.text for paragraph in old], [paragraph.text for paragraph in new]):
        one, other = None if i is None else old[i], None if j is None else new[j]
        changes = compare_words(one.text if one else "", other.text if other else "")
        present = other or one
        yield Row(changes, present.kind if present else "")
