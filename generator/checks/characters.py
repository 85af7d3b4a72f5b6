"""No hidden characters anywhere, and figures in half-width digits where programs read them."""

from collections.abc import Iterator

from generator.checks.walking import values_in
from generator.errors import Problem
from generator.hidden_characters import find_hidden, name_hidden
from generator.loading import LoadedHandbook
from generator.model.quantity import Quantity


def check_characters(loaded: LoadedHandbook) -> Iterator[Problem]:
    """No escape of YAML brings in a hidden character; quantities use 0 to 9."""
    for place, value in values_in(loaded.handbook, ()):
        hidden = find_hidden(value) if isinstance(value, str) else None
        if hidden:
            yield loaded.problem(place, f"含有看不见的{name_hidden(hidden.group())}，请删去")
        written = value.written if isinstance(value, Quantity) else ""
        if any(character.isdigit() and not character.isascii() for character in written):
            yield loaded.problem(place, f"“{written}”里有全角数字；请改成半角的 0 到 9")
