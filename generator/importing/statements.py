"""The sentences of an article that may state an award, each with the part and the kind of section that it stands in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from generator.importing.sections import Body
from generator.importing.tables import Row, Table
from generator.model.article import SectionKind
from generator.official import compact

Json = dict[str, Any]

_SILENT: Final[tuple[SectionKind, ...]] = ("conditions", "materials", "offices", "responsible")
"""Sections whose amounts are conditions and not awards."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A run of words without white space; `is_lead` where it opens the article or its part."""

    words: str
    part: int | None
    is_lead: bool
    may_award: bool
    """Whether it stands where awards are stated."""
    is_item: bool = False
    label: str = ""
    """The small heading of its section."""
    table: int | None = None
    """Which table of the article it is a row of, where the table says what is granted."""
    cell: tuple[int, int] = (0, 0)
    """Where the granting cell of the row begins and ends."""
    case: str = ""
    """What sets the row apart."""


def statements_of(body: Body, tables: Sequence[Table] = ()) -> list[Statement]:
    """All statements in document order; rows of tables know what their table grants."""
    rows = {
        row.words: (number, table, row)
        for number, table in enumerate(tables)
        if table.grants is not None
        for row in table.rows
    }
    return [
        _as_row(statement, *rows[statement.words]) if statement.words in rows else statement for statement in _all(body)
    ]


def _as_row(statement: Statement, number: int, table: Table, row: Row) -> Statement:
    return replace(statement, table=number, cell=table.span_of(row), case=table.case_of(row))


def _all(body: Body) -> list[Statement]:
    found: list[Statement] = []
    if body.lead:
        found.append(Statement(compact(body.lead.text), None, is_lead=True, may_award=True))
    found += _of_sections(body.sections, None)
    for number, part in enumerate(body.parts, start=1):
        found.append(Statement(compact(part["lead"]), number, is_lead=True, may_award=True))
        found += _of_sections(part["sections"], number)
    return found


def _of_sections(sections: list[Json], part: int | None) -> Iterator[Statement]:
    for section in sections:
        may_award = section["kind"] not in _SILENT
        label = section.get("label", "")
        for words in (section.get("text"), section.get("after")):
            if words:
                yield Statement(compact(words), part, is_lead=False, may_award=may_award, label=label)
        for words in _of_items(section.get("items", ())):
            yield Statement(compact(words), part, is_lead=False, may_award=may_award, is_item=True, label=label)


def _of_items(items: Any) -> Iterator[str]:  # noqa: ANN401 - items are texts or mappings
    for item in items:
        if isinstance(item, str):
            yield item
        else:
            yield item["text"]
            yield from _of_items(item.get("items", ()))
