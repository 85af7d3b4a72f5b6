"""Ways through the model that keep the place of everything in the file."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel

from generator.loading import LoadedHandbook
from generator.model.article import Article
from generator.model.award import Award
from generator.plain_data import Place

Part = TypeVar("Part", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class PlacedArticle:
    """An article and where it stands in the file."""

    place: Place
    article: Article


@dataclass(frozen=True, slots=True)
class PlacedAward:
    """An award, its article and where it stands in the file."""

    place: Place
    article: Article
    award: Award


def articles(loaded: LoadedHandbook) -> Iterator[PlacedArticle]:
    """All articles in the order of the file, those with the same number too."""
    for chapter_index, chapter in enumerate(loaded.handbook.chapters):
        for index, article in enumerate(chapter.articles):
            yield PlacedArticle(("chapters", chapter_index, "articles", index), article)


def awards(loaded: LoadedHandbook) -> Iterator[PlacedAward]:
    """All awards in the order of the file, those with the same id too."""
    for placed in articles(loaded):
        for index, award in enumerate(placed.article.awards):
            yield PlacedAward((*placed.place, "awards", index), placed.article, award)


def parts_of(root: BaseModel, place: Place, kind: type[Part]) -> Iterator[tuple[Place, Part]]:
    """Every part of the model of one kind inside `root`, with its place; `root` stands at `place`."""
    for inner_place, value in values_in(root, place):
        if isinstance(value, kind):
            yield inner_place, value


def values_in(value: object, place: Place) -> list[tuple[Place, object]]:
    """`value` and every value inside it, with its place; `value` stands at `place`."""
    found: list[tuple[Place, object]] = []
    _gather(value, place, found)
    return found


def _gather(value: object, place: Place, found: list[tuple[Place, object]]) -> None:
    found.append((place, value))
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            _gather(getattr(value, name), (*place, name), found)
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            _gather(inner, (*place, index), found)
    elif isinstance(value, dict):
        for key, inner in value.items():
            _gather(inner, (*place, key), found)
