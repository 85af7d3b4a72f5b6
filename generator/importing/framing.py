"""What stands around the articles: title, document number, addressees, signature, date, annexes."""

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Final

from generator.importing.headings import mark_of
from generator.importing.outline import Outline
from generator.importing.words import Words
from generator.numerals import chinese_number

_KINDS: Final = (
    "办法|细则|措施|政策|意见|规定|通知|方案|条例|决定|指南|规则|规划|计划|若干条|条政策|公告|通告|制度|章程|守则|指引"
)
_TITLE: Final = re.compile(rf"(?:{_KINDS})(?:》)?(?:[（(][^（）()]{{1,12}}[）)])?$")
_VERSION: Final = re.compile(r"[（(](?:试行|暂行|修订|征求意见稿|送审稿|草案)[^（）()]{0,6}[）)]")
_LONGEST_TITLE: Final = 90
_CONTINUATION: Final = 40
_NO_TITLE: Final = re.compile(r"[。；;！!？?，：:]$|^[（(]?\d{4}年|[号期报]$|文件$")
_ASIDE: Final = re.compile(r"[（(【\[].*[）)】\]]")
_DATE: Final = re.compile(
    r"[（(]?(?P<year>[\d０-９〇零○Ｏ一二三四五六七八九]{4})年(?P<month>[^年月]{1,3})月(?P<day>[^月日]{1,3})日[）)]?"
)
_SHORT_DATE: Final = re.compile(r"(?P<year>\d{4})[.\-/](?P<month>\d{1,2})[.\-/](?P<day>\d{1,2})", re.ASCII)
_MONTH: Final = re.compile(r"[\d０-９〇零○Ｏ一二三四五六七八九]{4}年[\d０-９一二三四五六七八九十]{1,2}月")
_IMPRINT: Final = re.compile(rf"[\u4e00-\u9fff]{{0,30}}{_DATE.pattern}印发")
_ANNEX: Final = re.compile(r"附件?\s?(?:[：:\d一二三四五六七八九十１-９]|$)")
_LONGEST_SIGNATURE: Final = 30


@dataclass(slots=True)
class Framing:
    """The words around the articles, in their order; `title` may be empty."""

    before_title: list[Words] = field(default_factory=list)
    title: Words | None = None
    after_title: list[Words] = field(default_factory=list)
    before_date: list[Words] = field(default_factory=list)
    date: Words | None = None
    after_date: list[Words] = field(default_factory=list)

    @property
    def signature(self) -> list[Words]:
        """The lines before the date without a list of annexes."""
        annex = next((n for n, words in enumerate(self.before_date) if _ANNEX.match(words.text)), None)
        if annex is None:
            return self.before_date
        rest = self.before_date[annex + 1 :]
        return [words for words in rest if not mark_of(words.text) and not _ANNEX.match(words.text)]


def framing_of(outline: Outline) -> Framing:
    """Take what is no article out of the outline: the lines before it sorted, the end of the last article cut off."""
    framing = Framing()
    if not outline.before:
        _open_titled(outline)
    _sort_beginning(framing, outline.before)
    last = outline.chapters[-1].articles[-1]
    last.paragraphs = _cut_end(framing, last.paragraphs)
    return framing


def _open_titled(outline: Outline) -> None:
    """A text without headings begins with its title, if with any."""
    first = outline.chapters[0].articles[0]
    if outline.chapters[0].mark or first.mark:
        return
    count = 0
    while (
        count < len(first.paragraphs) - 1 and count < _MOST_TITLE_LINES and not is_title(first.paragraphs[count].text)
    ):
        count += 1
    if first.paragraphs and (is_title(first.paragraphs[count].text) or _may_be_title(first.paragraphs)):
        count = count if is_title(first.paragraphs[count].text) else 0
        outline.before, first.paragraphs = first.paragraphs[: count + 1], first.paragraphs[count + 1 :]


_MOST_TITLE_LINES: Final = 4


def _may_be_title(paragraphs: list[Words]) -> bool:
    """Whether the first of several paragraphs stands above the others like a title."""
    text = paragraphs[0].text
    return len(paragraphs) > 1 and len(text) <= _CONTINUATION and not re.search(r"[。；：，;:,]", text)


def is_title(text: str) -> bool:
    """Whether a paragraph reads like the title of a policy."""
    return len(text) <= _LONGEST_TITLE and bool(_TITLE.search(text)) and not _NO_TITLE.search(text)


def _sort_beginning(framing: Framing, lines: list[Words]) -> None:
    places = [place for place, words in enumerate(lines) if is_title(words.text)]
    if places:
        place = places[-1]
    elif lines and len(lines[0]) <= _LONGEST_TITLE and not _NO_TITLE.search(lines[0].text):
        place = 0
    else:
        framing.after_title = lines
        return
    start = place
    if not _TITLE.fullmatch(lines[place].text) and start and _is_first_half(lines[start - 1].text, lines[place].text):
        start -= 1
    end = place + 1
    if end < len(lines) and _VERSION.fullmatch(lines[end].text):
        end += 1
    framing.before_title = lines[:start]
    framing.title = joined(lines[start:end])
    framing.after_title = lines[end:]


def _is_first_half(before: str, title: str) -> bool:
    """Whether a title goes over two lines: 关于…的 / 若干措施, 《…》 / 实施细则."""
    whole = len(title) > _CONTINUATION // 2 or _NO_TITLE.search(before) or is_title(before) or _ASIDE.fullmatch(before)
    return not whole and len(before) <= _CONTINUATION


def joined(pieces: list[Words]) -> Words:
    """Several stretches as one."""
    text = ""
    starts: list[int] = []
    lines: list[int] = []
    for piece in pieces:
        starts += [len(text) + start for start in piece.starts]
        lines += piece.lines
        text += piece.text
    return Words(text, tuple(starts), tuple(lines))


def _cut_end(framing: Framing, paragraphs: list[Words]) -> list[Words]:
    """The paragraphs of the last article; what follows it goes into the framing."""
    ends = range(len(paragraphs) - 1, -1, -1)
    date = next((n for n in ends if _is_date(paragraphs[n].text)), None)
    date = date if date is not None else next((n for n in ends if _IMPRINT.fullmatch(paragraphs[n].text)), None)
    annex = next((n for n, words in enumerate(paragraphs) if n and _ANNEX.match(words.text)), len(paragraphs))
    if date is None:
        framing.after_date = paragraphs[annex:]
        return paragraphs[:annex]
    start = date
    while start and _is_signature(paragraphs[start - 1].text) and start > (1 if date else 0):
        start -= 1
    start = min(start, annex) if annex < date else start
    framing.before_date = paragraphs[start:date]
    framing.date = paragraphs[date]
    framing.after_date = paragraphs[date + 1 :]
    return paragraphs[:start]


def _is_date(text: str) -> bool:
    return bool(_DATE.fullmatch(text) or _SHORT_DATE.fullmatch(text) or _MONTH.fullmatch(text))


def _is_signature(text: str) -> bool:
    return len(text) <= _LONGEST_SIGNATURE and not re.search(r"[。；：:，]", text)


def date_of(text: str) -> dt.date | None:
    """The first date that a text writes, in digits of either width or in Chinese numerals."""
    found = _DATE.search(text) or _SHORT_DATE.search(text)
    if not found:
        return None
    try:
        return dt.date(_year(found["year"]), _number(found["month"]), _number(found["day"]))
    except ValueError:
        return None


def _year(words: str) -> int:
    return int("".join(str(_DIGITS[word]) if word in _DIGITS else word for word in words))


_DIGITS: Final = {word: value for value, word in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "Ｏ": 0}


def _number(words: str) -> int:
    words = "".join(words.split())
    return int(words) if words.isdecimal() else chinese_number(words) or 0
