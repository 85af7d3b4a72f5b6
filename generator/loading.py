"""From the text of the canonical file to the model, keeping the line of every value."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from generator.errors import InvalidHandbook, Problem
from generator.field_names import field_name
from generator.file_text import read_text
from generator.model import Handbook
from generator.plain_data import Data, Place, PlainData, YamlFault, read_plain_data
from generator.validation_messages import problems_of


@dataclass(frozen=True, slots=True)
class LoadedHandbook:
    """The model of a canonical file and the line on which each value stands."""

    path: Path
    handbook: Handbook
    lines: dict[Place, int]
    data: Data = field(default="", repr=False)
    """The file as it was written: mappings, sequences and texts."""

    def line_of(self, place: Sequence[str | int]) -> int:
        """The line (from 1) of a value, or of the nearest value around it that is there."""
        return nearest_line(self.lines, tuple(place))

    def problem(self, place: Sequence[str | int], message: str) -> Problem:
        """A fault of the value at `place`."""
        return Problem(self.line_of(place), field_name(self.data, tuple(place)), message)

    @property
    def source_path(self) -> Path:
        """Where the official text stands that the file must reproduce."""
        return self.path.parent / self.handbook.document.source


def nearest_line(lines: dict[Place, int], place: Place) -> int:
    """The line of `place`, or of the nearest place around it."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)


def load_handbook(path: Path) -> LoadedHandbook:
    """Read a canonical file and build its model; whether its words and figures are right is for the checks.

    Raises:
        HandbookError: the file cannot be read.
        InvalidHandbook: the file is no UTF-8, no YAML or does not fit the model; the problems name every line.
    """
    text = read_text(path, "手册文件")
    try:
        data = read_plain_data(text)
    except YamlFault as fault:
        raise InvalidHandbook(path, [fault.problem]) from None
    problems = list(_data_problems(data))
    try:
        handbook = Handbook.model_validate(data.root)
    except ValidationError as error:
        problems += problems_of(error, data)
    if problems:
        raise InvalidHandbook(path, problems)
    return LoadedHandbook(path, handbook, data.lines, data.root)


def _data_problems(data: PlainData) -> list[Problem]:
    empty = "没有填写内容；请填写，不需要时删去这一行"
    return [
        *(Problem(data.lines[place], field_name(data.root, place), empty) for place in data.empty),
        *(
            Problem(second, field_name(data.root, place), f"重复：第 {first} 行已经写了 {place[-1]}；请删去一个")
            for place, first, second in data.repeated
        ),
    ]
