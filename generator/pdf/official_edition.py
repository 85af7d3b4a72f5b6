"""The plain edition as data: the official words only."""

import re
from typing import Any, Final

from generator.model.handbook import Handbook
from generator.official import title_line
from generator.pdf.appendices import full_text
from generator.pdf.book import document_data
from generator.views.article import article_views

Json = dict[str, Any]

_LONGEST_LINE: Final = 19
_PAUSES: Final = (r"》", r"的", r"[、，；：]")


def official_data(handbook: Handbook) -> Json:
    """The official document in running paragraphs, and the facts that the file's own metadata need."""
    return {
        "document": document_data(handbook),
        "title_lines": title_lines(title_line(handbook) or handbook.document.title),
        "full_text": full_text(handbook, article_views(handbook, ())),
    }


def title_lines(title: str) -> list[str]:
    """The title in one or two lines, broken where its sense allows; in one, to be broken anywhere, if nowhere."""
    if len(title) <= _LONGEST_LINE:
        return [title]
    for pause in _PAUSES:
        ends = [found.end() for found in re.finditer(pause, title)]
        fitting = [end for end in ends if end <= _LONGEST_LINE and 0 < len(title) - end <= _LONGEST_LINE]
        if fitting:
            return [title[: fitting[-1]], title[fitting[-1] :]]
    return [title]
