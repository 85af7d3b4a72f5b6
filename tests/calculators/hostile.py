"""Requests that no page of ours sends: the same ones in every run."""

import json
import random
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Json = Mapping[str, Any]

_NAMES = (
    "__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "__class__", "__init__", "award", "form",
    "estimate", "error", "", " ", ".unit", "\x00", "𝟗", "\ud800", "\udc00\ud800", "ａ３４", "a34 ", "A34", "-1", "null",
)  # fmt: skip
_TEXTS = (
    "", "\u3000", "\x00", "\ud800", "\udfff1", "\u202e1", "\ufeff1", "1\u20281", "NaN", "Infinity", "-0", "1e999",
    "0x10", "5²", "①", "٣", "१", "𝟗", "万" * 60, "," * 60, "1" * 60, "1" * 61, "亿" * 1000, "9" * 5000, "1 " * 30,
    "." * 59, "%" * 9, "<script>alert(1)</script>", "{{7*7}}", "${7*7}", "%s%n", "'; DROP TABLE awards; --",
    "../../etc/passwd", "🙂" * 30, "e\u0301" * 30, "\u0e01\u0e33" * 20, "\U0010ffff", "\uffff", "null", "true", "[]",
    '{"a":1}', "__import__('os')",
)  # fmt: skip
_NUMBERS = (0, -0.0, 1.5, -1, 2**53, 2**64, 10**400, 1e308, float("nan"), float("inf"), float("-inf"))
_LITERALS = (
    "1" * 5000,
    "-" * 99,
    "1e99999",
    "0" * 999,
    "01",
    ".5",
    "tru",
    "nul",
    "'a'",
    '"\\x"',
    '"\\ud800"',
    "\ufeff{}",
)
_FIRST_HALVES = frozenset(map(chr, range(0xD800, 0xDC00)))
"""Before a second half they would make a character of any kind, known to one Python and not to the other."""

_KNOWN_KINDS = unicodedata.ucd_3_2_0
"""Characters whose kind every Python knows alike, so that two of them can be expected to say the same."""


def hostile_requests(compiled: Mapping[str, Json], count: int) -> Iterator[str]:
    """So many texts for the JSON door, of all kinds in turn; `compiled` gives real names to mix in."""
    dice = random.Random(count)  # noqa: S311 - nothing secret: the same requests in every run
    for number in range(count):
        yield _as_browsers_hold_it(_KINDS[number % len(_KINDS)](dice, compiled))


def huge_requests() -> Iterator[str]:
    """Requests of a megabyte, and some of just about what is allowed."""
    for size in (99_900, 100_001, 1_000_000):
        for part in ("x", "[", "]", '{"a":', '"', "\\", "9", " ", "\x00", "万", "🙂", "\ud800"):
            text = part * (size // len(part))
            yield text
            yield f'{{"award":"a34","form":{{"rd_current":"{text[: size - 50]}"}}}}'
        names = ",".join(f'"{number:x}":""' for number in range(size // 9))
        yield f'{{"award":"a34","form":{{{names[: names.rfind(",", 0, size - 30)]}}}}}'


def _as_browsers_hold_it(text: str) -> str:
    """The text with each pair of surrogates as the one character that it is in a browser; lone ones stay."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def _any_text(dice: random.Random, _compiled: Mapping[str, Json]) -> str:
    return "".join(_character(dice) for _ in range(dice.randrange(200)))


def _broken_literal(dice: random.Random, _compiled: Mapping[str, Json]) -> str:
    return dice.choice(_LITERALS) + dice.choice(("", "", " ", ",", "]", "\x00"))


def _any_json(dice: random.Random, _compiled: Mapping[str, Json]) -> str:
    return json.dumps(_value(dice, 3), ensure_ascii=dice.random() < 0.5)


def _nested(dice: random.Random, compiled: Mapping[str, Json]) -> str:
    depth = dice.choice((48, 49, 50, 51, 98, 99, 100, 101, 5000))
    opening, closing = dice.choice((("[", "]"), ('{"a":', "}"), ('{"form":', "}"), ("[[{},", "]]")))
    middle = dice.choice(("", "1", '"x"', "[]"))
    deep = opening * depth + middle + closing * dice.choice((depth, depth - 1, 0))
    award = dice.choice(list(compiled))
    return dice.choice((deep, f'{{"award":"{award}","form":{deep}}}', f'{{"award":"{award}","form":{{"x":{deep}}}}}'))


def _strange_envelope(dice: random.Random, compiled: Mapping[str, Json]) -> str:
    request = {
        "award": dice.choice((dice.choice(list(compiled)), _value(dice, 1))),
        "form": dice.choice(({}, _value(dice, 2))),
        dice.choice(("award", "form", *_NAMES)): _value(dice, 2),
    }
    return _dumped(request, dice)


def _strange_award(dice: random.Random, _compiled: Mapping[str, Json]) -> str:
    award = dice.choice((*_NAMES, *_TEXTS, _any_text(dice, {})))
    return _dumped({"award": award, "form": {}}, dice)


def _strange_answers(dice: random.Random, compiled: Mapping[str, Json]) -> str:
    award = dice.choice(list(compiled))
    known = [question["id"] for question in compiled[award]["inputs"]]
    names = [*known, *(f"{name}.unit" for name in known), *dice.sample(_NAMES, 3)]
    form = {name: _value(dice, 1) for name in names if dice.random() < 0.5}
    return _dumped({"award": award, "form": form}, dice)


def _strange_finder(dice: random.Random, compiled: Mapping[str, Json]) -> str:
    award = dice.choice(list(compiled))
    known = [f"{award}.{question['id']}" for question in compiled[award]["inputs"]]
    names = [*known, *(f"{name}.unit" for name in known), *compiled[award]["applicants"], *dice.sample(_NAMES, 3)]
    form = {name: dice.choice(("yes", "?", _value(dice, 1))) for name in names if dice.random() < 0.5}
    return _dumped({"finder": dice.choice((form, form, form, _value(dice, 2)))}, dice)


def _strange_text(dice: random.Random, compiled: Mapping[str, Json]) -> str:
    award = dice.choice(list(compiled))
    form = {question["id"]: _text(dice) for question in compiled[award]["inputs"]}
    return _dumped({"award": award, "form": form}, dice)


def _damaged(dice: random.Random, compiled: Mapping[str, Json]) -> str:
    """A good request with characters taken out, put in or exchanged."""
    text = list(_strange_text(dice, compiled))
    for _ in range(dice.randrange(1, 6)):
        place = dice.randrange(len(text) + 1)
        text[place : place + dice.randrange(3)] = dice.choice(("", _character(dice), dice.choice('{}[]",:\\')))
    return "".join(text)


def _named_twice(dice: random.Random, compiled: Mapping[str, Json]) -> str:
    award = dice.choice(list(compiled))
    return f'{{"award":{json.dumps(dice.choice(_NAMES))},"award":"{award}","form":[],"form":{{}}}}'


_KINDS: tuple[Callable[[random.Random, Mapping[str, Json]], str], ...] = (
    _any_text,
    _broken_literal,
    _any_json,
    _nested,
    _strange_envelope,
    _strange_award,
    _strange_answers,
    _strange_answers,
    _strange_finder,
    _strange_text,
    _damaged,
    _named_twice,
)


def _dumped(value: object, dice: random.Random) -> str:
    return json.dumps(value, ensure_ascii=dice.random() < 0.5)


def _value(dice: random.Random, depth: int) -> object:
    luck = dice.random()
    if depth and luck < 0.2:
        return [_value(dice, depth - 1) for _ in range(dice.randrange(4))]
    if depth and luck < 0.4:
        return {dice.choice((*_NAMES, _text(dice))): _value(dice, depth - 1) for _ in range(dice.randrange(4))}
    return dice.choice((None, True, False, dice.choice(_NUMBERS), _text(dice), _text(dice)))


def _text(dice: random.Random) -> str:
    if dice.random() < 0.5:
        return dice.choice(_TEXTS)
    return "".join(_character(dice) for _ in range(dice.randrange(70)))


def _character(dice: random.Random) -> str:
    luck = dice.random()
    if luck < 0.5:
        return dice.choice("0123456789.,，% -+万亿元eE")
    if luck < 0.7:
        return chr(dice.randrange(0x80))
    while True:
        character = chr(dice.choice((dice.randrange(0x110000), dice.randrange(0xDC00, 0xE000), dice.randrange(0x3100))))
        if _KNOWN_KINDS.category(character) != "Cn" and character not in _FIRST_HALVES:
            return character
