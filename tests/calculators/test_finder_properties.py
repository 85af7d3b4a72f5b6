"""What holds of the finder for any answers to any policy."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.finder import Finder, Policy
from tests.calculators.finder_policies import NAMES, compiled_policy, finder_of, places
from tests.figures_of import figures_of

Form = dict[str, str]

_MOST_TRIALS = 4_000
_MOST_COUNTED = 10**6


@pytest.fixture(autouse=True)
def _read_anew() -> None:
    """Each test reads its policies itself, so that mutation testing sees who does."""
    finder_of.cache_clear()


def _texts(rule: Mapping[str, Any], question: Mapping[str, Any]) -> list[str]:
    """Answers that may matter: choices, and numbers on both sides of the figures of the rule's conditions."""
    if question["type"] == "yes_no":
        return ["yes", "no"]
    if question["type"] == "choice":
        return [choice["id"] for choice in question["choices"]]
    figures = {Decimal(2), *figures_of(rule["conditions"])}
    if question["type"] == "share":
        return ["0%", "100%", *(f"{figure * 100}%" for figure in sorted(figures) if figure < 1)]
    most = Decimal("Infinity") if question["type"] == "money" else _MOST_COUNTED
    near = {figure + step for figure in figures for step in (-1, 0, 1) if figure == figure.to_integral_value()}
    return [f"{number:f}{question['unit']}" for number in sorted(near) if 0 <= number < most]


def _questions(policy: str) -> dict[str, list[str]]:
    """Every question's possible answers."""
    compiled = compiled_policy(policy)
    found = {group["id"]: ["yes", "no"] for group in compiled["groups"]}
    for award, rule in compiled["rules"].items():
        found |= {f"{award}.{question['id']}": _texts(rule, question) for question in rule["inputs"]}
    return found


def _forms(policy: str) -> st.SearchStrategy[Form]:
    """Some answers, many of them by somebody who belongs to most kinds."""
    questions = _questions(policy)
    answers = {
        name: st.sampled_from([*texts, *(["yes"] * 3 if "." not in name else []), "?"])
        for name, texts in questions.items()
    }
    return st.fixed_dictionaries({}, optional=dict(answers))


def _unmet(policy: str, form: Form) -> set[str]:
    return {award for award, place in places(finder_of(policy).reply(form)).items() if place == "unmet"}


@pytest.mark.parametrize("policy", NAMES)
@given(data=st.data())
def test_the_three_groups_hold_every_award_once(policy: str, data: st.DataObject) -> None:
    reply = finder_of(policy).reply(data.draw(_forms(policy)))
    assert set(places(reply)) == set(compiled_policy(policy)["rules"])


@pytest.mark.parametrize("policy", NAMES)
@given(data=st.data())
def test_not_to_know_never_fails_an_award(policy: str, data: st.DataObject) -> None:
    form = data.draw(_forms(policy))
    name = data.draw(st.sampled_from(sorted(_questions(policy))))
    without = {other: text for other, text in form.items() if other != name}
    assert _unmet(policy, {**without, name: "?"}) <= _unmet(policy, without)


@pytest.mark.parametrize("policy", NAMES)
@given(data=st.data())
def test_one_more_answer_never_brings_a_failed_award_back(policy: str, data: st.DataObject) -> None:
    form = data.draw(_forms(policy))
    questions = _questions(policy)
    name = data.draw(st.sampled_from(sorted(questions)))
    without = {other: text for other, text in form.items() if other != name}
    answered = {**without, name: data.draw(st.sampled_from(questions[name]))}
    assert _unmet(policy, without) <= _unmet(policy, answered)


@pytest.mark.parametrize("policy", NAMES)
@given(data=st.data())
def test_the_reply_is_always_the_same(policy: str, data: st.DataObject) -> None:
    """Whatever was asked before, and in whatever order the answers stand."""
    form = data.draw(_forms(policy))
    shuffled = dict(data.draw(st.permutations(sorted(form.items()))))
    compiled = compiled_policy(policy)
    fresh = Finder(Policy.read(compiled["groups"], compiled["rules"]))
    assert {**finder_of(policy).reply(form), "echo": 0} == {**fresh.reply(shuffled), "echo": 0}


@pytest.mark.parametrize("policy", NAMES)
@given(data=st.data())
def test_no_answered_question_is_asked_again(policy: str, data: st.DataObject) -> None:
    form = data.draw(_forms(policy))
    question = finder_of(policy).reply(form)["question"]
    assert question is None or question["stage"] == "who" or question["name"] not in form


@pytest.mark.parametrize("policy", NAMES)
@settings(max_examples=min(60, settings().max_examples))
@given(data=st.data())
def test_every_question_can_change_something(policy: str, data: st.DataObject) -> None:
    """For one of its awards some answer, with some answers to the rest, does what not knowing does not."""
    form = data.draw(_forms(policy))
    question = finder_of(policy).reply(form)["question"]
    if question is None or question["stage"] == "who":
        return
    assert any(_matters(policy, award, question["name"], form) for award in question["for"])


def _matters(policy: str, award: str, name: str, form: Form) -> bool:
    compiled = compiled_policy(policy)
    alone = Finder(Policy.read(compiled["groups"], {award: compiled["rules"][award]}))
    questions = _questions(policy)
    given_here = {key: text for key, text in form.items() if "." not in key or key.startswith(f"{award}.")}
    others = [key for key in questions if key.startswith(f"{award}.") and key != name and key not in form]
    trials = product(*((None, *questions[key]) for key in others))
    for number, texts in enumerate(trials):
        if number > _MOST_TRIALS:
            break
        rest = given_here | {key: text for key, text in zip(others, texts, strict=True) if text is not None}
        unknown = _outcome(alone.reply({**rest, name: "?"}))
        if any(_outcome(alone.reply({**rest, name: text})) != unknown for text in questions[name]):
            return True
    return False


def _outcome(reply: Mapping[str, Any]) -> tuple[dict[str, str], list[str | None]]:
    amounts = [entry.get("amount") for place in ("met", "open", "unmet") for entry in reply[place]]
    return places(reply), amounts


@pytest.mark.parametrize("policy", NAMES)
def test_answering_what_is_asked_comes_to_an_end_and_settles_every_award(policy: str) -> None:
    questions = _questions(policy)
    form: Form = {}
    for _ in range(len(questions) + 1):
        reply = finder_of(policy).reply(form)
        question = reply["question"]
        if question is None:
            break
        if question["stage"] == "who":
            kinds = compiled_policy(policy)["groups"]
            form |= {kind["id"]: "yes" for kind in kinds if (kind["within"] or "") == question["name"]}
        else:
            assert question["name"] not in form
            form[question["name"]] = questions[question["name"]][-1]
    assert reply["question"] is None
    assert reply["open"] == []
    assert reply["errors"] == []


@pytest.mark.parametrize("policy", NAMES)
@given(data=st.data())
def test_nothing_that_is_said_promises_anything(policy: str, data: st.DataObject) -> None:
    reply = finder_of(policy).reply(data.draw(_forms(policy)))
    said = [reply["sentence"], *reply["words"].values()]
    said += [entry["sentence"] for place in ("met", "open", "unmet") for entry in reply[place]]
    for words in ("可以获得", "能获得", "有资格", "通过审核", "将得到", "批准", "合格"):
        assert not any(words in sentence for sentence in said)
