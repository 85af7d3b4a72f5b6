"""The glossary holds words of the official text, and explanations that the text itself gives."""

from collections.abc import Iterator

from generator.checks.claims import Claim
from generator.checks.official_words import article_words, has_official_text
from generator.checks.quotes import check_claim
from generator.checks.walking import articles
from generator.errors import Problem
from generator.loading import LoadedHandbook
from generator.model.handbook import Term
from generator.official import compact
from generator.plain_data import Place

NOT_IN_THE_TEXT = "原文里没有"
"""How the message begins that a term does not occur."""


def check_glossary(loaded: LoadedHandbook) -> Iterator[Problem]:
    """Each term stands in the text, once in the list; what explains it is a passage of its article that names it.

    These quotes are no claims: a figure inside one is still to be claimed by a rule.
    """
    known: dict[str, int] = {}
    for index, term in enumerate(loaded.handbook.glossary):
        place: Place = ("glossary", index)
        if term.term in known:
            line = loaded.line_of(("glossary", known[term.term], "term"))
            yield loaded.problem((*place, "term"), f"用语“{term.term}”重复：第 {line} 行已经写了")
        known.setdefault(term.term, index)
        yield from _explained(loaded, term, place) if term.quote else _used(loaded, term, place)


def _used(loaded: LoadedHandbook, term: Term, place: Place) -> Iterator[Problem]:
    texts = [placed.article for placed in articles(loaded)]
    if not all(has_official_text(loaded, article) for article in texts):
        return  # an article that cannot be written out yet may hold it
    if not any(compact(term.term) in article_words(loaded, article) for article in texts):
        message = f"{NOT_IN_THE_TEXT}“{term.term}”；用语表只收原文里的词，写法要与原文一致"
        yield loaded.problem((*place, "term"), message)


def _explained(loaded: LoadedHandbook, term: Term, place: Place) -> Iterator[Problem]:
    article = loaded.handbook.articles.get(term.article or 0)
    if article is None:
        yield loaded.problem((*place, "article"), f"没有第 {term.article} 条")
        return
    yield from check_claim(loaded, Claim(place, article, None, term.quote or ""))
    if compact(term.term) not in compact(term.quote or ""):
        message = f"解释的原文里没有“{term.term}”这个词；请引用含有它的那句话"
        yield loaded.problem((*place, "quote"), message)
