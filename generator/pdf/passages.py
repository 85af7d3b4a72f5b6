"""Official passages as plain data: the same words in the same order, each with its role and its label."""

import re
from typing import Any, Final

from generator.official import Passage

Json = dict[str, Any]

_MARK: Final = re.compile(r"（\d{1,3}）|[①-⑳]")


def article_label(number: int) -> str:
    """The label of an article in the book."""
    return f"article-{number}"


def passage_label(article: int, passage: Passage) -> str:
    """The label of a passage of an article."""
    return f"{article_label(article)}-{passage.anchor}"


def passage_data(article: int, passage: Passage) -> Json:
    """A passage and all inside it; the number of an item stands apart from its words, so that these can hang."""
    mark, text = _marked(passage)
    return {
        "role": passage.role,
        "kind": passage.kind,
        "label": passage_label(article, passage) if passage.role == "section" else "",
        "mark": mark,
        "text": text,
        "children": [passage_data(article, child) for child in passage.children],
    }


def _marked(passage: Passage) -> tuple[str, str]:
    found = _MARK.match(passage.text) if passage.role == "item" else None
    return (found[0], passage.text[found.end() :]) if found else ("", passage.text)
