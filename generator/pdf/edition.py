"""The two editions of the PDF, made once for the same content."""

import json
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from generator.awards_csv import awards_csv
from generator.model.handbook import Handbook
from generator.open_data import handbook_json
from generator.pdf.book import book_data
from generator.pdf.fonts import find_fonts
from generator.pdf.official_edition import official_data
from generator.pdf.online import Online
from generator.pdf.typesetting import FOLDER, typeset
from generator.store import kept, store_folder

Json = dict[str, Any]

STYLES: Final = {"handbook": "handbook", "official": "handbook-official"}
"""Each style with the name of its file: the whole handbook, or the official words alone as an official document."""

STORE: Final = store_folder() / "pdf"
_NAME: Final = "book.pdf"
_KEPT: Final = 4
"""Each edit while previewing makes a new one."""


def make_pdf(handbook: Handbook, style: str = "handbook", address: str | None = None) -> bytes:
    """One edition as PDF, in one of `STYLES`; `address` is that of the online handbook, for links and QR codes.

    What was made of the same content with the same template and typesetter is taken from the store.

    Raises:
        HandbookError: the address is none, a font is missing, or something cannot be set.
    """
    data, attachments = _content(handbook, style, Online.at(address))

    def make(into: Path) -> None:
        (into / _NAME).write_bytes(typeset(style, data, attachments, handbook.document.revised))

    try:
        return (kept(style, _made_from(data, attachments), make, newest=_KEPT, store=STORE) / _NAME).read_bytes()
    except OSError:  # a store on a read-only disk saves no time, and that is all
        return typeset(style, data, attachments, handbook.document.revised)


def _content(handbook: Handbook, style: str, online: Online) -> tuple[Json, dict[str, bytes]]:
    if style == "official":
        return official_data(handbook), {}
    return book_data(handbook, online), {
        "handbook.json": handbook_json(handbook),
        "awards.csv": awards_csv(handbook),
    }


def _made_from(data: Json, attachments: dict[str, bytes]) -> list[bytes | Path]:
    fonts = (f"{path} {path.stat().st_size}".encode() for path in find_fonts())
    written = json.dumps(data, ensure_ascii=False).encode()
    return [version("typst").encode(), written, *attachments.values(), *sorted(FOLDER.glob("*.typ")), *fonts]
