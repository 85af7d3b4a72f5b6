"""Every quote is a passage of the article that it is said to come from."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from generator.checks.claims import Claim, claims
from generator.checks.official_words import article_words, has_official_text, words_for
from generator.checks.walking import articles, parts_of
from generator.errors import Problem
from generator.loading import LoadedHandbook
from generator.model.handbook import AnchoredFact
from generator.official import article_name, compact


def check_quotes(loaded: LoadedHandbook) -> Iterator[Problem]:
    """Each quote stands in its article; that of something of a part, in that part or before the parts.

    A fact about the document is worded as its quote words it.
    """
    for claim in claims(loaded):
        yield from check_claim(loaded, claim)
    for place, fact in parts_of(loaded.handbook.document, ("document",), AnchoredFact):
        if compact(fact.text) not in compact(fact.quote):
            yield loaded.problem((*place, "text"), f"“{fact.text}”不在引文“{fact.quote}”里；二者必须一致")


def check_claim(loaded: LoadedHandbook, claim: Claim) -> Iterator[Problem]:
    """The quote of one claim stands where it is said to stand."""
    if has_official_text(loaded, claim.article):
        quote = compact(claim.quote)
        if not any(quote in words for words in words_for(loaded, claim.article, claim.part)):
            yield loaded.problem((*claim.place, "quote"), _message(loaded, claim, quote))


def _message(loaded: LoadedHandbook, claim: Claim, quote: str) -> str:
    own = article_name(claim.article)
    words = article_words(loaded, claim.article)
    if quote in words:
        return f"这段话在{own}里，但不在第 {claim.part} 部分；请改 part 或引用本部分的话"
    for placed in articles(loaded):
        if has_official_text(loaded, placed.article) and quote in article_words(loaded, placed.article):
            return f"{own}里没有这段话；它在{article_name(placed.article)}"
    match = SequenceMatcher(None, quote, words, autojunk=False).find_longest_match()
    enough = 4
    if match.size < enough:
        return f"{own}里没有“{quote[:30]}”；引文必须是本条中连续的一段原文"
    shown = words[max(0, match.b - match.a) : match.b - match.a + len(quote)]
    return f"{own}里没有“{quote}”；最接近的原文是“{shown}”"
