"""The folder beside the site in which the next one is made, and what a build that was killed left of it.

A workspace belongs to the build that holds the lock on it, which the system takes back when a program ends, however it
ends. So a workspace that nobody holds is the rest of a killed build: it is taken away, and if that build was killed
between the two renames that a system without an exchange needs, the earlier site is put back first.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from generator.exchange import exchange

try:
    import fcntl
except ImportError:  # no such locks on Windows: there, what a killed build left stays until somebody removes it
    fcntl = None  # type: ignore[assignment]

SITE: Final = "site"
"""In a workspace, the folder of the site that is made."""
_BEFORE: Final = "before"
"""In a workspace, the folder of what stood in the places that it has put something into."""
_ROOM: Final = {SITE, f"{SITE}-servers", _BEFORE}


@contextmanager
def workspace(target: Path) -> Iterator[Path]:
    """A folder beside `target` that is gone at the end; what killed builds of the same target left goes first.

    Raises:
        OSError: it cannot be made.
    """
    parent = target.parent
    parent.mkdir(parents=True, exist_ok=True)
    with _held(parent):  # so that no other build takes a new workspace, not yet held, for a left one
        _clear_left(target)
        made = Path(tempfile.mkdtemp(prefix=_prefix(target), dir=parent))
        hold = _hold(made)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
        if hold is not None:
            os.close(hold)


def put_in_place(made: Path, target: Path, workspace: Path) -> None:
    """Put a finished folder in its place; what stood there stays in the workspace, or in its place if that fails.

    Raises:
        OSError: it cannot be put there.
    """
    if not target.exists():
        made.rename(target)
    elif not exchange(made, target):
        before = workspace / _BEFORE / target.name
        before.parent.mkdir(exist_ok=True)
        target.rename(before)
        try:
            made.rename(target)
        except OSError:
            before.rename(target)
            raise


def _prefix(target: Path) -> str:
    return f".{target.name}-build-"


def _clear_left(target: Path) -> None:
    for left in sorted(target.parent.glob(f"{_prefix(target)}*")):
        hold = _hold(left)
        if hold is None:
            continue
        if _is_room(left):
            _put_back(left, target.parent)
            shutil.rmtree(left, ignore_errors=True)
        os.close(hold)


def _is_room(left: Path) -> bool:
    """Whether nothing stands in a folder but what a build puts there: somebody's own may have such a name, too."""
    return left.is_dir() and {path.name for path in left.iterdir()} <= _ROOM


def _put_back(left: Path, parent: Path) -> None:
    for before in left.glob(f"{_BEFORE}/*"):
        if not (parent / before.name).exists():
            before.rename(parent / before.name)


def _hold(folder: Path) -> int | None:
    """Hold a folder until the descriptor is closed; None if another holds it, or where there are no locks."""
    if fcntl is None:
        return None
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(descriptor)
            return None
        return descriptor
    return None


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Hold a folder for a moment, waiting for others that do; without locks, go on without."""
    descriptor = os.open(folder, os.O_RDONLY) if fcntl else None
    try:
        if descriptor is not None:
            with suppress(OSError):
                fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)
