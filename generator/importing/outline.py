"""The order of a text: what stands before and after it, its chapters, its articles and their paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from generator.importing.headings import MOST_NUMBER, Kind, Mark, mark_of
from generator.importing.labels import label_of
from generator.importing.words import Words

_LONGEST_HEADING: Final = 60
_STOP: Final = re.compile(r"[。；;！？]")
_CONTENTS_LINE: Final = re.compile(r"(?:…|[.．·・]{3})[….．·・\s-]*\d{1,3}-?$")
_PAGE_AT_END: Final = re.compile(r"[….．·・\s]*\d{0,3}$")
_TELLING: Final = ("conditions", "support", "materials", "process")
_MOST_ARTICLES: Final = MOST_NUMBER


@dataclass(slots=True)
class FoundArticle:
    """An article: its mark, or none where the text gives it none, and its paragraphs without the mark."""

    mark: Mark | None
    paragraphs: list[Words]
    line: int
    number: int = 0
    """Its address: the number of its mark if that is free."""


@dataclass(slots=True)
class FoundChapter:
    """A chapter: the words of its mark and of its title, both empty where the text has no chapters."""

    mark: str
    title: str
    line: int
    number: int | None = None
    articles: list[FoundArticle] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """A text in its order, and the doubts about it, each with its line."""

    before: list[Words]
    """What stands before the first chapter or article."""
    chapters: list[FoundChapter]
    doubts: list[tuple[int, str]] = field(default_factory=list)


def _numbered_on(paragraphs: Sequence[Words], marks: Sequence[Mark | None]) -> bool:
    """Whether （一）、（二） are numbered on through headings 一、二、: then they are the articles, below chapters."""
    if any(mark and mark.kind in ("article", "chapter") for mark in marks):
        return False
    heads = [n for n, mark in enumerate(marks) if mark and mark.kind == "cn-dot"]
    numbers = [mark.number for mark in marks if mark and mark.kind == "cn-paren"]
    enough = 2
    if len(heads) < enough or numbers != list(range(1, len(numbers) + 1)):
        return False
    followed = [n for n in heads if n + 1 < len(marks) and (mark := marks[n + 1]) and mark.kind == "cn-paren"]
    return len(followed) == len(heads) and all(
        (mark := marks[n]) is not None and _is_heading(paragraphs[n], mark) for n in heads
    )


def outline_of(paragraphs: Sequence[Words]) -> Outline:
    """Sort the paragraphs of a text into chapters and articles; a text without headings is one article."""
    marks = _without_contents(paragraphs, [mark_of(words.text) for words in paragraphs])
    level = "cn-paren" if _numbered_on(paragraphs, marks) else _article_level(marks)
    level = None if level and _says_much_before(paragraphs, marks, level) else level
    chapters = _chapter_places(paragraphs, marks, level)
    builder = _Builder(level)
    for place, (words, mark) in enumerate(zip(paragraphs, marks, strict=True)):
        if place in chapters:
            builder.chapter(words, mark)
        elif mark and mark.kind == level and builder.opens_article(mark):
            builder.article(words, mark)
        else:
            builder.plain(words)
    return builder.finished()


def _without_contents(paragraphs: Sequence[Words], marks: list[Mark | None]) -> list[Mark | None]:
    """The marks without those of a table of contents: its lines end with a page, or the headings come once more."""
    keys = [
        _PAGE_AT_END.sub("", words.text) if mark and mark.kind != "article" else ""
        for words, mark in zip(paragraphs, marks, strict=True)
    ]
    headings = [n for n, mark in enumerate(marks) if mark and mark.kind in ("chapter", "group")]
    last = {keys[n]: n for n in headings}
    again = {n for n in headings if last[keys[n]] != n and n + 1 < len(marks) and marks[n + 1] is not None}
    return [None if n in again or _CONTENTS_LINE.search(paragraphs[n].text) else mark for n, mark in enumerate(marks)]


def _says_much_before(paragraphs: Sequence[Words], marks: Sequence[Mark | None], level: Kind) -> bool:
    """Whether labelled sections stand before the first of a list, which then numbers no articles but what they list."""
    if level == "article":
        return False
    first = next(n for n, mark in enumerate(marks) if mark and mark.kind == level)
    labels = [label for words in paragraphs[:first] if (label := label_of(words.text)) and label.kind in _TELLING]
    return len(labels) > 1


def _article_level(marks: Sequence[Mark | None]) -> Kind | None:
    """Which kind of mark numbers the articles: 第N条, else the highest list of the text."""
    if any(mark and mark.kind == "article" for mark in marks):
        return "article"
    for kind in ("cn-dot", "cn-paren", "num-dot"):
        numbers = [mark.number for mark in marks if mark and mark.kind == kind]
        if numbers and numbers[0] == 1 and (kind == "cn-dot" or len(numbers) > 1):
            return kind
    return None


def _chapter_places(paragraphs: Sequence[Words], marks: Sequence[Mark | None], level: Kind | None) -> set[int]:
    """Which paragraphs are headings of chapters: 第N章, 第N节, or 一、 where 第N条 follow it."""
    places = set()
    numbered = {mark.kind for mark in marks if mark}
    for place, (words, mark) in enumerate(zip(paragraphs, marks, strict=True)):
        if not mark or not _is_heading(words, mark):
            continue
        following = marks[place + 1] if place + 1 < len(marks) else None
        before_article = following is not None and following.kind == level and level in ("article", "cn-paren")
        if mark.kind in ("chapter", "group") or (
            mark.kind == "cn-dot" and "chapter" not in numbered and before_article
        ):
            places.add(place)
    return places


def _is_heading(words: Words, mark: Mark) -> bool:
    rest = words.text[mark.end :]
    return len(rest) <= _LONGEST_HEADING and not _STOP.search(rest)


class _Builder:
    """Takes the paragraphs one by one."""

    def __init__(self, level: Kind | None) -> None:
        self._level = level
        self._outline = Outline([], [])
        self._count = 0
        self._reached = 0
        self._started = level is None

    def chapter(self, words: Words, mark: Mark | None) -> None:
        end = mark.end if mark else 0
        title = words.text[end:].strip()
        last = self._outline.chapters[-1] if self._outline.chapters else None
        self._started = True
        if last and last.mark and not last.articles:  # 第二章 with 第一节 right below it: one heading
            last.title = f"{last.title} {words.text}".strip()
            self._outline.doubts.append((words.line, "章名下面紧接着另一级标题，合在一起作章名，请核对"))
            return
        number = mark.number if mark else None
        self._outline.chapters.append(FoundChapter(mark.words if mark else "", title, words.line, number))

    def opens_article(self, mark: Mark) -> bool:
        """Whether a mark of the articles' kind opens one: a list of a lower level may look the same."""
        if self._count >= _MOST_ARTICLES:
            return False
        return self._level in ("article", "cn-dot") or mark.number == 1 or mark.number > self._reached

    def article(self, words: Words, mark: Mark) -> None:
        rest = words.part(mark.end)
        self._started = True
        self._count += 1
        self._reached = mark.number
        self._chapter().articles.append(FoundArticle(mark, [rest] if rest else [], words.line))

    def plain(self, words: Words) -> None:
        if not self._started:
            self._outline.before.append(words)
            return
        chapter = self._chapter()
        if not chapter.articles:
            if chapter.mark and not chapter.title and len(words) <= _LONGEST_HEADING and not _STOP.search(words.text):
                chapter.title = words.text  # 第一章 and its title on lines of their own
                return
            chapter.articles.append(FoundArticle(None, [], words.line))
            self._count += 1
        chapter.articles[-1].paragraphs.append(words)

    def _chapter(self) -> FoundChapter:
        if not self._outline.chapters:
            self._outline.chapters.append(FoundChapter("", "", 1))
        return self._outline.chapters[-1]

    def finished(self) -> Outline:
        outline = self._outline
        last = self._chapter()
        if not last.articles:  # a heading with nothing below it
            last.articles.append(FoundArticle(None, [], last.line))
        _number(outline)
        return outline


def _number(outline: Outline) -> None:
    """Give each article an address of its own: its own number if no earlier one has it."""
    articles = [article for chapter in outline.chapters for article in chapter.articles]
    used: set[int] = set()
    later: list[FoundArticle] = []
    expected = 1
    for article in articles:
        written = article.mark.number if article.mark else 0
        if article.mark and written in used:
            outline.doubts.append((article.line, f"{article.mark.words} 在原文里出现不止一次，页面地址另编"))
        elif article.mark and article.mark.kind == "article" and written != expected:
            outline.doubts.append(
                (article.line, f"条号不连续：前面应当是第 {expected} 条，原文是 {article.mark.words}")
            )
        if written in used or not 1 <= written <= MOST_NUMBER:
            later.append(article)
        else:
            article.number = written
            used.add(written)
        expected = written + 1 if written else expected
    free = iter(
        sorted(set(range(1, MOST_NUMBER + 1)) - used, key=lambda number: (number < max(used, default=0), number))
    )
    for article in later:
        article.number = next(free)
