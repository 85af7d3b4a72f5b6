"""Policies of any size for measurements: the handbook's own, its chapters again and again under other numbers."""

import copy
from pathlib import Path
from typing import Any, Final

import yaml

from generator.loading import load_handbook
from generator.official import document_text

Json = dict[str, Any]

_DRAFT: Final = "source/made.txt"


def write_policy(original: Path, folder: Path, articles: int) -> Path:
    """Write a policy of so many articles, a multiple of the original's, and its official text; return its file.

    Each copy of a chapter and its articles has numbers and award ids of its own; the words stay, so that a page weighs
    what a page of the original weighs.
    """
    data = yaml.load(original.read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - the base loader makes texts alone
    known = sum(len(chapter["articles"]) for chapter in data["chapters"])
    chapters = data["chapters"]
    data["chapters"] = [
        _copy(copy.deepcopy(chapter), number, len(chapters), known)
        for number in range(articles // known)
        for chapter in chapters
    ]
    data["document"]["source"] = _DRAFT
    file = folder / "handbook.yaml"
    (folder / "source").mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.dump(data, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")
    words = document_text(load_handbook(file).handbook)
    (folder / _DRAFT).write_text(words, "utf-8")
    return file


def _copy(chapter: Json, number: int, chapters: int, articles: int) -> Json:
    return {
        **chapter,
        "number": str(int(chapter["number"]) + number * chapters),
        "articles": [_article(article, number, articles) for article in chapter["articles"]],
    }


def _article(article: Json, number: int, articles: int) -> Json:
    made = {**article, "number": str(int(article["number"]) + number * articles)}
    if "related" in article:
        made["related"] = [str(int(other) + number * articles) for other in article["related"]]
    if "awards" in article:
        made["awards"] = [
            {**award, "id": award["id"] + (f"-{number}" if number else "")} for award in article["awards"]
        ]
    return made
