"""Keeps what takes long to make, by the hash of what it is made from, so that a rebuild makes nothing twice."""

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from generator.bundle.tools import find_runtime


def digest(parts: Iterable[bytes]) -> str:
    """A short name for some content: sixteen hexadecimal digits, different when any part differs."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()[:16]


def kept(name: str, made_from: Iterable[bytes], make: Callable[[Path], None]) -> Path:
    """The folder that `make` fills, from the store if it was made from the same before.

    A folder appears in the store complete or not at all, also when two builds run at once.
    """
    store = find_runtime().folder.parents[1] / ".cache" / "bundle"
    folder = store / f"{name}-{digest(made_from)}"
    if folder.is_dir():
        return folder
    store.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=store, prefix=f"{name}-") as temporary:
        fresh = Path(temporary) / "fresh"
        fresh.mkdir()
        make(fresh)
        _publish(fresh, folder)
    return folder


def _publish(fresh: Path, folder: Path) -> None:
    try:
        fresh.rename(folder)
    except OSError:
        if not folder.is_dir():
            shutil.copytree(fresh, folder)
