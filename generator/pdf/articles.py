"""One article in the book: its facts, its official words, and what the handbook adds to them."""

from typing import Any

from generator.model.article import Article
from generator.model.handbook import Handbook
from generator.numerals import chinese_numeral
from generator.official import article_name
from generator.pdf.awards import award_data, contact_data, fact_data, said_data
from generator.pdf.former import former_words
from generator.pdf.online import Online
from generator.pdf.passages import article_label, passage_data
from generator.views.article import ArticleView

Json = dict[str, Any]


def article_data(handbook: Handbook, view: ArticleView, online: Online) -> Json:
    """Everything that the book prints about an article; raise HandbookError if an example has no result."""
    article = view.article
    return {
        **article_entry(article),
        "former": former_words(handbook, article),
        "can_apply": "yes" if view.can_apply else "",
        "no_application": article.no_application or "",
        "facts": [fact_data(award) for award in view.awards],
        "open_applications": [
            {
                "title": f"第{chinese_numeral(application.part)}部分" if application.part else "",
                "amount_from": application.amount_from,
                "applicant": application.applicant,
            }
            for application in view.open_applications
        ],
        "contacts": contact_data(view.contacts),
        "said": said_data(view.contact_words),
        "official": [
            passage_data(article.number, passage) for passage in view.passage.children if passage.role != "heading"
        ],
        "questions": [{"title": group.title, "questions": list(group.questions)} for group in view.questions],
        "awards": [award_data(handbook, award, online) for award in view.awards],
        "other_figures": [{"quote": figure.quote, "reason": figure.reason} for figure in article.other_figures],
        "related": [article_entry(related) for related in view.related],
    }


def article_entry(article: Article) -> Json:
    """An article as other places of the book name it: its label, its number in words and its short title."""
    return {
        "label": article_label(article.number),
        "heading": article_name(article),
        "title": article.short_title,
    }
