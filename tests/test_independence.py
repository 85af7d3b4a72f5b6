"""Nothing outside `content/` and `mkdocs.yml` names the place of the policy, its offices, its articles or its awards.

The words to look for are taken from the canonical file itself, so that the test holds for whatever policy stands there.
Every file that git knows is searched, but for those that must speak of this policy: its tests, and the changelog, which
tells what happened. An article's title is looked for in the code alone: documents may use the words it consists of.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.model.handbook import Handbook
from tests.conftest import ROOT

_CODE = ("generator", "calculators", "site_templates")


def is_ours(path: Path) -> bool:
    """Whether a file or folder belongs to the project: neither made, nor brought, nor a link."""
    made = {"site", "site-servers", "mutants", "node_modules", "dist", "build", "package-lock.json"}
    hidden = path.name.startswith(".") and path.name not in (".ci", ".npmrc", ".gitignore")
    return not (hidden or path.is_symlink() or path.name in made or path.name.startswith("requirements"))


_MAY_NAME_IT = ("content", "tests", "mkdocs.yml", "CHANGELOG.md")
_AROUND = tuple(path.name for path in sorted(ROOT.iterdir()) if path.name not in _MAY_NAME_IT and is_ours(path))
"""Everything else of the project that git does not leave out."""
_SHORTEST_NAME = 2


def _place_names(handbook: Handbook) -> set[str]:
    """The place, with and without the word for its kind, and who issued the document."""
    place = handbook.document.place
    return {place, re.sub("[省市县区]$", "", place), handbook.document.issuer.name}


def _names(handbook: Handbook) -> set[str]:
    """What identifies this policy: its document, its place, its offices and their telephones."""
    document = handbook.document
    facts = (fact for fact in (document.parent, document.repeals, document.interpreter) if fact)
    numbers = re.findall(r"\w+[〔\[]\d{4}[〕\]]\d+号", "".join(fact.text for fact in facts))
    offices = {word for office in handbook.offices for word in (office.bureau, office.alias, office.name, office.phone)}
    return {word for word in {*_place_names(handbook), document.title, *numbers, *offices} if word}


def _of_articles(handbook: Handbook) -> set[str]:
    """The ids and titles of awards and the titles of articles."""
    articles = {article.short_title for article in handbook.articles.values()}
    return articles | set(handbook.awards) | {award.title for _, award in handbook.awards.values()}


def _files(*names: str) -> Iterator[tuple[Path, str]]:
    for name in names:
        start = ROOT / name
        for path in [start] if start.is_file() else sorted(start.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                try:
                    yield path, path.read_text("utf-8")
                except UnicodeDecodeError:
                    continue


def _found(words: set[str], *names: str) -> list[str]:
    """Where the files hold one of the words; those in Latin letters or digits count as whole words only."""
    patterns = [rf"(?<![\w-]){re.escape(word)}(?![\w-])" if word.isascii() else re.escape(word) for word in words]
    pattern = re.compile("|".join(sorted(patterns)))
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path, text in _files(*names)
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def test_the_words_to_look_for_are_there(handbook: Handbook) -> None:
    assert all(len(word) >= _SHORTEST_NAME for word in _names(handbook) | _of_articles(handbook))
    assert len(_names(handbook)) > len(handbook.offices)
    assert _found(_names(handbook), "content/handbook.yaml")
    assert len(list(_files(*_CODE))) > len(_CODE)


def test_no_code_names_the_policy_an_article_or_an_award(handbook: Handbook) -> None:
    assert _found(_names(handbook) | _of_articles(handbook), *_CODE) == []


def test_neither_tools_nor_docs_name_the_place_its_offices_or_an_award(handbook: Handbook) -> None:
    assert {"README.md", "docs", "benchmarks", "Makefile", "pyproject.toml", *_CODE} <= set(_AROUND)
    assert _found(_names(handbook) | set(handbook.awards), *_AROUND) == []


def test_no_code_spells_the_place_in_latin_letters() -> None:
    sources = {path.stem.partition("-")[0] for path in (ROOT / "content" / "source").glob("*.txt")}
    pattern = re.compile("|".join(sources), re.IGNORECASE)
    assert sources
    assert [path for path, text in _files(*_CODE, *_AROUND) if pattern.search(text) or pattern.search(path.name)] == []


@pytest.mark.parametrize("folder", ["generator", "calculators"])
def test_no_code_treats_an_article_by_its_number(folder: str) -> None:
    compared = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path, text in _files(folder)
        if path.suffix == ".py"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Compare) and _is_number_of_an_article(node)
    ]
    assert compared == []


def _is_number_of_an_article(node: ast.Compare) -> bool:
    sides = [node.left, *node.comparators]
    names = {side.attr if isinstance(side, ast.Attribute) else side.id for side in sides
             if isinstance(side, ast.Attribute | ast.Name)}  # fmt: skip
    whole = [side.value for side in sides if isinstance(side, ast.Constant) and isinstance(side.value, int)]
    return bool({"number", "article"} & names) and any(value > 1 for value in whole)


def test_no_template_treats_an_article_by_its_number() -> None:
    branch = re.compile(r"\{%[^%]*\b(?:number|article)\b\s*(?:==|!=|in)\s*[(\[]?\d")
    assert [path for path, text in _files("site_templates") if branch.search(text)] == []
