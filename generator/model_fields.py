"""Which fields the model allows at a place, for hints to people who misspelt one."""

from collections.abc import Iterator, Sequence
from typing import Any, get_args, get_type_hints

from pydantic import BaseModel

from generator.model import Handbook


def allowed_fields(location: Sequence[str | int]) -> list[str]:
    """The fields allowed at a location of pydantic: field names, positions and names of alternatives."""
    models: list[type[BaseModel]] = [Handbook]
    for step in location:
        models = _step(models, step)
    return sorted({name for model in models for name in model.model_fields})


def _step(models: list[type[BaseModel]], step: str | int) -> list[type[BaseModel]]:
    inner = [
        found
        for model in models
        if step in model.model_fields
        for found in _models_in(get_type_hints(model)[str(step)])
    ]
    if inner:
        return inner
    named = [model for model in models if model.__name__ in str(step) or step in _tags(model)]
    return named or models


def _tags(model: type[BaseModel]) -> Iterator[object]:
    for name in ("mechanism", "kind"):
        if name in model.model_fields:
            yield from get_args(model.model_fields[name].annotation)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - annotations have no common type
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)
