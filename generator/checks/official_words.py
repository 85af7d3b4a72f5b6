"""The official words as the checks compare them: without white space, with the place of each piece in the file."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from generator.checks.walking import PlacedArticle
from generator.loading import LoadedHandbook
from generator.model.article import Article, OfficeClause
from generator.official import Passage, article_passage, chapter_mark, compact, date_line, title_line
from generator.plain_data import Place

Piece = tuple[str, Place]
"""Official words without white space and the place in the file that they come from."""

_STEPS: dict[str, tuple[str, bool]] = {
    "heading": ("number", False),
    "lead": ("lead", False),
    "part_lead": ("lead", False),
    "part": ("parts", True),
    "section": ("sections", True),
    "label": ("label", False),
    "text": ("text", False),
    "item": ("items", True),
    "step": ("steps", True),
    "office": ("offices", True),
    "after": ("after", False),
}
"""From a passage's role to the field of the file, and whether the field is a list."""


class Block:
    """A stretch of the official text without white space; each character knows its place in the file."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.words = "".join(words for words, _ in pieces)
        self.beginning = pieces[0][0]
        """The heading that the block begins with, or the whole of a short block."""
        self.place = pieces[0][1]
        self._places = [place for _, place in pieces]
        self._starts = list(accumulate((len(words) for words, _ in pieces[:-1]), initial=0))

    def place_of(self, offset: int) -> Place:
        """The place of the character at `offset`."""
        return self._places[bisect_right(self._starts, offset) - 1]


def has_official_text(loaded: LoadedHandbook, article: Article) -> bool:
    """Whether the article's text can be put together: its offices are in the directory."""
    sections = [*article.sections, *(section for part in article.parts for section in part.sections)]
    return all(clause.office in loaded.handbook.office_directory for section in sections for clause in section.offices)


def article_words(loaded: LoadedHandbook, article: Article) -> str:
    """The whole text of an article without white space."""
    return compact(article_passage(loaded.handbook, article).full_text)


def words_for(loaded: LoadedHandbook, article: Article, part: int | None) -> list[str]:
    """Where a quote may stand: the whole article or, for something of a part, that part and what precedes the parts."""
    if part is None:
        return [article_words(loaded, article)]
    passage = article_passage(loaded.handbook, article)
    parts = passage.only("part")
    before = "".join(child.full_text for child in passage.children if child.role != "part")
    return [compact(words) for words in (*(p.full_text for p in parts[part - 1 : part]), before)]


def article_block(loaded: LoadedHandbook, placed: PlacedArticle) -> Block:
    """One article, from its number to its end; the article must have its official text."""
    pieces = list(_pieces(loaded, article_passage(loaded.handbook, placed.article), placed.place))
    return Block(pieces or [("", placed.place)])


def document_blocks(loaded: LoadedHandbook) -> Iterator[Block]:
    """The official document in blocks: the title, each chapter's heading, each article, the date."""
    handbook = loaded.handbook
    yield from _framing(loaded, "before_title")
    title: Place = ("document", "title" if handbook.document.title_text is None else "title_text")
    yield from _block((compact(title_line(handbook)), title))
    yield from _framing(loaded, "after_title")
    for index, chapter in enumerate(handbook.chapters):
        place: Place = ("chapters", index)
        mark = (compact(chapter_mark(chapter)), (*place, "number" if chapter.mark is None else "mark"))
        words = chapter.title if chapter.title_text is None else chapter.title_text
        yield from _block(mark, (compact(words), (*place, "title" if chapter.title_text is None else "title_text")))
        for number, article in enumerate(chapter.articles):
            block = article_block(loaded, PlacedArticle((*place, "articles", number), article))
            if block.words:
                yield block
    yield from _framing(loaded, "before_date")
    date: Place = ("document", "date" if handbook.document.date_text is None else "date_text")
    yield from _block((compact(date_line(handbook)), date))
    yield from _framing(loaded, "after_date")


def _framing(loaded: LoadedHandbook, field: str) -> Iterator[Block]:
    """The lines before or after the articles: one block for each."""
    for index, line in enumerate(getattr(loaded.handbook.document, field)):
        yield from _block((compact(line), ("document", field, index)))


def _block(*pieces: Piece) -> Iterator[Block]:
    """The pieces that have words as one block; none where all are empty."""
    written = [piece for piece in pieces if piece[0]]
    if written:
        yield Block(written)


def _pieces(loaded: LoadedHandbook, passage: Passage, place: Place) -> Iterator[Piece]:
    if passage.clause:
        yield from _clause_pieces(loaded, passage.clause, place)
        return
    if passage.text:
        yield compact(passage.text), place
    counts: dict[str, int] = {}
    for child in passage.children:
        position = counts.get(child.role, 0)
        counts[child.role] = position + 1
        yield from _pieces(loaded, child, (*place, *_step(loaded, place, passage, child, position)))


def _step(loaded: LoadedHandbook, place: Place, passage: Passage, child: Passage, position: int) -> Place:
    """The way from a passage's place to that of a child, the child being at a position among those of its role."""
    if passage.role in ("step", "body"):
        return ()  # the sign that follows a step stands nowhere of its own
    if child.role == "body":
        return _body(loaded, place, position)
    field, many = _STEPS.get(child.role, ("", False))
    return (field, position) if many else (field,) if field else ()


def _body(loaded: LoadedHandbook, section: Place, position: int) -> Place:
    """The place in a section of the body at a position counted through all groups."""
    group = 0
    while (*section, "bodies", group, position) not in loaded.lines and (*section, "bodies", group) in loaded.lines:
        position -= sum(1 for n in range(position) if (*section, "bodies", group, n) in loaded.lines)
        group += 1
    return ("bodies", group, position)


def place_of_hole(hole: str) -> Place:
    """Where an office's entry holds the words of a hole: {phone3} is the second of its other telephones."""
    number = hole.removeprefix("phone")
    return ("other_phones", int(number) - 2) if number.isdecimal() else (hole,)


def _clause_pieces(loaded: LoadedHandbook, clause: OfficeClause, place: Place) -> Iterator[Piece]:
    """The words of a clause, each from where it stands: the clause's own, the directory's, its scope."""
    index = next(i for i, office in enumerate(loaded.handbook.offices) if office.id == clause.office)
    office = loaded.handbook.offices[index]
    for words in re.split(r"(\{\w+\})", clause.text):
        hole = words[1:-1] if words.startswith("{") else ""
        if hole == "scope":
            yield compact(clause.scope or ""), (*place, "scope")
        elif hole in office.holes:
            yield compact(office.holes[hole] or ""), ("offices", index, *place_of_hole(hole))
        else:
            yield compact(words), (*place, "text")
