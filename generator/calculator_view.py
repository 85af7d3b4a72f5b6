"""One calculator as its page shows it before anything is typed: the questions, the first answer, the worked examples.

All numbers and words of results come from the same Python that answers in the reader's browser.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from calculators.inputs import Input
from calculators.reply import reply
from calculators.rule import Rule
from calculators.svg import inside_html
from generator.errors import HandbookError
from generator.model.article import Article
from generator.model.award import Award
from generator.model.handbook import Handbook
from generator.official import article_name
from generator.remembering import remembered
from generator.rules import compile_rule
from generator.views.award import AwardView, award_phases, award_view, award_views
from generator.views.contact_words import ContactWords, contact_words
from generator.views.contacts import Contact, contacts_of


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the form; `type`, `unit` and `choices` are the rule's, `bounds` is empty if there is none."""

    id: str
    type: str
    label: str
    unit: str
    reason: str
    example: str
    bounds: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ConditionLine:
    """A condition: its quote, where that stands in the article, how it stands (`state`) and what is short (`note`).

    `state` is met, unmet, unknown or declared, and `words` says so; both are empty while the condition does not count
    for the answers.
    """

    id: str
    quote: str
    anchor: str
    state: str
    words: str
    note: str


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """Answers in words, as label and answer, what they come to, and what the example is to show."""

    answers: tuple[tuple[str, str], ...]
    headline: str
    kind: str
    sentence: str
    note: str


@dataclass(frozen=True, slots=True)
class CalculatorView:
    """What the form's template needs.

    `estimate` and `words` are the first answer, to no answers at all, and `bar` and `plot` its drawings; `needed` names
    the questions that the amount needs. `heading` is the article's: 第八条.
    """

    article: Article
    heading: str
    award: Award
    formula: str
    questions: tuple[Question, ...]
    conditions: tuple[ConditionLine, ...]
    needed: frozenset[str]
    estimate: Mapping[str, Any]
    words: Mapping[str, Any]
    bar: Markup
    plot: Markup
    examples: tuple[WorkedExample, ...]
    contacts: tuple[Contact, ...]
    contact_words: ContactWords
    time: AwardView
    """The award itself, with the days for which it is so."""


@remembered
def calculator_views(handbook: Handbook) -> dict[str, CalculatorView]:
    """The calculators of all awards by the award's id, in document order; raises what `calculator_view` raises."""
    return {time.award.id: calculator_view(handbook, time.article, time.award, time) for time in award_views(handbook)}


@remembered
def former_calculator_views(handbook: Handbook) -> dict[str, tuple[CalculatorView, ...]]:
    """The calculators of what an amendment ends that may still hold when somebody reads, by the award's id."""
    former = {
        award: tuple(
            calculator_view(time.version.handbook, time.article, time.award, time) for time in times if time.version
        )
        for award, times in award_phases(handbook).items()
    }
    return {award: views for award, views in former.items() if views}


def calculator_view(
    handbook: Handbook, article: Article, award: Award, time: AwardView | None = None
) -> CalculatorView:
    """The calculator of one award; raise HandbookError if its rule cannot be compiled or an example has no result.

    `handbook` is the version that it belongs to, `time` the award with the days for which it is so, if that is known.
    """
    time = time or award_view(handbook, article, award)
    compiled = compile_rule(handbook, article, award)
    rule = Rule.read({**compiled, "award": time.key})
    first = reply(rule, {})
    estimate = first["estimate"]
    words = first["view"]
    return CalculatorView(
        article=article,
        heading=article_name(article),
        award=award,
        formula=rule.amount.formula(rule.inputs),
        questions=tuple(_question(node, rule.inputs[node["id"]]) for node in compiled["inputs"]),
        conditions=_conditions(compiled["conditions"], first),
        needed=frozenset(estimate["missing"]),
        estimate=estimate,
        words=words,
        bar=Markup(inside_html(words["bar"])),  # noqa: S704 - our own drawing, its words escaped where it is made
        plot=Markup(inside_html(words["plot"])),  # noqa: S704 - as above
        examples=tuple(_example(rule, award, number) for number in range(len(award.examples))),
        contacts=contacts_of(handbook, article, award.part),
        contact_words=contact_words(handbook, article, award.part),
        time=time,
    )


def _question(node: Mapping[str, Any], question: Input) -> Question:
    return Question(
        id=question.id,
        type=question.type,
        label=question.label,
        unit="%" if question.type == "share" else question.unit,
        reason=node["reason"],
        example=node["example"],
        bounds=_bounds(question),
        choices=tuple((choice.id, choice.label) for choice in question.choices),
    )


def _bounds(question: Input) -> str:
    least, most = question.minimum, question.maximum
    if question.type == "share" and least is None and most is None:
        return "0 到 100%"
    words = (
        "整数" if question.type == "count" else "",
        f"不小于 {question.in_words(least)}" if least else "",
        f"不大于 {question.in_words(most)}" if most else "",
    )
    return "，".join(filter(None, words))


def _conditions(nodes: list[Mapping[str, Any]], first: Mapping[str, Any]) -> tuple[ConditionLine, ...]:
    states = {condition["id"]: condition["state"] for condition in first["estimate"]["conditions"]}
    words, notes = first["view"]["condition_states"], first["view"]["condition_notes"]
    return tuple(
        ConditionLine(
            node["id"],
            node["quote"],
            node["anchor"],
            *(known.get(node["id"], "") for known in (states, words, notes)),
        )
        for node in nodes
    )


def _example(rule: Rule, award: Award, number: int) -> WorkedExample:
    example = award.examples[number]
    result = reply(rule, example.answers)
    estimate, words = result["estimate"], result["view"]
    if estimate["status"] != "ok":
        why = "；".join(f"{fault['input']} {fault['message']}" for fault in estimate["errors"])
        why = why or f"还缺 {'、'.join(estimate['missing'])}"
        raise HandbookError(f"{award.id} 的第 {number + 1} 个算例没有结果：{why}")
    answers = tuple(
        (rule.inputs[name].label, _in_words(rule.inputs[name], text)) for name, text in example.answers.items()
    )
    return WorkedExample(answers, words["headline"], words["kind"], words["sentence"], example.note or "")


def _in_words(question: Input, text: str) -> str:
    if question.choices:
        return question.choice_label(text)
    return f"{text} {question.unit}" if text.isdecimal() else text
