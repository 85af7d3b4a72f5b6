"""The service worker that keeps a copy of the site for use without network, and the list of what it keeps.

Not Workbox: it names files, not versions, so a page could meet the rules of another one, and it is larger than this.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from generator.compression import TWINS, compress_files
from generator.offline.addresses import digest, shortened
from generator.security.headers import is_lasting
from generator.security.manifest import checksums, published_files
from generator.views.markup import TEMPLATES

WORKER: Final = "service-worker.js"
SIZES: Final = "assets/handbook/offline.json"

_SOURCES: Final = TEMPLATES / "offline"
_PLACE_OF_COPY: Final = "'__COPY__'"
"""A text in the script, which JSON can take the place of."""
_INDEX: Final = re.compile(r"(^|/)index\.html$")
_NOT_KEPT: Final = re.compile(
    r"""\.(br|gz|pdf)$                      # twins; whoever wants the book saves it
      | ^(404\.html|robots\.txt|sha256sums\.txt|service-worker\.js)$  # for servers and those who ask them
      | ^assets/handbook/offline\.json$     # made after this list
      | ^assets/calculators/forms/          # for pages elsewhere
      | ^assets/calculators/complete-       # asked for only if the other code should not do""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of the copy; `path` is its address from the root of the site, that of a directory for a page."""

    path: str
    digest: str
    size: int
    download: int
    """Bytes that are sent for it, at the least."""

    @property
    def key(self) -> str:
        """The address under which it is stored: one that changes with its content."""
        return self.path if is_lasting(self.path) else f"{self.path}?{self.digest}"


def write_worker(site: Path, edition: str, known: Mapping[str, str] | None = None) -> None:
    """Write the worker for a finished and compressed site; `edition` says the version of its data in words.

    `known` holds the SHA-256 of files by their names, so that they need not be read again.
    """
    files = kept_files(site, known)
    entries = [[file.path, file.digest, file.size, file.key] for file in files]
    version = digest(_compact([edition, entries]).encode())
    copy = _compact({"version": version, "edition": edition, "files": entries})
    source = (_SOURCES / "worker.js").read_text("utf-8")
    _write(site, WORKER, source.replace(_PLACE_OF_COPY, json.dumps(copy)))
    sizes = {"download": sum(file.download for file in files), "stored": sum(file.size for file in files)}
    _write(site, SIZES, _compact(sizes))


def write_removal(site: Path) -> None:
    """Write what removes an earlier worker and its copy, for a site that shall have none."""
    _write(site, WORKER, (_SOURCES / "removal" / "worker.js").read_text("utf-8"))


def kept_files(site: Path, known: Mapping[str, str] | None = None) -> list[KeptFile]:
    """All that readers need of a finished site, sorted by path; `known` as for `write_worker`."""
    files = {name: path for name, path in published_files(site).items() if not _NOT_KEPT.search(name)}
    return [_kept(name, files[name], found) for name, found in checksums(files, known).items()]


def _kept(name: str, path: Path, checksum: str) -> KeptFile:
    size = path.stat().st_size
    twin = path.with_name(path.name + TWINS[0])
    sent = twin.stat().st_size if twin.is_file() else size
    return KeptFile(quote(_INDEX.sub(r"\1", name)), shortened(checksum), size, sent)


def _write(site: Path, name: str, text: str) -> None:
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
    compress_files(site, [path])


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
