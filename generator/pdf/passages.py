"""Official passages as plain data: the same words in the same order, each with its role and its label."""

from typing import Any

from generator.official import Passage

Json = dict[str, Any]


def article_label(number: int) -> str:
    """The label of an article in the book."""
    return f"article-{number}"


def passage_label(article: int, passage: Passage) -> str:
    """The label of a passage of an article."""
    return f"{article_label(article)}-{passage.anchor}"


def passage_data(article: int, passage: Passage) -> Json:
    """A passage and all inside it; the number of an item stands apart from its words, so that these can hang."""
    return {
        "role": passage.role,
        "kind": passage.kind,
        "label": passage_label(article, passage) if passage.role == "section" else "",
        "mark": passage.mark,
        "text": passage.text.removeprefix(passage.mark),
        "children": [passage_data(article, child) for child in passage.children],
    }
