"""Chapters and articles whose numbers have a gap or stand twice: counted again, with what refers to them."""

from collections.abc import Iterator

from generator.fixing.edits import Edit, Lines
from generator.plain_data import Data, Place, PlainData

_Numbered = list[tuple[Place, int]]


def numbering(text: str, data: PlainData) -> Iterator[Edit]:
    """Edits that count chapters and articles from 1; none where it is not certain what a reference means."""
    chapters = _entries(data.root, "chapters", ())
    articles = [entry for place, chapter in chapters for entry in _entries(chapter, "articles", place)]
    lines = Lines(text)
    if all("mark" not in chapter for _, chapter in chapters):
        yield from _recount(_numbers(chapters), [], lines, data, "章")
    if all("mark" not in article for _, article in articles):
        yield from _recount(_numbers(articles), list(_references(data.root, articles)), lines, data, "条")


def _recount(numbered: _Numbered, references: _Numbered, lines: Lines, data: PlainData, unit: str) -> Iterator[Edit]:
    new = {place: position for position, (place, _) in enumerate(numbered, start=1)}
    moved = [(place, number) for place, number in numbered if new[place] != number]
    if not moved:
        return
    meant = {number: new[place] for place, number in numbered}
    is_unique = len(meant) == len(numbered)
    first = min(min(number, new[place]) for place, number in moved)
    if is_unique and any(number not in meant for _, number in references):
        return  # one refers to an article that is gone; it would come to mean another
    if not is_unique and any(number >= first for _, number in references):
        return  # two articles have the same number, and nobody knows which is meant
    changed = [*moved, *((place, number) for place, number in references if meant.get(number, number) != number)]
    for place, number in changed:
        right = new.get(place, meant.get(number, number))
        edit = lines.value_edit(data, _field(data, place), str(right), f"第 {number} {unit}改为第 {right} {unit}")
        if edit:
            yield edit


def _field(data: PlainData, place: Place) -> Place:
    return place if place in data.spans else (*place, "number")


def _entries(value: Data, name: str, place: Place) -> list[tuple[Place, dict[str, Data]]]:
    entries = value.get(name) if isinstance(value, dict) else None
    if not isinstance(entries, list):
        return []
    return [((*place, name, index), entry) for index, entry in enumerate(entries) if isinstance(entry, dict)]


def _numbers(entries: list[tuple[Place, dict[str, Data]]]) -> _Numbered:
    return [(place, number) for place, entry in entries if (number := _whole(entry.get("number")))]


def _whole(value: Data | None) -> int:
    return int(value) if isinstance(value, str) and value.isascii() and value.isdecimal() else 0


def _references(root: Data, articles: list[tuple[Place, dict[str, Data]]]) -> Iterator[tuple[Place, int]]:
    for place, article in articles:
        related = article.get("related")
        for index, number in enumerate(related if isinstance(related, list) else ()):
            yield (*place, "related", index), _whole(number)
    document = root.get("document") if isinstance(root, dict) else None
    for name, fact in document.items() if isinstance(document, dict) else ():
        if isinstance(fact, dict) and "article" in fact:
            yield ("document", name, "article"), _whole(fact["article"])
