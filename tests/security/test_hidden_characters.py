"""Characters that nobody sees are refused in every field of the canonical file, with the place and what to do."""

import copy
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from generator.checks.characters import check_characters
from generator.field_names import field_name
from generator.hidden_characters import find_hidden
from generator.loading import LoadedHandbook
from generator.model.handbook import Handbook
from generator.plain_data import Place, PlainData, read_plain_data
from generator.validation_messages import problems_of
from tests.amended_policy import amended_policy
from tests.conftest import ROOT
from tests.editable_policy import EditablePolicy

BIDIRECTIONAL = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
OTHERS = "\x00\x1b\x7f\u0085\u2028\u2029\u200b\u200d\ufeff\ufffd\ue000\U000e0041"


@pytest.fixture(scope="module")
def data() -> PlainData:
    return read_plain_data((ROOT / "content" / "handbook.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def amended(tmp_path_factory: pytest.TempPathFactory) -> PlainData:
    """A file with what the real one lacks: an amendment, a line set aside, a site that publishes it."""
    policy = amended_policy(tmp_path_factory.mktemp("amended") / "content")
    policy.change("  source: source/", "  set_aside:\n    - line: 1\n      text: 第一页\n  source: source/")
    more = "\npublication:\n  organizer: 某县人民政府\n  own_hosts: [example.org]\n"
    return read_plain_data(policy.text + more)


def _texts(value: Any, place: Place = ()) -> Iterator[Place]:  # noqa: ANN401 - whatever a YAML file holds
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*place, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*place, index))
    elif not str(value).isdecimal():  # numbers are read as numbers, whatever white space stands around them
        yield place


def _one_of_each_kind(root: object) -> list[Place]:
    """A place for each field, whichever article, award or item it belongs to."""
    kinds: dict[Place, Place] = {}
    for place in _texts(root):
        named = tuple(step for step in place if isinstance(step, str))
        kinds.setdefault(named, place)
    return list(kinds.values())


def _with(root: object, place: Place, character: str) -> object:
    """The data with a character in the middle of one text; only what lies on the way to it is copied."""
    if not place:
        text = str(root)
        return text[: len(text) // 2] + character + text[len(text) // 2 :]
    changed: Any = copy.copy(root)
    changed[place[0]] = _with(changed[place[0]], place[1:], character)
    return changed


def test_no_field_takes_a_character_that_changes_the_direction_or_is_not_seen(data: PlainData) -> None:
    assert len(_one_of_each_kind(data.root)) > 60
    assert _taken(data) == []


def test_no_field_of_an_amended_file_takes_one_either(amended: PlainData) -> None:
    assert Handbook.model_validate(amended.root).document.set_aside
    assert _taken(amended) == []


def _taken(data: PlainData) -> list[tuple[Place, str]]:
    """The places that take such a character."""
    places = _one_of_each_kind(data.root)
    return [
        (place, hex(ord(character)))
        for place, character in zip(places * 2, cycle(BIDIRECTIONAL + OTHERS), strict=False)
        if not _is_refused(_with(data.root, place, character), data)
    ]


def _is_refused(root: object, data: PlainData) -> bool:
    try:
        handbook = Handbook.model_validate(root)
    except ValidationError as error:
        return bool(problems_of(error, data))
    return any(check_characters(LoadedHandbook(Path("handbook.yaml"), handbook, data.lines, root)))  # type: ignore[arg-type]  # changed plain data


@pytest.mark.parametrize("character", BIDIRECTIONAL + OTHERS)
def test_each_of_them_is_known(character: str) -> None:
    assert find_hidden(f"政{character}策")


@pytest.mark.parametrize("written", ["\u202e", '"\\u202e', '"\\0', '"\\L', '"\\N'])
def test_the_editor_is_told_where_it_stands_and_what_to_do(policy: EditablePolicy, written: str) -> None:
    end = '"' if written.startswith('"') else ""
    policy.change("short_title: 设备购置", f"short_title: {written}设备购置{end}")
    problem = policy.problems()[0]
    assert problem.line == policy.line_of("设备购置", after="short_title: " + written)
    assert "请删去" in problem.message
    assert "\u202e" not in str(problem)


def test_a_hidden_character_cannot_hide_in_the_name_of_a_field(policy: EditablePolicy) -> None:
    policy.change("short_title: 设备购置", '"short\\u202e_title": 设备购置')
    problems = policy.problems()
    assert problems
    assert not any(find_hidden(str(problem)) for problem in problems)


def test_the_place_of_a_field_is_named_as_editors_know_it(data: PlainData) -> None:
    place = next(place for place in _texts(data.root) if place[-1] == "quote" and "awards" in place)
    assert "第" in field_name(data.root, place)
