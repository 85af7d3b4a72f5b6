"""Where the handbook stands online, for links and QR codes; nothing of either while the address is not known."""

from dataclasses import dataclass
from urllib.parse import urlsplit

import segno

from generator import links
from generator.errors import HandbookError

Place = dict[str, str]


@dataclass(frozen=True, slots=True)
class Online:
    """The address of the online handbook's home page, ending with a slash; empty while it is not known."""

    address: str = ""

    @classmethod
    def at(cls, address: str | None) -> "Online":
        """The handbook at this address.

        Raises:
            HandbookError: it is no web address.
        """
        if not address or not address.strip():
            return cls()
        text = address.strip()
        parts = urlsplit(text)
        if parts.scheme not in ("http", "https") or not parts.hostname or not text.isascii() or " " in text:
            raise HandbookError(f"“{text[:80]}”不是网址；请写成 https://www.example.org/handbook/ 这样")
        return cls(f"{text.partition('#')[0].partition('?')[0].rstrip('/')}/")

    def place(self, uri: str = links.HOME, anchor: str = "") -> Place:
        """A page, or a place on it: `address` and its QR code `qr` as SVG, both empty while nothing is known."""
        if not self.address:
            return {"address": "", "qr": ""}
        fragment = f"#{anchor}" if anchor else ""
        address = f"{self.address}{links.address(uri)}{fragment}"
        return {"address": address, "qr": _qr_code(address)}


def _qr_code(address: str) -> str:
    """Black on nothing, with the quiet zone that scanners need; medium error correction survives a poor copy."""
    code = segno.make(address, error="m", micro=False)
    return code.svg_inline(border=4, omitsize=True, svgclass=None, lineclass=None)
