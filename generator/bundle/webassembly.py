"""Reads a WebAssembly file as far as needed to take functions and names out of it, and writes it again.

A file is a list of sections, each with a number and a length, and the code is one section: a list of functions' bodies,
each with its length. Other bodies and fewer exported names leave everything else where it was: the numbers of all
functions, the table, the data. See https://webassembly.github.io/spec/core/binary/modules.html
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Final

_HEAD: Final = 8
_IMPORTS, _GLOBALS, _EXPORTS, _CODE = 2, 6, 7, 10
_A_FUNCTION, _A_TABLE, _A_MEMORY, _A_GLOBAL = range(4)
_HAS_MAXIMUM: Final = 1
_ADDRESSES: Final = "GOT.func"
"""Where Emscripten's code imports the addresses of functions from."""

_CHANGEABLE_ZERO: Final = bytes((0x7F, 1, 0x41, 0, 0x0B))
"""A global: 32 bits, may change, at first the constant 0."""

_SET_TO_1: Final = bytes((0x41, 1, 0x24))
"""The constant 1 is put into the global whose number follows."""

_NO_LOCALS: Final = b"\x00"
_TRAP: Final = bytes((0x00, 0x0B))
"""Stop with an error, which is right for a function of any type."""


@dataclass(frozen=True, slots=True)
class Export:
    """A name under which JavaScript finds something; `what` is its kind and number as they stand in the file."""

    name: str
    what: bytes


@dataclass(frozen=True, slots=True)
class Module:
    """A file taken apart: what can be changed, and all sections as they were; globals that are added start with 0."""

    head: bytes
    sections: tuple[tuple[int, bytes], ...]
    imports: frozenset[str]
    addressed: frozenset[str]
    """Those imports that are functions of which the code wants the address alone."""

    globals: int
    """How many there are, those that are imported included, which come first."""

    exports: tuple[Export, ...]
    bodies: tuple[bytes, ...]
    """The code of each function, imported ones not included."""

    added: int = 0
    """How many globals are new."""

    @classmethod
    def read(cls, content: bytes) -> "Module":
        """Take a file apart."""
        sections = _sections(content)
        of = dict(sections)
        imports = _read_imports(of[_IMPORTS])
        return cls(
            content[:_HEAD],
            sections,
            frozenset(name for _, name, _ in imports),
            frozenset(name for source, name, _ in imports if source == _ADDRESSES),
            sum(kind == _A_GLOBAL for _, _, kind in imports) + _Reader(of[_GLOBALS]).number(),
            _read_exports(of[_EXPORTS]),
            _read_bodies(of[_CODE]),
        )

    def written(self) -> bytes:
        """The file."""
        changed: dict[int, Callable[[bytes], bytes]] = {
            _GLOBALS: self._written_globals,
            _EXPORTS: lambda _: _list([_sized(export.name.encode()) + export.what for export in self.exports]),
            _CODE: lambda _: _list([_sized(body) for body in self.bodies]),
        }
        unchanged: Callable[[bytes], bytes] = bytes
        parts = (bytes((kind,)) + _sized(changed.get(kind, unchanged)(body)) for kind, body in self.sections)
        return self.head + b"".join(parts)

    def exporting(self, wanted: Callable[[str], bool]) -> "Module":
        """The same with the names alone that are wanted or that it also imports."""
        kept = tuple(export for export in self.exports if export.name in self.imports or wanted(export.name))
        return replace(self, exports=kept)

    def marking(self, name: str) -> "Module":
        """The same, but each function, once called, sets a global of its own to 1, exported as NAME and its number."""
        bodies = []
        for number, body in enumerate(self.bodies):
            start = _length_of_locals(body)
            bodies.append(body[:start] + _SET_TO_1 + _number(self.globals + number) + body[start:])
        exports = (self._export(f"{name}{number}", number) for number in range(len(bodies)))
        return replace(self, bodies=tuple(bodies), exports=(*self.exports, *exports), added=len(bodies))

    def keeping(self, functions: Collection[int], name: str) -> "Module":
        """The same with these functions alone; any other, called, sets the global NAME to 1 and stops with an error."""
        stub = _NO_LOCALS + _SET_TO_1 + _number(self.globals) + _TRAP
        bodies = tuple(body if number in functions else stub for number, body in enumerate(self.bodies))
        return replace(self, bodies=bodies, exports=(*self.exports, self._export(name, 0)), added=1)

    def _export(self, name: str, added: int) -> Export:
        return Export(name, bytes((_A_GLOBAL,)) + _number(self.globals + added))

    def _written_globals(self, body: bytes) -> bytes:
        reader = _Reader(body)
        return _number(reader.number() + self.added) + reader.rest() + _CHANGEABLE_ZERO * self.added


class _Reader:
    """Reads numbers and bytes one after another."""

    def __init__(self, content: bytes, place: int = 0) -> None:
        self._content = content
        self.place = place

    def number(self) -> int:
        """A number in seven bits a byte, the lowest first; all bytes but the last have the eighth bit."""
        value = shift = 0
        while True:
            byte = self._content[self.place]
            self.place += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:  # noqa: PLR2004 - the eighth bit
                return value

    def content(self, count: int) -> bytes:
        self.place += count
        return self._content[self.place - count : self.place]

    def rest(self) -> bytes:
        return self._content[self.place :]


def _sections(content: bytes) -> tuple[tuple[int, bytes], ...]:
    reader, sections = _Reader(content, _HEAD), []
    while reader.place < len(content):
        kind = reader.number()
        sections.append((kind, reader.content(reader.number())))
    return tuple(sections)


def _read_imports(body: bytes) -> list[tuple[str, str, int]]:
    """Where everything that is imported comes from, its name and its kind."""
    reader, imports = _Reader(body), []
    for _ in range(reader.number()):
        source, name = (reader.content(reader.number()).decode() for _ in range(2))
        kind = reader.number()
        _skip_description(reader, kind)
        imports.append((source, name, kind))
    return imports


def _skip_description(reader: _Reader, kind: int) -> None:
    if kind in (_A_TABLE, _A_MEMORY):
        reader.content(kind == _A_TABLE)
        limits = reader.number()
        reader.number()
        if limits & _HAS_MAXIMUM:
            reader.number()
    elif kind == _A_GLOBAL:
        reader.content(2)
    else:  # the type of a function; that of an exception has a byte before it
        reader.content(kind != _A_FUNCTION)
        reader.number()


def _read_exports(body: bytes) -> tuple[Export, ...]:
    reader, exports = _Reader(body), []
    for _ in range(reader.number()):
        name = reader.content(reader.number()).decode()
        exports.append(Export(name, reader.content(1) + _number(reader.number())))
    return tuple(exports)


def _read_bodies(body: bytes) -> tuple[bytes, ...]:
    reader = _Reader(body)
    return tuple(reader.content(reader.number()) for _ in range(reader.number()))


def _length_of_locals(body: bytes) -> int:
    """How far the list of a function's own variables goes; its code begins there."""
    reader = _Reader(body)
    for _ in range(reader.number()):
        reader.number()
        reader.content(1)
    return reader.place


def _number(value: int) -> bytes:
    written = bytearray()
    while value > 0x7F:  # noqa: PLR2004 - seven bits
        written.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes((*written, value))


def _sized(content: bytes) -> bytes:
    return _number(len(content)) + content


def _list(items: list[bytes]) -> bytes:
    return _number(len(items)) + b"".join(items)
