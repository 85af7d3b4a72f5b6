"""The history of a policy as its pages show it: each amendment, and what it changed in every article."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from generator.comparison import ArticleChange, Comparison, compare
from generator.comparison.paragraphs import article_paragraphs, frame_lines
from generator.comparison.text import STATES, summary
from generator.model.amendment import Amendment
from generator.model.handbook import Handbook
from generator.official import article_name, article_passage, chapter_heading, chapter_name


@dataclass(frozen=True, slots=True)
class AmendmentView:
    """An amendment with the versions before and after it; `number` counts from 1, the earliest."""

    number: int
    amendment: Amendment
    before: Handbook
    after: Handbook
    comparison: Comparison
    in_force: dict[int, int]
    """For the numbers of articles after this amendment, those under which they stand in the newest version."""
    until: dt.date | None = None
    """The last day of the version before, where it may still be in force when somebody reads."""

    @property
    def summary(self) -> str:
        """How many articles changed and in which way."""
        return summary(self.comparison)


@dataclass(frozen=True, slots=True)
class ArticleHistory:
    """What one amendment did to an article."""

    view: AmendmentView
    change: ArticleChange

    @property
    def state(self) -> str:
        """修改, 新增 or 只调整条号."""
        return STATES[self.change.state]


def amendment_views(handbook: Handbook, earlier: Sequence[Handbook]) -> tuple[AmendmentView, ...]:
    """All amendments of the version in force, from the earliest; `earlier` are the versions before each of them."""
    versions = [*earlier, handbook]
    in_force = {number: number for number in handbook.articles}
    ends = {former.amendment: former.until for former in handbook.former}
    views: list[AmendmentView] = []
    numbered = list(enumerate(zip(handbook.amendments, pairwise(versions), strict=True), start=1))
    for number, (amendment, (before, after)) in reversed(numbered):
        comparison = compare(before, after)
        views.append(AmendmentView(number, amendment, before, after, comparison, in_force, ends.get(number)))
        in_force = {old: in_force[new] for old, new in comparison.numbers if old and new and new in in_force}
    return tuple(reversed(views))


def earlier_text(handbook: Handbook) -> dict[str, Any]:
    """A whole earlier text in paragraphs: what stands above the articles, the chapters, what stands below."""
    frame = frame_lines(handbook)
    chapters = [
        {
            "number": chapter.number,
            "heading": chapter_heading(chapter),
            "name": chapter_name(chapter),
            "articles": [
                {
                    "number": article.number,
                    "name": article_name(article),
                    "paragraphs": article_paragraphs(article_passage(handbook, article)),
                }
                for article in chapter.articles
            ],
        }
        for chapter in handbook.chapters
    ]
    return {"above": frame.above, "below": frame.below, "chapters": chapters}


def article_history(views: Sequence[AmendmentView], number: int) -> tuple[ArticleHistory, ...]:
    """What each amendment did to an article of the version in force, from the latest; those that did nothing aside."""
    history: list[ArticleHistory] = []
    current: int | None = number
    for view in reversed(views):
        change = next(change for change in view.comparison.articles if change.new and change.new.number == current)
        if change.state != "same":
            history.append(ArticleHistory(view, change))
        if not change.old:
            break
        current = change.old.number
    return tuple(history)
