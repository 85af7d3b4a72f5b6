"""One award in the book: its rule at a glance, its formula in words, and examples worked out by the calculators."""

from decimal import Decimal
from typing import Any

from calculators.money import money_in_words, rate_in_words
from calculators.reply import reply
from calculators.rule import Rule
from generator import links
from generator.errors import HandbookError
from generator.model.award import Award
from generator.model.handbook import Handbook
from generator.model.office import Office
from generator.numerals import chinese_numeral
from generator.pdf.online import Online
from generator.rules import compile_rule
from generator.views.award import AwardView
from generator.views.contact_words import ContactWords
from generator.views.contacts import Contact

Json = dict[str, Any]


def award_label(award: str) -> str:
    """The label of an award in the book."""
    return f"award-{award}"


def fact_data(view: AwardView) -> Json:
    """What stands in the facts box of the article."""
    return {
        "title": view.award.title,
        "most": view.summary.most,
        "kind": f"{view.award.nature} · {view.summary.kind}",
        "times": _times(view),
        "payee": view.award.payee,
        "payment": view.payment,
    }


def _times(view: AwardView) -> list[str]:
    """For which days that holds, and what it is on the others; empty where no amendment is to come."""
    return [view.period, *(other.words for other in view.other_times)] if view.period else []


def contact_data(contacts: tuple[Contact, ...]) -> list[Json]:
    """Offices with their fields and telephones."""
    return [{"name": contact.name, "scope": contact.scope or "", **office_data(contact.office)} for contact in contacts]


def office_data(office: Office) -> Json:
    """How an office is reached: its numbers, its address, its hours."""
    return {"phone": "、".join(office.phones), "address": office.address or "", "hours": office.hours or ""}


def said_data(said: ContactWords) -> Json:
    """The article's own words about whom to ask; an empty quote where no word names anybody."""
    return {"quote": said.quote, "elsewhere": "" if said.is_own else said.heading}


def award_data(handbook: Handbook, view: AwardView, online: Online) -> Json:
    """The award's own section; raise HandbookError if an example has no result."""
    award = view.award
    rule = Rule.read(compile_rule(handbook, view.article, award))
    return {
        "label": award_label(award.id),
        "title": award.title,
        "most": view.summary.most,
        "kind": view.summary.kind,
        "formula": view.summary.formula,
        "times": _times(view),
        "former": [f"{other.period}：{other.summary.formula}" for other in view.others],
        "payments": view.summary.payment,
        "per": award.per,
        "examples": [_example(rule, award, number) for number in range(len(award.examples))],
        "online": online.place(links.article_uri(view.article.number), view.anchor),
    }


def _example(rule: Rule, award: Award, number: int) -> Json:
    example = award.examples[number]
    result = reply(rule, example.answers)
    estimate, words = result["estimate"], result["view"]
    if estimate["status"] != "ok":
        faults = "；".join(fault["message"] for fault in estimate["errors"]) or "、".join(estimate["missing"])
        raise HandbookError(f"{award.id} 的第 {number + 1} 个算例没有结果：{faults}")
    notes = words["condition_notes"]
    return {
        "numeral": chinese_numeral(number + 1),
        "note": example.note or "",
        "answers": [
            {"label": rule.inputs[name].label, "answer": _answer(rule, name, text)}
            for name, text in example.answers.items()
        ],
        "steps": [_step(step) for step in estimate["steps"]],
        "headline": words["headline"],
        "kind": words["kind"],
        "parts": [*_years(estimate["years"]), *_instalments(estimate["instalments"])],
        "unmet": [
            {"quote": condition["quote"], "note": notes.get(condition["id"], "")}
            for condition in estimate["conditions"]
            if condition["state"] == "unmet"
        ],
    }


def _step(step: Json) -> Json:
    """A step; what it comes to is left out where the expression already ends with it."""
    amount = _yuan(step["amount"])
    expression = step["expression"]
    return {"label": step["label"], "expression": expression, "amount": "" if expression.endswith(amount) else amount}


def _years(years: list[Json]) -> list[str]:
    return [f"第{chinese_numeral(year['year'])}年 {_yuan(year['amount'])}" for year in years]


def _instalments(payments: list[Json]) -> list[str]:
    return [f"{part['when']} {rate_in_words(Decimal(part['share']))}，{_yuan(part['amount'])}" for part in payments]


def _yuan(amount: str) -> str:
    return money_in_words(Decimal(amount))


def _answer(rule: Rule, name: str, text: str) -> str:
    question = rule.inputs[name]
    if question.choices:
        return question.choice_label(text)
    return f"{text} {question.unit}" if text.isdecimal() and question.unit else text
