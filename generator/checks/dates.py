"""The dates of the document agree with its words and with each other."""

import re
from collections.abc import Iterator

from generator.checks.official_words import article_words, has_official_text
from generator.errors import Problem
from generator.loading import LoadedHandbook
from generator.model.handbook import Validity
from generator.official import compact
from generator.plain_data import Place

_IN_FORCE = re.compile(r"自(\d{4})年(\d{1,2})月(\d{1,2})日起(?:正式)?(?:施行|实施|执行|生效|试行)", re.ASCII)
_UNTIL = re.compile(r"[至到](\d{4})年(\d{1,2})月(\d{1,2})日", re.ASCII)
_EFFECTIVE: Place = ("document", "validity", "effective")
_LONGEST_WAIT = 366
"""In days."""


def check_dates(loaded: LoadedHandbook) -> Iterator[Problem]:
    """The document is in force from the day it states, else soon after its date; it is revised no earlier than that."""
    document = loaded.handbook.document
    if document.validity:
        yield from _in_force(loaded, document.validity)
    if document.date and document.revised < document.date:
        yield loaded.problem(("document", "revised"), f"修订日期 {document.revised} 早于文末日期 {document.date}")


def _in_force(loaded: LoadedHandbook, validity: Validity) -> Iterator[Problem]:
    effective, date = validity.effective, loaded.handbook.document.date
    yield from _until(loaded, validity)
    stated = _stated(loaded, validity)
    if stated and stated != (effective.year, effective.month, effective.day):
        year, month, day = stated
        yield loaded.problem(_EFFECTIVE, f"原文写明自{year}年{month}月{day}日起施行，这里写的是 {effective}")
    elif not stated and date and not 0 <= (effective - date).days <= _LONGEST_WAIT:
        yield loaded.problem(_EFFECTIVE, f"施行日期 {effective} 不在文末日期 {date} 之后的一年里")


def _until(loaded: LoadedHandbook, validity: Validity) -> Iterator[Problem]:
    """The last day is one that the quote names, and comes after the first."""
    last = validity.last_day
    if not last:
        return
    place: Place = ("document", "validity", "last_day")
    named = _UNTIL.search(compact(validity.quote))
    if last < validity.effective:
        yield loaded.problem(place, f"有效期的最后一天 {last} 早于施行日期 {validity.effective}")
    elif not named:
        yield loaded.problem(place, "引文里没有写到哪一天为止；请引用写有“至某年某月某日”的原文，只写几年的改用 years")
    elif (last.year, last.month, last.day) != tuple(int(number) for number in named.groups()):
        yield loaded.problem(place, f"引文写的是“{named.group()}”，这里写的是 {last}；二者必须一致")


def _stated(loaded: LoadedHandbook, validity: Validity) -> tuple[int, ...] | None:
    """The year, month and day from which the article says that the document is in force."""
    article = loaded.handbook.articles.get(validity.article)
    if not article or not has_official_text(loaded, article):
        return None
    match = _IN_FORCE.search(article_words(loaded, article))
    return tuple(int(number) for number in match.groups()) if match else None
