"""Every number of a rule equals the figure in its quote."""

from collections.abc import Iterator

from generator.checks.claims import Claim, claims
from generator.errors import Problem
from generator.figures import Reading, bare_unit, read_figures, read_ratio
from generator.loading import LoadedHandbook
from generator.model.quantity import Quantity
from generator.official import compact


def figure_of(claim: Claim) -> tuple[Reading | None, list[Reading]]:
    """The figure of a claim's quote that its value is taken from, and all the figures of its unit there."""
    if claim.value is None:
        return None, []
    unit = bare_unit(claim.value.unit)
    quote = compact(claim.quote)
    readings = read_figures(quote, claim.value.unit)
    if claim.field == "share":
        readings += read_ratio(quote)
    same = [reading for reading in readings if bare_unit(reading.unit) == unit]
    position = claim.position or (1 if len(same) == 1 else 0)
    return (same[position - 1] if 0 < position <= len(same) else None), same


def check_figure_values(loaded: LoadedHandbook) -> Iterator[Problem]:
    """Each value is the one figure of its unit in its quote, or the one at the position named."""
    for claim in claims(loaded):
        if claim.value is None:
            continue
        place = (*claim.place, claim.field)
        if claim.unit and bare_unit(claim.value.unit) != claim.unit:
            yield loaded.problem(place, f"单位应当是 {claim.unit}，不是 {claim.value.unit}")
            continue
        reading, same = figure_of(claim)
        words = compact(claim.quote)
        if reading is None:
            message = _no_figure(claim.value, claim.position, [words[found.start : found.end] for found in same])
            yield loaded.problem((*claim.place, "position") if claim.position else place, message)
        elif reading.value != claim.value.value:
            official = words[reading.start : reading.end]
            yield loaded.problem(place, f"这里写 {claim.value.written}，引文里是“{official}”；二者必须相等")


def _no_figure(value: Quantity, position: int | None, figures: list[str]) -> str:
    if not figures:
        return f"引文里没有单位为 {value.unit} 的数字；请引用写有 {value.written} 的原文"
    listed = "、".join(figures)
    if position:
        return f"引文里只有 {len(figures)} 个单位为 {value.unit} 的数字（{listed}），没有第 {position} 个"
    return f"引文里有 {len(figures)} 个单位为 {value.unit} 的数字（{listed}）；请缩短引文，或用 position 写明取第几个"
