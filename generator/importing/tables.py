"""Tables of an article: rows whose cells stand apart, and the column that says what is granted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from generator.checks.comparison_words import UPPER
from generator.figures import read_figures
from generator.importing.headings import mark_of
from generator.importing.words import Words
from generator.official import compact

_GAP: Final = re.compile(r"\s{2,}")
_GRANTS: Final = re.compile("(?:补贴|补助|奖励|奖补|资助|扶持|支持|奖金)(?:标准|金额|额度|资金)?|标准|金额")
_BINDS: Final = re.compile(rf"{UPPER.pattern}|每[^年月，。；]|比例|[%％]")
"""Words above a table that bind its amounts."""
_NUMBERING: Final = re.compile("序号|编号")
_CELL: Final = re.compile(
    r"(?:给予|奖励|补助|补贴|资助|一次性|每[\u4e00-\u9fff]{1,3}|最高|不超过)*[\d.,，]+[万亿]?元(?:整|[/／][\u4e00-\u9fff]{1,3})?"
)
_BARE: Final = re.compile(r"[\d.,]+(?:[-—~～至][\d.,]+)?")
_UNIT: Final = re.compile("元|%|％")


@dataclass(frozen=True, slots=True)
class Row:
    """A row below the heading of its table: its words without white space, its line, its cells."""

    words: str
    line: int
    cells: tuple[str, ...]


@dataclass(slots=True)
class Table:
    """A heading row and the rows below it."""

    heading: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)
    grants: int | None = None
    """The column with what is granted, if the table says so clearly."""
    above: str = ""
    """The paragraph above it."""

    def case_of(self, row: Row) -> str:
        """What sets a row apart: its other cells."""
        return "，".join(
            cell
            for place, cell in enumerate(row.cells)
            if place != self.grants and not _NUMBERING.fullmatch(self.heading[place])
        )

    def span_of(self, row: Row) -> tuple[int, int]:
        """Where the granting cell stands in the words of the row."""
        start = sum(map(len, row.cells[: self.grants or 0]))
        return start, start + len(row.cells[self.grants or 0])

    def bare_rows(self) -> list[Row]:
        """The rows with numbers that have their unit above them."""
        above = "".join(self.heading) + (self.above if "单位" in self.above else "")
        if not _UNIT.search(above):
            return []
        return [row for row in self.rows if any(map(_BARE.fullmatch, row.cells[-len(self.heading) + 1 :]))]


def tables_in(paragraphs: Sequence[Words], source: Sequence[str]) -> list[Table]:
    """The tables among the paragraphs of an article; `source` are the lines of the text."""
    found: list[Table] = []
    table: Table | None = None
    before = ""
    for words in paragraphs:
        cells = _cells(words, source)
        has_numbers = any(_BARE.fullmatch(cell) or read_figures(cell) for cell in cells)
        if table and (len(cells) == len(table.heading) or (1 < len(cells) < len(table.heading) and has_numbers)):
            table.rows.append(Row(compact(words.text), words.line, cells))
            continue
        table = None
        if len(cells) > 1 and not any(read_figures(cell) for cell in cells):
            table = Table(cells, above=before)
            found.append(table)
        before = words.text
    tables = [each for each in found if each.rows]
    for each in tables:
        each.grants = _granting_column(each)
    return tables


def cells_of(line: str) -> tuple[str, ...]:
    """The cells of a line: what wide gaps hold apart."""
    return tuple(compact(cell) for cell in _GAP.split(line.strip()))


def _cells(words: Words, source: Sequence[str]) -> tuple[str, ...]:
    if len(words.lines) != 1 or words.text.endswith("。"):
        return ()
    cells = cells_of(source[words.line - 1])
    return cells if "".join(cells) == compact(words.text) and not mark_of(cells[0]) else ()


def _granting_column(table: Table) -> int | None:
    """The one column that is headed as an award and whose cells are all amounts; None where there is a doubt."""
    places = [place for place, head in enumerate(table.heading) if _GRANTS.fullmatch(head)]
    is_ragged = any(len(row.cells) != len(table.heading) for row in table.rows)
    if is_ragged or len(places) != 1 or _BINDS.search(table.above + "".join(table.heading)):
        return None
    cells = [row.cells[places[0]] for row in table.rows]
    others = [cell for row in table.rows for place, cell in enumerate(row.cells) if place != places[0]]
    has_share = any(figure.unit in ("%", "‰") for cell in others for figure in read_figures(cell))
    return places[0] if not has_share and all(_CELL.fullmatch(cell) for cell in cells) else None
