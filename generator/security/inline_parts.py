"""What stands inside the HTML of a page: scripts and styles that a content policy must name, and what it refuses."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

_DATA_BLOCKS: Final = re.compile(r"^(?!module$)(?!(text|application)/(x-)?(java|ecma)script)[^/]+/.+", re.IGNORECASE)
"""Types that make a script element a block of data, which nothing runs."""
_ADDRESSES: Final = ("href", "src", "action", "formaction", "data", "xlink:href", "poster")
_LOADING: Final = frozenset(
    {"script", "img", "iframe", "frame", "embed", "object", "source", "video", "audio", "track"}
)
_RUNS_CODE: Final = re.compile(r"[\x00-\x20]*(javascript|vbscript|data)[\x00-\x20]*:", re.IGNORECASE)
_DRAWN_ONLY: Final = re.compile(r"data:(image/|,$)")
"""Addresses that hold a picture, or nothing, as of a page without an icon."""
_OTHER_HOST: Final = re.compile(r"[\x00-\x20]*(https?:)?//", re.IGNORECASE)

_PIECES: Final = re.compile(
    r"""
    (?:
      [^<]+
      | </(?!script|style)[a-z][a-z0-9-]*>
      | <(?!(?:script|style|link|img|iframe|frame|embed|object|source|video|audio|track)\b)[a-z][a-z0-9-]*
        (?:[ \n]+(?:class|id|name|type|value|role|for|title|lang|hidden|tabindex|d|viewBox|xmlns|aria-[a-z]+
            |data-[a-z-]+|rel|content|charset|scope|checked|disabled|placeholder|autocomplete|inputmode|maxlength|datetime
            |href(?=="(?![^":/?#]*[:&]))
          )(?:="[^"<>]*")?
        )*[ ]?/?>
    )++
    | (?P<kept>
        <(?P<name>script|style)(?:\s+[^\s"'<>/=]+(?:="[^"]*"|='[^']*'|=[^\s"'=<>`]+)?)*\s*>.*?</(?P=name)\s*>
        | <(?!script|style)[a-z][a-z0-9-]*(?:\s+[^\s"'<>/=]+(?:="[^"]*"|='[^']*'|=[^\s"'=<>`]+)?)*\s*/?>
        | <!--(?!-?>)(?:(?!--).)*-->
        | <!doctype\b[^<>"']*>
        | <.*
      )
    """,
    re.DOTALL | re.VERBOSE,
)
"""A page from its beginning, piece by piece. Not kept is what certainly holds nothing that a policy names or refuses:

text, ends, and tags of which every attribute is known to be harmless. They are most of a page, and finding them so is
ten times as quick as parsing them. From the first piece that is not written strictly, the rest of the page is kept.
"""


@dataclass
class InlineParts:
    """The inline scripts and styles of a page, and each thing in it that a strict policy refuses, in words."""

    scripts: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def inline_parts(html: str) -> InlineParts:
    """Find them in the HTML of one page."""
    reader = _Reader()
    reader.feed(_PIECES.sub(lambda piece: piece["kept"] or "", html))
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = InlineParts()
        self._into: list[str] | None = None
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.found.refused += [f"<{tag} {name}>" for name in attributes if name == "style" or name.startswith("on")]
        addresses = {name: attributes[name] for name in _ADDRESSES if name in attributes}
        self.found.refused += [
            f"<{tag} {name}={address[:40]}>"
            for name, address in addresses.items()
            if _RUNS_CODE.match(address) and not (tag in ("img", "link") and _DRAWN_ONLY.match(address))
        ]
        if _loads_from_elsewhere(tag, attributes):
            self.found.refused.append(f"<{tag}>: other host")
        if tag == "script" and "src" not in attributes and not _DATA_BLOCKS.match(attributes.get("type", "")):
            self._into = self.found.scripts
        elif tag == "style":
            self._into = self.found.styles

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """As a start: in HTML the slash says nothing, and parts of a drawing hold no script of ours."""
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style") and self._into is not None:
            self._into.append(self._text)
            self._into, self._text = None, ""


def _loads_from_elsewhere(tag: str, attributes: dict[str, str]) -> bool:
    """Whether a browser asks another host for something as soon as it shows the page."""
    if tag in _LOADING:
        return any(_OTHER_HOST.match(attributes.get(name, "")) for name in ("src", "data", "poster", "srcset"))
    names = attributes.get("rel", "").lower().split()
    return (
        tag == "link"
        and bool({"stylesheet", "icon", "preload", "preconnect", "dns-prefetch", "manifest"} & {*names})
        and bool(_OTHER_HOST.match(attributes.get("href", "")))
    )
