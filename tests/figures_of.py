"""The numbers that compiled rules state."""

from collections.abc import Iterator
from decimal import Decimal


def figures_of(node: object) -> Iterator[Decimal]:
    """Every number that a rule, or a part of one, states."""
    if isinstance(node, list):
        for entry in node:
            yield from figures_of(entry)
    elif isinstance(node, dict):
        for name, entry in node.items():
            if name in ("value", "share") and entry is not None:
                yield Decimal(entry)
            else:
                yield from figures_of(entry)
