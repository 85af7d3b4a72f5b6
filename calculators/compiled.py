"""What the compiled form of a rule consists of, before it is read: JSON objects."""

from collections.abc import Mapping
from typing import Any

Node = Mapping[str, Any]
"""An object of the compiled rule, as the JSON reader gives it."""


class RuleError(ValueError):
    """The compiled form of a rule cannot be used; the message is Chinese."""
