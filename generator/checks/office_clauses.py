"""How offices are named: the holes of a clause are known and there is something to fill each with."""

import re
from collections.abc import Iterator

from generator.checks.official_words import article_words, has_official_text
from generator.checks.walking import articles, parts_of
from generator.errors import Problem
from generator.loading import LoadedHandbook
from generator.model.article import OfficeClause
from generator.model.office import Office
from generator.official import compact
from generator.plain_data import Place

_HOLES = ("bureau", "name", "alias", "scope", "phone")
_HOLE = re.compile(r"\{(\w+)\}")


def check_office_clauses(loaded: LoadedHandbook) -> Iterator[Problem]:
    """Clauses use what the directory has; the scope is written if and only if it is printed; every office is named.

    An office is named by a clause, or in running text by its number.

    The bureau, name and alias of an office are words of an article that names it, even where a clause leaves them out.
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
        texts.setdefault(office.id, []).extend(words for words in all_words if office.phone in words)
        if not texts[office.id]:
            yield loaded.problem(("offices", index), f"没有一条用到联系方式 {office.id}；请删去，或在执行单位里引用")
            continue
        for field in ("bureau", "name", "alias"):
            words = compact(getattr(office, field) or "")
            if not any(words in text for text in texts[office.id]):
                message = f"用到 {office.id} 的条文里没有“{words}”；请照原文写"
                yield loaded.problem(("offices", index, field), message)


def _faults(loaded: LoadedHandbook, place: Place, clause: OfficeClause, office: Office) -> Iterator[Problem]:
    holes = set(_HOLE.findall(clause.text))
    text = (*place, "text")
    for hole in sorted(holes - set(_HOLES)):
        known = " ".join(f"{{{name}}}" for name in _HOLES)
        yield loaded.problem(text, f"不认识 {{{hole}}}；可以写 {known}")
    if re.search(r"[{}]", _HOLE.sub("", clause.text)):
        yield loaded.problem(text, "花括号不成对；空位写成 {phone} 这样")
    if "alias" in holes and not office.alias:
        right = "括号里的话如果是负责的范围，请写 {scope} 和 scope"
        yield loaded.problem(text, f"联系方式里的 {office.id} 没有别名 alias；{right}")
    if "name" in holes and not office.name:
        yield loaded.problem(text, f"联系方式里的 {office.id} 没有处室名称 name")
    if "scope" in holes and not clause.scope:
        yield loaded.problem(text, "写了 {scope}，但没有填写 scope（负责的范围）")
    if clause.scope and "scope" not in holes:
        yield loaded.problem((*place, "scope"), "填写了 scope（负责的范围），但 text 里没有 {scope}")
    if clause.scope and clause.scope == office.alias:
        yield loaded.problem((*place, "scope"), "这是处室的别名，不是负责的范围；请改用 {alias}")
