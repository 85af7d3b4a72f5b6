"""The index: words that the data itself holds, in alphabetical order of their pronunciation, and where they stand.

No term is invented and none is explained: the terms are the titles of articles and awards, the kinds of applicants,
the offices and bodies, the documents that the text names, the words that it sets in quotation marks, the glossary.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from generator.model.handbook import Handbook
from generator.pdf.awards import award_label
from generator.pdf.passages import article_label, passage_label
from generator.views.article import ArticleView
from generator.views.award import AwardView
from generator.views.overview import group_views, office_views
from generator.views.terms import OTHERS, letter_of, order_of, uses

Json = dict[str, Any]


def index_of_terms(handbook: Handbook, articles: Iterable[ArticleView], awards: Iterable[AwardView]) -> list[Json]:
    """The terms under their first letters, each with what it is and the labels of the places where it stands."""
    articles, awards = tuple(articles), tuple(awards)
    found: dict[tuple[str, str], list[str]] = {}
    for term, kind, label in (*_titles(articles, awards), *_people(handbook, awards), *_words(handbook, articles)):
        places = found.setdefault((term, kind), [])
        if label not in places:
            places.append(label)
    groups: dict[str, list[Json]] = {}
    for term, kind in sorted(found, key=lambda key: order_of(key[0])):
        groups.setdefault(letter_of(term), []).append({"term": term, "kind": kind, "places": found[term, kind]})
    others = groups.pop(OTHERS, None)
    ordered = [*sorted(groups.items()), *([(OTHERS, others)] if others else [])]
    return [{"letter": letter, "terms": terms} for letter, terms in ordered]


def _titles(articles: tuple[ArticleView, ...], awards: tuple[AwardView, ...]) -> Iterator[tuple[str, str, str]]:
    awarded = {view.award.title for view in awards}
    for article in articles:
        if article.article.short_title not in awarded:
            yield article.article.short_title, "条", article_label(article.article.number)
    for view in awards:
        yield view.award.title, "奖补", award_label(view.award.id)


def _people(handbook: Handbook, awards: tuple[AwardView, ...]) -> Iterator[tuple[str, str, str]]:
    for group in group_views(handbook, awards):
        for view in group.awards:
            yield group.group.label, "申报主体", award_label(view.award.id)
        for application in group.applications:
            yield group.group.label, "申报主体", article_label(application.article.number)
    for office in office_views(handbook):
        for service in office.services:
            yield office.name, "执行单位", article_label(service.article.number)


def _words(handbook: Handbook, articles: tuple[ArticleView, ...]) -> Iterator[tuple[str, str, str]]:
    for use in uses(handbook, articles):
        number = use.article.number
        in_section = use.passage.role == "section"
        yield use.term, use.kind, passage_label(number, use.passage) if in_section else article_label(number)
