"""What the book says of the words before an amendment that may not be in force yet when somebody reads it."""

from typing import Any

from generator.comparison import Comparison, compare
from generator.comparison.paragraphs import article_paragraphs
from generator.model.article import Article
from generator.model.handbook import Handbook
from generator.official import article_name, article_passage, date_words
from generator.remembering import remembered
from generator.views.award import ending_awards

Json = dict[str, Any]


def former_words(handbook: Handbook, article: Article) -> Json:
    """What holds before an article's words, and those words in paragraphs; empty where no amendment is to come."""
    if not handbook.former:
        return {"notice": "", "paragraphs": []}
    former = handbook.former[-1]
    change = next(change for change in _comparison(handbook).articles if change.new is article)
    since, until = date_words(former.since), date_words(former.until)
    if change.state == "same":
        return {"notice": "", "paragraphs": []}
    if not change.old:
        return {"notice": f"自{since}起施行，到{until}为止没有这一条。", "paragraphs": []}
    paragraphs = article_paragraphs(article_passage(former.handbook, change.old))
    return {
        "notice": f"以下原文自{since}起施行；到{until}为止适用修订之前的原文，附在本条原文之后。",
        "paragraphs": [paragraph.text for paragraph in paragraphs],
    }


def ending_words(handbook: Handbook, amendment: int) -> str:
    """What an amendment to come ends: its articles and awards, with their last day; empty where it ends nothing."""
    former = next((former for former in handbook.former if former.amendment == amendment), None)
    if not former:
        return ""
    removed = _comparison(handbook).in_state("removed") if former is handbook.former[-1] else ()
    ended = [article_name(change.old) for change in removed if change.old]
    ended += [
        f"{view.award.title}（{view.summary.most}）" for view in ending_awards(handbook) if view.version is former
    ]
    until = f"到{date_words(former.until)}为止适用修订之前的文本"
    return f"{until}，其中以后没有的：{'、'.join(ended)}。" if ended else f"{until}。"


@remembered
def _comparison(handbook: Handbook) -> Comparison:
    """The newest version beside the last that may still be in force."""
    return compare(handbook.former[-1].handbook, handbook)
