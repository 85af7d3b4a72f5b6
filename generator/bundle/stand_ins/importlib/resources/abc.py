"""Stands in for the types of such readers, which `importlib.abc` mentions for the sake of old programs."""

__all__: list[str] = []
