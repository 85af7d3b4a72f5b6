"""The list of the SHA-256 of every published file, which proves that a copy of the site is complete and unchanged.

It has the form that `sha256sum --check` reads, so that an operator needs no program of ours.
"""

import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from generator.errors import HandbookError
from generator.store import file_checksum
from generator.system_messages import system_reason

NAME: Final = "sha256sums.txt"
UNFINISHED: Final = "handbook-unfinished"
"""Stands in the folder of a site that MkDocs is still writing, or was writing when it was ended."""
_LINE: Final = re.compile(r"([0-9a-f]{64})  ([^\s/\\][^\\\r\n]*)")
_OF_THE_SERVER: Final[tuple[str, ...]] = (".htaccess", "web.config")
"""Settings that an operator may put into the folder; they belong to the server and are in no list."""


class NoManifest(HandbookError):  # noqa: N818 - the name says what it is
    """There is no list, or none that can be read, so that nothing can be compared."""


@dataclass(frozen=True, slots=True)
class Differences:
    """What distinguishes a copy from the list: paths relative to the site, sorted."""

    count: int
    missing: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    settings: list[str] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether the copy is the site, file by file."""
        return not (self.missing or self.changed or self.extra)


def write_manifest(site: Path, known: Mapping[str, str] | None = None) -> list[str]:
    """Write the list into a finished site and return the names in it; nothing may be added to the site afterwards.

    `known` holds the checksums of files that have not changed since they were taken.
    """
    sums = checksums(published_files(site), known)
    (site / NAME).write_text("".join(f"{found}  {name}\n" for name, found in sums.items()), "utf-8", newline="\n")
    return list(sums)


def checksums(files: Mapping[str, Path], known: Mapping[str, str] | None = None) -> dict[str, str]:
    """The SHA-256 of each file by its name, in the same order; what is not `known` is read, on all cores."""
    known = known or {}
    unknown = [name for name in files if name not in known]
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        found = dict(zip(unknown, threads.map(_checksum_of, [files[name] for name in unknown]), strict=True))
    return {name: known.get(name) or found[name] for name in files}


def published_files(site: Path) -> dict[str, Path]:
    """Every file of a site but the list itself, by its path relative to the site, in the order of the list."""
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if not path.is_dir()}
    files.pop(NAME, None)
    files.pop(UNFINISHED, None)
    return dict(sorted(files.items()))


def read_manifest(text: str, where: str) -> dict[str, str]:
    """The checksum of each file by its path; `where` says in messages what was read.

    Raises:
        NoManifest: it is no such list.
    """
    listed: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        found = _LINE.fullmatch(line)
        if not found or ".." in found[2].split("/"):
            raise NoManifest(
                f"{where}:{number} 不是校验清单的写法（64 位校验值、两个空格、文件名）；清单可能损坏，请重新复制"
            )
        listed[found[2]] = found[1]
    if not listed:
        raise NoManifest(f"{where}：清单是空的；请重新复制，或重新生成网站")
    return listed


def local_manifest(site: Path) -> dict[str, str]:
    """The list inside the folder of a site.

    Raises:
        NoManifest: there is no such folder or list.
    """
    if not site.is_dir():
        raise NoManifest(f"{site}：没有这个文件夹")
    if (site / UNFINISHED).exists():
        raise NoManifest(f"{site}：这个网站没有生成完；请重新生成")
    try:
        return read_manifest((site / NAME).read_text("utf-8"), str(site / NAME))
    except FileNotFoundError:
        raise NoManifest(f"{site}：里面没有 {NAME}；这不是生成的网站文件夹，或者没有复制完整") from None
    except UnicodeDecodeError:
        raise NoManifest(f"{site / NAME}：清单损坏，请重新复制") from None


def compare_folder(site: Path, listed: dict[str, str]) -> Differences:
    """What distinguishes the folder from a list.

    Raises:
        HandbookError: a file cannot be read.
    """
    files = published_files(site)
    settings = [name for name in _OF_THE_SERVER if name in files and name not in listed]
    return Differences(
        count=len(listed),
        missing=sorted(listed.keys() - files.keys()),
        changed=[name for name in files if name in listed and _checksum_of(files[name]) != listed[name]],
        extra=[name for name in files if name not in listed and name not in settings],
        settings=settings,
    )


def checksum(content: bytes) -> str:
    """The SHA-256 of some content, as in the list."""
    return hashlib.sha256(content).hexdigest()


def difference_lines(differences: Differences) -> Iterable[str]:
    """One line for each file that differs, in Chinese."""
    for words, names in (("缺少", differences.missing), ("内容不同", differences.changed), ("多出", differences.extra)):
        yield from (f"{words}：{name}" for name in names)


def _checksum_of(path: Path) -> str:
    try:
        return file_checksum(path).hex()
    except OSError as error:
        raise HandbookError(f"{path}：{system_reason(error)}") from None
