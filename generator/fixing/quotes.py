"""Quotes that differ from the official words in nothing but the width of a sign."""

from collections.abc import Iterator

from generator.checks.claims import claims
from generator.checks.official_words import article_words, has_official_text
from generator.fixing.edits import Edit, Lines
from generator.loading import LoadedHandbook
from generator.official import compact
from generator.plain_data import PlainData

_SAME = {ord("“"): '"', ord("”"): '"', ord("‘"): "'", ord("’"): "'", ord("。"): ".", ord("、"): ","}
_NARROW = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | _SAME
"""Character by character, so that a place in the narrow text is the same place in the text."""


def quotes(text: str, data: PlainData, loaded: LoadedHandbook) -> Iterator[Edit]:
    """Edits that give a quote the signs of the one passage that it can only have been taken from."""
    lines = Lines(text)
    for claim in claims(loaded):
        if not has_official_text(loaded, claim.article):
            continue
        words, quote = article_words(loaded, claim.article), compact(claim.quote)
        narrow, wanted = words.translate(_NARROW), quote.translate(_NARROW)
        if quote not in words and narrow.count(wanted) == 1:
            start = narrow.index(wanted)
            official = words[start : start + len(wanted)]
            message = f"引文的标点改得与原文一样：“{official}”"
            edit = lines.value_edit(data, (*claim.place, "quote"), official, message)
            if edit:
                yield edit
