"""What passes every check and is still likely a slip: told to the editor, and no reason to stop.

An entry that was copied and got nothing but another id; official words that differ from those of the site that was
built last, though no amendment was recorded since.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel

from generator import links
from generator.checks.walking import articles
from generator.comparison.words import compare_words
from generator.errors import Problem
from generator.loading import LoadedHandbook
from generator.official import article_heading, article_passage, compact
from generator.plain_data import Place

REMINDER: Final = "提醒："
_MOST_WORDS: Final = 20


def reminders(loaded: LoadedHandbook, site: Path) -> list[Problem]:
    """All reminders about a file without faults, in the order of its lines.

    `site` is the folder of the site that was built last; one of another policy, or none, is compared with nothing.
    """
    found = {*_copied(loaded), *_unrecorded(loaded, site)}
    return sorted(Problem(each.line, each.field, f"{REMINDER}{each.message}") for each in found)


def _copied(loaded: LoadedHandbook) -> Iterator[Problem]:
    handbook = loaded.handbook
    for placed in articles(loaded):
        yield from _twice(loaded, (*placed.place, "awards"), placed.article.awards, ("id", "title", "examples"))
        for index, award in enumerate(placed.article.awards):
            place = (*placed.place, "awards", index)
            yield from _twice(loaded, (*place, "conditions"), award.conditions, ("id",))
            yield from _twice(loaded, (*place, "inputs"), award.inputs, ("id",))
    yield from _twice(loaded, ("offices",), handbook.offices, ("id",))
    yield from _twice(loaded, ("applicant_groups",), handbook.applicant_groups, ("id",))


def _twice(
    loaded: LoadedHandbook, place: Place, entries: tuple[Any, ...], apart_from: tuple[str, ...]
) -> Iterator[Problem]:
    """The entries of a list that say what an earlier one says, apart from some fields."""
    first: dict[str, tuple[int, str]] = {}
    for index, entry in enumerate(entries):
        content = _content(entry, apart_from)
        line = loaded.line_of((*place, index, "id"))
        if content in first:
            earlier, name = first[content]
            message = f"除了 id 以外，与第 {earlier} 行的 {name} 一样；是复制后忘了改的，请改好或者删去一个"
            yield loaded.problem((*place, index, "id"), message)
        else:
            first[content] = line, str(entry.id)


def _content(entry: BaseModel, apart_from: tuple[str, ...]) -> str:
    return entry.model_dump_json(exclude=set(apart_from))


def _unrecorded(loaded: LoadedHandbook, site: Path) -> Iterator[Problem]:
    published = _published(site)
    handbook = loaded.handbook
    if published is None or published["title"] != handbook.document.title:
        return
    if published["amendments"] != len(handbook.amendments):
        return
    words = published["words"]
    for placed in articles(loaded):
        heading = article_heading(placed.article)
        now = compact(article_passage(handbook, placed.article).full_text)
        if heading in words and words[heading] != now:
            message = (
                f"原文与上次生成的网站（{site}）不一样：{_difference(words[heading], now)}，又没有登记新的修订；"
                "文件修订了，请在 amendments 里登记；只是改正抄错的字，不用登记"
            )
            yield loaded.problem(placed.place, message)


def _published(site: Path) -> dict[str, Any] | None:
    """What a site says of its policy: its title, the number of its amendments, the words of each article."""
    try:
        data = json.loads((site / links.DATA_JSON).read_text("utf-8"))
        words = {
            article["heading"]: compact(article["official_text"])
            for chapter in data["chapters"]
            for article in chapter["articles"]
        }
        return {"title": data["document"]["title"], "amendments": len(data["amendments"]), "words": words}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _difference(old: str, new: str) -> str:
    """The first change of a wording."""
    change = next(each for each in compare_words(old, new) if not each.same)
    left, put = change.old[:_MOST_WORDS], change.new[:_MOST_WORDS]
    if left and put:
        return f"“{left}”改成了“{put}”"
    return f"删去了“{left}”" if left else f"增加了“{put}”"
