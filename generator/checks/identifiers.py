"""No two things that are addressed by an id share one."""

from collections.abc import Iterable, Iterator

from generator.checks.walking import awards
from generator.errors import Problem
from generator.loading import LoadedHandbook
from generator.model.award import AnyOf, Award
from generator.plain_data import Place

Named = tuple[Place, str]


def check_identifiers(loaded: LoadedHandbook) -> Iterator[Problem]:
    """Awards, offices and applicant groups are unique in the file; inputs, choices and conditions in their award."""
    handbook = loaded.handbook
    yield from _repeated(loaded, ((placed.place, placed.award.id) for placed in awards(loaded)), "奖补")
    offices = ((("offices", n), office.id) for n, office in enumerate(handbook.offices))
    yield from _repeated(loaded, offices, "联系方式")
    groups = ((("applicant_groups", n), group.id) for n, group in enumerate(handbook.applicant_groups))
    yield from _repeated(loaded, groups, "申报主体类别")
    for placed in awards(loaded):
        for what, names in _names(placed.award, placed.place):
            yield from _repeated(loaded, names, what)


def _names(award: Award, place: Place) -> Iterator[tuple[str, list[Named]]]:
    yield "输入项", [((*place, "inputs", n), item.id) for n, item in enumerate(award.inputs)]
    for number, item in enumerate(award.inputs):
        inputs: Place = (*place, "inputs", number, "choices")
        yield "选项", [((*inputs, n), choice.id) for n, choice in enumerate(item.choices)]
    conditions: list[Named] = []
    for number, condition in enumerate(award.conditions):
        own: Place = (*place, "conditions", number)
        conditions.append((own, condition.id))
        if isinstance(condition, AnyOf):
            conditions += [((*own, "of", n), inner.id) for n, inner in enumerate(condition.of)]
    yield "条件", conditions


def _repeated(loaded: LoadedHandbook, names: Iterable[Named], what: str) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for place, name in names:
        if name in first:
            line = loaded.line_of((*first[name], "id"))
            yield loaded.problem((*place, "id"), f"{what}的 id {name} 重复：第 {line} 行已经用了；请换一个")
        first.setdefault(name, place)
