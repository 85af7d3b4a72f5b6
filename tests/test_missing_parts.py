"""What a policy does not have gets no page, no entry in the navigation, no link and no word of promise."""

import posixpath
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import markdown  # type: ignore[import-untyped]  # it ships no types
import pypdfium2  # type: ignore[import-untyped]  # as above
import pytest

from generator import links
from generator.build import build_site
from generator.loading import LoadedHandbook
from generator.model.handbook import Handbook
from generator.navigation import navigation
from generator.pages import Page, make_pages
from generator.pdf import make_pdf
from generator.plain_data import read_plain_data
from tests.conftest import ROOT
from tests.html_reader import Element, read_html, read_page

SMALL = Path(__file__).parent / "small_policy" / "handbook.yaml"

Json = dict[str, Any]


def _articles(root: Json) -> Iterator[Json]:
    for chapter in root["chapters"]:
        yield from chapter["articles"]


def _without_sections(root: Json, *kinds: str) -> None:
    for article in _articles(root):
        for holder in (article, *article.get("parts", ())):
            if "sections" in holder:
                holder["sections"] = [section for section in holder["sections"] if section["kind"] not in kinds]


def _without_materials(root: Json) -> None:
    _without_sections(root, "materials")


def _without_offices(root: Json) -> None:
    _without_sections(root, "offices")
    root["offices"] = []


def _without_contacts(root: Json) -> None:
    _without_offices(root)
    _without_sections(root, "responsible")


def _without_awards(root: Json) -> None:
    for article in _articles(root):
        if article.pop("awards", None):
            article["open_applications"] = [
                {"applicant": "企业", "applicants": ["enterprise"], "amount_from": "见当年通知。"}
            ]


def _without_applications(root: Json) -> None:
    for article in _articles(root):
        if article.pop("awards", None):
            article["no_application"] = "没有可以申报的事项。"


def _without_terms(root: Json) -> None:
    root["glossary"] = []
    for article in _articles(root):
        article["lead"] = re.sub("《[^》]*》", "", article["lead"])
    for fact in ("parent", "repeals"):
        root["document"].pop(fact)


def _without_explanations(root: Json) -> None:
    root["glossary"] = [{"term": term["term"]} for term in root["glossary"]]


def _without_validity(root: Json) -> None:
    root["document"].pop("validity")


def _with_nothing(root: Json) -> None:
    for strip in (_without_applications, _without_materials, _without_contacts, _without_terms, _without_validity):
        strip(root)


STRIPPED: dict[Callable[[Json], None], tuple[set[str], str]] = {
    _without_materials: ({links.MATERIALS}, "申报材料|哪些材料|材料清单|已勾"),
    _without_offices: (set(), "0 个处室|找哪个处室|拨打|电话、处室|按处室"),
    _without_contacts: ({links.CONTACTS}, "0 个处室|找哪个处室|拨打|联系方式的|按处室|责任单位"),
    _without_awards: (set(), "(?<![0-9])0 项|测算|算一算|能得多少|上限最高的"),
    _without_applications: (
        {links.AWARDS, links.FINDER, links.MATERIALS},
        "0 项|测算|算一算|我能申报什么|我是谁|谁可以申报",
    ),
    _without_terms: ({links.GLOSSARY}, "用语：|、用语、"),
    _without_explanations: (set(), "自己怎样解释"),
    _without_validity: (set(), "何时施行|何时到期"),
    _with_nothing: (
        {links.AWARDS, links.FINDER, links.MATERIALS, links.CONTACTS, links.GLOSSARY},
        "0 项|0 个|测算|算一算|我能申报什么|拨打|找哪个处室|联系方式的",
    ),
}


def _stripped(strip: Callable[[Json], None]) -> Handbook:
    root = read_plain_data(SMALL.read_text("utf-8")).root
    assert isinstance(root, dict)
    strip(root)
    return Handbook.model_validate(root)


@pytest.fixture(scope="module", params=STRIPPED, ids=lambda strip: strip.__name__.strip("_"))
def stripped(request: pytest.FixtureRequest) -> tuple[Handbook, set[str], str]:
    return _stripped(request.param), *STRIPPED[request.param]


def _sources(entries: object) -> Iterator[str]:
    if isinstance(entries, str):
        yield entries
    elif isinstance(entries, dict):
        yield from _sources(list(entries.values()))
    elif isinstance(entries, list):
        for entry in entries:
            yield from _sources(entry)


def _body(page: Page) -> Element:
    source = page.markdown.split("---\n", 2)[2]
    return read_html(markdown.markdown(source, extensions=["toc", "tables", "fenced_code", "attr_list"]))


def _own_words(element: Element) -> str:
    """What the handbook says itself: neither the official words nor what is quoted from them."""
    if {"official", "quoted"} & set(element.get("class").split()) or "data-official" in element.attributes:
        return ""
    return "".join(part if isinstance(part, str) else _own_words(part) for part in element.content)


def test_a_part_that_the_policy_does_not_have_has_no_page(stripped: tuple[Handbook, set[str], str]) -> None:
    handbook, gone, _ = stripped
    pages = make_pages(handbook)
    assert not gone & set(pages)
    assert sorted(_sources(navigation(handbook))) == sorted(pages)


def test_no_link_leads_to_what_is_not_there(stripped: tuple[Handbook, set[str], str]) -> None:
    bodies = {f"/{links.address(uri)}": _body(page) for uri, page in make_pages(stripped[0]).items()}
    files = {f"/{uri}" for uri in (links.DATA_JSON, links.DATA_SCHEMA, links.DATA_CSV, links.AWARDS_SHEET, links.PDF)}
    for address, body in bodies.items():
        for link in body.all("a", href=""):
            target, _, anchor = link.get("href").partition("#")
            if ":" in target:
                continue
            place = posixpath.normpath(posixpath.join(address, target))
            place = place if place in files or place == "/" else f"{place}/"
            assert place in bodies.keys() | files, (address, target)
            assert not anchor or anchor in bodies[place].ids, (address, target, anchor)


def test_no_page_promises_a_part_that_the_policy_does_not_have(stripped: tuple[Handbook, set[str], str]) -> None:
    handbook, _, promises = stripped
    for uri, page in make_pages(handbook).items():
        words = "".join((page.title, page.description, *_own_words(_body(page)).split()))
        found = re.search(promises, words)
        assert not found, (uri, words[max(0, found.start() - 30) : found.end() + 30])


@pytest.fixture(scope="module", params=[_with_nothing, _without_awards], ids=["with_nothing", "without_awards"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    handbook = _stripped(request.param)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.plugin.load_checked", lambda path: LoadedHandbook(path, handbook, {}, {}))
        target = tmp_path_factory.mktemp("stripped") / "site"
        return build_site(config_file=ROOT / "mkdocs.yml", site_dir=target)


@pytest.mark.site
def test_a_site_without_a_part_is_built_strictly_and_leads_nowhere_else(site: Path) -> None:
    for page in site.rglob("*.html"):
        for link in read_page(page).all("a", href=""):
            target = link.get("data-page") if "data-page" in link.attributes else link.get("href").partition("#")[0]
            if ":" not in target:
                place = (site if "data-page" in link.attributes else page.parent) / target
                assert place.is_file() or (place / "index.html").is_file(), (page, target)


@pytest.mark.parametrize("strip", STRIPPED, ids=lambda strip: strip.__name__.strip("_"))
def test_the_book_has_no_part_that_the_policy_does_not_have(strip: Callable[[Json], None]) -> None:
    handbook = _stripped(strip)
    book = pypdfium2.PdfDocument(make_pdf(handbook))
    heads = {entry.get_title() for entry in book.get_toc()}
    parts = {"奖补一览": links.AWARDS, "联系方式": links.CONTACTS, "申报材料清单": links.MATERIALS}
    pages = make_pages(handbook)
    assert {name for name in parts if name in heads} == {name for name, uri in parts.items() if uri in pages}
