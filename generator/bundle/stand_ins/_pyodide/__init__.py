"""Stands in for the runtime's own package, which asks for the printer of tracebacks each time it starts."""

from . import _base, _importhook

__all__ = ["_base", "_importhook"]


def set_excepthook() -> None:
    """The runtime calls this as it starts."""
