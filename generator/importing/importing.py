"""The whole way from a file to a checked draft beside its text."""

import datetime as dt
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.checks import check
from generator.errors import HandbookError, Problem
from generator.file_writing import write_file
from generator.importing.draft import Draft, Refused, make_draft
from generator.importing.reading import SourceText, read_source
from generator.importing.yaml_writing import yaml_text
from generator.loading import load_handbook
from generator.outputs import Kind, check_output, is_canonical
from generator.system_messages import system_reason
from generator.todo import todo_lines

HEADER: Final = """\
# 这份手册文件由原文导入，原文的文本在 source/ 里，handbook check 每次都逐字比对。
#
# 手册自己的话起初是自动写的，要由编者改。凡是拿不准的地方，上面都有一行以“TODO”开头的说明，写明在原文文本的第几行：
# 核对一处，删去一行。还有这样的行，手册就是草稿，每一页都写明；一行也没有了，就不再是草稿，这段说明也可以删去。
# handbook check 会数还剩几处。怎样写见编辑指南。

"""

_ROUNDS: Final = 6
_DRAFT: Final = Kind(
    "草稿", lambda content: is_canonical(text := content.decode("utf-8", "replace")) and bool(todo_lines(text))
)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import wrote."""

    path: Path
    source_path: Path
    draft: Draft
    todo: int
    """How many things are left to the editor."""
    problems: tuple[Problem, ...]
    """What the checks still find, which only the editor can mend."""
    unread: tuple[tuple[int, str], ...] = ()
    """What the file shows and its text does not hold: the line of the text (from 1) and what it is."""


def import_text(text: Path, output: Path, *, force: bool = False, today: dt.date | None = None) -> Imported:
    """Write a draft of the canonical file to `output` and the text that it reproduces to `source/` beside it.

    Each file appears whole or not at all. Those of an earlier import are replaced only with `force`; a canonical file
    in which nothing is left to do, the text of another one and the file that is read are never replaced.

    Raises:
        HandbookError: the text cannot be read, or a file is in the way.
    """
    source = read_source(text)
    folder = output.parent / "source"
    source_path = folder / f"{_file_name(text)}.txt"
    if output.is_dir():
        raise HandbookError(f"{output}：这是文件夹；--output 请写草稿文件的名字，例如 {output / (text.stem + '.yaml')}")
    for path in (output, source_path):
        if path.exists() and not force and not _is_same(path, source, source_path):
            raise HandbookError(f"{path}：已经有这个文件；要替换它请加 --force，或用 --output 换一个名字")
    check_output(output, _DRAFT, [text], force=force)
    if not _is_same(source_path, source, source_path):
        check_output(source_path, _source_of(output), [text], force=force)
    try:
        return _write(source, text, output, source_path, today or dt.datetime.now(tz=dt.UTC).date())
    except OSError as error:
        raise HandbookError(f"{output}：草稿写不进去（{system_reason(error)}）") from None


def _is_same(path: Path, source: SourceText, source_path: Path) -> bool:
    """Whether the text itself stands in its place already."""
    return path == source_path and path.is_file() and path.read_bytes() == source.text.encode()


def _source_of(output: Path) -> Kind:
    """The text of a draft that is written anew with it: whatever belongs to no other canonical file."""
    return Kind("原文文本", lambda _: False, owner=output)


def _file_name(text: Path) -> str:
    """A name for the text's copy that is safe in every system."""
    return re.sub(r"[^\w.-]+", "-", text.stem).strip("-.") or "text"


def _write(source: SourceText, text: Path, output: Path, source_path: Path, today: dt.date) -> Imported:
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".import-", dir=output.parent) as workspace:
        made = Path(workspace) / output.name
        made_source = Path(workspace) / "source" / source_path.name
        made_source.parent.mkdir()
        made_source.write_text(source.text, "utf-8", newline="\n")
        draft, problems = _checked(source, text.stem, made, made_source, today)
        write_file(source_path, made_source.read_bytes())
        write_file(output, made.read_bytes())
    todo = len(todo_lines(output.read_text("utf-8")))
    return Imported(output, source_path, draft, todo, tuple(problems), tuple(source.unread))


def _checked(
    source: SourceText, name: str, path: Path, source_path: Path, today: dt.date
) -> tuple[Draft, list[Problem]]:
    """Write a draft that the checks find right: what they find wrong with a proposal takes it out again."""
    refused = Refused()
    for _ in range(_ROUNDS):
        draft = make_draft(source, name, f"source/{source_path.name}", today, refused)
        path.write_text(HEADER + yaml_text(draft.fields), "utf-8", newline="\n")
        problems = check(load_handbook(path))
        if not _refuse(problems, refused):
            break
    return draft, problems


def _refuse(problems: list[Problem], refused: Refused) -> bool:
    """Note which proposals have problems; whether any is new."""
    before = (len(refused.awards), len(refused.facts))
    for problem in problems:
        refused.awards |= {found[1] for found in re.finditer(r"› awards › ([a-z0-9-]+)", problem.field)}
        refused.facts |= {
            found[1] for found in re.finditer(r"^document › (parent|repeals|interpreter|validity)", problem.field)
        }
    return before != (len(refused.awards), len(refused.facts))
