"""Hostile text in every field of the canonical file that holds free text; the fields come from the model itself."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Annotated, Any, get_args, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.loading import LoadedHandbook
from generator.model.article import Article, Item
from generator.model.award import Award, Example
from generator.model.base import Text
from generator.model.handbook import Document, Handbook
from generator.model.publication import Publication

Field = tuple[str, str]
"""The name of a part of the model and of one of its fields."""

_ONE_LINE = next(mark.func for mark in Text.__metadata__ if hasattr(mark, "func"))  # type: ignore[attr-defined]  # Text is Annotated

LEFT_AS_THEY_ARE: dict[Field, str] = {
    ("Document", "source"): "names a file",
    ("Amendment", "source"): "names a file",
    ("Amendment", "before"): "names a file",
    ("Document", "area_code"): "is dialled",
    ("Item", "marks"): "is the first of a row of numbers and has a pattern",
    ("Section", "marks"): "as above",
    ("Example", "answers"): "is read as a number by the calculators, whose tests try everything",
}

MARKUP = (
    "<script>hacked=1</script><img src=x onerror=hacked=1><svg onload=hacked=1><iframe srcdoc='<b>'></iframe>"
    """</script></style></title></textarea></template></noscript></article>]]>--><!--"'><b onclick="hacked=1" x='"""
    "&lt;b&gt;&#60;b&#62;&amp;<a href=javascript:hacked=1>"
)
MARKDOWN = (
    "# - > 1. *** ``` | a | b | !!! note [x]: javascript:hacked=1 [x](javascript:hacked=1)![y](javascript:hacked=1)"
    "<javascript:hacked=1><https://elsewhere.example>[z][x] **b** __b__ _i_ `c` ~~d~~ ==m== ^^u^^"
    " {#own .c onclick=hacked=1}{: onclick=hacked=1 } [^1] [TOC] :smile: *[x]: y \\* \\< &copy; <div markdown=1> ---"
)
TEMPLATES = (
    "{{ config }}{{ 7*7 }}{% raw %}{% include 'x' %}{# c #}${hacked}#{hacked}<%= hacked %>{bureau.__class__}{0}%s%(x)s"
    """#panic("x") #import "x": * #sys $ x $ *b* _i_ @ref <label> = h // c /* c */ """
    """\\u{41} \\N{DIGIT ONE} `r` ~ ' " \\"""
)
HARMLESS = "甲乙丙"


def text_fields() -> Iterator[Field]:
    """Every field of the model that holds free text, by class and name."""
    for model in models():
        for name, info in model.model_fields.items():
            if _is_free_text(info):
                yield model.__name__, name


def poisoned(loaded: LoadedHandbook, payload: str) -> LoadedHandbook:
    """The handbook with `payload` around the words of every such field; fields that were absent hold it alone.

    A quote becomes the payload, and so does the end of the first words of its article, so that the quote is found.
    """
    handbook = loaded.handbook.model_copy(update=_changed(loaded.handbook, payload))
    earlier = tuple(poisoned(version, payload) for version in loaded.earlier)
    return replace(loaded, handbook=Handbook.model_construct(**dict(handbook)), earlier=earlier)


def reached(part: object, payload: str) -> Iterator[Field]:
    """The fields of a part, and of all that it holds, in which the payload stands."""
    if isinstance(part, BaseModel):
        for name in type(part).model_fields:
            value = getattr(part, name)
            if _holds(value, payload):
                yield type(part).__name__, name
            yield from reached(value, payload)
    elif isinstance(part, tuple | dict):
        for entry in part.values() if isinstance(part, dict) else part:
            yield from reached(entry, payload)


def other_texts() -> Iterator[tuple[Field, Any]]:
    """Every other field of the model that takes text, with its annotation; whatever reads it must refuse odd ones."""
    for model in models():
        for name, info in model.model_fields.items():
            if not _is_free_text(info) and _takes_text(info.annotation):
                yield (model.__name__, name), annotation_of(model, name)


def _holds(value: object, payload: str) -> bool:
    return (
        payload in value
        if isinstance(value, str)
        else isinstance(value, tuple) and any(_holds(entry, payload) for entry in value)
    )


def _takes_text(annotation: Any) -> bool:  # noqa: ANN401 - as below
    return annotation is str or any(_takes_text(argument) for argument in get_args(annotation))


def annotation_of(model: type[BaseModel], name: str) -> Any:  # noqa: ANN401 - annotations have no common type
    """What a field says of its values, complete."""
    kind = get_type_hints(model, include_extras=True)[name]
    for mark in model.model_fields[name].metadata:
        kind = Annotated[kind, mark]
    return kind


def models() -> list[type[BaseModel]]:
    """Every part of the model."""
    found: list[type[BaseModel]] = [Handbook]
    for model in found:
        for info in model.model_fields.values():
            found += [inner for inner in _models_in(info.annotation) if inner not in found]
    return found


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - annotations have no common type
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _is_free_text(info: FieldInfo) -> bool:
    marks = [*info.metadata, *_marks(info.annotation)]
    return any(getattr(mark, "func", None) is _ONE_LINE for mark in marks) and not any(
        getattr(mark, "pattern", None) for mark in marks
    )


def _marks(annotation: Any) -> Iterator[object]:  # noqa: ANN401 - as above
    yield from getattr(annotation, "__metadata__", ())
    for argument in get_args(annotation):
        yield from _marks(argument)


def _changed(part: BaseModel, payload: str) -> dict[str, Any]:
    """All fields of a part with everything inside them changed."""
    model = type(part)
    changed: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        field = (model.__name__, name)
        value = getattr(part, name)
        if not _is_free_text(info):
            changed[name] = _inside(value, lambda inner: inner.model_copy(update=_changed(inner, payload)))
        elif field not in LEFT_AS_THEY_ARE:
            changed[name] = payload if name == "quote" else _words(value, payload)
            if value == () and isinstance(part, Document | Publication | Item):
                changed[name] = (payload,)
    if isinstance(part, Article):
        changed["lead"] = f"{changed['lead']}{payload}"
    if isinstance(part, Award):
        changed["examples"] = _without_units(part, changed["examples"])
    return changed


def _without_units(award: Award, examples: tuple[Example, ...]) -> tuple[Example, ...]:
    """The examples with plain numbers for answers: the units that they were written with are others now."""
    units = {question.id: question.unit or "" for question in award.inputs}
    return tuple(
        example.model_copy(
            update={"answers": {name: text.removesuffix(units[name]) for name, text in example.answers.items()}}
        )
        for example in examples
    )


def _inside(value: object, change: Callable[[BaseModel], BaseModel]) -> object:
    if isinstance(value, BaseModel):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_inside(entry, change) for entry in value)
    if isinstance(value, dict):
        return {key: _inside(entry, change) for key, entry in value.items()}
    return value


def _words(value: object, payload: str) -> object:
    if isinstance(value, tuple):
        return tuple(_words(entry, payload) for entry in value)
    return payload if value is None else f"{payload}{value}{payload}"
