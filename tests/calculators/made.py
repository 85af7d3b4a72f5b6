"""Small compiled rules made by hand, in the form that the generator gives to the calculators."""

from typing import Any, cast

from calculators import Rule
from calculators.compiled import Node

Json = dict[str, Any]


def parameter(value: str, quote: str = "原文") -> Json:
    return {"value": value, "quote": quote, "anchor": f"at-{value}"}


def question(input_id: str, kind: str = "money", *, label: str = "", unit: str | None = None, **more: Any) -> Json:  # noqa: ANN401 - JSON
    return {
        "id": input_id,
        "type": kind,
        "label": label or input_id,
        "unit": unit,
        "shared_as": None,
        "reason": "",
        "example": "",
        "minimum": None,
        "maximum": None,
        "choices": [],
        **more,
    }


def choices(*pairs: tuple[str, str]) -> list[Json]:
    return [{"id": choice, "label": label} for choice, label in pairs]


def fixed(amount: str) -> Json:
    return {"mechanism": "fixed", "amount": parameter(amount, f"给予{amount}")}


def ceiling(limit: str, *, requested: str | None = None, of: Node | None = None) -> Json:
    return {"mechanism": "ceiling", "limit": parameter(limit, f"最高{limit}"), "requested": requested, "of": of}


def percentage(base: Node, *, rate: str | None = None, at_most: bool = False, open_rate: str | None = None) -> Json:
    stated = None if rate is None else parameter(rate, f"比例{rate}")
    asked = None if open_rate is None else {"input": open_rate, "quote": "按比例", "anchor": "support"}
    return {"mechanism": "percentage", "rate": stated, "at_most": at_most, "open_rate": asked, "base": base}


def increase(current: str = "current", previous: str = "previous", label: str = "增量") -> Json:
    return {"increase": {"current": current, "previous": previous, "label": label}}


def per_head(unit_amount: str, heads: str = "heads") -> Json:
    return {"mechanism": "per_head", "unit_amount": parameter(unit_amount), "count": heads}


def by_choice(cases: Node, input_id: str = "tier") -> Json:
    return {"mechanism": "by_choice", "input": input_id, "cases": cases}


def by_year(annual_ceiling: str, *years: Node) -> Json:
    return {"mechanism": "by_year", "annual_ceiling": parameter(annual_ceiling), "years": list(years)}


def annual(limit: str, *, requested: str | None = None, years: str | None = None, max_years: str | None = None) -> Json:
    most = None if max_years is None else parameter(max_years, f"不超过{max_years}年")
    return {
        "mechanism": "annual",
        "limit": parameter(limit, f"每年最高{limit}"),
        "requested": requested,
        "years": years,
        "max_years": most,
    }


def instalments(of: Node, *payments: tuple[str, str | None]) -> Json:
    paid = [{"when": when, "share": share, "quote": "拨付", "anchor": "support"} for when, share in payments]
    return {"mechanism": "instalments", "of": of, "payments": paid}


def threshold(input_id: str, comparison: str, value: str | None = None, **more: Any) -> Json:  # noqa: ANN401 - JSON
    return {
        "id": input_id,
        "kind": "threshold",
        "input": input_id,
        "operator": comparison,
        "value": value,
        "unit": None,
        "compare_to": None,
        "when": None,
        "quote": f"{input_id}的条件",
        "anchor": "conditions",
        **more,
    }


def declared(condition_id: str = "declared") -> Json:
    return {"id": condition_id, "kind": "declared", "quote": "须为企业", "anchor": "conditions"}


def any_of(*conditions: Node) -> Json:
    return {"id": "group", "kind": "any_of", "of": list(conditions), "quote": "之一", "anchor": "conditions"}


def compiled(amount: Node, *inputs: Node, conditions: tuple[Node, ...] = ()) -> Json:
    return {
        "award": "made",
        "article": 7,
        "part": None,
        "title": "手工规则",
        "payee": "企业",
        "applicants": ["enterprise"],
        "nature": "补助",
        "timing": None,
        "per": "每家",
        "inputs": list(inputs),
        "amount": amount,
        "conditions": list(conditions),
        "decision": "实际金额由评审决定",
        "ambiguities": ["没有写清楚"],
    }


def rule(amount: Node, *inputs: Node, conditions: tuple[Node, ...] = ()) -> Rule:
    node = compiled(amount, *inputs, conditions=conditions)
    Rule.read(node)
    return cast("Rule", _ReadAtEachUse(node))


class _ReadAtEachUse:
    """A rule that is read anew whenever it is looked at: in the test itself, where mutation testing sees it."""

    def __init__(self, node: Node) -> None:
        self._node = node

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - what the rule has
        return getattr(Rule.read(self._node), name)
