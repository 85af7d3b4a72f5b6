"""What follows the chapters: the table of all awards, the directory, the checklists, and the official text in full."""

from typing import Any

from generator.model.handbook import Handbook
from generator.numerals import chinese_numeral
from generator.official import chapter_heading, date_line, title_line
from generator.pdf.articles import article_entry
from generator.pdf.awards import award_label, contact_data, fact_data, office_data, said_data
from generator.pdf.passages import passage_data
from generator.views.article import ArticleView
from generator.views.award import AwardView, application_views
from generator.views.contacts import Service
from generator.views.overview import office_views

Json = dict[str, Any]


def award_table(awards: tuple[AwardView, ...]) -> list[Json]:
    """A row for each award."""
    return [
        {
            **fact_data(view),
            "label": award_label(view.award.id),
            "article": article_entry(view.article),
            "formula": view.summary.formula,
            "contacts": contact_data(view.contacts),
            "said": said_data(view.contact_words),
        }
        for view in awards
    ]


def application_table(handbook: Handbook) -> list[Json]:
    """What one can apply for although the text states no amount."""
    return [
        {
            "article": article_entry(view.article),
            "applicant": view.application.applicant,
            "amount_from": view.application.amount_from,
        }
        for view in application_views(handbook)
    ]


def office_table(handbook: Handbook) -> list[Json]:
    """Each office with the articles that it answers for."""
    return [
        {"name": view.name, **office_data(view.office), "services": [_service(service) for service in view.services]}
        for view in office_views(handbook)
    ]


def contact_table(articles: list[ArticleView]) -> list[Json]:
    """Each article that offers something to apply for, with its offices."""
    return [
        {
            "article": article_entry(view.article),
            "contacts": contact_data(view.contacts),
            "said": said_data(view.contact_words),
        }
        for view in articles
        if view.can_apply
    ]


def checklists(articles: list[ArticleView]) -> list[Json]:
    """The materials of each article that offers something to apply for; a sentence about them where no list is."""
    return [_checklist(view) for view in articles if view.can_apply]


def full_text(handbook: Handbook, views: dict[int, ArticleView]) -> Json:
    """The whole official document in running paragraphs."""
    document = handbook.document
    return {
        "title": title_line(handbook) or document.title,
        "before_title": list(document.before_title),
        "after_title": list(document.after_title),
        "before_date": list(document.before_date),
        "date_line": date_line(handbook),
        "after_date": list(document.after_date),
        "chapters": [
            {
                "heading": chapter_heading(chapter),
                "articles": [_running(views[article.number]) for article in chapter.articles],
            }
            for chapter in handbook.chapters
        ],
    }


def _service(service: Service) -> Json:
    parts = "".join(f"（{chinese_numeral(part)}）" for part in service.parts)
    return {"article": article_entry(service.article), "parts": parts, "scope": service.scope or ""}


def _checklist(view: ArticleView) -> Json:
    return {
        "article": article_entry(view.article),
        "lists": [
            {
                "part": f"第{chinese_numeral(materials.part)}部分" if materials.part else "",
                "passages": [passage_data(view.article.number, passage) for passage in materials.passages],
            }
            for materials in view.materials
        ],
        "process": view.process_text,
    }


def _running(view: ArticleView) -> Json:
    paragraphs = [{"label": paragraph.label, "text": paragraph.text} for paragraph in view.paragraphs]
    return {"heading": view.heading, "label": f"full-text-{view.article.number}", "paragraphs": paragraphs}
