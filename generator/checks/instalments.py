"""Payments in instalments add up to the whole; years stay below their annual ceiling."""

from collections.abc import Iterator
from decimal import Decimal

from generator.checks.walking import awards, values_in
from generator.errors import Problem
from generator.loading import LoadedHandbook
from generator.model.award import ByYear, Fixed, Instalments
from generator.plain_data import Place


def check_instalments(loaded: LoadedHandbook) -> Iterator[Problem]:
    """Shares add up to 100 %, or to less where the last payment is the remainder and its quote says so."""
    for placed in awards(loaded):
        for place, value in values_in(placed.award, placed.place):
            if isinstance(value, Instalments):
                yield from _payments(loaded, place, value)
            elif isinstance(value, ByYear):
                yield from _years(loaded, place, value)


def _payments(loaded: LoadedHandbook, place: Place, rule: Instalments) -> Iterator[Problem]:
    *earlier, last = rule.payments
    payments = (*place, "payments")
    for index, payment in enumerate(earlier):
        if payment.share is None:
            yield loaded.problem((*payments, index), "只有最后一期可以不写 share（剩余资金）")
    total = sum((payment.share.value for payment in rule.payments if payment.share), Decimal())
    if last.share and total != 1:
        yield loaded.problem(payments, f"各期比例相加是 {_percent(total)}，应当是 100%")
    elif not last.share and total >= 1:
        yield loaded.problem(payments, f"前几期比例相加已是 {_percent(total)}，没有剩余资金了")
    elif not last.share and not any(word in last.quote for word in ("剩余", "其余", "余下", "余款", "尾款")):
        message = "最后一期没有写 share，引文里也没有“剩余”；请写明比例，或引用写有“剩余资金”的原文"
        yield loaded.problem((*payments, len(earlier), "quote"), message)


def _percent(share: Decimal) -> str:
    return f"{(share * 100).normalize():f}%"


def _years(loaded: LoadedHandbook, place: Place, rule: ByYear) -> Iterator[Problem]:
    if rule.period and rule.period.value.value != len(rule.years):
        message = f"写了 {len(rule.years)} 年的算法，而原文是 {rule.period.value.written}；二者必须一致"
        yield loaded.problem((*place, "years"), message)
    for index, year in enumerate(rule.years):
        if isinstance(year, Fixed) and year.amount.value.value > rule.annual_ceiling.value.value:
            message = f"{year.amount.value.written} 超过了年度上限 {rule.annual_ceiling.value.written}"
            yield loaded.problem((*place, "years", index, "amount", "value"), message)
