"""From the text of the canonical file to the model, keeping the line of every value."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import ValidationError

from generator.errors import HandbookError, InvalidHandbook, Problem
from generator.field_names import field_name
from generator.file_text import read_text
from generator.in_force import former_versions
from generator.model import Handbook
from generator.plain_data import Data, Place, PlainData, YamlFault, read_plain_data
from generator.todo import todo_lines
from generator.validation_messages import FIRST_FIELD, problems_of


@dataclass(frozen=True, slots=True)
class LoadedHandbook:
    """The model of a canonical file and the line on which each value stands."""

    path: Path
    handbook: Handbook
    lines: dict[Place, int]
    data: Data = field(default="", repr=False)
    """The file as it was written: mappings, sequences and texts."""
    earlier: tuple["LoadedHandbook", ...] = ()
    """The versions before each of the amendments, in their order; their own amendments are not looked at."""
    todo: tuple[int, ...] = ()
    """The lines on which the file says that something is left to do: then it is a draft."""

    def line_of(self, place: Sequence[str | int]) -> int:
        """The line (from 1) of a value, or of the nearest value around it that is there."""
        return nearest_line(self.lines, tuple(place))

    def problem(self, place: Sequence[str | int], message: str) -> Problem:
        """A fault of the value at `place`."""
        return Problem(self.line_of(place), field_name(self.data, tuple(place)), message)

    @property
    def published(self) -> Handbook:
        """The handbook as it may be published: the version of a draft says, wherever it is printed, that it is one."""
        if not self.todo:
            return self.handbook
        document = self.handbook.document
        version = f"{document.version}（草稿，还有 {len(self.todo)} 处待核对）"
        return self.handbook.model_copy(update={"document": document.model_copy(update={"version": version})})

    @property
    def files(self) -> list[Path]:
        """Every file that is read: this one and the earlier versions, each with its official text."""
        return [path for version in (self, *self.earlier) for path in (version.path, version.source_path)]

    @property
    def source_path(self) -> Path:
        """Where the official text stands that the file must reproduce."""
        return self.path.parent / self.handbook.document.source


def nearest_line(lines: dict[Place, int], place: Place) -> int:
    """The line of `place`, or of the nearest place around it."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)


def load_handbook(path: Path, *, with_earlier: bool = True) -> LoadedHandbook:
    """Read a canonical file and build its model; whether its words and figures are right is for the checks.

    Raises:
        HandbookError: the file cannot be read.
        InvalidHandbook: the file is no UTF-8, no YAML or does not fit the model, or one of the earlier versions that
            it names does not; the problems name every line.
    """
    return handbook_from(path, read_text(path, "手册文件"), with_earlier=with_earlier)


def handbook_from(path: Path, text: str, *, with_earlier: bool = True) -> LoadedHandbook:
    """Build the model of a canonical file from its text, as if it stood at `path`; raise as `load_handbook` does."""
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
    loaded = LoadedHandbook(path, handbook, data.lines, data.root, todo=tuple(todo_lines(text)))
    if not with_earlier:
        return loaded
    earlier = tuple(_earlier(loaded))
    former = former_versions(handbook, [version.handbook for version in earlier])
    return replace(loaded, handbook=handbook.with_former(former), earlier=earlier)


def _earlier(loaded: LoadedHandbook) -> Iterator[LoadedHandbook]:
    """The versions that the amendments name, each a file of its own."""
    seen = {loaded.path.resolve()}
    for index, amendment in enumerate(loaded.handbook.amendments):
        place = ("amendments", index, "before")
        path = loaded.path.parent / amendment.before
        if path.resolve() in seen:
            message = f"{amendment.before} 已经是另一个版本；每次修订前的手册文件要单独留一份"
            raise InvalidHandbook(loaded.path, [loaded.problem(place, message)])
        seen.add(path.resolve())
        try:
            yield load_handbook(path, with_earlier=False)
        except InvalidHandbook as error:
            raise InvalidHandbook(loaded.path, [loaded.problem(place, told_from(error))]) from None
        except HandbookError as error:
            raise InvalidHandbook(loaded.path, [loaded.problem(place, error.message)]) from None


def told_from(error: InvalidHandbook) -> str:
    """What is wrong with another file, for a message about the place that names it."""
    first = error.problems[0]
    more = f"（共 {len(error.problems)} 处）" if len(error.problems) > 1 else ""
    return f"{error.path.name} 第 {first.line} 行有问题{more}：{first}"


def _data_problems(data: PlainData) -> Iterator[Problem]:
    empty = "没有填写内容；请填写，不需要时删去这一行"
    yield from (Problem(data.lines[place], field_name(data.root, place), empty) for place in data.empty)
    repeated: dict[Place, list[tuple[Place, int, int]]] = {}
    for place, first, second in data.repeated:
        repeated.setdefault(place[:-1], []).append((place, first, second))
    for around, fields in repeated.items():
        if len(fields) > 1 and around and isinstance(around[-1], int):
            yield _run_together(data, around, fields)
            continue
        for place, first, second in fields:
            message = f"重复：第 {first} 行已经写了 {place[-1]}；请删去一个"
            yield Problem(second, field_name(data.root, place), message)


def _run_together(data: PlainData, around: Place, fields: list[tuple[Place, int, int]]) -> Problem:
    """Several fields of an entry of a list stand twice: the next entry lacks its beginning."""
    name = FIRST_FIELD.get(str(around[-2]))
    again = "、".join(str(place[-1]) for place, _, _ in fields)
    missing = f"“- {name}: …”" if name else "开头的“- ”"
    line = min(second for _, _, second in fields)
    message = f"从这一行起像是另一项（又写了 {again}），它的开头漏了{missing}；请在这一行之前补上"
    return Problem(line, field_name(data.root, around), message)
