"""An estimate as plain text for the command line."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from calculators.view import STATES
from generator.model.article import Article
from generator.model.award import Award
from generator.official import article_name


def estimate_text(article: Article, award: Award, reply: dict[str, Any]) -> str:
    """A reply of the calculators in Chinese, one fact a line."""
    return "\n".join(_lines(article, award, reply))


def _lines(article: Article, award: Award, reply: dict[str, Any]) -> Iterator[str]:
    estimate, view = reply["estimate"], reply["view"]
    yield f"{award.title}（{article_name(article)}，{estimate['award']}）"
    yield f"{view['headline']}（{view['kind']}）" if view["kind"] else view["headline"]
    yield view["sentence"]
    names = {question.id: question.label for question in award.inputs}
    for error in estimate["errors"]:
        yield f"  {error['input']}：{error['message']}"
    for name in estimate["missing"]:
        yield f"  还缺 {name}（{names[name]}）"
    yield from _listed("分期拨付", (f"{part['when']} {_yuan(part['amount'])}" for part in estimate["instalments"]))
    yield from _listed("各年", (f"第 {year['year']} 年 {_yuan(year['amount'])}" for year in estimate["years"]))
    yield from _listed("条件", (f"{STATES[item['state']]}：{item['quote']}" for item in estimate["conditions"]))
    yield from _listed("原文没有写清楚的地方", estimate["ambiguities"])


def _listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    listed = [f"  {line}" for line in lines]
    if listed:
        yield f"{title}："
        yield from listed


def _yuan(amount: str) -> str:
    return f"{Decimal(amount):,.2f} 元"
