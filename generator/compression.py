"""Puts a brotli and a gzip twin beside each file of the finished site, for servers that send compressed twins.

The twins are the same for the same content: no time stands in them. What is large and seldom changes, the runtime of
the calculators and the theme, is compressed as far as it goes, once, and kept. What holds the policy's words is made
anew with each of their changes and is compressed quickly: brotli's next level takes ten times as long for 0.3 per cent.
"""

import gzip
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Final

import brotli  # type: ignore[import-untyped]  # it brings no types

from generator.bundle.store import kept

TWINS: Final = (".br", ".gz")
_QUICK: Final = (8, 7)
_SMALLEST: Final = (11, 9)
"""Levels of brotli and of gzip."""
_WORTH_KEEPING = 30_000
_LONG_LIVED = "assets/"
_GROWING: Final = ("assets/search/index.js", "assets/calculators/rules-")
"""Files among the long-lived that hold the whole policy: they change with it and grow with it."""
_MOST_KEPT = 100
_MOST_THAT_GAINS = 0.95
"""A twin of nearly the same size, as of a picture or a font, would save nothing."""


def compress_site(site: Path) -> None:
    """Write `NAME.br` and `NAME.gz` beside every file of a finished site that gets smaller by it.

    Compressing leaves Python to other threads; the largest files begin, so that none is left to one thread at the end.
    """
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        for _ in threads.map(partial(compress_file, site), sorted(_files(site), key=_size, reverse=True)):
            pass


def compress_file(site: Path, path: Path) -> None:
    """Write the twins of one file, if it gets smaller by them."""
    content = path.read_bytes()
    name = path.relative_to(site).as_posix()
    is_kept = name.startswith(_LONG_LIVED) and not name.startswith(_GROWING) and len(content) >= _WORTH_KEEPING
    for ending, twin in (_kept_twins(content) if is_kept else _twins(content, *_QUICK)).items():
        if len(twin) < len(content) * _MOST_THAT_GAINS:
            path.with_name(path.name + ending).write_bytes(twin)


def _files(site: Path) -> Iterator[Path]:
    """The files that are no twins themselves; MkDocs writes one of its own, which is made anew."""
    return (path for path in site.rglob("*") if path.is_file() and path.suffix not in TWINS)


def _size(path: Path) -> int:
    return path.stat().st_size


def _twins(content: bytes, brotli_level: int, gzip_level: int) -> dict[str, bytes]:
    return {
        ".br": brotli.compress(content, quality=brotli_level),
        ".gz": gzip.compress(content, gzip_level, mtime=0),
    }


def _kept_twins(content: bytes) -> dict[str, bytes]:
    def make(into: Path) -> None:
        for ending, twin in _twins(content, *_SMALLEST).items():
            (into / f"twin{ending}").write_bytes(twin)

    made_from = [brotli.__version__.encode(), content]
    folder = kept("compressed", made_from, make, newest=_MOST_KEPT)
    return {ending: (folder / f"twin{ending}").read_bytes() for ending in TWINS}
