"""Puts a brotli and a gzip twin beside each file of the finished site, for servers that send compressed twins.

The twins are the same for the same content: no time stands in them. What is large and seldom changes, the runtime of
the calculators and the theme, is compressed as far as it goes, once, and kept. What holds the policy's words is made
anew with each of their changes and is compressed quickly: brotli 9 takes ten times as long for 0.5 per cent.
"""

import gzip
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Final

import brotli  # type: ignore[import-untyped]  # it brings no types

from generator.store import kept

TWINS: Final = (".br", ".gz")
_QUICK: Final = {".br": 7, ".gz": 6}
_SMALLEST: Final = {".br": 11, ".gz": 9}
"""Levels of brotli and of gzip."""
_SHORTEST_WINDOW: Final = 10
_LONGEST_WINDOW: Final = 22
"""What brotli allows, and what it takes if nothing else is said."""
_WORTH_KEEPING = 30_000
_LONG_LIVED = "assets/"
_GROWING: Final = ("assets/search/index.js", "assets/calculators/rules-")
"""Files among the long-lived that hold the whole policy: they change with it and grow with it."""
_MOST_KEPT = 100
_MOST_THAT_GAINS = 0.95
"""A twin of nearly the same size, as of a picture or a font, would save nothing."""


def compress_site(site: Path) -> None:
    """Write `NAME.br` and `NAME.gz` beside every file of a site that gets smaller by it."""
    compress_files(site, _files(site))


def compress_files(site: Path, files: Iterable[Path]) -> None:
    """Write the twins of some files of a site, of those that get smaller by them.

    Compressing leaves Python to other threads; the largest files begin, so that none is left to one thread at the end.
    """
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        jobs = (job for path in sorted(files, key=_size, reverse=True) for job in _jobs(site, path))
        for done in [threads.submit(job) for job in jobs]:
            done.result()


def _jobs(site: Path, path: Path) -> list[Callable[[], None]]:
    """What has to be done for one file, in parts that may run at once."""
    name = path.relative_to(site).as_posix()
    if name.startswith(_LONG_LIVED) and not name.startswith(_GROWING) and _size(path) >= _WORTH_KEEPING:
        return [partial(_write_kept_twins, path)]
    return [partial(_write_quick_twin, path, ending) for ending in TWINS]


def _write_quick_twin(path: Path, ending: str) -> None:
    content = path.read_bytes()
    twin = _twin(content, ending, _QUICK[ending])
    if _gains(len(twin), len(content)):
        _twin_path(path, ending).write_bytes(twin)


def _write_kept_twins(path: Path) -> None:
    def make(into: Path) -> None:
        content = path.read_bytes()
        for ending in TWINS:
            (into / f"twin{ending}").write_bytes(_twin(content, ending, _SMALLEST[ending]))

    folder = kept("compressed", [brotli.__version__.encode(), path], make, newest=_MOST_KEPT)
    for ending in TWINS:
        twin = folder / f"twin{ending}"
        if _gains(_size(twin), _size(path)):
            shutil.copyfile(twin, _twin_path(path, ending))


def _twin(content: bytes, ending: str, level: int) -> bytes:
    if ending == ".br":
        made: bytes = brotli.compress(content, quality=level, lgwin=_window(content))
        return made
    return gzip.compress(content, level, mtime=0)


def _window(content: bytes) -> int:
    """How far brotli looks back, as a power of two: no farther than there is something, since that takes memory."""
    return min(max(len(content).bit_length(), _SHORTEST_WINDOW), _LONGEST_WINDOW)


def _gains(twin: int, content: int) -> bool:
    """Whether a twin of so many bytes is worth having."""
    return twin < content * _MOST_THAT_GAINS


def _twin_path(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _files(site: Path) -> Iterator[Path]:
    """The files that are no twins themselves; MkDocs writes one of its own, which is made anew."""
    return (path for path in site.rglob("*") if path.is_file() and path.suffix not in TWINS)


def _size(path: Path) -> int:
    return path.stat().st_size
