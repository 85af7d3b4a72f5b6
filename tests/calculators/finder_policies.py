"""Policies for the finder: compiled ones made by hand, and the two that the project has as files."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from calculators.finder import Finder, Policy
from generator.loading import load_handbook
from generator.rules import compile_policy
from tests.calculators import made

Json = dict[str, Any]

_ROOT = Path(__file__).parents[2]
_FILES = {
    "real": _ROOT / "content" / "handbook.yaml",
    "small": _ROOT / "tests" / "small_policy" / "handbook.yaml",
}

NAMES = tuple(_FILES)


@cache
def compiled_policy(name: str) -> Json:
    """The compiled policy of a file, `real` or `small`."""
    return compile_policy(load_handbook(_FILES[name]).handbook)


@cache
def finder_of(name: str) -> Finder:
    """A finder of that policy; what it keeps between questions must change nothing."""
    compiled = compiled_policy(name)
    return Finder(Policy.read(compiled["groups"], compiled["rules"]))


def group(group_id: str, within: str | None = None) -> Json:
    return {"id": group_id, "label": f"类别{group_id}", "within": within}


def award(award_id: str, *inputs: Json, conditions: tuple[Json, ...] = (), **more: object) -> Json:
    amount = more.pop("amount", made.fixed("50000"))
    rule = made.compiled(amount, *inputs, conditions=conditions)  # type: ignore[arg-type]  # what made makes
    return {**rule, "award": award_id, "applicants": ["firm"], **more}


def finder(*awards: Json, groups: tuple[Json, ...] = (group("firm"),)) -> Finder:
    return Finder(Policy.read(list(groups), {rule["award"]: rule for rule in awards}))


def places(reply: Mapping[str, Any]) -> dict[str, str]:
    """Where each award stands, by its id; every award must stand somewhere, once."""
    listed = [(entry["award"], place) for place in ("met", "open", "unmet") for entry in reply[place]]
    assert len(listed) == len(dict(listed))
    return dict(listed)
