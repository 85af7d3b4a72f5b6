"""Each rule gives the same answers in the reader's browser and in CPython."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from calculators.reply import reply_to_form
from calculators.rule import Rule
from generator.checks import load_checked
from generator.model.award import Input
from generator.model.handbook import Handbook
from tests.browser.calculator import OpenCalculator
from tests.browser.server import Server, serve
from tests.conftest import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.site]

_HANDBOOK = load_checked(ROOT / "content" / "handbook.yaml").handbook
_WITH_QUESTIONS = [award.id for _, award in _HANDBOOK.awards.values() if award.inputs]

_ACCEPTABLE = {"money": "１，５００ 万", "number": "2.5", "count": "12", "share": "55%", "yes_no": "yes"}
_HOSTILE = (
    "abc", "-5", "1e5", "NaN", "99999999999999999999", "1.005", "０", "101", "𝟗", "\u202e1", "<b>1</b>", "万", "x" * 61,
)  # fmt: skip


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One history and cache for all pages of this module: the runtime is fetched once."""
    shared = browser.new_context()
    yield shared
    shared.close()


@pytest.fixture(scope="module")
def server(built_site: Path) -> Iterator[Server]:
    """One address, so that the cache is of use."""
    with serve(built_site) as running:
        yield running


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page of its own, closed after the test."""
    fresh = context.new_page()
    yield fresh
    fresh.close()


@pytest.mark.parametrize("award", _WITH_QUESTIONS)
def test_the_page_answers_a_rule_as_cpython_does(
    award: str, handbook: Handbook, rules: dict[str, Rule], open_calculator: OpenCalculator
) -> None:
    calculator = open_calculator(award)
    for form in _example_forms(handbook, award):
        calculator.answer({name: "" for name in calculator.form() if not name.endswith(".unit")})
        shown = calculator.answer(form)
        expected = reply_to_form(rules[award], calculator.form())
        assert _canonical(shown) == _canonical(expected["estimate"])
        estimate = expected["estimate"]
        assert calculator.attributes() == (estimate["status"], estimate["certainty"], estimate["amount"])
        headline = calculator.element.locator('[data-slot="headline"]').inner_text()
        assert headline.replace("\u00a0", " ") == expected["view"]["headline"]


def test_the_worker_answers_every_rule_as_cpython_does_for_good_and_bad_answers(
    handbook: Handbook, rules: dict[str, Rule], open_calculator: OpenCalculator, page: Page
) -> None:
    open_calculator("a34")
    for award, rule in rules.items():
        forms = [*_example_forms(handbook, award), *_made_forms(handbook, award)]
        answers = _ask_worker(page, award, forms)
        expected = [_canonical(reply_to_form(rule, form)) for form in forms]
        assert [_canonical(answer) for answer in answers] == expected


def test_the_worker_says_in_words_that_there_is_no_such_award(open_calculator: OpenCalculator, page: Page) -> None:
    open_calculator("a34")
    assert _ask_worker(page, "a99", [{}]) == ["没有“a99”这项奖补"]


def _ask_worker(page: Page, award: str, forms: list[dict[str, Any]]) -> list[Any]:
    answers: list[Any] = page.evaluate(
        """async ([award, forms]) => {
          const { ask } = customElements.get("award-calculator");
          return Promise.all(forms.map((form) => ask(award, form).catch((failure) => failure.message)));
        }""",
        [award, forms],
    )
    return answers


def _example_forms(handbook: Handbook, award: str) -> Iterator[dict[str, str]]:
    """The answers of the worked examples as control values."""
    questions = _questions(handbook, award)
    words = {"是": "yes", "否": "no"}
    for example in handbook.awards[award][1].examples:
        yield {
            name: words.get(text, text) if questions[name].type == "yes_no" else text
            for name, text in example.answers.items()
        }


def _made_forms(handbook: Handbook, award: str) -> Iterator[dict[str, Any]]:
    """No answers, all answers in an odd notation, each question with each unacceptable text, and no form at all."""
    questions = _questions(handbook, award)
    good = {
        name: question.choices[0].id if question.choices else _ACCEPTABLE[question.type]
        for name, question in questions.items()
    }
    yield {}
    yield good
    for name, question in questions.items():
        yield from ({**good, name: text} for text in _HOSTILE)
        if question.type == "money":
            yield from ({**good, f"{name}.unit": unit} for unit in ("yuan", "wan", "dollar", ""))
    yield {**good, "no_such_input": "1"}
    yield {**good, "__proto__x": ["1"], "constructor": {"a": 1}}


def _questions(handbook: Handbook, award: str) -> dict[str, Input]:
    return {question.id: question for question in handbook.awards[award][1].inputs}


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
