"""Runs the repairs on a file, keeps those that make it check better, and writes it whole or not at all."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from generator.checks import told
from generator.errors import HandbookError, InvalidHandbook, Problem
from generator.file_text import read_bytes
from generator.file_writing import write_file
from generator.fixing.edits import Edit, apply
from generator.fixing.layout import alignment, colons, dashes, indentation, invisible_characters, white_space
from generator.fixing.numbering import numbering
from generator.fixing.quotes import quotes
from generator.fixing.standing import Standing, standing_of
from generator.fixing.values import values

_WHAT = "手册文件"
_BYTE_ORDER_MARK = "\ufeff"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_ROUNDS = 20
_ONE_BY_ONE = 40
"""So many edits of one kind are tried singly where all together do not help."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What was done to a file, and what an editor is told that is still wrong with it."""

    done: tuple[Problem, ...]
    left: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Repair:
    """A kind of repair: what it proposes for a text that stands so; `layout` says that it changes no content."""

    propose: Callable[[str, Standing], Iterable[Edit]]
    layout: bool = False


def _at_fault(edits: Iterable[Edit], now: Standing) -> list[Edit]:
    """The edits of lines in which something is wrong; a value that nobody complains of is left alone."""
    lines = {problem.line for problem in now.problems}
    return [edit for edit in edits if edit.line in lines]


_REPAIRS = (
    _Repair(lambda text, _: white_space(text), layout=True),
    # Together first: a text that is no YAML shows one fault at a time.
    _Repair(lambda text, _: [*invisible_characters(text), *indentation(text), *colons(text)]),
    _Repair(lambda text, _: invisible_characters(text)),
    _Repair(lambda text, _: indentation(text)),
    _Repair(lambda text, _: alignment(text)),
    _Repair(lambda text, _: colons(text)),
    _Repair(lambda text, _: dashes(text)),
    _Repair(lambda text, now: _at_fault(values(text, now.data), now) if now.data else ()),
    _Repair(lambda text, now: numbering(text, now.data) if now.data else ()),
    _Repair(lambda text, now: quotes(text, now.data, now.loaded) if now.data and now.loaded else ()),
)


def mend_file(path: Path) -> Mended:
    """Mend a canonical file in its place; it is written only if something was mended.

    Raises:
        HandbookError: the file cannot be read or written, or somebody else changed it meanwhile.
        InvalidHandbook: it is no UTF-8 text.
    """
    data = read_bytes(path, _WHAT)
    text, done = _plain_text(path, data)
    text, now, edits = _mend(path, text)
    done += [Problem(edit.line, "", edit.message) for edit in edits]
    if done:
        if read_bytes(path, _WHAT) != data:
            raise HandbookError(f"{path}：自动修改的时候文件被别人改动了；没有写入，请再运行一次")
        write_file(path, text.encode())
    left = told(now.loaded, list(now.problems)) if now.loaded and now.problems else now.problems
    return Mended(tuple(sorted(done)), tuple(left))


def _plain_text(path: Path, data: bytes) -> tuple[str, list[Problem]]:
    """The text in UTF-8 with plain line ends and without a byte order mark, and what had to be done for that."""
    done: list[Problem] = []
    encoding = "utf-16" if data.startswith(_UTF_16) else "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InvalidHandbook(path, [Problem(line, "", "这一行不是 UTF-8 编码；请在编辑器里另存为 UTF-8")]) from None
    if encoding == "utf-16":
        done.append(Problem(1, "", "UTF-16 编码改为 UTF-8"))
    if text.startswith(_BYTE_ORDER_MARK):
        text = text.removeprefix(_BYTE_ORDER_MARK)
        done.append(Problem(1, "", "删去文件开头的 BOM"))
    if "\r" in text:
        done.append(Problem(text.count("\n", 0, text.index("\r")) + 1, "", "Windows 的换行（CRLF）改为 LF"))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, done


def _mend(path: Path, text: str) -> tuple[str, Standing, list[Edit]]:
    now = standing_of(path, text)
    done: list[Edit] = []
    for _ in range(_ROUNDS):
        kept = 0
        for repair in _REPAIRS:
            text, now, edits = _try(path, text, now, repair)
            done += edits
            kept += len(edits)
        if not kept:
            break
    return text, now, done


def _try(path: Path, text: str, now: Standing, repair: _Repair) -> tuple[str, Standing, list[Edit]]:
    """All edits of one kind or, if together they do not help, each that helps by itself."""
    edits = list(repair.propose(text, now))
    if not edits:
        return text, now, []
    candidate = apply(text, edits)
    after = standing_of(path, candidate)
    if _helps(repair, after, now):
        return candidate, after, edits
    for edit in islice(edits, _ONE_BY_ONE):
        candidate = apply(text, [edit])
        after = standing_of(path, candidate)
        if _helps(repair, after, now):
            return candidate, after, [edit]
    return text, now, []


def _helps(repair: _Repair, after: Standing, before: Standing) -> bool:
    return after.is_better_than(before) or (repair.layout and after.is_as_good_as(before))
