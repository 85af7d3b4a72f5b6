"""Which of the things that earlier builds kept are the newest."""

import contextlib
from collections.abc import Iterable
from pathlib import Path


def newest_first(paths: Iterable[Path]) -> list[Path]:
    """The files or folders by their last change; what another build takes away meanwhile is left out."""
    dated = []
    for path in paths:
        with contextlib.suppress(FileNotFoundError):
            dated.append((path.stat().st_mtime_ns, path))
    return [path for _, path in sorted(dated, reverse=True)]
