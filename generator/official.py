"""The official text as passages: its words in document order, each with an anchor.

Everything that quotes, compares or prints official words goes through this one view of the model, so that an anchor
in a calculator, an id on a page and a place in the PDF are the same thing.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from generator.marks import mark_at
from generator.model.article import Article, Chapter, Item, OfficeClause, Part, Section
from generator.model.handbook import Handbook
from generator.model.office import Office
from generator.numerals import chinese_numeral

Role = Literal[
    "article", "heading", "lead", "part", "part_lead", "section", "label", "text",
    "items", "item", "steps", "step", "offices", "office", "bodies", "body", "after",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of official text and the pieces inside it.

    `text` is its own words, which come before those of `children`; a grouping passage has none.
    `kind` is the kind of a section, `mark` the number that the words of an item begin with; `clause` and `office` are
    given for role `office`. `full_text` is the words of this passage and of all inside it, in document order, `dense`
    the same without white space.
    """

    anchor: str
    role: Role
    text: str = ""
    children: tuple["Passage", ...] = ()
    kind: str = ""
    mark: str = ""
    clause: OfficeClause | None = None
    office: Office | None = None
    full_text: str = field(init=False, repr=False, compare=False)
    dense: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        whole = self.text + "".join(child.full_text for child in self.children)
        object.__setattr__(self, "full_text", whole)
        object.__setattr__(self, "dense", compact(whole))

    def walk(self) -> Iterator["Passage"]:
        """This passage and all inside it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def only(self, role: Role) -> tuple["Passage", ...]:
        """The direct children with this role."""
        return tuple(child for child in self.children if child.role == role)


def compact(text: str) -> str:
    """Official words as they are compared: without white space, which is layout."""
    return "".join(text.split())


def item_words(item: Passage) -> str:
    """The words of an item by themselves: without its number and the sign at its end, which change with its place."""
    return compact(item.text).removeprefix(compact(item.mark)).rstrip("；。，、;,.")


def article_heading(article: Article) -> str:
    """The official words that open an article: 第八条, or as the text writes it; empty where it writes none."""
    return f"第{chinese_numeral(article.number)}条" if article.mark is None else article.mark


def article_name(article: Article) -> str:
    """What people call an article: its heading, or 正文 where the text gives it none."""
    return article_heading(article) or "正文"


def chapter_mark(chapter: Chapter) -> str:
    """第三章, or as the text writes it; empty where it writes none."""
    return f"第{chinese_numeral(chapter.number)}章" if chapter.mark is None else chapter.mark


def chapter_heading(chapter: Chapter) -> str:
    """第三章 and the chapter's title, with the space that the title page gives it; empty where the text has none."""
    title = chapter.title if chapter.title_text is None else chapter.title_text
    return f"{chapter_mark(chapter)} {title}".strip()


def chapter_name(chapter: Chapter) -> str:
    """What people call a chapter: its number and its title, be it the text's or the handbook's."""
    return f"{chapter_mark(chapter)} {chapter.title}".strip()


def title_line(handbook: Handbook) -> str:
    """The title above the text; empty where the text has none."""
    document = handbook.document
    return document.title if document.title_text is None else document.title_text


def date_line(handbook: Handbook) -> str:
    """The date under the text, as 2025年2月18日 or as the text writes it; empty where it has none."""
    document = handbook.document
    if document.date_text is not None or document.date is None:
        return document.date_text or ""
    return date_words(document.date)


def date_words(date: dt.date) -> str:
    """A day as official texts write it: 2025年2月18日."""
    return f"{date.year}年{date.month}月{date.day}日"


def document_text(handbook: Handbook) -> str:
    """The whole official document, rebuilt from the canonical file."""
    document = handbook.document
    lines = [*document.before_title, title_line(handbook), *document.after_title]
    for chapter in handbook.chapters:
        lines.append(chapter_heading(chapter))
        lines += [article_passage(handbook, article).full_text for article in chapter.articles]
    lines += [*document.before_date, date_line(handbook), *document.after_date]
    return "\n".join(line for line in lines if line)


def article_passage(handbook: Handbook, article: Article) -> Passage:
    """The official text of one article, from 第N条 to its end."""
    heading = article_heading(article)
    return _article_passage(handbook.offices, article.number, heading, article.lead, article.sections, article.parts)


@cache
def _article_passage(  # noqa: PLR0913, PLR0917 - what an article consists of; the model itself is slow to hash
    offices: tuple[Office, ...],
    number: int,
    heading: str,
    first_words: str | None,
    sections: tuple[Section, ...],
    parts: tuple[Part, ...],
) -> Passage:
    directory = {office.id: office for office in offices}
    children = [
        *([Passage("heading", "heading", heading)] if heading else []),
        *([Passage("lead", "lead", first_words)] if first_words else []),
        *_sections(sections, "", directory),
    ]
    for index, part in enumerate(parts, start=1):
        anchor = f"part-{index}"
        mark = f"（{chinese_numeral(index)}）"
        lead = Passage(f"{anchor}-lead", "part_lead", mark + part.lead)
        children.append(Passage(anchor, "part", "", (lead, *_sections(part.sections, f"{anchor}-", directory))))
    return Passage(f"article-{number}", "article", "", tuple(children))


def _sections(sections: tuple[Section, ...], prefix: str, directory: dict[str, Office]) -> Iterator[Passage]:
    seen: dict[str, int] = {}
    for section in sections:
        seen[section.kind] = seen.get(section.kind, 0) + 1
        repeated = str(seen[section.kind]) if seen[section.kind] > 1 else ""
        anchor = f"{prefix}{section.kind}{repeated}"
        yield Passage(anchor, "section", "", tuple(_section_body(section, anchor, directory)), kind=section.kind)


def _section_body(section: Section, anchor: str, directory: dict[str, Office]) -> Iterator[Passage]:
    if section.label:
        yield Passage(f"{anchor}-label", "label", section.label + section.colon)
    if section.text:
        yield Passage(f"{anchor}-text", "text", section.text)
    if section.items:
        yield Passage(f"{anchor}-items", "items", "", tuple(_items(section.items, anchor, section.marks or "（1）")))
    if section.steps:
        yield _steps(section.steps, section.end, anchor)
    if section.offices:
        clauses = (_clause(clause, f"{anchor}-{n}", directory) for n, clause in enumerate(section.offices, start=1))
        yield Passage(f"{anchor}-list", "offices", "", tuple(clauses))
    if section.bodies:
        yield Passage(f"{anchor}-bodies", "bodies", "", tuple(_bodies(section, anchor)))
    if section.after:
        yield Passage(f"{anchor}-after", "after", section.after)


def _items(items: tuple[Item, ...], anchor: str, first_mark: str) -> Iterator[Passage]:
    for position, item in enumerate(items, start=1):
        own = f"{anchor}-{position}"
        children: list[Passage] = []
        if item.steps:
            children.append(_steps(item.steps, item.end, own))
        if item.items:
            children.append(Passage(f"{own}-items", "items", "", tuple(_items(item.items, own, item.marks or "①"))))
        mark = mark_at(first_mark, position) if item.mark is None else item.mark
        yield Passage(own, "item", mark + item.text, tuple(children), mark=mark)


def _steps(steps: tuple[str, ...], end: str, anchor: str) -> Passage:
    separators = ["、"] * (len(steps) - 1) + [end]
    passages = (
        Passage(f"{anchor}-step-{n}", "step", step, (Passage("", "text", separator),))
        for n, (step, separator) in enumerate(zip(steps, separators, strict=True), start=1)
    )
    return Passage(f"{anchor}-steps", "steps", "", tuple(passages))


def _clause(clause: OfficeClause, anchor: str, directory: dict[str, Office]) -> Passage:
    office = directory[clause.office]
    text = clause.text
    for hole, word in {**office.holes, "scope": clause.scope}.items():
        text = text.replace(f"{{{hole}}}", word or "")
    return Passage(anchor, "office", text, clause=clause, office=office)


def _bodies(section: Section, anchor: str) -> Iterator[Passage]:
    position = 0
    for group_number, group in enumerate(section.bodies, start=1):
        for number, body in enumerate(group, start=1):
            position += 1
            last_of_all = group_number == len(section.bodies) and number == len(group)
            separator = section.end if last_of_all else "，" if number == len(group) else "、"
            yield Passage(f"{anchor}-body-{position}", "body", body, (Passage("", "text", separator),))
