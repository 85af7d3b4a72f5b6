"""Whether a site may be put into a folder: it takes the place of all that is in there."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from generator.errors import HandbookError
from generator.security.manifest import NAME, UNFINISHED, NoManifest, local_manifest
from generator.security.server_settings import MARK, NAMES, settings_folder
from generator.system_messages import system_reason

_LITTER: Final = (".DS_Store", "Thumbs.db", "desktop.ini")
"""What file managers leave in any folder that somebody opens; nobody misses it."""
OF_EVERY_SITE: Final = ("index.html", "404.html", "data/handbook.json", "full-text/index.html")
"""What the list of a site of ours names at least; lists of the same form are common for other files."""
_SHOWN: Final = 3
_HEAD: Final = 400


def check_site_folder(site: Path, inputs: Iterable[Path] = (), *, hidden_stays: bool = False) -> None:
    """Refuse a folder where something other than an earlier site would be lost; one that is empty or new is welcome.

    An earlier site is known by its list of checksums, and may hold nothing that is not listed. `inputs` are what the
    site is made from. `hidden_stays` says that hidden files at the top are left alone, as MkDocs does.

    Raises:
        HandbookError: the folder is not free; the message says what stands there and what to do.
    """
    target = site.resolve()
    try:
        _check_around(site, target, inputs)
        if target.is_dir():
            _check_content(site, target, hidden_stays=hidden_stays)
        _check_settings(settings_folder(target))
    except OSError as error:
        raise HandbookError(f"{error.filename or site}：{system_reason(error)}") from None


def _check_around(site: Path, target: Path, inputs: Iterable[Path]) -> None:
    if target.exists() and not target.is_dir():
        raise HandbookError(f"{site}：这不是文件夹，网站不能放在这里")
    for path in inputs:
        if _holds(target, path.resolve()):
            raise HandbookError(f"{site}：里面有 {path}，网站不能放在这里（会删去它）；请另选一个文件夹")
    if _holds(target, Path.cwd()):
        raise HandbookError(f"{site}：这是当前文件夹，或当前文件夹在它里面，网站不能放在这里；请另选一个文件夹")


def _holds(target: Path, path: Path) -> bool:
    return target.exists() and any(part.exists() and part.samefile(target) for part in (path, *path.parents))


def _check_content(site: Path, target: Path, *, hidden_stays: bool) -> None:
    there = [name for name in _entries(target) if not (hidden_stays and name.startswith("."))]
    if not there:
        return
    ours = set(there) if (target / UNFINISHED).is_file() else _listed(target)
    if not ours:
        raise HandbookError(
            f"{site}：里面有别的文件（{_some(there)}），不是完整的手册网站，不会删除；请另选一个文件夹，或先把它移走"
        )
    if own := [name for name in there if name not in ours or name.startswith(".")]:
        raise HandbookError(f"{site}：网站里有别人放的文件（{_some(own)}），不会删除；请先把它们移到别处")


def _listed(target: Path) -> set[str]:
    """What the list of a site of ours names, and itself; nothing if there is no such list."""
    try:
        listed = local_manifest(target).keys()
    except NoManifest:
        return set()
    return {*listed, NAME} if listed >= set(OF_EVERY_SITE) else set()


def _check_settings(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise HandbookError(f"{folder}：服务器设置要放在这里，而这里不是文件夹；请先把它移走")
    if folder.is_dir() and (own := [name for name in _entries(folder) if not _is_setting(folder / name)]):
        raise HandbookError(
            f"{folder}：服务器设置要放在这里，里面却有别的文件（{_some(own)}），不会删除；请先把它们移走"
        )


def _is_setting(path: Path) -> bool:
    return path.name in NAMES and path.is_file() and MARK.encode() in path.read_bytes()[:_HEAD]


def _entries(folder: Path) -> Iterator[str]:
    """Whatever would be lost with a folder but litter: all but folders, relative to it; links count as files."""
    for place, folders, files in os.walk(folder):
        links = [name for name in folders if Path(place, name).is_symlink()]
        for name in sorted([*files, *links]):
            if name not in _LITTER:
                yield Path(place, name).relative_to(folder).as_posix()


def _some(names: list[str]) -> str:
    shown = "、".join(names[:_SHOWN])
    return f"{shown} 等 {len(names)} 个" if len(names) > _SHOWN else shown
