"""What the file takes from the official words: every quote, and the figure and bound that go with it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypedDict

from generator.checks.walking import articles, awards, parts_of, values_in
from generator.loading import LoadedHandbook
from generator.model.article import Article, OtherFigure
from generator.model.award import (
    Annual,
    Award,
    ByYear,
    Ceiling,
    Figure,
    Fixed,
    Percentage,
    PerHead,
    Quoted,
    Share,
    Threshold,
)
from generator.model.handbook import AnchoredFact, Validity
from generator.model.quantity import Quantity
from generator.plain_data import Place
from generator.remembering import remembered

Bound = Literal["exact", "upper", "threshold", "any"]
"""How the words about a figure must bind it: no bound, an upper bound, the bound of a threshold, whichever."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A quote of an article and what is taken from it."""

    place: Place
    article: Article
    part: int | None
    quote: str
    value: Quantity | None = None
    field: str = "value"
    """Where the value stands in the part of the file that holds the quote."""
    position: int | None = None
    unit: str | None = None
    """The unit that the figure must have; None when the check of inputs decides."""
    bound: Bound = "any"


@remembered
def claims(loaded: LoadedHandbook) -> tuple[Claim, ...]:
    """Everything that rests on a quote: awards, other figures and facts about the document."""
    return tuple(_claims(loaded))


def _claims(loaded: LoadedHandbook) -> Iterator[Claim]:
    for placed in awards(loaded):
        roles = _roles(placed.award, placed.place)
        for place, quoted in parts_of(placed.award, placed.place, Quoted):
            claim = Claim(place, placed.article, placed.award.part, quoted.quote)
            yield replace(claim, **_figure(quoted), **roles.get(place, {}))
    for article in articles(loaded):
        for place, figure in parts_of(article.article, article.place, OtherFigure):
            yield Claim(place, article.article, None, figure.quote)
    for place, fact in parts_of(loaded.handbook.document, ("document",), Quoted):
        if isinstance(fact, AnchoredFact | Validity) and fact.article in loaded.handbook.articles:
            claim = Claim(place, loaded.handbook.articles[fact.article], None, fact.quote)
            years = fact.years if isinstance(fact, Validity) else None
            yield replace(claim, value=years, field="years", unit=_YEARS) if years else claim


class _Figure(TypedDict, total=False):
    value: Quantity | None
    field: str
    position: int | None


class _Role(TypedDict, total=False):
    unit: str
    bound: Bound


def _figure(quoted: Quoted) -> _Figure:
    if isinstance(quoted, Figure | Threshold):
        return {"value": quoted.value, "position": quoted.position}
    return {"value": quoted.share, "field": "share", "position": quoted.position} if isinstance(quoted, Share) else {}


_MONEY, _SHARE, _YEARS = "元", "%", "年"
_FIGURES: dict[tuple[type, str], _Role] = {
    (Fixed, "amount"): {"unit": _MONEY, "bound": "exact"},
    (Ceiling, "limit"): {"unit": _MONEY, "bound": "upper"},
    (PerHead, "unit_amount"): {"unit": _MONEY, "bound": "exact"},
    (Percentage, "base"): {"unit": _MONEY},
    (ByYear, "annual_ceiling"): {"unit": _MONEY, "bound": "upper"},
    (ByYear, "period"): {"unit": _YEARS},
    (Annual, "limit"): {"unit": _MONEY, "bound": "upper"},
    (Annual, "max_years"): {"unit": _YEARS, "bound": "upper"},
}


def _roles(award: Award, place: Place) -> dict[Place, _Role]:
    """The unit and the bound that each figure of an award must have, by its place."""
    roles: dict[Place, _Role] = {}
    for inner, value in values_in(award, place):
        if isinstance(value, Threshold):
            roles[inner] = {"bound": "threshold"}
        elif isinstance(value, Share):
            roles[inner] = {"unit": _SHARE, "bound": "exact"}
        elif isinstance(value, Percentage):
            roles[*inner, "rate"] = {"unit": _SHARE, "bound": "upper" if value.at_most else "exact"}
        roles |= {(*inner, field): role for (kind, field), role in _FIGURES.items() if isinstance(value, kind)}
    return roles
