"""Questions that reach whatever the calculators' Python does: good, doubtful and hostile, the same ones each time.

They need no right answers: it only matters which functions of the runtime are called while they are answered.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

Json = Mapping[str, Any]

_WIDE = "\u0a98I+.\U00028ba8,\u1f89万" * 5
_NUMBERS = (
    "", " ", "0", "1", "100", "1500", "0.5", "33.33", "0.0001", "007", "-5", "－１", "1e5", "abc", "NaN", "Infinity",
    "1.2.3", "1,23", "12,345.678", "１，５００万元", _WIDE,
    "1.5亿", "1亿2000万元", "¥5000元", "人民币30万元整", "1500万万",
    "九百", "一千五百万元", "叁佰元伍角", "一千五", "十亿", "百分之五", "1千5百", "3千萬圓", "300w", "0.55", "50000",
    "12.5%", "１２．５％", "５５％％", "1 0 0", "5²", "①", "𝟗", "٣", "9" * 20, "1" * 60,
    "1" * 61, "9" * 5000, "\U00028ba8,I+.IY\u0a98元1万", "\u0a98I+.\U00028ba8－1亿,2", ">\u2074\x10+\x1b\u4ebf1\r1",
    "<b>1</b>", "\u202e1", "\u200b1", "\x00", "🙂" * 30, "e\u0301" * 30, "\ud800", "\u3000", "null", "yes",
    "no", "是", "ｎｏ", "__proto__",
)  # fmt: skip
_BARE = (
    "0", "0.5", "0.55", "1", "1.2", "7", "12.5", "36", "99.99", "250", "1000", "2023", "3333.33", "50000", "123456.78",
    "7654321", "50000000", "123456789.12", "9999999999", "0.01", "0.0001", "100000000000",
)  # fmt: skip
"""Numbers without a unit, which may have been meant in another one."""
_MIXED: Any = (
    "1\ud800-元\x1a2 亿\U00028ba8",
    None,
    False,
    1e308,
    -1.5e-7,
    2**70,
    float("nan"),
    float("inf"),
    "'\"\\",
    [],
    {},
)
_NO_TEXTS: tuple[Any, ...] = (
    None, True, 5, -0.0, 1.5, 1e308, 2**64, 10**400, float("nan"), float("-inf"), [], ["1"], {}, {"a": {}},
    [*_MIXED, [_MIXED], {">\u2074\x10": _MIXED}], {"A34": _MIXED, "\ud800": {"🙂": ["é", "1"]}},
)  # fmt: skip
_NO_REQUESTS = (
    "", "x", "{", "[]", "null", "1", '"a"', "{}", '{"award":1,"form":{}}', '{"award":"no such","form":{}}',
    '{"award":"\ud800","form":{}}', '{"award":"a","form":[]}', '{"award":"a"}', '{"finder":1}', '{"finder":{},"a":1}',
    "1e99999", "-" * 99, "0" * 999, "01", ".5", "tru", "'a'", '"\\x"', '"\\ud800"', '"\\u00e9\\ud83d\\ude42"',
    "\ufeff{}", "NaN", "Infinity", "[1,", '{"a":1,}', '{"a" 1}', "9" * 5000, "1." + "1" * 500, "1e-400", "[" * 5000,
    '{"a":' * 99, "[" * 50 + "]" * 50, '{"a":' * 50 + "1" + "}" * 50, "\x00" * 500, "x" * 99_900, "万" * 99_900,
    "🙂" * 60_000, "\ud800" * 99_900, '"' + "\\" * 99_000, '"' + "🙂" * 40_000 + '"', "x" * 1_000_000,
    '{"award":"a","award":"b","form":{"a":"b","a":"c"}}', '{"A":1,"\\u0000":2,"\u00ff":3,"\u0101":4}',
)  # fmt: skip
_MANY = 99


def questions(policy: Json) -> list[str]:
    """Texts for the calculators' door; `policy` is what browsers are sent."""
    rules: Mapping[str, Json] = policy["rules"]
    forms = [{"award": award, "form": form} for award, rule in rules.items() for form in _forms(rule)]
    found = [{"finder": form} for form in (*_group_forms(policy["groups"]), *_finder_forms(rules))]
    days: list[dict[str, Any]] = [
        {"award": award, "form": {}, "day": day} for award in rules for day in ("2025-06-30", "2025-07-01", "", 5)
    ]
    first = [json.dumps(question) for question in (*forms, *found, *days)]
    # Once more as a browser's text that is not ASCII alone, and one whole answer at a time of another award.
    again = [json.dumps(question, ensure_ascii=False) for question in (*found[:200], *forms[::7])]
    return [*_NO_REQUESTS, *first, *again, *_NO_REQUESTS, *first[:50]]


def _forms(rule: Json) -> Iterator[dict[str, Any]]:
    inputs = rule["inputs"]
    good = [{question["id"]: _good(question, number) for question in inputs} for number in range(4)]
    odd: list[dict[str, Any]] = [{}, *good, {"no_such": "1", "": "", "\x00": "１", "__proto__": None}]
    yield from odd
    yield {f"name{number}": "1" for number in range(_MANY)}
    for question in inputs:
        name, base = question["id"], good[1]
        yield from ({**base, name: text} for text in (*_choices(question), *_NUMBERS, *_figures(question)))
        yield from ({**base, name: value} for value in _NO_TEXTS)
        yield from ({**base, name: "1234.5", f"{name}.unit": unit} for unit in ("wan", "yuan", "万", "?", *_NO_TEXTS))
        yield {other: text for other, text in base.items() if other != name}
        yield from (
            {**base, name: text, f"{name}.unit": unit}
            for text in (*_BARE, *_figures(question))
            for unit in ("wan", "yuan")
        )
    for text in _BARE:
        yield dict.fromkeys((question["id"] for question in inputs), text)


def _group_forms(groups: list[Json]) -> Iterator[dict[str, Any]]:
    """Which kinds of applicants somebody belongs to."""
    names = [group["id"] for group in groups]
    yield from ({name: text} for name in names for text in ("yes", "no", "unknown", "?", ""))
    yield from ({**dict.fromkeys(names, text), "a.unit": "?"} for text in ("yes", "no", "?"))


def _finder_forms(rules: Mapping[str, Json]) -> Iterator[dict[str, Any]]:
    """All questions of all rules one after another, as a reader of the finder gives them, and what no reader gives."""
    asked = {question["id"]: question for rule in rules.values() for question in rule["inputs"]}
    so_far: dict[str, Any] = {}
    odd: list[dict[str, Any]] = [
        {},
        {"no_such": "1"},
        {"\ud800": None},
        {"🙂": "1"},
        *({"no_such": value} for value in _NO_TEXTS),
    ]
    yield from odd
    for name, question in asked.items():
        for value in ("", "?", "unknown", "-1", 5, *_NO_TEXTS[-2:], *_choices(question), _good(question, 2)):
            yield {**so_far, name: value}
        so_far[name] = _good(question, 1)
        yield from ({name: _good(question, 3)}, {name: "?", f"{name}.unit": "?"})


def _choices(question: Json) -> list[str]:
    if question["type"] == "yes_no":
        return ["yes", "no", "是", "否", "YES", "ｎｏ"]
    return [text for choice in question["choices"] or () for text in (choice["id"], choice["label"])]


def _good(question: Json, number: int) -> str:
    """An answer that is most likely good, another one for another number."""
    choices = _choices(question)
    return choices[number % len(choices)] if choices else ("3", "20", "１００", "1500")[number]


def _figures(question: Json) -> Iterator[str]:
    yield from (text for end in ("minimum", "maximum") if (text := question[end]) is not None)
