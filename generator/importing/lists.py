"""Lists of a text: numbered paragraphs and numbers inside a paragraph, as items within items."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from generator.importing.headings import INLINE, Kind, Mark, mark_of
from generator.importing.words import Words
from generator.marks import FIRST_MARK, mark_at
from generator.model.article import SectionKind

Json = dict[str, Any]

LONGEST: Final = 4000
"""The longest text that one value of the canonical file holds."""

_BEFORE_MARK: Final = "：:；;。，,、）)！？"
_SENTENCE: Final = re.compile(r"[。；！？](?![”）」』])")
_STEP: Final = re.compile(r"[\u4e00-\u9fff（）()“”《》\d]{2,14}")
_SAYS: Final = re.compile("按|负责|由|应当|根据")
_WHOLE_LIST: Final = re.compile(r"。(?=除(?:以上|上述|此)|以上|上述|前述|前款|同一)")
DEFAULT_MARKS: Final = ("（1）", "①")
"""The marks that the canonical file gives the items of a section, and those of an item."""


@dataclass(slots=True)
class FoundItem:
    """An item: its mark, its words and the items below it."""

    mark: Mark
    words: Words
    items: list["FoundItem"] = field(default_factory=list)


def marks_in(words: Words, last: dict[Kind, int]) -> list[tuple[int, Mark]]:
    """The marks of a paragraph that number things, each with its place.

    A mark inside the paragraph counts when it follows a sign and goes on from the one before, or is a first one that a
    second one follows. `last` holds the last number of each kind so far and is kept up to date.
    """
    text = words.text
    cuts: list[tuple[int, Mark]] = []
    for place in [0, *(found.end() for found in re.finditer(f"[{_BEFORE_MARK}]", text))]:
        if cuts and place < cuts[-1][1].end:
            continue
        mark = mark_of(text, place)
        if mark and mark.kind in (*INLINE, "cn-dot") and (place == 0 or _goes_on(text, mark, last)):
            cuts.append((place, mark))
            last[mark.kind] = mark.number
    return cuts


def tokens(words: Words, last: dict[Kind, int]) -> Iterator[tuple[Mark | None, Words]]:
    """The pieces of a paragraph, each with the mark that it begins with; see `marks_in`."""
    cuts = marks_in(words, last)
    starts = [place for place, _ in cuts]
    if not cuts or starts[0] > 0:
        yield None, words.part(0, starts[0] if starts else None)
    for (_, mark), end in zip(cuts, [*starts[1:], None], strict=False):
        yield mark, words.part(mark.end, end)


def _goes_on(text: str, mark: Mark, last: dict[Kind, int]) -> bool:
    if mark.kind == "cn-dot" or (mark.kind == "num-dot" and not _is_chinese(text[mark.end : mark.end + 1])):
        return False
    if mark.number > 1:
        return last.get(mark.kind) == mark.number - 1
    second = re.compile(re.escape(mark_at(mark.words, 2)).replace("（", "[（(]").replace("）", "[）)]"))
    return bool(second.search(text, mark.end))


def _is_chinese(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or character in "《“"


class ListBuilder:
    """Puts numbered pieces into items within items: a mark of a new kind goes below the last item."""

    def __init__(self) -> None:
        self.items: list[FoundItem] = []
        self._open: list[tuple[Kind, list[FoundItem]]] = []

    def restarts(self, mark: Mark) -> bool:
        """Whether a mark begins the outermost list anew."""
        return bool(self._open) and self._open[0][0] == mark.kind and mark.number == 1

    def add(self, mark: Mark, words: Words) -> None:
        """Add a piece."""
        kinds = [kind for kind, _ in self._open]
        if mark.kind in kinds:
            del self._open[kinds.index(mark.kind) + 1 :]
        else:
            self._open.append((mark.kind, self._open[-1][1][-1].items if self._open else self.items))
        self._open[-1][1].append(FoundItem(mark, words))


def list_fields(items: Sequence[FoundItem], kind: SectionKind, depth: int = 0) -> Json:
    """The fields `items` and, where the text numbers them in its own way, `marks`."""
    written = [_item_mark(item) for item in items]
    usual = DEFAULT_MARKS[min(depth, 1)]
    first = written[0]
    own = re.match(FIRST_MARK, first) and all(mark == mark_at(first, n) for n, mark in enumerate(written, start=1))
    marks = first if own else usual
    fields: Json = {"marks": first} if own and first != usual else {}
    entries: list[Any] = []
    for position, item in enumerate(items, start=1):
        entries += _entries(
            item, kind, depth, None if written[position - 1] == mark_at(marks, len(entries) + 1) else ""
        )
    return fields | {"items": entries}


def _item_mark(item: FoundItem) -> str:
    return item.mark.words if item.words else ""


def _entries(item: FoundItem, kind: SectionKind, depth: int, own_mark: str | None) -> list[Any]:
    """The entry of an item; what does not fit into one value follows as entries without a mark."""
    mark = item.mark.words if item.words else ""
    pieces = chunks(item.words)
    text = pieces[0].text if pieces else item.mark.words
    fields: Json = {"text": text}
    if own_mark is not None:
        fields["mark"] = mark
    if len(pieces) <= 1 and not item.items and kind == "process":
        before, colon, after = text.partition("：")
        steps = steps_of(after)
        if colon and steps:
            fields |= {"text": before + colon, **steps}
    rest: list[Any] = [{"text": piece.text, "mark": ""} for piece in pieces[1:]]
    if item.items:
        target = rest[-1] if rest else fields
        target |= list_fields(item.items, kind, depth + 1)
    return [fields["text"] if set(fields) == {"text"} else fields, *rest]


def steps_of(text: str) -> Json | None:
    """The fields `steps` and `end` of a row such as 申报、评审、立项。; None if it is no such row."""
    body, end = (text[:-1], text[-1:]) if text.endswith(("。", "；")) else ("", "")
    steps = body.split("、")
    enough = 3
    if len(steps) < enough or not all(_STEP.fullmatch(step) for step in steps):
        return None
    return {"steps": steps} | ({} if end == "。" else {"end": end})


def bodies_of(text: str) -> Json | None:
    """The field `bodies` of a row such as 市教育局、市财政局，各县。; None if it is no such row."""
    if not text.endswith("。") or not re.fullmatch(r"[\u4e00-\u9fff（）()〔〕、，]+。", text):
        return None
    longest = 24
    bodies = [group.split("、") for group in text[:-1].split("，")]
    if all(body and len(body) <= longest and not _SAYS.search(body) for group in bodies for body in group):
        return {"bodies": bodies}
    return None


def about_the_whole(item: FoundItem) -> Words | None:
    """Cut off and return what follows the last item's own sentence and is about the whole list, if anything is."""
    found = _WHOLE_LIST.search(item.words.text)
    if item.items or not found:
        return None
    rest = item.words.part(found.end())
    item.words = item.words.part(0, found.end())
    return rest


def chunks(words: Words) -> list[Words]:
    """A stretch in pieces that each fit into one value, cut at the ends of sentences."""
    pieces: list[Words] = []
    start = 0
    while len(words) - start > LONGEST:
        window = words.text[start : start + LONGEST]
        ends = [found.end() for found in _SENTENCE.finditer(window)]
        cut = start + (ends[-1] if ends else LONGEST)
        pieces.append(words.part(start, cut))
        start = cut
    pieces.append(words.part(start))
    return [piece for piece in pieces if piece]
