"""Questions that several awards share: asked once, so they must be the same question in every word that is shown."""

from collections.abc import Iterator

from generator.checks.walking import awards
from generator.errors import Problem
from generator.loading import LoadedHandbook
from generator.model.award import Input

_SAME = ("type", "label", "unit", "reason", "example", "minimum", "maximum", "choices")


def check_shared_inputs(loaded: LoadedHandbook) -> Iterator[Problem]:
    """Inputs with the same shared name differ in nothing but their id; an award shares a name at most once."""
    first: dict[str, tuple[str, Input]] = {}
    for placed in awards(loaded):
        shared_here: set[str] = set()
        for index, item in enumerate(placed.award.inputs):
            name = item.shared_as
            if name is None:
                continue
            place = (*placed.place, "inputs", index, "shared_as")
            if name in shared_here:
                yield loaded.problem(place, f"{name} 在这项奖补里写了两次；一项奖补里的两个问题不会是同一件事")
            shared_here.add(name)
            award, known = first.setdefault(name, (placed.award.id, item))
            differing = [field for field in _SAME if getattr(known, field) != getattr(item, field)]
            if differing:
                fields = "、".join(differing)
                fault = f"与 {award} 的 {known.id} 共用 {name}，但 {fields} 不同"
                yield loaded.problem(place, f"{fault}；确是同一件事就写成一样，否则删去 shared_as")
