"""The site's navigation, as MkDocs reads it from its configuration."""

from typing import Any

from generator import links
from generator.model.handbook import Handbook
from generator.official import article_name, chapter_name, date_words
from generator.views.markup import attribute_text
from generator.views.parts import parts_of


def navigation(handbook: Handbook) -> list[dict[str, Any]]:
    """Every page of the site under its name; chapters are sections that hold their articles."""
    parts = parts_of(handbook)

    chapters: list[Any] = [links.CHAPTERS]
    for chapter in handbook.chapters:
        entries: list[Any] = [links.chapter_uri(chapter.number)]
        for article in chapter.articles:
            name = f"{article_name(article)} {article.short_title}"
            entries.append({attribute_text(name): links.article_uri(article.number)})
        chapters.append({attribute_text(chapter_name(chapter)): entries})
    top: list[dict[str, Any]] = [
        {"首页": links.HOME},
        {"我能申报什么": links.FINDER},
        {"奖补一览": links.AWARDS},
        {"各章": chapters},
        {"申报材料": links.MATERIALS},
        {"联系方式": links.CONTACTS},
        {"全文": [links.FULL_TEXT, {"历次修订": _amendments(handbook)}]},
        {
            "用语、时间、数据" if parts.terms else "时间、数据": [
                {"有效期和时间": links.TIMETABLE},
                *([{"用语": links.GLOSSARY}] if parts.terms else []),
                {"开放数据": links.DATA},
                {"关于": links.ABOUT},
            ]
        },
    ]
    return [entry for entry in top if all(parts.has(page) for page in entry.values() if isinstance(page, str))]


def _amendments(handbook: Handbook) -> str | list[Any]:
    """The page of all amendments and, where there are any, the pages of each, from the latest."""
    entries: list[Any] = [links.AMENDMENTS]
    for number, amendment in reversed(list(enumerate(handbook.amendments, start=1))):
        date = date_words(amendment.date)
        entries.append({f"{date}修订对照表": links.amendment_uri(number)})
        entries.append({f"{date}修订之前的全文": links.earlier_text_uri(number)})
    return entries if handbook.amendments else links.AMENDMENTS
