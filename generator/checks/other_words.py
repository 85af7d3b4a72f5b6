"""What is found instead of a word that readers search for and the text does not use."""

from collections.abc import Iterator

from generator.checks.official_words import article_words, has_official_text
from generator.checks.walking import articles
from generator.errors import Problem
from generator.loading import LoadedHandbook
from generator.official import compact


def check_other_words(loaded: LoadedHandbook) -> Iterator[Problem]:
    """The text has the word that is found, and not the one that is typed, which is named once."""
    texts = [placed.article for placed in articles(loaded)]
    if not all(has_official_text(loaded, article) for article in texts):
        return  # an article that cannot be written out yet may hold them
    words = [article_words(loaded, article) for article in texts]
    known: dict[str, int] = {}
    for index, other in enumerate(loaded.handbook.other_words):
        if not any(compact(other.instead) in text for text in words):
            message = f"原文里没有“{other.instead}”；instead 要写原文里的词"
            yield loaded.problem(("other_words", index, "instead"), message)
        if any(compact(other.typed) in text for text in words):
            message = f"原文里就有“{other.typed}”，直接搜得到；这里只写原文没有的说法"
            yield loaded.problem(("other_words", index, "typed"), message)
        if other.typed in known:
            line = loaded.line_of(("other_words", known[other.typed], "typed"))
            yield loaded.problem(("other_words", index, "typed"), f"“{other.typed}”重复：第 {line} 行已经写了")
        known.setdefault(other.typed, index)
