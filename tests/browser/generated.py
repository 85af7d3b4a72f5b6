"""Answers to every question of every rule as people and programs might give them: the same ones in every run.

Each figure of a rule (thresholds, ceilings, limits of a question, the base at which a rate reaches a ceiling) is
approached from below, hit and passed; the other questions are answered at random, now and then not or badly.
"""

import random
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import product
from typing import Any

from tests.figures_of import figures_of

Json = Mapping[str, Any]
Form = dict[str, Any]

LEAST_PER_RULE = 240
"""Each rule is asked at least so often; 28 rules make more than 5,000 questions."""

_STEPS = tuple(map(Decimal, ("-1", "-0.01", "-0.0001", "0", "0.0001", "0.01", "1")))
_BAD = (
    "abc", "-5", "－１", "1e5", "NaN", "Infinity", "九百", "1.2.3", "1,23", "5²", "①", "𝟗", "%", "万", "1500万万",
    "1万1亿", "99999999999999999999", "1" * 61, "<b>1</b>", "\u202e1", "\x00", "null", "yes no", "__proto__",
    "🙂", "５５％％",
)  # fmt: skip
_UNKNOWN = ("no_such_input", "__proto__", "constructor", "toString", "１", "", ".unit")
_NOT_TEXT: tuple[object, ...] = (None, 5, 1.5, True, [], ["1"], {}, {"value": "1"})
_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


def generated_forms(compiled: Mapping[str, Json]) -> Iterator[tuple[str, Form]]:
    """Award ids with names and values of their form's controls."""
    for award, rule in compiled.items():
        dice = random.Random(award)  # noqa: S311 - nothing secret: the same answers in every run
        forms: list[Form] = [{}, *_boundary_forms(rule, dice)]
        forms += [_random_form(rule, dice) for _ in range(len(forms), LEAST_PER_RULE)]
        yield from ((award, form) for form in forms)


def _boundary_forms(rule: Json, dice: random.Random) -> Iterator[Form]:
    """Each notable answer to each question, the others answered well or not at all."""
    for question in rule["inputs"]:
        for answer in _notable_answers(question, rule, dice):
            others = {
                name: text
                for other in rule["inputs"]
                if other is not question and dice.random() < 0.8
                for name, text in _good_answer(other, rule, dice).items()
            }
            yield {**others, **answer}


def _notable_answers(question: Json, rule: Json, dice: random.Random) -> Iterator[Form]:
    name = question["id"]
    if choices := _choices(question):
        yield from ({name: text} for text in choices)
    else:
        yield from (_written(question, number, dice) for number in _numbers_near(rule, question))
    yield from ({name: text} for text in ("", " ", "\u3000", *dice.sample(_BAD, 3), dice.choice(_NOT_TEXT)))


def _random_form(rule: Json, dice: random.Random) -> Form:
    form: Form = {}
    for question in rule["inputs"]:
        luck = dice.random()
        if luck < 0.75:
            form |= _good_answer(question, rule, dice)
        elif luck < 0.9:
            form[question["id"]] = dice.choice(_BAD)
    if not form or dice.random() < 0.1:
        form[dice.choice(_UNKNOWN)] = dice.choice(_BAD)
    if form and dice.random() < 0.1:
        form[f"{dice.choice(list(form))}.unit"] = dice.choice(("dollar", "", "wan", "yuan", "万", None, 5))
    return form


def _good_answer(question: Json, rule: Json, dice: random.Random) -> Form:
    if choices := _choices(question):
        return {question["id"]: dice.choice(choices)}
    anywhere = Decimal(dice.randrange(10 ** dice.randrange(1, 13))).scaleb(-dice.randrange(3))
    if question["type"] == "share":
        anywhere %= 1
    near = dice.choice(_numbers_near(rule, question))
    return _written(question, dice.choice((near, anywhere)), dice)


def _choices(question: Json) -> list[str]:
    if question["type"] == "yes_no":
        return ["yes", "no", "是", "否", "YES", "ｎｏ"]
    return [text for choice in question["choices"] for text in (choice["id"], choice["label"])]


def _numbers_near(rule: Json, question: Json) -> list[Decimal]:
    """Numbers just below, on and above all figures that may matter, in the plain unit."""
    figures = {Decimal(0), *figures_of(rule["amount"]), *figures_of(rule["conditions"])}
    figures |= {Decimal(question[end]) for end in ("minimum", "maximum") if question[end] is not None}
    bases = {large / rate for large, rate in product(figures, figures) if 0 < rate < 1 < large}
    near = {figure + step for figure, step in product(figures | bases, _STEPS)}
    most = Decimal(1) if question["type"] == "share" else Decimal(10) ** 15
    within = {round(number, 4) for number in near if 0 <= number <= most}
    whole = question["type"] == "count"
    return sorted(number for number in within if not whole or number == number.to_integral_value())


def _written(question: Json, number: Decimal, dice: random.Random) -> Form:
    """The number in one of the notations that people use, as the values of the question's controls."""
    name = question["id"]
    if question["type"] == "money":
        text, unit = dice.choice(_amounts(number))
        units = {} if unit is None else {f"{name}.unit": unit}
        return {name: _disguised(text, dice), **units}
    if question["type"] == "share":
        percent = _plain(number * 100)
        return {name: _disguised(dice.choice((percent, f"{percent}%", f"{percent} %")), dice)}
    plain = _plain(number)
    return {
        name: _disguised(dice.choice((plain, plain, plain + question["unit"], f"{_plain(number / 10**4)}万")), dice)
    }


def _amounts(yuan: Decimal) -> list[tuple[str, str | None]]:
    """An amount in yuan with what its unit control says; None is a form without that control."""
    wan, yi = _plain(yuan / 10**4), _plain(yuan / 10**8)
    whole, rest = divmod(yuan, 10**8)
    return [
        (_plain(yuan), "yuan"),
        (wan, "wan"),
        (wan, None),
        (f"{wan}万", "yuan"),
        (f"{wan}万元", "wan"),
        (f"{yi}亿", None),
        (f"{yi} 亿元", "yuan"),
        (f"{whole}亿{_plain(rest / 10**4)}万元", "wan"),
        (f"¥{_plain(yuan)}元", "wan"),
        (f"人民币{wan}万元整", "yuan"),
    ]


def _disguised(text: str, dice: random.Random) -> str:
    """The same answer typed otherwise: full-width, with separators, with spaces and invisible marks."""
    whole, point, fraction = text.partition(".")
    grouped = f"{int(whole):,}" if whole.isdecimal() else whole
    return dice.choice(
        (
            text,
            text,
            text.translate(_FULL_WIDTH),
            f"{grouped}{point}{fraction}",
            f"{grouped.replace(',', '，')}{point}{fraction}",
            f"{grouped.replace(',', ' ')}{point}{fraction}",
            f" \u3000{text}\u200b ",
        )
    )


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
