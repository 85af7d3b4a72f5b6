"""Ways to spoil a canonical file, each drawn from a seeded source of chance: the same number, the same file."""

import random
from collections.abc import Callable
from typing import Any, Final

import yaml

Chance = random.Random
Spoil = Callable[[Chance, bytes], bytes]
Tree = Any
Place = tuple[Any, Any]
"""A mapping or sequence and the key or position of a value in it."""

TRICKS: Final = (
    *("\u0000", "\u0007", "\u001b[31m", "\u0085", "\u00ad", "\u200b", "\u200d", "\u2028", "\u202e", "\u2066", "\ufeff"),
    *("\ufffd", "\uffff", "\U000e0041", "\U0001f600", "\U00020000", "\U0010ffff", "e\u0301", "\u0300" * 40, "\u3000"),
    *(
        "０１２",
        "①",
        "（",
        "﹙",
        "Ⅳ",
        "㈠",
        "١٢٣",
        "½",
        "𝟙",
        "|",
        "*",
        "_",
        "`",
        "{{ 7*7 }}",
        "{% include 'x' %}",
        "${x}",
    ),
    *(
        "</script><script>alert(1)</script>",
        "<!--",
        "-->",
        "&lt;",
        "&#0;",
        "[a](javascript:1)",
        "![](x)",
        "\\",
        "\\u0000",
    ),
    *("../../etc/passwd", "/etc/passwd", "file:///", "C:\\x", "~", "%s%n", "'; --", "#", "#let x = 1", "$ 1/0 $", "@x"),
)
"""Pieces of text that have broken readers, templates and typesetters before."""

VALUES: Final = (
    *("", "null", "~", "yes", "on", "0", "-1", "00", "1e9999", "-0", ".inf", ".nan", "1_000", "0x10", "0o17", "1:30"),
    *(
        "9" * 5000,
        "99999999999999999999万元",
        "0.000000001%",
        "100.0000001%",
        "１００万元",
        "一百万元",
        "-5万元",
        "万元",
        "%",
    ),
    *("1e400元", "5 年", "2025-02-30", "0000-00-00", "9999-12-31", "10000-01-01", "2025-2-3", "2024-02-29", "1/2"),
    *("a" * 300, "字" * 20_000, "{", "[", "]", "- x", "? x", "!!python/object/apply:os.system [x]", "&a", "*a", "<<"),
    *(
        "{bureau}",
        "{phone}",
        "{phone.__class__}",
        "{0}",
        "{",
        "}",
        "{}",
        "{name!r:>99999}",
        "第一条",
        "（1）",
        "a b",
        "A-1",
    ),
)
"""Values that are legal somewhere, or look as if they were."""


def spoil(number: int, seed: int, content: bytes) -> tuple[str, bytes]:
    """The spoilt file of a number: how it was spoilt, and its bytes."""
    chance = random.Random(f"{seed}-{number}")  # noqa: S311 - nothing secret
    way = chance.choice(WAYS)
    names = [way.__name__]
    content = way(chance, content)
    while chance.random() < _AGAIN:
        way = chance.choice(WAYS[:_REPEATABLE])
        names.append(way.__name__)
        content = way(chance, content)
    return "+".join(names), content


def flip_bits(chance: Chance, content: bytes) -> bytes:
    """Change a few bytes to any others."""
    spoilt = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        if spoilt:
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    return bytes(spoilt)


def cut_bytes(chance: Chance, content: bytes) -> bytes:
    """Leave a piece out, perhaps in the middle of a character."""
    start, end = sorted(chance.randrange(len(content) + 1) for _ in range(2))
    if chance.random() < _USUALLY:
        end = min(end, start + chance.randrange(1, 40))
    return content[:start] + content[end:]


def repeat_bytes(chance: Chance, content: bytes) -> bytes:
    """Write a piece again, elsewhere."""
    start = chance.randrange(len(content) + 1)
    piece = content[start : start + chance.choice((1, 3, 20, 300, 3000))]
    place = chance.randrange(len(content) + 1)
    return content[:place] + piece * chance.choice((1, 1, 2, 50)) + content[place:]


def end_early(chance: Chance, content: bytes) -> bytes:
    """Stop anywhere, as a copy that broke off."""
    return content[: chance.randrange(len(content) + 1)]


def change_encoding(chance: Chance, content: bytes) -> bytes:
    """Save in another encoding, with another end of lines, with or without a byte order mark."""
    text = content.decode("utf-8", "replace")
    ways: tuple[Callable[[], bytes], ...] = (
        lambda: text.encode("gb18030", "replace"),
        lambda: text.encode("utf-16"),
        lambda: text.encode("utf-32", "replace"),
        lambda: text.encode("big5", "replace"),
        lambda: text.encode("latin-1", "replace"),
        lambda: text.encode("utf-8-sig"),
        lambda: text.replace("\n", "\r\n").encode(),
        lambda: text.replace("\n", "\r").encode(),
        lambda: text.replace("\n", "\u2028").encode(),
    )
    return chance.choice(ways)()


def insert_trick(chance: Chance, content: bytes) -> bytes:
    """Put a piece that has broken programs anywhere into the text."""
    text = content.decode("utf-8", "replace")
    for _ in range(chance.choice((1, 1, 1, 5))):
        place = chance.randrange(len(text) + 1)
        text = text[:place] + chance.choice(TRICKS) + text[place:]
    return text.encode("utf-8", "replace")


def change_lines(chance: Chance, content: bytes) -> bytes:
    """Leave out, repeat, swap, indent or join lines, as a hand does."""
    lines = content.decode("utf-8", "replace").split("\n")
    for _ in range(chance.choice((1, 1, 2, 6))):
        first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
        ways: tuple[Callable[[], object], ...] = (
            lambda first=first: lines.__setitem__(first, ""),  # type: ignore[misc]
            lambda first=first, second=second: lines.insert(second, lines[first]),  # type: ignore[misc]
            lambda first=first, second=second: lines.__setitem__(slice(first, first + 1), [lines[second]]),  # type: ignore[misc]
            lambda first=first: lines.__setitem__(first, " " * chance.choice((1, 2, 4)) + lines[first]),  # type: ignore[misc]
            lambda first=first: lines.__setitem__(first, lines[first][chance.choice((1, 2, 4)) :]),  # type: ignore[misc]
            lambda first=first: lines.__setitem__(first, "\t" + lines[first]),  # type: ignore[misc]
            lambda first=first: lines.__setitem__(first, lines[first].replace(":", "：")),  # type: ignore[misc]
            lambda first=first: lines.__setitem__(first, lines[first].replace(": ", ":")),  # type: ignore[misc]
        )
        chance.choice(ways)()
    return "\n".join(lines).encode("utf-8", "replace")


def change_value(chance: Chance, content: bytes) -> bytes:
    """Give a field another value: odd, of another field, or with a trick in it."""

    def change(tree: Tree) -> None:
        places = [place for place in _places(tree) if isinstance(_at(place), str)]
        for _ in range(chance.choice((1, 1, 1, 3)) if places else 0):
            holder, key = chance.choice(places)
            old = holder[key]
            cut = chance.randrange(len(old) + 1)
            trick = chance.choice(TRICKS)
            other = chance.choice(places)
            holder[key] = chance.choice(
                (chance.choice(VALUES), old[:cut] + trick + old[cut:], str(_at(other)), old * 2, old[:cut], old[::-1])
            )

    return _in_tree(change, content)


def change_structure(chance: Chance, content: bytes) -> bytes:
    """Leave out, repeat, move, rename or retype a part of the tree."""

    def change(tree: Tree) -> None:
        for _ in range(chance.choice((1, 1, 2))):
            places = _places(tree)
            if not places:
                return
            holder, key = chance.choice(places)
            other = _copied(_at(chance.choice(places)))
            if isinstance(holder, list):
                ways: list[Callable[[], object]] = [
                    lambda holder=holder, key=key: holder.insert(key, _copied(holder[key])),  # type: ignore[misc]
                    lambda holder=holder: holder.reverse(),  # type: ignore[misc]
                    lambda holder=holder: holder.clear(),  # type: ignore[misc]
                ]
            else:
                name = chance.choice(("", "x", key + "s", "__class__", "text", "items", "number", "id", "字段"))
                ways = [
                    lambda holder=holder, key=key, name=name: holder.__setitem__(name, holder.pop(key)),  # type: ignore[misc]
                    lambda holder=holder, other=other, name=name: holder.__setitem__(name, other),  # type: ignore[misc]
                ]
            ways += [
                lambda holder=holder, key=key: holder.pop(key),  # type: ignore[misc]
                lambda holder=holder, key=key, other=other: holder.__setitem__(key, other),  # type: ignore[misc]
                lambda holder=holder, key=key: holder.__setitem__(key, [_copied(holder[key])]),  # type: ignore[misc]
                lambda holder=holder, key=key: holder.__setitem__(key, {"text": _copied(holder[key])}),  # type: ignore[misc]
                lambda holder=holder, key=key: holder.__setitem__(key, None),  # type: ignore[misc]
            ]
            chance.choice(ways)()

    return _in_tree(change, content)


def grow(chance: Chance, content: bytes) -> bytes:
    """Make it huge: a long value, a long list, very many fields."""
    size = chance.choice((1_000, 20_000, 200_000))
    text = content.decode("utf-8", "replace")
    ways: tuple[Callable[[], str], ...] = (
        lambda: text.replace("title: ", "title: " + "长" * size, 1),
        lambda: text + "".join(f"field{number}: x\n" for number in range(size // 20)),
        lambda: text + "extra:\n" + "  - x\n" * (size // 10),
        lambda: text + "\n" * size,
        lambda: text.replace("lead: ", "lead: " + "最高给予100万元补助，" * (size // 100), 1),
        lambda: "#" * size + "\n" + text,
        lambda: text + "extra: " + '"' + "\\n" * (size // 4),
        lambda: text.replace("related:", "related: [" + "1, " * (size // 10) + "1]\n        other:", 1),
    )
    return chance.choice(ways)().encode()


def deepen(chance: Chance, content: bytes) -> bytes:
    """Nest very deep, in any of the ways that YAML has."""
    depth = chance.choice((30, 39, 41, 200, 5_000, 100_000))
    text = content.decode("utf-8", "replace")
    few = min(depth, 2_000)
    ways: tuple[Callable[[], str], ...] = (
        lambda: text + "extra: " + "[" * depth + "]" * depth + "\n",
        lambda: text + "extra: " + "{a: " * depth + "x" + "}" * depth + "\n",
        lambda: text + "extra: " + "[" * depth,
        lambda: text + "extra:\n" + "".join(f"{' ' * (level + 1)}a:\n" for level in range(few)),
        lambda: text + "extra:\n  " + "- " * depth + "x\n",
        lambda: text + "? " * depth + "x\n",
        lambda: text + "a: &a x\n" + "".join(f"b{n}: [*a, *a]\n" for n in range(9)),
        lambda: text.replace("mechanism: fixed", "mechanism: ceiling\n" + " " * 16 + "of: " + "{of: " * few, 1),
        lambda: text.replace("amount:\n", "amount: " + "{mechanism: instalments, of: " * 30 + "x" + "}" * 30 + "\n", 1),
    )
    return chance.choice(ways)().encode()


def start_anew(chance: Chance, content: bytes) -> bytes:  # noqa: ARG001 - as all ways
    """No handbook at all: another file under its name."""
    return chance.choice(
        (
            *(b"", b"\n", b"---\n", b"...", b"- - -", b"x", b"null", b"[]", b"{}", b"\xef\xbb\xbf", b"\x00" * 99),
            *(
                b"%PDF-1.7\n",
                b"PK\x03\x04",
                b"\x89PNG\r\n\x1a\n",
                b"<html></html>",
                b'{"document": {}}',
                b"document:\n",
            ),
            chance.randbytes(chance.choice((1, 50, 5_000))),
        )
    )


WAYS: Final[tuple[Spoil, ...]] = (
    *(change_value, change_structure, change_lines, insert_trick, flip_bits),
    *(change_value, change_structure, change_lines, cut_bytes, repeat_bytes),
    *(change_value, change_structure, end_early, change_encoding, grow, deepen, start_anew),
)
"""Those that come often stand in it often; the first ten may be applied one upon the other."""
_REPEATABLE: Final = 10
_AGAIN: Final = 0.2
_DEEP: Final = 500
_USUALLY: Final = 0.8


def _in_tree(change: Callable[[Tree], None], content: bytes) -> bytes:
    """Change the file as the tree of texts that it is, and write it anew; a file that is none stays."""
    if any(deep * _DEEP in content for deep in (b"[", b"{a: ", b"- ", b"? ", b"{of: ")):
        return content  # PyYAML's own loader, unlike the handbook's, falls when it is led so deep
    try:
        tree = yaml.load(content, Loader=yaml.CBaseLoader)  # noqa: S506 - the base loader makes texts alone
    except (yaml.YAMLError, UnicodeError, RecursionError):
        return content
    if not isinstance(tree, dict) or not tree:
        return content
    change(tree)
    return str(yaml.dump(tree, allow_unicode=True, sort_keys=False, width=10_000)).encode("utf-8", "replace")


def _places(tree: Tree) -> list[Place]:
    found: list[Place] = []
    waiting = [tree]
    while waiting:
        holder = waiting.pop()
        keys = list(holder) if isinstance(holder, dict) else range(len(holder))
        for key in keys:
            found.append((holder, key))
            if isinstance(holder[key], dict | list):
                waiting.append(holder[key])
    return found


def _at(place: Place) -> Tree:
    holder, key = place
    return holder[key]


def _copied(tree: Tree) -> Tree:
    if isinstance(tree, dict):
        return {key: _copied(value) for key, value in tree.items()}
    return [_copied(value) for value in tree] if isinstance(tree, list) else tree
