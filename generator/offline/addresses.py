"""Names assets on the finished pages with their content: `handbook.js?0123456789abcdef`.

Servers ignore what follows the question mark, and so does a folder on a disk. Who finds an asset kept under such an
address has the one that belongs to the page, whatever has been published since.
"""

import hashlib
import posixpath
import re
from pathlib import Path
from typing import Final

from generator.security.headers import is_lasting

_REFERENCE: Final = re.compile(r'="((?:\.\.?/)*assets/[^"?#]+\.(?:js|css))"')
_PLACE_OF_PARTS: Final = ' data-parts=""'


def name_by_content(site: Path) -> None:
    """Rewrite the pages of a finished site; what has a name that changes with its content anyway is left."""
    digests = {
        path.relative_to(site).as_posix(): digest(path.read_bytes())
        for path in sorted((site / "assets").rglob("*"))
        if path.suffix in (".js", ".css") and not is_lasting(path.relative_to(site).as_posix())
    }
    parts = digest("".join(digests.values()).encode())
    for page in sorted(site.rglob("*.html")):
        _rewrite(page, page.parent.relative_to(site).as_posix(), digests, parts)


def digest(content: bytes) -> str:
    """What an address says of its content: sixteen hexadecimal digits of its SHA-256."""
    return shortened(hashlib.sha256(content).hexdigest())


def shortened(checksum: str) -> str:
    """The part of a SHA-256 that an address says."""
    return checksum[:16]


def _rewrite(page: Path, folder: str, digests: dict[str, str], parts: str) -> None:
    def named(found: re.Match[str]) -> str:
        known = digests.get(posixpath.normpath(posixpath.join(folder, found[1])))
        return f'="{found[1]}?{known}"' if known else found[0]

    before = page.read_text("utf-8")
    after = _REFERENCE.sub(named, before).replace(_PLACE_OF_PARTS, f' data-parts="{parts}"', 1)
    if after != before:
        page.write_text(after, "utf-8", newline="")
