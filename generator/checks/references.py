"""What the file refers to is there: offices, applicant groups, articles, parts."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from generator.checks.walking import PlacedArticle, articles, parts_of, values_in
from generator.errors import Problem
from generator.loading import LoadedHandbook
from generator.model.article import OfficeClause, OpenApplication
from generator.model.award import Award
from generator.model.handbook import AnchoredFact, Validity
from generator.official import article_name
from generator.plain_data import Place


def check_references(loaded: LoadedHandbook) -> Iterator[Problem]:
    """Each reference leads to something."""
    offices = list(loaded.handbook.office_directory)
    groups = [group.id for group in loaded.handbook.applicant_groups]
    for placed in articles(loaded):
        for place, clause in parts_of(placed.article, placed.place, OfficeClause):
            yield from _unknown(loaded, (*place, "office"), clause.office, offices, "offices（联系方式）")
        for place, entry in values_in(placed.article, placed.place):
            if isinstance(entry, Award | OpenApplication):
                for index, group in enumerate(entry.applicants):
                    yield from _unknown(loaded, (*place, "applicants", index), group, groups, "applicant_groups")
                yield from _part(loaded, placed, place, entry.part)
        yield from _related(loaded, placed)
    yield from _groups(loaded, groups)
    yield from _facts(loaded)


def unknown(loaded: LoadedHandbook, place: Place, name: str, known: Iterable[str], where: str) -> Problem:
    """A name that is not among the known ones, with the nearest of them."""
    known = list(known)
    near = get_close_matches(name, known, n=1)
    right = f"是不是 {near[0]}？" if near else f"可以写 {'、'.join(known)}" if known else "那里还没有内容"
    return loaded.problem(place, f"{where}里没有 {name}；{right}")


def _unknown(loaded: LoadedHandbook, place: Place, name: str, known: list[str], where: str) -> Iterator[Problem]:
    if name not in known:
        yield unknown(loaded, place, name, known, where)


def _part(loaded: LoadedHandbook, placed: PlacedArticle, place: Place, part: int | None) -> Iterator[Problem]:
    parts = len(placed.article.parts)
    if part is not None and part > parts:
        has = f"只有 {parts} 个部分" if parts else "没有分部分，请删去 part"
        yield loaded.problem((*place, "part"), f"{article_name(placed.article)}{has}")


def _related(loaded: LoadedHandbook, placed: PlacedArticle) -> Iterator[Problem]:
    seen: set[int] = set()
    for index, number in enumerate(placed.article.related):
        place = (*placed.place, "related", index)
        if number not in loaded.handbook.articles:
            yield loaded.problem(place, f"没有第 {number} 条")
        elif number == placed.article.number:
            yield loaded.problem(place, "相关的条不能是本条自己")
        elif number in seen:
            yield loaded.problem(place, f"第 {number} 条写了两次")
        seen.add(number)


def _groups(loaded: LoadedHandbook, groups: list[str]) -> Iterator[Problem]:
    larger = {group.id for group in loaded.handbook.applicant_groups if group.within is None}
    for index, group in enumerate(loaded.handbook.applicant_groups):
        place: Place = ("applicant_groups", index, "within")
        if group.within and group.within not in groups:
            yield unknown(loaded, place, group.within, groups, "applicant_groups")
        elif group.within and group.within not in larger:
            yield loaded.problem(place, f"{group.within} 自己也属于另一类；这里只能写最大的一类")


def _facts(loaded: LoadedHandbook) -> Iterator[Problem]:
    for place, fact in values_in(loaded.handbook.document, ("document",)):
        if isinstance(fact, AnchoredFact | Validity) and fact.article not in loaded.handbook.articles:
            yield loaded.problem((*place, "article"), f"没有第 {fact.article} 条")
