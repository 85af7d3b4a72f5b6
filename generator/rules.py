"""Award rules in the compiled form that the calculators read and the browser is sent: plain JSON.

Every number is exact text in its plain unit (yuan, decimal fraction) and every number and condition carries the
anchor of the passage that holds its quote.
"""

from collections.abc import Callable
from typing import Any

from calculators.money import plain_number
from generator.decisions import decision_on
from generator.errors import HandbookError
from generator.model.article import Article
from generator.model.award import (
    Annual,
    AnyOf,
    Award,
    ByChoice,
    ByYear,
    Ceiling,
    Condition,
    Declared,
    Figure,
    Fixed,
    Increase,
    Input,
    Instalments,
    Mechanism,
    OpenRate,
    Percentage,
    PerHead,
    Quoted,
    Share,
    Threshold,
)
from generator.model.handbook import Handbook
from generator.model.quantity import Quantity
from generator.official import Passage, article_name, article_passage, compact

Json = dict[str, Any]


def compile_rules(handbook: Handbook) -> dict[str, Json]:
    """All rules by award id, in document order; raise HandbookError if a quote is not in its article."""
    return {award.id: compile_rule(handbook, article, award) for article, award in handbook.awards.values()}


def compile_policy(handbook: Handbook) -> Json:
    """What readers' browsers are sent: the kinds of applicants, and all rules by award id.

    `former` holds the same of each version that may still be in force, with its last day; it is not there without any.
    """
    groups = [{"id": group.id, "label": group.label, "within": group.within} for group in handbook.applicant_groups]
    policy = {"groups": groups, "rules": compile_rules(handbook)}
    former = [{"until": version.until.isoformat(), **compile_policy(version.handbook)} for version in handbook.former]
    return {**policy, "former": former} if former else policy


def compile_rule(handbook: Handbook, article: Article, award: Award) -> Json:
    """One rule; raise HandbookError if a quote is not in its article."""
    compiler = _Compiler(handbook, article, award)
    return {
        "award": award.id,
        "article": article.number,
        "part": award.part,
        "title": award.title,
        "payee": award.payee,
        "applicants": list(award.applicants),
        "nature": award.nature,
        "timing": award.timing,
        "per": award.per,
        "inputs": [_input(question) for question in award.inputs],
        "amount": compiler.node(award.amount),
        "decision": decision_on(article, award.part),
        "conditions": [compiler.condition(condition) for condition in award.conditions],
        "ambiguities": list(award.ambiguities),
    }


def _number(quantity: Quantity | None) -> str | None:
    return None if quantity is None else plain_number(quantity.value)


def _input(question: Input) -> Json:
    return {
        "id": question.id,
        "type": question.type,
        "label": question.label,
        "unit": _unit(question),
        "reason": question.reason,
        "example": question.example,
        "minimum": _number(question.minimum),
        "maximum": _number(question.maximum),
        "shared_as": question.shared_as,
        "choices": [{"id": choice.id, "label": choice.label} for choice in question.choices],
    }


def _unit(question: Input) -> str | None:
    return {"money": "元", "share": "%"}.get(question.type, question.unit)


class _Compiler:
    """Compiles the parts of one award, knowing its questions and the passages that it may quote."""

    def __init__(self, handbook: Handbook, article: Article, award: Award) -> None:
        self.article = article
        self.award = award
        self.inputs = {question.id: question for question in award.inputs}
        whole = article_passage(handbook, article)
        first = [*whole.only("part")[award.part - 1 : award.part], *whole.only("lead")] if award.part else []
        self.passages = [*first, whole]
        self.nodes: dict[str, Callable[[Any], Json]] = {
            "fixed": self.fixed,
            "ceiling": self.ceiling,
            "percentage": self.percentage,
            "per_head": self.per_head,
            "by_choice": self.by_choice,
            "by_year": self.by_year,
            "annual": self.annual,
            "instalments": self.instalments,
        }

    def quote(self, quoted: Quoted) -> Json:
        """The quote and the anchor of the smallest passage that holds it, in the award's own part if it has one."""
        wanted = compact(quoted.quote)
        found = next((anchor for passage in self.passages if (anchor := _anchor(passage, wanted))), None)
        if found is None:
            where = f"{article_name(self.article)} › awards › {self.award.id}"
            raise HandbookError(f"{where}：本条原文中没有“{quoted.quote}”；请照原文摘录连续的一段")
        return {"quote": quoted.quote, "anchor": found}

    def parameter(self, figure: Figure) -> Json:
        return {"value": _number(figure.value), **self.quote(figure)}

    def node(self, mechanism: Mechanism) -> Json:
        return {"mechanism": mechanism.mechanism, **self.nodes[mechanism.mechanism](mechanism)}

    def fixed(self, fixed: Fixed) -> Json:
        return {"amount": self.parameter(fixed.amount)}

    def ceiling(self, ceiling: Ceiling) -> Json:
        of = None if ceiling.of is None else self.node(ceiling.of)
        return {"limit": self.parameter(ceiling.limit), "requested": ceiling.requested, "of": of}

    def percentage(self, percentage: Percentage) -> Json:
        return {
            "rate": None if percentage.rate is None else self.parameter(percentage.rate),
            "at_most": percentage.at_most,
            "open_rate": None if percentage.open_rate is None else self.open_rate(percentage.open_rate),
            "base": self.base(percentage.base),
        }

    def open_rate(self, rate: OpenRate) -> Json:
        return {"input": rate.input, **self.quote(rate)}

    def base(self, base: str | Increase | Figure) -> Json:
        if isinstance(base, Figure):
            return {"figure": self.parameter(base)}
        if isinstance(base, Increase):
            return {"increase": {"current": base.current, "previous": base.previous, "label": base.label}}
        return {"input": base, "label": self.inputs[base].label}

    def per_head(self, per_head: PerHead) -> Json:
        return {"unit_amount": self.parameter(per_head.unit_amount), "count": per_head.count}

    def by_choice(self, by_choice: ByChoice) -> Json:
        return {
            "input": by_choice.input,
            "cases": {choice: self.node(case) for choice, case in by_choice.cases.items()},
        }

    def by_year(self, by_year: ByYear) -> Json:
        return {
            "annual_ceiling": self.parameter(by_year.annual_ceiling),
            "years": [self.node(year) for year in by_year.years],
        }

    def annual(self, annual: Annual) -> Json:
        return {
            "limit": self.parameter(annual.limit),
            "requested": annual.requested,
            "years": annual.years,
            "max_years": None if annual.max_years is None else self.parameter(annual.max_years),
        }

    def instalments(self, instalments: Instalments) -> Json:
        return {
            "of": self.node(instalments.of),
            "payments": [self.payment(payment) for payment in instalments.payments],
        }

    def payment(self, payment: Share) -> Json:
        return {"when": payment.when, "share": _number(payment.share), **self.quote(payment)}

    def condition(self, condition: Condition) -> Json:
        named = {"id": condition.id, "kind": condition.kind}
        if isinstance(condition, Threshold):
            return {**named, **self.threshold(condition), **self.quote(condition)}
        if isinstance(condition, AnyOf):
            return {**named, "of": [self.condition(part) for part in condition.of], **self.quote(condition)}
        return self.declared(named, condition)

    def declared(self, named: Json, declared: Declared) -> Json:
        return {**named, **self.quote(declared)}

    def threshold(self, threshold: Threshold) -> Json:
        when = threshold.when
        return {
            "input": threshold.input,
            "operator": threshold.operator,
            "value": _number(threshold.value),
            "unit": threshold.value.unit if threshold.value else _unit(self.inputs[threshold.input]),
            "compare_to": threshold.compare_to,
            "when": None if when is None else {"input": when.input, "answer": when.answer},
        }


def _anchor(passage: Passage, quote: str) -> str | None:
    """The anchor of the smallest passage inside this one that holds the quote; the first of equally small ones."""
    if quote not in passage.dense:
        return None
    inside = (anchor for child in passage.children if (anchor := _anchor(child, quote)))
    return next(inside, passage.anchor or None)
