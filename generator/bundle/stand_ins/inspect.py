"""Stands in for looking into live objects, which the runtime and the standard library name but need not do."""

from collections.abc import Mapping
from typing import Any

getattr_static = getattr


def iscoroutinefunction(_function: object) -> bool:
    """Nothing is ever awaited."""
    return False


def signature(_function: object) -> str:
    """As for functions of which nothing is known."""
    raise ValueError


def get_annotations(thing: Any) -> Mapping[str, Any]:  # noqa: ANN401 - whatever has annotations
    """Those of the class or function itself."""
    found: Mapping[str, Any] = vars(thing).get("__annotations__", {})
    return found


def unwrap(function: object) -> object:
    """Nothing is wrapped."""
    return function
