"""Amendments follow each other, say what their documents say, and each earlier version is right in itself."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from generator.checks.characters import check_characters
from generator.checks.numbering import check_numbering
from generator.checks.office_clauses import check_office_clauses
from generator.checks.official_words import has_official_text
from generator.checks.references import check_references
from generator.checks.round_trip import check_round_trip
from generator.checks.walking import articles
from generator.errors import HandbookError, InvalidHandbook, Problem
from generator.file_text import read_text
from generator.loading import LoadedHandbook, load_handbook, told_from
from generator.model.amendment import Amendment
from generator.official import compact, date_words, document_text
from generator.plain_data import Place

_OF_OFFICIAL_WORDS: tuple[Callable[[LoadedHandbook], Iterator[Problem]], ...] = (
    check_numbering,
    check_references,
    check_office_clauses,
    check_characters,
    check_round_trip,
)
"""What every earlier version must pass; the awards of most are no longer computed."""

_ZERO = re.compile(r"(?<=[年月])0(?=\d[月日])")
"""A zero before the month or the day, which some documents write."""


def load_for_comparison(path: Path) -> LoadedHandbook:
    """Read a canonical file whose official words can be put together; its source text need not be there.

    Raises:
        HandbookError: the file cannot be read.
        InvalidHandbook: it is no canonical file, its numbers have gaps, or it refers to what is not there.
    """
    loaded = load_handbook(path, with_earlier=False)
    problems = {problem for check in (check_numbering, check_references) for problem in check(loaded)}
    if problems:
        raise InvalidHandbook(path, problems)
    return loaded


def check_amendments(loaded: LoadedHandbook) -> Iterator[Problem]:
    """Every amendment has its day, its document's words and a sound earlier version that it really changed."""
    for index, (amendment, before) in enumerate(zip(loaded.handbook.amendments, loaded.earlier, strict=True)):
        place: Place = ("amendments", index)
        yield from _days(loaded, place, amendment, before)
        yield from _document(loaded, place, amendment)
        yield from _sound(loaded, (*place, "before"), before)
    yield from _order(loaded)
    yield from _order_in_force(loaded)
    yield from _unchanged(loaded)


def _days(loaded: LoadedHandbook, place: Place, amendment: Amendment, before: LoadedHandbook) -> Iterator[Problem]:
    first, last = before.handbook.document.date, loaded.handbook.document.revised
    if first and amendment.date < first:
        message = f"修订日期 {amendment.date} 早于修订前文本的文末日期 {first}（{before.path.name}）"
        yield loaded.problem((*place, "date"), message)
    if amendment.date > last:
        message = f"修订日期 {amendment.date} 晚于手册最后修订的日期 {last}；请同时改 document 里的 revised"
        yield loaded.problem((*place, "date"), message)
    if first and amendment.effective and amendment.effective < first:
        message = f"修订的施行日期 {amendment.effective} 早于修订前文本的文末日期 {first}"
        yield loaded.problem((*place, "effective"), message)


def _order(loaded: LoadedHandbook) -> Iterator[Problem]:
    for index, (one, next_one) in enumerate(pairwise(loaded.handbook.amendments), start=1):
        if next_one.date < one.date:
            message = f"这次修订的日期 {next_one.date} 早于上一次（{one.date}）；请从早到晚排列"
            yield loaded.problem(("amendments", index, "date"), message)


def _order_in_force(loaded: LoadedHandbook) -> Iterator[Problem]:
    """No day may come on which a later amendment is in force and an earlier one is not: no file has that text."""
    for index, (one, next_one) in enumerate(pairwise(loaded.handbook.amendments), start=1):
        if next_one.since < one.since and one.since > loaded.handbook.document.revised:
            gap = f"{next_one.since} 起施行，早于上一次修订（{one.since}）"
            message = f"这次修订自 {gap}；其间施行的文本手册里没有，请先核对"
            yield loaded.problem(("amendments", index, "effective"), message)


def _document(loaded: LoadedHandbook, place: Place, amendment: Amendment) -> Iterator[Problem]:
    """The amending document, where its text is there, says what is said of it."""
    if not amendment.source:
        return
    path = loaded.path.parent / amendment.source
    try:
        words = compact(read_text(path, "修订文件的文本"))
    except InvalidHandbook as error:
        yield loaded.problem((*place, "source"), told_from(error))
        return
    except HandbookError as error:
        yield loaded.problem((*place, "source"), error.message)
        return
    words = _ZERO.sub("", words)
    said = {
        "title": amendment.title,
        "document_number": amendment.document_number,
        "date": date_words(amendment.date),
        "effective": date_words(amendment.effective) if amendment.effective else None,
    }
    for field, text in said.items():
        if text and _ZERO.sub("", compact(text)) not in words:
            yield loaded.problem((*place, field), f"修订文件的文本（{path.name}）里没有“{text}”")


def _sound(loaded: LoadedHandbook, place: Place, before: LoadedHandbook) -> Iterator[Problem]:
    problems = sorted({problem for check in _OF_OFFICIAL_WORDS for problem in check(before)})
    if problems:
        yield loaded.problem(place, told_from(InvalidHandbook(before.path, problems)))


def _unchanged(loaded: LoadedHandbook) -> Iterator[Problem]:
    versions = [*loaded.earlier, loaded]
    if not all(has_official_text(version, placed.article) for version in versions for placed in articles(version)):
        return  # an unknown office is reported elsewhere
    for index, (before, after) in enumerate(pairwise(versions)):
        if compact(document_text(before.handbook)) == compact(document_text(after.handbook)):
            message = f"修订前（{before.path.name}）与修订后（{after.path.name}）的原文一字不差；请改成修订后的原文"
            yield loaded.problem(("amendments", index, "before"), message)
