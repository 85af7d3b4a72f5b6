"""What a command may write over.

Never what a handbook is made from: a canonical file, an official text that one reproduces, a site's configuration, or
whatever the command reads. Of other files those of the kind that it writes itself; the rest only if it is told to.
"""

import codecs
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.errors import HandbookError
from generator.file_writing import write_file
from generator.system_messages import system_reason

_CANONICAL: Final = re.compile(r"^(document|chapters)[ \t]*:", re.MULTILINE)
_CONFIGURATION: Final = re.compile(r"^(site_name|plugins|INHERIT)[ \t]*:", re.MULTILINE)
_SOURCE: Final = re.compile(r"""^[ \t]+source[ \t]*:[ \t]*["']?(.+?)["']?[ \t]*$""", re.MULTILINE)
_YAML: Final = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a command writes: its name for people, and how a file of that kind is known by its content.

    `owner` is a canonical file that is written anew together with its official text, which then is its to replace.
    """

    name: str
    known: Callable[[bytes], bool]
    owner: Path | None = None


PDF: Final = Kind("手册的 PDF", lambda content: content.startswith(b"%PDF-") and b"<xmp:CreatorTool>Typst" in content)
COMPARISON: Final = Kind("修订对照表", lambda content: "<title>修订对照表".encode() in content[:500])


def json_kind(key: str, value: str | None = None) -> Kind:
    """An object in JSON that has a key, or a key with this value."""

    def known(content: bytes) -> bool:
        try:
            data = json.loads(content)
        except ValueError:
            return False
        return isinstance(data, dict) and key in data and (value is None or data[key] == value)

    return Kind("同一种 JSON", known)


def check_output(path: Path, kind: Kind, inputs: Iterable[Path] = (), *, force: bool = False) -> None:
    """Refuse a place for an output where something would be lost; `inputs` are the files that the command reads.

    `force` allows to replace a file of another kind, but nothing that a handbook is made from.

    Raises:
        HandbookError: the place is not free; the message says what stands there and what to do.
    """
    if path.is_dir():
        raise HandbookError(f"{path}：这是文件夹；请写文件的名字")
    if any(_is_same(path, read) for read in inputs):
        raise HandbookError(f"{path}：这是这次要读的文件，不会覆盖；请换一个文件名")
    if not path.is_file() or kind.known(content := _content(path)):
        return
    if precious := _precious(path, content, kind.owner):
        raise HandbookError(f"{path}：这是{precious}，不会覆盖；请换一个文件名")
    if not force:
        raise HandbookError(f"{path}：已经有这个文件，而且不是{kind.name}；请换一个文件名，要替换它请加 --force")


def write_output(path: Path, content: bytes, kind: Kind, inputs: Iterable[Path] = (), *, force: bool = False) -> None:
    """Write a file whole or not at all, where nothing is lost by it.

    Raises:
        HandbookError: as `check_output` and `write_file`.
    """
    check_output(path, kind, inputs, force=force)
    write_file(path, content)


def _precious(path: Path, content: bytes, owner: Path | None) -> str | None:
    """What a file is to a handbook that is made from it, in Chinese; None if it is nothing of that kind.

    An official text is known by the canonical files beside it or one folder up.
    """
    text = _text(content)
    if is_canonical(text):
        return "手册文件"
    if path.suffix in _YAML and _CONFIGURATION.search(text):
        return "网站配置文件"
    place = path.resolve()
    for folder in (place.parent, place.parent.parent):
        for file in sorted(folder.glob("*.y*ml")):
            if not (owner and _is_same(file, owner)) and _is_source(place, file):
                return f"手册文件 {file.name} 的原文"
    return None


def is_canonical(text: str) -> bool:
    """Whether a text is a canonical file, be it finished or faulty."""
    return set(_CANONICAL.findall(text)) == {"document", "chapters"}


def _is_source(place: Path, file: Path) -> bool:
    try:
        text = _text(file.read_bytes())
    except OSError:
        return False
    return is_canonical(text) and any((file.parent / name).resolve() == place for name in _SOURCE.findall(text))


def _text(content: bytes) -> str:
    utf_16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return content.decode("utf-16" if utf_16 else "utf-8", errors="replace").replace("\r", "\n")


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise HandbookError(f"{path}：{system_reason(error)}") from None


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, by whatever name; also when it is not there yet."""
    try:
        return one.samefile(other)
    except OSError:
        return one.resolve() == other.resolve()
