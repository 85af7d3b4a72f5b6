"""The files of a new handbook, put in their place together or not at all."""

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any, Final

from generator.errors import HandbookError
from generator.json_schema import schema_text
from generator.system_messages import system_reason

_SKELETON: Final = Path(__file__).parent / "skeleton"
_SHARED: Final = Path(__file__).parent / "shared"
"""In an installed package, the files that the generator's own project has in its root."""
_PROJECT: Final = Path(__file__).parents[2]
_IGNORED: Final = "/node_modules/\n/site/\n.cache/\n"


def start_project(folder: Path) -> list[str]:
    """Make a new project in `folder`, which must be empty or not there yet; return the names of its files.

    Raises:
        HandbookError: there is something in the folder, or it cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise HandbookError(f"{folder}：已经有内容，不会覆盖；请换一个还没有的文件夹名")
    files = _files()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as workspace:
            made = Path(workspace) / "project"
            for name, content in files.items():
                (made / name).parent.mkdir(parents=True, exist_ok=True)
                (made / name).write_bytes(content)
            _move(made, folder)
    except OSError as error:
        raise HandbookError(f"{folder}：不能建立（{system_reason(error)}）；没有留下任何文件") from None
    return sorted(files)


def _move(made: Path, folder: Path) -> None:
    """Put the project in its place; an empty folder that is there already stays the folder that it is."""
    if not folder.exists():
        made.rename(folder)
        return
    for entry in sorted(made.iterdir()):
        shutil.move(entry, folder / entry.name)


def _files() -> dict[str, bytes]:
    skeleton = {path.relative_to(_SKELETON).as_posix(): path.read_bytes() for path in _skeleton_paths()}
    return {
        **skeleton,
        "content/handbook.schema.json": schema_text().encode(),
        "mkdocs.yml": _shared("mkdocs.yml"),
        "package.json": _json(_needed_packages(json.loads(_shared("package.json")))),
        "package-lock.json": _json(_needed_lock(json.loads(_shared("package-lock.json")))),
        ".npmrc": _shared(".npmrc"),
        ".gitignore": _IGNORED.encode(),
    }


def _skeleton_paths() -> list[Path]:
    return sorted(path for path in _SKELETON.rglob("*") if path.is_file())


def _shared(name: str) -> bytes:
    installed = _SHARED / name
    return (installed if installed.is_file() else _PROJECT / name).read_bytes()


def _needed_packages(package: dict[str, Any]) -> dict[str, Any]:
    """What a site needs from npm, without what only the generator's own tests need."""
    return {
        "name": "handbook",
        "private": True,
        "description": "Packages from npm that the published site needs.",
        "dependencies": package["dependencies"],
    }


def _needed_lock(lock: dict[str, Any]) -> dict[str, Any]:
    packages = {name: entry for name, entry in lock["packages"].items() if name and not entry.get("dev")}
    root = {"name": "handbook", "dependencies": lock["packages"][""]["dependencies"]}
    return {**lock, "name": "handbook", "packages": {"": root, **packages}}


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
