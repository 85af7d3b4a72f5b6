"""The two editions of the PDF, made once for the same content."""

import contextlib
import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from generator.awards_csv import awards_csv
from generator.errors import HandbookError
from generator.model.handbook import Handbook
from generator.newest import newest_first
from generator.npm_packages import store_root
from generator.open_data import handbook_json
from generator.pdf.book import book_data
from generator.pdf.fonts import PROJECT, find_fonts
from generator.pdf.official_edition import official_data
from generator.pdf.online import Online
from generator.pdf.typesetting import FOLDER, typeset
from generator.pdf.writing import write_pdf

Json = dict[str, Any]

STYLES: Final = {"handbook": "handbook", "official": "handbook-official"}
"""Each style with the name of its file: the whole handbook, or the official words alone as an official document."""

STORE: Final = store_root(PROJECT) / ".cache" / "pdf"
_KEPT: Final = 8


def make_pdf(handbook: Handbook, style: str = "handbook", address: str | None = None) -> bytes:
    """One edition as PDF, in one of `STYLES`; `address` is that of the online handbook, for links and QR codes.

    What was made of the same content with the same template and typesetter is taken from the store.

    Raises:
        HandbookError: the address is none, a font is missing, or something cannot be set.
    """
    data, attachments = _content(handbook, style, Online.at(address))
    kept = STORE / f"{style}-{_digest(data, attachments)}.pdf"
    with contextlib.suppress(OSError):  # not made yet, or another build has just taken it away
        return kept.read_bytes()
    made = typeset(style, data, attachments, handbook.document.revised)
    _keep(kept, made)
    return made


def _content(handbook: Handbook, style: str, online: Online) -> tuple[Json, dict[str, bytes]]:
    if style == "official":
        return official_data(handbook), {}
    return book_data(handbook, online), {
        "handbook.json": handbook_json(handbook),
        "awards.csv": awards_csv(handbook),
    }


def _digest(data: Json, attachments: dict[str, bytes]) -> str:
    whole = hashlib.sha256(version("typst").encode())
    parts = [json.dumps(data, ensure_ascii=False).encode(), *attachments.values()]
    parts += [path.read_bytes() for path in sorted(FOLDER.glob("*.typ"))]
    parts += [f"{path} {path.stat().st_size}".encode() for path in find_fonts()]
    for part in parts:
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()[:16]


def _keep(path: Path, content: bytes) -> None:
    """Keep it, and of the earlier ones no more than a few: each edit while previewing makes a new one."""
    try:
        write_pdf(path, content)
    except HandbookError:
        return  # a store on a read-only disk saves no time, and that is all
    for old in newest_first(path.parent.glob("*.pdf"))[_KEPT:]:
        old.unlink(missing_ok=True)
