"""Marks the first use of each glossary term on a page, so that the page can say what the text says about it.

A mark is a link inside the official words and adds nothing to them; what it says stands once, at the end of the page.
"""

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

from generator.model.handbook import Handbook, Term
from generator.official import compact
from generator.views.terms import TermView


class TermMarks:
    """The marks of one page.

    A term whose explanation holds for its own article alone is marked nowhere else. Words that give the explanation
    themselves are not marked: the reader is reading it.
    """

    def __init__(self, handbook: Handbook, views: Iterable[TermView]) -> None:
        self._views = {view.term: view for view in views if view.kind == "原文用语"}
        self._terms = {term.term: term for term in handbook.glossary if term.term in self._views}
        longest_first = sorted(self._terms, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None
        self._met: set[str] = set()
        self._marked: dict[str, TermView] = {}

    @property
    def marked(self) -> tuple[TermView, ...]:
        """The terms marked so far, in the order of the page."""
        return tuple(self._marked.values())

    def mark(self, words: str, article: int) -> Markup:
        """Words of an article as HTML text, with a link around each term that has its first use here."""
        pieces: list[str] = []
        end = 0
        for found in self._pattern.finditer(words) if self._pattern else ():
            view = self._views[found[0]]
            if self._is_first(view, article, words):
                pieces += [escape(words[end : found.start()]), _link(view)]
                end = found.end()
        return Markup("").join([*pieces, escape(words[end:])])

    def _is_first(self, view: TermView, article: int, words: str) -> bool:
        term: Term = self._terms[view.term]
        if term.term in self._met or (term.quote and not term.everywhere and term.article != article):
            return False
        self._met.add(term.term)
        if term.quote and compact(term.quote) in compact(words):
            return False
        self._marked[term.term] = view
        return True


def _link(view: TermView) -> Markup:
    anchor = view.anchor
    return Markup('<a class="term" href="#{}" aria-describedby="{}">{}</a>').format(anchor, anchor, view.term)
