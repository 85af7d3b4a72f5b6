"""The whole book as plain data, in the order of its pages."""

from dataclasses import asdict
from typing import Any

from generator import links
from generator.decisions import UNLESS_REVIEWED
from generator.model.amendment import Amendment
from generator.model.handbook import AnchoredFact, Handbook, Validity
from generator.numerals import chinese_numeral
from generator.official import chapter_name, date_words
from generator.pdf import appendices
from generator.pdf.articles import article_data, article_entry
from generator.pdf.former import ending_words
from generator.pdf.online import Online
from generator.pdf.terms import index_of_terms
from generator.views.article import article_views
from generator.views.award import award_views
from generator.views.overview import ValidityView, validity_view
from generator.views.parts import parts_of

Json = dict[str, Any]


def book_data(handbook: Handbook, online: Online) -> Json:
    """Everything that the book prints; raise HandbookError if an award or an example cannot be worked out."""
    awards = award_views(handbook)
    views = article_views(handbook, awards)
    articles = list(views.values())
    return {
        "document": document_data(handbook),
        "parts": asdict(parts_of(handbook)),
        "online": online.place(),
        "finder": online.place(links.FINDER),
        "unless_reviewed": UNLESS_REVIEWED,
        "counts": {
            "chapters": str(len(handbook.chapters)),
            "articles": str(len(articles)),
            "awards": str(len(awards)),
        },
        "chapters": [
            {
                "label": f"chapter-{chapter.number}",
                "numeral": chinese_numeral(chapter.number),
                "heading": chapter_name(chapter),
                "articles": [article_data(handbook, views[article.number], online) for article in chapter.articles],
            }
            for chapter in handbook.chapters
        ],
        "awards": appendices.award_table(awards),
        "applications": appendices.application_table(handbook),
        "offices": appendices.office_table(handbook),
        "contacts": appendices.contact_table(articles),
        "checklists": appendices.checklists(articles),
        "index": index_of_terms(handbook, articles, awards),
        "full_text": appendices.full_text(handbook, views),
    }


def document_data(handbook: Handbook) -> Json:
    """The facts about the document, with dates as they are printed; `revised_on` is for the file itself."""
    document = handbook.document
    validity = validity_view(handbook)
    return {
        "title": document.title,
        "name": f"{document.short_title}手册",
        "short_title": document.short_title,
        "place": document.place,
        "date": date_words(document.date) if document.date else "",
        "issuer": document.issuer.name,
        "issuer_note": document.issuer.note or "",
        "term": _term(validity) if validity else "",
        "validity_note": validity.note if validity else "",
        "version": document.version,
        "revised": date_words(document.revised),
        "revised_on": {
            "year": str(document.revised.year),
            "month": str(document.revised.month),
            "day": str(document.revised.day),
        },
        "amendments": [
            _amendment(handbook, number, amendment) for number, amendment in enumerate(handbook.amendments, start=1)
        ],
        "area_code": document.area_code or "",
        "parent": _fact(handbook, document.parent),
        "repeals": _fact(handbook, document.repeals),
        "interpreter": _fact(handbook, document.interpreter),
        "validity": _fact(handbook, document.validity),
    }


def _fact(handbook: Handbook, fact: AnchoredFact | Validity | None) -> Json:
    """A fact and its article; its text is empty where the document states no such fact."""
    if not fact:
        return {"text": ""}
    text = fact.text if isinstance(fact, AnchoredFact) else fact.quote
    return {"text": text, "article": article_entry(handbook.articles[fact.article])}


def _term(validity: ValidityView) -> str:
    """From when and, if the text says so, until when the document is in force."""
    term = f"{validity.years}，" if validity.years else ""
    end = f"，有效期{term}至{date_words(validity.last_day)}" if validity.last_day else ""
    return f"{date_words(validity.effective)}起{end}"


def _amendment(handbook: Handbook, number: int, amendment: Amendment) -> Json:
    return {
        "title": amendment.title,
        "document_number": amendment.document_number or "",
        "date": date_words(amendment.date),
        "effective": date_words(amendment.effective) if amendment.effective else "",
        "note": amendment.note or "",
        "former": ending_words(handbook, number),
    }
