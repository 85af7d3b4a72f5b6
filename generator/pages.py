"""All pages of the site, made from the model: the same handbook always gives the same pages.

A page is Markdown with HTML blocks. Every link is relative to the published address, so the pages are the same whether
this project's MkDocs plugin publishes them or another Markdown site builder reads them from disk.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import jinja2
import yaml

from calculators.money import plain_number
from generator import links
from generator.awards_csv import COLUMNS
from generator.calculator_view import CalculatorView, calculator_views, former_calculator_views
from generator.comparison.text import STATES
from generator.decisions import UNLESS_REVIEWED
from generator.linked_data import linked_data, script_text
from generator.model.article import Article, Chapter
from generator.model.handbook import Handbook
from generator.numerals import chinese_numeral
from generator.official import (
    article_name,
    chapter_heading,
    chapter_mark,
    chapter_name,
    date_line,
    date_words,
    title_line,
)
from generator.open_data import SCHEMA_CHANGES
from generator.views.amendments import amendment_views, article_history, earlier_text
from generator.views.article import ArticleView, article_views
from generator.views.award import AwardView, application_views, award_views, ending_awards
from generator.views.award_table import award_table, largest_awards
from generator.views.contacts import body_views, by_phone, former_contacts
from generator.views.finder import finder_view
from generator.views.markup import attribute_text, templates
from generator.views.overview import group_views, office_views, validity_view
from generator.views.parts import parts_of
from generator.views.publication import publication_view
from generator.views.term_marks import TermMarks
from generator.views.terms import term_views
from generator.views.timetable import time_views

_DUMPER: Final = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

_ARTICLE: Final = 2
"""How much search prefers a page that says something itself to a list of such pages and to a copy of their words."""
_LIST: Final = 0.5
_COPY: Final = 0.1


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site.

    `uri` is the path of its Markdown source, `markdown` that source with its front matter; `title` and `description`
    are plain text. `revised` is the day of the handbook's last revision, never the day of a build.
    """

    uri: str
    title: str
    description: str
    revised: dt.date
    markdown: str


class PageLinks:
    """The links from one page."""

    def __init__(self, uri: str, area_code: str | None) -> None:
        self._uri = uri
        self._area_code = area_code

    def page(self, uri: str, anchor: str = "") -> str:
        """To a page or a file by its source."""
        return links.href(self._uri, uri, anchor)

    def article(self, article: Article, anchor: str = "") -> str:
        """To an article, or a place on its page."""
        return self.page(links.article_uri(article.number), anchor)

    def award(self, view: AwardView) -> str:
        """To the calculator of an award."""
        return self.page(view.uri, view.anchor)

    def words(self, view: AwardView, anchor: str = "") -> str:
        """To the article of an award as it reads in the award's version, or to a place in it."""
        uri, whole = view.text_place
        return self.page(uri, whole or anchor)

    def chapter(self, chapter: Chapter) -> str:
        """To a chapter."""
        return self.page(links.chapter_uri(chapter.number))

    def amendment(self, number: int) -> str:
        """To the page of an amendment."""
        return self.page(links.amendment_uri(number))

    def earlier_text(self, number: int, article: int | None = None) -> str:
        """To the whole text before an amendment, or to an article of it."""
        return self.page(links.earlier_text_uri(number), f"article-{article}" if article else "")

    def phone(self, number: str) -> str:
        """To the telephone."""
        return links.telephone(number, self._area_code)


def make_pages(handbook: Handbook, earlier: Sequence[Handbook] = ()) -> dict[str, Page]:
    """All pages by the path of their source, in reading order; `earlier` are the versions before its amendments."""
    return {page.uri: page for page in _PageMaker(handbook, earlier).pages()}


class _PageMaker:
    """Renders the templates for one handbook."""

    def __init__(self, handbook: Handbook, earlier: Sequence[Handbook]) -> None:
        self._handbook = handbook
        self._amendments = amendment_views(handbook, earlier)
        self._award_views = award_views(handbook)
        self._articles = article_views(handbook, self._award_views)
        self._terms = term_views(handbook, self._articles.values())
        self._groups = group_views(handbook, self._award_views)
        self._calculators = calculator_views(handbook)
        self._former_calculators = former_calculator_views(handbook)
        self._parts = parts_of(handbook)
        self._templates = _environment()

    def pages(self) -> Iterator[Page]:
        """Those whose part the handbook has."""
        return (page for page in self._all() if self._parts.has(page.uri))

    def _all(self) -> Iterator[Page]:
        yield self._home()
        yield self._finder()
        yield self._awards()
        yield self._page(
            links.CHAPTERS, "chapters.md.j2", "各章", "全部章和条的目录。", {"chapters": self._handbook.chapters}
        )
        chapters = self._handbook.chapters
        for before, chapter, after in zip((None, *chapters), chapters, (*chapters[1:], None), strict=False):
            yield self._chapter(chapter, before, after)
            for article in chapter.articles:
                yield self._article(self._articles[article.number])
        yield self._materials()
        yield self._contacts()
        yield self._full_text()
        yield from self._history()
        yield self._timetable()
        yield self._glossary()
        yield self._data()
        yield self._about()

    def _home(self) -> Page:
        document = self._handbook.document
        values = {
            "chapters": self._handbook.chapters,
            "article_count": len(self._articles),
            "award_count": len(self._handbook.awards),
            "groups": self._groups,
            "explains": any(term.quote for term in self._terms),
            "validity": validity_view(self._handbook),
        }
        parts = self._parts
        told = {"能得到多少": parts.awards, "谁得到": parts.applications}
        told |= {"要交哪些材料": parts.materials, "找哪个处室": parts.offices}
        questions = "、".join(words for words, has in told.items() if has)
        description = f"{document.short_title}：{f'{questions}，附原文' if questions else '逐条说明和原文'}。"
        return self._page(
            links.HOME,
            "home.md.j2",
            f"{document.short_title}手册",
            description,
            values,
            hide=["navigation", "toc"],
            boost=_LIST,
        )

    def _finder(self) -> Page:
        finder = finder_view(self._handbook, self._award_views, self._calculators)
        values = {"groups": self._groups, "finder": finder}
        description = "按申报主体查可以申报的事项。"
        if self._parts.awards:
            description = "先说您是谁，再答几个问题：哪些奖补能核对的条件都符合，哪些还缺什么，哪些差多少。"
        hide = ["navigation", "toc"]
        return self._page(links.FINDER, "finder.md.j2", "我能申报什么", description, values, hide=hide, boost=_LIST)

    def _awards(self) -> Page:
        values = {
            "table": award_table(self._handbook, self._award_views),
            "applications": application_views(self._handbook),
            "ending": ending_awards(self._handbook),
            "sheet": links.AWARDS_SHEET,
        }
        count = len(self._handbook.awards)
        description = f"全部 {count} 项奖补：最多可得、谁得到、怎样计算、找谁。" if count else "可以申报的事项。"
        return self._page(
            links.AWARDS, "awards.md.j2", "奖补一览", description, values, hide=["navigation", "toc"], boost=_LIST
        )

    def _chapter(self, chapter: Chapter, before: Chapter | None, after: Chapter | None) -> Page:
        views = [self._articles[article.number] for article in chapter.articles]
        values = {
            "chapter": chapter,
            "articles": views,
            "award_count": sum(len(view.awards) for view in views),
            "previous": before,
            "next": after,
        }
        description = "、".join(article.short_title for article in chapter.articles)
        return self._page(
            links.chapter_uri(chapter.number), "chapter.md.j2", chapter_name(chapter), description, values
        )

    def _article(self, view: ArticleView) -> Page:
        title = f"{view.name} {view.article.short_title}"
        uri = links.article_uri(view.article.number)
        ids = [award.award.id for award in view.awards]
        calculators = {award: (self._calculators[award], *self._former_calculators.get(award, ())) for award in ids}
        data = linked_data(self._handbook, view)
        values = {
            "view": view,
            "calculators": calculators,
            "history": article_history(self._amendments, view.article.number),
            "terms": self._marks(),
            "linked_data": data and script_text(data),
        }
        description = view.article.lead or view.article.short_title
        return self._page(uri, "article.md.j2", title, description, values, boost=_ARTICLE, is_official=True)

    def _materials(self) -> Page:
        values = {"articles": [view for view in self._articles.values() if view.can_apply]}
        description = "各条要交的材料，可勾选、可打印。"
        hide = ["navigation"]
        return self._page(links.MATERIALS, "materials.md.j2", "申报材料", description, values, hide=hide, boost=_LIST)

    def _contacts(self) -> Page:
        values = {
            "offices": office_views(self._handbook),
            "bodies": body_views(self._handbook),
            "former": [(version, rows) for version, rows in former_contacts(self._handbook) if rows],
            "articles": [view for view in self._articles.values() if view.can_apply],
        }
        description = "各处室的电话和负责的条款。" if self._parts.phones else "各单位和负责的条款。"
        return self._page(links.CONTACTS, "contacts.md.j2", "联系方式", description, values, hide=["navigation"])

    def _full_text(self) -> Page:
        chapters = [
            {
                "number": chapter.number,
                "heading": chapter_heading(chapter),
                "name": chapter_name(chapter),
                "articles": [self._articles[article.number] for article in chapter.articles],
            }
            for chapter in self._handbook.chapters
        ]
        values = {
            "chapters": chapters,
            "title": title_line(self._handbook),
            "date_line": date_line(self._handbook),
            "published": publication_view(self._handbook),
            "amendments": self._amendments,
            "terms": self._marks(),
        }
        description = f"{self._handbook.document.title}全文。"
        hide = ["navigation"]
        return self._page(
            links.FULL_TEXT, "full-text.md.j2", "全文", description, values, hide=hide, boost=_COPY, is_official=True
        )

    def _history(self) -> Iterator[Page]:
        values: dict[str, Any] = {"amendments": self._amendments}
        description = "历次修订的日期、文件和对照表。"
        hide = ["navigation"]
        yield self._page(links.AMENDMENTS, "amendments.md.j2", "历次修订", description, values, hide=hide, boost=_LIST)
        for view in self._amendments:
            date = date_words(view.amendment.date)
            values = {"view": view, "states": STATES, "articles": self._handbook.articles}
            uri, title = links.amendment_uri(view.number), f"{date}修订对照表"
            yield self._page(uri, "amendment.md.j2", title, view.summary, values, hide=hide, boost=_COPY)
            uri, title = links.earlier_text_uri(view.number), f"{date}修订之前的全文"
            values = {"view": view, "calculators": self._ending(view.number), **earlier_text(view.before)}
            yield self._page(uri, "earlier-text.md.j2", title, title, values, hide=hide, boost=_COPY)

    def _ending(self, amendment: int) -> dict[int, list[CalculatorView]]:
        """The calculators of the awards that an amendment ends, by the number of their article before it."""
        found: dict[int, list[CalculatorView]] = {}
        for award in ending_awards(self._handbook):
            if award.version and award.version.amendment == amendment:
                found.setdefault(award.article.number, []).extend(self._former_calculators[award.award.id])
        return found

    def _timetable(self) -> Page:
        values = {
            "articles": self._handbook.articles,
            "validity": validity_view(self._handbook),
            "date_line": date_line(self._handbook),
            "amendments": self._handbook.amendments,
            "times": time_views(self._articles.values()),
        }
        description = "文件何时施行、何时到期" if self._handbook.document.validity else "文件的日期"
        description += "，各项奖补怎样拨付、原文里说到时间的话。" if self._parts.awards else "。"
        return self._page(links.TIMETABLE, "timetable.md.j2", "有效期和时间", description, values, boost=_COPY)

    def _data(self) -> Page:
        values = {
            "columns": COLUMNS,
            "changes": SCHEMA_CHANGES,
            "files": (links.DATA_JSON, links.DATA_SCHEMA, links.DATA_CSV, links.AWARDS_SHEET, links.PDF),
            "largest": largest_awards(self._award_views, 3),
        }
        description = "手册的全部数据：JSON、结构说明和表格。"
        if self._parts.awards:
            description = "手册的全部数据：JSON、结构说明、表格和网页里的结构化数据，附一个可以照着运行的例子。"
        return self._page(links.DATA, "data.md.j2", "开放数据", description, values, boost=_LIST)

    def _glossary(self) -> Page:
        values = {
            "explained": [term for term in self._terms if term.quote],
            "used": [term for term in self._terms if term.kind == "原文用语" and not term.quote],
            "documents": [term for term in self._terms if term.kind == "文件"],
        }
        description = "原文自己解释的用语、没有看到解释的用语和提到的文件，各在哪一条。"
        return self._page(links.GLOSSARY, "glossary.md.j2", "用语", description, values, boost=_COPY)

    def _about(self) -> Page:
        values = {
            "articles": self._handbook.articles,
            "validity": validity_view(self._handbook),
            "published": publication_view(self._handbook),
            "amendments": self._amendments,
        }
        description = "文件信息、哪些话是原文、免责声明、数据和版本。"
        return self._page(links.ABOUT, "about.md.j2", "关于", description, values, hide=["navigation"], boost=_LIST)

    def _marks(self) -> TermMarks:
        return TermMarks(self._handbook, self._terms)

    def _page(  # noqa: PLR0913 - what a page consists of
        self,
        uri: str,
        template: str,
        title: str,
        description: str,
        values: dict[str, Any],
        *,
        hide: list[str] | None = None,
        boost: float = 1,
        is_official: bool = False,
    ) -> Page:
        document = self._handbook.document
        front: dict[str, Any] = {
            "title": attribute_text(title),
            "description": attribute_text(description),
            "revision_date": document.revised.isoformat(),
        }
        if is_official:
            front["article_title"] = attribute_text(title)
        if hide:
            front["hide"] = hide
        if boost != 1:
            front["search"] = {"boost": boost}
        body = self._templates.get_template(f"pages/{template}").render(
            document=document, links=PageLinks(uri, document.area_code), parts=self._parts, **values
        )
        matter = yaml.dump(front, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=10_000)
        return Page(uri, title, description, document.revised, f"---\n{matter}---\n\n{_tidy(body)}")


def _environment() -> jinja2.Environment:
    environment = templates()
    environment.filters["plain"] = lambda amount: "" if amount is None else plain_number(amount)
    environment.globals["unless_reviewed"] = UNLESS_REVIEWED
    environment.filters["numeral"] = chinese_numeral
    environment.filters["heading"] = article_name
    environment.filters["chapter_number"] = chapter_mark
    environment.filters["date"] = date_words
    environment.filters["by_phone"] = by_phone
    return environment


def _tidy(body: str) -> str:
    """One blank line at most, and none at the ends: templates may leave more where they show nothing."""
    return re.sub(r"\n{3,}", "\n\n", body).strip("\n") + "\n"
