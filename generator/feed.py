"""The feed of the document and of what changed it since, for news readers (Atom, RFC 4287)."""

import datetime as dt
import uuid
from typing import Final
from xml.etree import ElementTree as ET

from generator import links
from generator.model.handbook import Handbook

_ATOM: Final = "http://www.w3.org/2005/Atom"
_MIDNIGHT: Final = "T00:00:00+08:00"
"""Documents are dated by the day; the feed's format wants a time: the day's beginning in China."""


def feed(handbook: Handbook, address: str | None = None) -> bytes:
    """Newest first: each amendment, and the document itself; `address` is that of the home page if it is known.

    Dates are those of the documents; where the document bears none, the day of the handbook's last revision.
    """
    document = handbook.document
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "zh-CN"})
    _add(root, "id", _identifier(document.title))
    _add(root, "title", f"{document.short_title}：文件和历次修订")
    _add(root, "updated", f"{document.revised.isoformat()}{_MIDNIGHT}")
    ET.SubElement(ET.SubElement(root, "author"), "name").text = document.issuer.name
    ET.SubElement(root, "link", {"rel": "alternate", "href": _link(address, links.HOME)})
    if address:
        ET.SubElement(root, "link", {"rel": "self", "href": _link(address, links.FEED)})
    for number, amendment in reversed(list(enumerate(handbook.amendments, start=1))):
        page = _link(address, links.amendment_uri(number))
        _entry(root, amendment.title, amendment.date, page, _identifier(f"{amendment.title} {amendment.date}"))
    day = document.published or document.date or document.revised
    _entry(root, document.title, day, _link(address, links.HOME), _identifier(f"{document.title} 全文"))
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(root: ET.Element, title: str, day: dt.date, href: str, identifier: str) -> None:
    entry = ET.SubElement(root, "entry")
    _add(entry, "id", identifier)
    _add(entry, "title", title)
    _add(entry, "updated", f"{day.isoformat()}{_MIDNIGHT}")
    ET.SubElement(entry, "link", {"rel": "alternate", "href": href})
    _add(entry, "summary", title)


def _add(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = text


def _identifier(name: str) -> str:
    """The same name always has the same identifier, wherever and on whatever day the handbook is published."""
    return uuid.uuid5(uuid.NAMESPACE_OID, name).urn


def _link(address: str | None, uri: str) -> str:
    if address:
        return f"{address.rstrip('/')}/{links.address(uri)}"
    return links.address(uri) or "./"
