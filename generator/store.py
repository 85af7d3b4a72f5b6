"""Keeps what takes long to make, by the hash of what it is made from, so that a rebuild makes nothing twice.

With what is kept stands a list of its checksums. What has been changed since, by a full disk or by hand, is made anew.
"""

import contextlib
import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

_PROJECT: Final = Path(__file__).parents[1]
_SUMS: Final = "checksums"


def store_folder() -> Path:
    """`.cache/` of the project if its npm packages are used, else of the current folder."""
    return (_PROJECT if (_PROJECT / "node_modules").is_dir() else Path.cwd()) / ".cache"


def digest(parts: Iterable[bytes | Path]) -> str:
    """A short name for some content: sixteen hexadecimal digits, different when any part differs.

    A path stands for what is in the file.
    """
    return hashlib.sha256(b"".join(map(checksum, parts))).hexdigest()[:16]


def checksum(part: bytes | Path) -> bytes:
    """The SHA-256 of some content; of a kept file the one that it was found to have when the store was asked for it."""
    if isinstance(part, bytes):
        return hashlib.sha256(part).digest()
    sums = part.with_name(_SUMS)
    listed = sums.read_text("utf-8").splitlines() if sums.is_file() else []
    known = (bytes.fromhex(line.split()[0]) for line in listed if line.endswith(f"  {part.name}"))
    return next(known, None) or file_checksum(part)


def file_checksum(path: Path) -> bytes:
    """The SHA-256 of a file as it stands there, read piece by piece: it may be large.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def kept(
    name: str,
    made_from: Iterable[bytes | Path],
    make: Callable[[Path], None],
    *,
    newest: int = 5,
    store: Path | None = None,
) -> Path:
    """The folder that `make` fills, from the store if it was made from the same before.

    A folder appears in the store complete or not at all, also when two builds run at once. Of those with this name the
    store keeps as many as `newest` says, the ones that were used last. `store` is another folder than the usual one.

    Raises:
        OSError: the store cannot be read or written.
    """
    store = store or store_folder() / "bundle"
    folder = store / f"{name}-{digest(made_from)}"
    if folder.is_dir():
        if _is_unspoilt(folder):
            with contextlib.suppress(OSError):  # a read-only store cannot note what was used last
                folder.touch()
            return folder
        shutil.rmtree(folder, ignore_errors=True)
    store.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=store, prefix=f"{name}-") as temporary:
        fresh = Path(temporary) / "fresh"
        fresh.mkdir()
        make(fresh)
        (fresh / _SUMS).write_text(_sums(fresh), "utf-8")
        _publish(fresh, folder)
    _tidy(store, name, newest)
    return folder


def _sums(folder: Path) -> str:
    files = sorted(path for path in folder.iterdir() if path.name != _SUMS)
    return "".join(f"{file_checksum(path).hex()}  {path.name}\n" for path in files)


def _is_unspoilt(folder: Path) -> bool:
    try:
        return (folder / _SUMS).read_text("utf-8") == _sums(folder)
    except (OSError, UnicodeDecodeError):
        return False


def _tidy(store: Path, name: str, newest: int) -> None:
    """Remove the folders that were used longest ago."""
    for folder in _newest_first(store.glob(f"{name}-{'[0-9a-f]' * 16}"))[newest:]:
        shutil.rmtree(folder, ignore_errors=True)


def _publish(fresh: Path, folder: Path) -> None:
    try:
        fresh.rename(folder)
    except OSError:
        if not folder.is_dir():
            shutil.copytree(fresh, folder)


def _newest_first(paths: Iterable[Path]) -> list[Path]:
    """The files or folders by their last change; what another build takes away meanwhile is left out."""
    dated = []
    for path in paths:
        with contextlib.suppress(FileNotFoundError):
            dated.append((path.stat().st_mtime_ns, path))
    return [path for _, path in sorted(dated, reverse=True)]
