"""Telephone numbers: each number of the text is in the directory, and each is spelt in one way."""

import re
from collections.abc import Iterator

from generator.checks.official_words import article_block, has_official_text
from generator.checks.walking import articles
from generator.errors import Problem
from generator.loading import LoadedHandbook
from generator.model.office import PHONE
from generator.plain_data import Place

_AFTER = re.compile(r"电话[：:]?((?:\d{3,4}-)?\d{5,}|0\d{2,3}[-—]?\d+)", re.ASCII)


def check_phones(loaded: LoadedHandbook) -> Iterator[Problem]:
    """Numbers typed into the text are those of the directory; the directory spells each number in one way.

    What is no number that the directory could hold, such as a hotline of five digits, is left to the text.
    """
    yield from _spellings(loaded)
    known = {office.phone for office in loaded.handbook.offices}
    for placed in articles(loaded):
        if has_official_text(loaded, placed.article):
            block = article_block(loaded, placed)
            for match in phones_in(block.words):
                if match[1] not in known:
                    message = f"电话 {match[1]} 不在 offices（联系方式）里；请写进联系方式，这里用 {{phone}} 引用"
                    yield loaded.problem(block.place_of(match.start(1)), message)


def phones_in(words: str) -> Iterator[re.Match[str]]:
    """The telephone numbers of a text without white space, each as group 1."""
    return (match for match in _AFTER.finditer(words) if re.fullmatch(PHONE, match[1], re.ASCII))


def _spellings(loaded: LoadedHandbook) -> Iterator[Problem]:
    first: dict[str, tuple[str, int]] = {}
    area = loaded.handbook.document.area_code
    for index, office in enumerate(loaded.handbook.offices):
        place: Place = ("offices", index, "phone")
        number = office.phone.removeprefix(f"{area}-")
        phone, line = first.setdefault(number, (office.phone, loaded.line_of(place)))
        if phone != office.phone:
            yield loaded.problem(place, f"同一个电话有两种写法：第 {line} 行写的是 {phone}；请写成一样")
