"""Thousands of generated answers: the built page and CPython give the same reply, to the letter."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from calculators.reply import reply_to_form
from calculators.rule import Rule
from generator.model.handbook import Handbook
from generator.rules import compile_rules
from tests.browser.calculator import OpenCalculator
from tests.browser.generated import Form, generated_forms
from tests.browser.server import Server

_AT_ONCE = 50


@pytest.fixture(scope="module")
def questions(handbook: Handbook) -> list[tuple[str, Form]]:
    return list(generated_forms(compile_rules(handbook)))


@pytest.mark.browser
@pytest.mark.site
def test_the_page_replies_to_generated_answers_as_cpython_does(
    open_calculator: OpenCalculator,
    server: Server,
    page: Page,
    rules: dict[str, Rule],
    questions: list[tuple[str, Form]],
) -> None:
    open_calculator("a34")
    for (award, form), shown in zip(questions, _replies_of_the_page(page, questions), strict=True):
        expected = reply_to_form(rules[award], form)
        assert json.dumps(shown) == json.dumps(expected), (award, form)
    assert server.asked_for("/code-")
    assert not server.asked_for("/complete-")


def test_there_are_enough_generated_answers_and_no_rule_is_left_out(
    rules: dict[str, Rule], questions: list[tuple[str, Form]]
) -> None:
    assert len(questions) >= 5_000
    assert {award for award, _ in questions} == set(rules)


def test_the_generated_answers_reach_both_sides_of_every_threshold(
    handbook: Handbook, rules: dict[str, Rule], questions: list[tuple[str, Form]]
) -> None:
    reached = {
        (award, condition["id"], condition["state"])
        for award, form in questions
        for condition in reply_to_form(rules[award], form)["estimate"]["conditions"]
    }
    possible = {
        (award, condition["id"], state)
        for award, rule in compile_rules(handbook).items()
        for condition in rule["conditions"]
        if condition["kind"] == "threshold"
        for state in ("met", "unmet", "unknown")
    }
    assert possible - reached == set()


def test_the_generated_answers_reach_every_status_of_every_rule(
    rules: dict[str, Rule], questions: list[tuple[str, Form]]
) -> None:
    reached = {(award, reply_to_form(rules[award], form)["estimate"]["status"]) for award, form in questions}
    asking = {award for award, rule in rules.items() if reply_to_form(rule, {})["estimate"]["missing"]}
    possible = {(award, status) for award in rules for status in ("ok", "invalid")}
    assert reached == possible | {(award, "incomplete") for award in asking}


def _replies_of_the_page(page: Page, questions: list[tuple[str, Form]]) -> Iterator[Any]:
    for start in range(0, len(questions), _AT_ONCE):
        texts = page.evaluate(
            """(questions) => {
              const { ask } = customElements.get("award-calculator");
              const text = ([award, form]) => ask(award, form).then(JSON.stringify, String);
              return Promise.all(JSON.parse(questions).map(text));
            }""",
            json.dumps(questions[start : start + _AT_ONCE]),
        )
        yield from map(json.loads, texts)
