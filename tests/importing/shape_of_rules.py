"""What an award rule computes, without the words around it, so that two rules can be compared."""

from typing import Any

from generator.model.award import (
    Annual,
    ByChoice,
    ByYear,
    Ceiling,
    Figure,
    Fixed,
    Increase,
    Instalments,
    Mechanism,
    Percentage,
    PerHead,
)


def shape(rule: Mechanism) -> Any:  # noqa: ANN401, PLR0911 - one case for each mechanism
    """The kind of a rule and its parameters as they are written."""
    match rule:
        case Fixed():
            return "fixed", _value(rule.amount)
        case Ceiling():
            return "ceiling", _value(rule.limit), *([shape(rule.of)] if rule.of else [])
        case Percentage():
            rate = _value(rule.rate) if rule.rate else "open"
            return "percentage", ("≤" if rule.at_most else "") + rate, _base(rule.base)
        case PerHead():
            return "per_head", _value(rule.unit_amount)
        case ByChoice():
            return "by_choice", *(shape(case) for case in rule.cases.values())
        case ByYear():
            period = _value(rule.period) if rule.period else ""
            return "by_year", _value(rule.annual_ceiling), period, *(shape(year) for year in rule.years)
        case Annual():
            return "annual", _value(rule.limit), *([_value(rule.max_years)] if rule.max_years else [])
        case Instalments():
            shares = (payment.share.written if payment.share else "rest" for payment in rule.payments)
            return "instalments", *shares, shape(rule.of)


def _value(figure: Figure) -> str:
    return figure.value.written


def _base(base: str | Increase | Figure) -> str:
    return _value(base) if isinstance(base, Figure) else "increase" if isinstance(base, Increase) else "input"
