"""Where the handbook stands online, for links and QR codes; nothing of either while the address is not known."""

from dataclasses import dataclass

from generator import links
from generator.errors import HandbookError
from generator.qr_code import qr_code
from generator.web_address import is_web_address

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
        if not is_web_address(text):
            raise HandbookError(f"“{text[:80]}”不是网址；请写成 https://www.example.org/handbook/ 这样")
        return cls(f"{text.partition('#')[0].partition('?')[0].rstrip('/')}/")

    def place(self, uri: str = links.HOME, anchor: str = "") -> Place:
        """A page, or a place on it: `address` and its QR code `qr` as SVG, both empty while nothing is known."""
        if not self.address:
            return {"address": "", "qr": ""}
        fragment = f"#{anchor}" if anchor else ""
        address = f"{self.address}{links.address(uri)}{fragment}"
        return {"address": address, "qr": qr_code(address)}
