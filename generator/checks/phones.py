"""Telephone numbers: each number of the text is in the directory, and each is spelt in one way."""

import re
from collections.abc import Iterator

from generator.checks.official_words import article_block, has_official_text, place_of_hole
from generator.checks.walking import articles
from generator.errors import Problem
from generator.loading import LoadedHandbook
from generator.plain_data import Place
from generator.telephone import Found, Telephone, telephones

_CALLED = re.compile(r"电话[：:]?$")
_SHORTEST = 7
_FREE = 10


def check_phones(loaded: LoadedHandbook) -> Iterator[Problem]:
    """Numbers typed into the text are those of the directory; the directory spells each number in one way.

    A hotline (12345, 400-…) is nobody's own and may stay in the text: the pages quote the sentence that names it.
    """
    yield from _spellings(loaded)
    known = {Telephone.read(phone).line.number for office in loaded.handbook.offices for phone in office.phones}
    for placed in articles(loaded):
        if has_official_text(loaded, placed.article):
            block = article_block(loaded, placed)
            for found in phones_in(block.words):
                if Telephone.read(found.words).number not in known:
                    message = f"电话 {found.words} 不在 offices（联系方式）里；请写进联系方式，这里用 {{phone}} 引用"
                    yield loaded.problem(block.place_of(found.start), message)


def phones_in(words: str) -> Iterator[Found]:
    """The numbers of offices in a text without white space: those behind 电话, hotlines left out."""
    for found in telephones(words):
        number = Telephone.read(found.words).number
        is_hotline = len(number) < _SHORTEST or len(number) == _FREE
        if _CALLED.search(words, 0, found.start) and not is_hotline:
            yield found


def _spellings(loaded: LoadedHandbook) -> Iterator[Problem]:
    first: dict[Telephone, tuple[str, int]] = {}
    area = loaded.handbook.document.area_code
    for index, office in enumerate(loaded.handbook.offices):
        for hole in (name for name in office.holes if name.startswith("phone")):
            place: Place = ("offices", index, *place_of_hole(hole))
            written = office.holes[hole]
            if written:
                phone, line = first.setdefault(Telephone.read(written, area), (written, loaded.line_of(place)))
                if phone != written:
                    message = f"同一个电话有两种写法：第 {line} 行写的是 {phone}；请写成一样"
                    yield loaded.problem(place, message)
