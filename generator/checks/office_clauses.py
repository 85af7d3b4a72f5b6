"""How offices are named: the holes of a clause are known and there is something to fill each with."""

import re
from collections.abc import Iterator

from generator.checks.official_words import article_words, has_official_text, place_of_hole
from generator.checks.walking import articles, parts_of
from generator.errors import Problem
from generator.loading import LoadedHandbook
from generator.model.article import OfficeClause
from generator.model.office import Office
from generator.official import compact
from generator.plain_data import Place

_HOLES = ("bureau", "name", "alias", "scope", "phone", "phone2", "address", "hours")
_MISSING = {
    "alias": "别名 alias；括号里的话如果是负责的范围，请写 {scope} 和 scope",
    "name": "处室名称 name",
    "phone": "电话 phone",
    "address": "地址 address",
    "hours": "办公时间 hours",
}
_HOLE = re.compile(r"\{(\w+)\}")


def check_office_clauses(loaded: LoadedHandbook) -> Iterator[Problem]:
    """Clauses use what the directory has; the scope is written if and only if it is printed; every office is named.

    An office is named by a clause, or in running text by its number.

    What the directory says of an office are words of an article that names it, even where a clause leaves them out.
    """
    directory = loaded.handbook.office_directory
    for placed in articles(loaded):
        for place, clause in parts_of(placed.article, placed.place, OfficeClause):
            if clause.office in directory:
                yield from _faults(loaded, place, clause, directory[clause.office])
    if all(has_official_text(loaded, placed.article) for placed in articles(loaded)):
        yield from _directory_faults(loaded)


def _directory_faults(loaded: LoadedHandbook) -> Iterator[Problem]:
    texts: dict[str, list[str]] = {}
    for placed in articles(loaded):
        for _, clause in parts_of(placed.article, placed.place, OfficeClause):
            texts.setdefault(clause.office, []).append(article_words(loaded, placed.article))
    all_words = [article_words(loaded, placed.article) for placed in articles(loaded)]
    for index, office in enumerate(loaded.handbook.offices):
        texts.setdefault(office.id, []).extend(words for words in all_words if _names_phone(words, office))
        if not texts[office.id]:
            yield loaded.problem(("offices", index), f"没有一条用到联系方式 {office.id}；请删去，或在执行单位里引用")
            continue
        for hole, words in office.holes.items():
            if not any(compact(words or "") in text for text in texts[office.id]):
                message = f"用到 {office.id} 的条文里没有“{words}”；请照原文写"
                yield loaded.problem(("offices", index, *place_of_hole(hole)), message)


def _names_phone(words: str, office: Office) -> bool:
    """Whether a text gives one of the office's telephones; 12345 is no part of a longer number."""
    return any(re.search(rf"(?<![0-9]){re.escape(compact(phone))}(?![0-9])", words) for phone in office.phones)


def _faults(loaded: LoadedHandbook, place: Place, clause: OfficeClause, office: Office) -> Iterator[Problem]:
    holes = set(_HOLE.findall(clause.text))
    text = (*place, "text")
    for hole in sorted(holes - {*_HOLES, *office.holes}):
        known = " ".join(f"{{{name}}}" for name in _HOLES)
        yield loaded.problem(text, f"不认识 {{{hole}}}；可以写 {known}")
    if re.search(r"[{}]", _HOLE.sub("", clause.text)):
        yield loaded.problem(text, "花括号不成对；空位写成 {phone} 这样")
    for hole in (name for name in _HOLES if name in holes and name != "scope" and not office.holes.get(name)):
        what = _MISSING.get(hole, "第 2 个电话（写在 other_phones）")
        yield loaded.problem(text, f"联系方式里的 {office.id} 没有{what}")
    if "scope" in holes and not clause.scope:
        yield loaded.problem(text, "写了 {scope}，但没有填写 scope（负责的范围）")
    if clause.scope and "scope" not in holes:
        yield loaded.problem((*place, "scope"), "填写了 scope（负责的范围），但 text 里没有 {scope}")
    if clause.scope and clause.scope == office.alias:
        yield loaded.problem((*place, "scope"), "这是处室的别名，不是负责的范围；请改用 {alias}")
