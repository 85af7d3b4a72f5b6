"""Remembers what was made of a handbook, for the next who asks during the same build."""

from collections.abc import Callable
from functools import wraps
from typing import Final, TypeVar

Source = TypeVar("Source")
Made = TypeVar("Made")

_MOST: Final = 4
"""So many handbooks at once: that of a build and those before its amendments, while a preview is made anew."""


def remembered(make: Callable[[Source], Made]) -> Callable[[Source], Made]:
    """The function, which makes something once for the same object; whoever gets it must not change it.

    Objects are known by identity, because the model is slow to hash, and the last few are kept alive.
    """
    known: list[tuple[Source, Made]] = []

    @wraps(make)
    def recall(source: Source) -> Made:
        for before, made in known:
            if before is source:
                return made
        made = make(source)
        known[:] = [*known, (source, made)][-_MOST:]
        return made

    return recall
