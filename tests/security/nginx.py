"""Reads the nginx settings as nginx does, as far as they go: a line that this does not know is an error."""

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath

_WORDS = re.compile(r'"((?:\\.|[^"\\])*)"|([{};])|([^\s{};"]+)')
_WITHOUT_EFFECT = {"index", "autoindex", "absolute_redirect", "server_tokens", "error_page", "gzip_static", "gzip_vary"}


@dataclass
class Location:
    """The one `location` of the settings: what is sent with an address."""

    path: str
    types: dict[str, str] = field(default_factory=dict)
    default_type: str = ""
    charset: str = ""
    charset_types: list[str] = field(default_factory=lambda: ["text/html"])
    switches: dict[str, list[str]] = field(default_factory=dict)
    headers: list[tuple[str, str, bool]] = field(default_factory=list)
    variables: list[tuple[str | None, str, str]] = field(default_factory=list)

    def sent_with(self, uri: str, status: int = 200) -> dict[str, str]:
        """The headers that these settings add to the answer for an address; an empty one is not sent."""
        values = {
            name: value for condition, name, value in self.variables if condition is None or re.search(condition, uri)
        }
        sent = {
            name: values[value] if value.startswith("$") else value
            for name, value, always in self.headers
            if always or status in (200, 204, 206, 301, 302, 303, 304, 307, 308)
        }
        return {name: value for name, value in sent.items() if value} | {"Content-Type": self.type_of(uri)}

    def type_of(self, uri: str) -> str:
        """The content type of an address."""
        found = self.types.get(PurePosixPath(uri).suffix.removeprefix("."), self.default_type)
        return f"{found}; charset={self.charset}" if found in self.charset_types else found


def read_nginx(text: str) -> Location:
    """The location that the settings describe."""
    words = _words(text)
    assert words[:2] == ["location", "^~"], words[:2]
    assert words[3] == "{"
    assert words[-1] == "}"
    location = Location(words[2])
    _read(words[4:-1], location)
    return location


def _words(text: str) -> list[str]:
    lines = "\n".join(line for line in text.splitlines() if not line.strip().startswith("#"))
    return [quoted or mark or plain for quoted, mark, plain in _WORDS.findall(lines)]


def _read(words: list[str], location: Location, condition: str | None = None) -> None:
    place = 0
    while place < len(words):
        end = next(at for at in range(place, len(words)) if words[at] in (";", "{"))
        line = words[place:end]
        if words[end] == "{":
            close = words.index("}", end)
            _read_block(line, words[end + 1 : close], location)
            end = close
        else:
            _read_line(line, location, condition)
        place = end + 1


def _read_block(head: list[str], body: list[str], location: Location) -> None:
    if head == ["types"]:
        for line in " ".join(body).split(";"):
            kind, *endings = line.split() or [""]
            location.types |= dict.fromkeys(endings, kind)
    else:
        assert head[:3] == ["if", "($uri", "~"], head
        assert head[4] == ")", head
        _read(body, location, head[3])


def _read_line(line: list[str], location: Location, condition: str | None) -> None:
    name, *values = line
    if name == "set":
        location.variables.append((condition, values[0], values[1]))
        return
    assert condition is None, "only `set` is safe inside `if`"
    if name == "add_header":
        location.headers.append((values[0], values[1], values[2:] == ["always"]))
    elif name == "charset_types":
        location.charset_types += values
    elif name in ("charset", "default_type"):
        setattr(location, name, values[0])
    else:
        assert name in _WITHOUT_EFFECT, name
        location.switches[name] = values
