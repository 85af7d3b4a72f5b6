"""What the lines around a title say of the document: its number, who issued it, the index number, the day of issue."""

import datetime as dt
import itertools
import re
from dataclasses import dataclass
from typing import Final

from generator.importing.framing import Framing, date_of

_NUMBER: Final = r"[\u4e00-\u9fffA-Za-z]{1,14}[〔\[（(【]\d{4}[〕\]）)】]第?\d{1,4}号"
_DOCUMENT_NUMBER: Final = re.compile(rf"[（(]?(?P<value>{_NUMBER})[）)]?")
_ENTRY: Final = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,6})[：:](?P<value>.+)")
_NAMES: Final = {
    "发文字号": "document_number",
    "文号": "document_number",
    "索引号": "index_number",
    "发文机关": "issuer",
    "发文单位": "issuer",
    "发布机构": "issuer",
    "发布日期": "published",
}
_LONGEST_DATE: Final = len("（二〇二五年十二月三十一日）")
_OFFICE: Final = re.compile(r"[\u4e00-\u9fff]{2,30}(?:政府|局|委员会|办公室|办公厅|厅|委|院|管委会|部|会)")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The values that were found, each empty or None where the text does not say it."""

    document_number: str = ""
    index_number: str = ""
    issuer: str = ""
    published: dt.date | None = None


def letterhead_of(framing: Framing) -> Letterhead:
    """Read the lines before and after the title; a line counts only where all of it is such an entry."""
    lines = [words.text for words in (*framing.before_title, *framing.after_title)]
    found: dict[str, str] = {}
    for line in lines:
        entry, number = _ENTRY.fullmatch(line), _DOCUMENT_NUMBER.fullmatch(line)
        if number:
            found.setdefault("document_number", number["value"])
        elif entry and entry["name"] in _NAMES:
            found.setdefault(_NAMES[entry["name"]], entry["value"].strip())
    found.setdefault("issuer", _signature(lines))
    return Letterhead(
        found.get("document_number", ""),
        found.get("index_number", ""),
        found["issuer"],
        date_of(found.get("published", "")),
    )


def _signature(lines: list[str]) -> str:
    """The office above the date of a notice that stands before the policy."""
    for line, following in itertools.pairwise(lines):
        if _OFFICE.fullmatch(line) and date_of(following) and len(following) <= _LONGEST_DATE:
            return line
    return ""


def issuers_in(signature: str, place: str) -> str:
    """The offices of a signature apart: those of one place stand side by side in a text, 某市商务局某市财政局."""
    parts = [part for part in signature.split(place) if part] if place else []
    if place and len(parts) > 1 and signature.startswith(place) and all(_OFFICE.fullmatch(place + p) for p in parts):
        return "、".join(f"{place}{part}" for part in parts)
    return signature
