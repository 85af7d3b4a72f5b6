"""One article's paragraphs as the canonical file writes them: lead, parts, labelled sections, items."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.importing.headings import Kind, Mark, mark_of
from generator.importing.labels import Label, kind_of, label_of, topic_of
from generator.importing.lists import (
    FoundItem,
    ListBuilder,
    about_the_whole,
    bodies_of,
    chunks,
    list_fields,
    marks_in,
    steps_of,
    tokens,
)
from generator.importing.offices import Directory, has_phone, office_clauses
from generator.importing.words import Words
from generator.marks import mark_at
from generator.model.article import SectionKind

Json = dict[str, Any]


@dataclass(slots=True)
class Body:
    """The words of an article as fields of the canonical file, and the doubts about them, each with its line."""

    lead: Words | None = None
    sections: list[Json] = field(default_factory=list)
    parts: list[Json] = field(default_factory=list)
    doubts: list[tuple[int, str]] = field(default_factory=list)


def body_of(paragraphs: Sequence[Words], directory: Directory) -> Body:
    """Structure an article; what follows no known pattern stays a plain paragraph."""
    body = Body()
    rest = list(paragraphs)
    if rest and not label_of(rest[0].text) and not mark_of(rest[0].text):
        body.lead, following = _lead(rest[0])
        rest[:1] = following
    places = _part_places(rest)
    ends = [*places[1:], len(rest)]
    body.sections = _Sections(rest[: places[0]] if places else rest, body, directory).made()
    for place, end in zip(places, ends, strict=False):
        mark = mark_of(rest[place].text)
        lead = rest[place].part(mark.end if mark else 0)
        body.parts.append({"lead": lead.text, "sections": _Sections(rest[place + 1 : end], body, directory).made()})
    return body


def _lead(words: Words) -> tuple[Words | None, list[Words]]:
    """The first sentence of an article, and the list that follows it in the same paragraph."""
    marks = marks_in(words, {})
    end = marks[0][0] if marks else len(words)
    lead = words.part(0, end)
    if not lead or has_phone(lead.text):
        return None, [words]
    heads = chunks(lead)
    return heads[0], [*heads[1:], *([words.part(end)] if end < len(words) else [])]


def _part_places(paragraphs: Sequence[Words]) -> list[int]:
    """Where parts （一）, （二） begin: in order, each with words of its own, and with labelled sections below."""
    marks = [mark_of(words.text) for words in paragraphs]
    places = [n for n, mark in enumerate(marks) if mark and mark.kind == "cn-paren"]
    in_order = all(
        (mark := marks[place]) is not None
        and mark.words == mark_at("（一）", number)
        and _has_lead(paragraphs[place], mark)
        for number, place in enumerate(places, start=1)
    )
    enough = 2
    labelled = (
        any(label_of(words.text) and not mark_of(words.text) for words in paragraphs[places[0] + 1 :])
        if places
        else False
    )
    return places if len(places) >= enough and in_order and labelled else []


def _has_lead(words: Words, mark: Mark) -> bool:
    rest = words.part(mark.end)
    fits = 4000
    return bool(rest) and len(rest) <= fits and not label_of(words.text) and not has_phone(rest.text)


class _Sections:
    """Makes sections of the paragraphs of an article or a part."""

    def __init__(self, paragraphs: Sequence[Words], body: Body, directory: Directory) -> None:
        self._paragraphs = paragraphs
        self._body = body
        self._directory = directory
        self._made: list[Json] = []
        self._open: _Section | None = None

    def made(self) -> list[Json]:
        for words in self._paragraphs:
            label = label_of(words.text)
            if label:
                self._begin(_Section(label.kind, words.line, label))
                self._add(words.part(label.end))
                if not label.known:
                    self._body.doubts.append((words.line, f"“{label.words}”当作小标题，性质按 {label.kind}，请核对"))
            else:
                self._add(words)
        self._close()
        return self._made

    def _add(self, words: Words) -> None:
        if not words:
            return
        last: dict[Kind, int] = dict(self._open.last) if self._open else {}
        pieces = list(tokens(words, last))
        if pieces[0][0] is None and self._open is not None and self._open.is_begun:
            self._begin(_Section("other", words.line))  # a paragraph of its own
        for mark, piece in pieces:
            if self._open is None or (mark and self._open.list.restarts(mark)):
                self._begin(_Section(self._kind_of_list(words), words.line))
            if self._open:
                self._open.add(mark, piece)
                self._open.last = last

    def _kind_of_list(self, words: Words) -> SectionKind:
        """What a list without a label is about, by the words that announce it."""
        before = (
            self._made[-1].get("text", "") if self._made else self._body.lead.text if self._body.lead else words.text
        )
        announced = before.rstrip("：:").removesuffix("如下").removesuffix("以下")[-4:]
        found = next((kind for size in (4, 3, 2) if (kind := kind_of(announced[-size:]))), None)
        return found or (topic_of(before) if before.endswith(("：", ":")) else None) or "other"

    def _begin(self, section: "_Section") -> None:
        self._close()
        self._open = section

    def _close(self) -> None:
        if self._open:
            self._made += self._open.fields(self._directory)
            if self._open.doubt:
                self._body.doubts.append((self._open.line, self._open.doubt))
        self._open = None


class _Section:
    """One section while it is read."""

    def __init__(self, kind: SectionKind, line: int, label: Label | None = None) -> None:
        self.kind = kind
        self.line = line
        self.list = ListBuilder()
        self.last: dict[Kind, int] = {}
        self.doubt = ""
        self._label = label
        self._text: Words | None = None

    @property
    def is_begun(self) -> bool:
        """Whether it has words already, so that a plain paragraph is not its first."""
        return bool(self._text or self.list.items)

    def add(self, mark: Mark | None, words: Words) -> None:
        if mark:
            self.list.add(mark, words)
        elif words:
            self._text = words

    def fields(self, directory: Directory) -> list[Json]:
        """The section as the canonical file writes it; a text too long for one value goes on in sections of its own."""
        label = self._label
        opening: Json = {"label": label.words} if label else {}
        opening |= {"colon": label.colon} if label and label.colon != "：" else {}
        opening["kind"] = self.kind
        pieces = chunks(self._text) if self._text else []
        if not pieces and not self.list.items:
            return [{"kind": "other", "text": f"{label.words}{label.colon}"}] if label else []
        sections = [opening | (self._of_text(pieces[0], directory, alone=len(pieces) == 1) if pieces else {})]
        sections += [{"kind": "other", "text": piece.text} for piece in pieces[1:]]
        sections[-1] |= self._of_list(self.list.items)
        return sections

    def _of_text(self, words: Words, directory: Directory, *, alone: bool) -> Json:
        text = words.text
        found: Json | None = None
        if alone and not self.list.items:
            if self.kind == "process":
                found = steps_of(text)
            elif self.kind == "responsible" and not has_phone(text):
                found = bodies_of(text)
            if not found and (self.kind == "offices" or has_phone(text)):
                found = self._offices(text, directory)
        return found or {"text": text}

    def _offices(self, text: str, directory: Directory) -> Json | None:
        clauses = office_clauses(text, directory)
        if clauses:
            return {"offices": clauses}
        self.doubt = "没有读出单位和电话，请照原文写成 offices" if self.kind == "offices" else ""
        return None

    def _of_list(self, items: list[FoundItem]) -> Json:
        if not items:
            return {}
        after = about_the_whole(items[-1]) if self._label else None
        return list_fields(items, self.kind) | ({"after": after.text} if after else {})
