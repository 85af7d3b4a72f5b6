import datetime as dt
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import markdown  # type: ignore[import-untyped]  # it ships no types
import pytest
import yaml

from generator import links, search
from generator.build import build_site
from generator.loading import LoadedHandbook, load_handbook
from generator.model.handbook import Handbook
from generator.navigation import navigation
from generator.pages import Page, make_pages
from generator.plain_data import read_plain_data
from generator.views.markup import inline_text
from generator.views.overview import last_day
from tests.html_reader import Element, read_html, read_page

ROOT = Path(__file__).resolve().parent.parent
SMALL = Path(__file__).parent / "small_policy" / "handbook.yaml"
HOSTILE = (
    """<script>alert(1)</script><img src=x onerror=alert(2)>[x](javascript:alert(3))![y](z)*a* **b** _c_ `d` """
    """[2023] {#id .c} {: title="t" } & &lt; "q" 'r' \\*e\\* <!-- f --> | g | <https://x.y> ]( ~~h~~ {{ i }} {% j %}"""
)
WORDS = {
    "short_title", "title", "lead", "text", "label", "reason", "payee", "per", "note", "example", "no_application",
    "description", "name", "alias", "bureau", "place", "effective_note", "version", "applicant", "amount_from", "when",
    "timing", "after", "unit", "items", "steps", "bodies", "ambiguities",
}  # fmt: skip
"""The fields that editors fill with words; ids, quotes and figures stay what they are."""


def hostile(value: object, key: str = "") -> object:
    if isinstance(value, dict):
        return {name: hostile(entry, name) for name, entry in value.items()}
    if isinstance(value, list):
        return [hostile(entry, key) for entry in value]
    return f"{value}{HOSTILE}" if key in WORDS else value


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return make_pages(load_handbook(SMALL).handbook)


@pytest.fixture(scope="module")
def hostile_handbook() -> Handbook:
    return Handbook.model_validate(hostile(read_plain_data(SMALL.read_text("utf-8")).root))


@pytest.fixture(scope="module")
def hostile_pages(hostile_handbook: Handbook) -> dict[str, Page]:
    return make_pages(hostile_handbook)


@pytest.fixture(scope="module")
def hostile_site(hostile_handbook: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.plugin.load_checked", lambda path: LoadedHandbook(path, hostile_handbook, {}, {}))
        return build_site(config_file=ROOT / "mkdocs.yml", site_dir=folder / "site")


def _front(page: Page) -> dict[str, Any]:
    front = yaml.safe_load(page.markdown.split("---\n")[1])
    assert isinstance(front, dict)
    return front


def _body(page: Page) -> Element:
    source = page.markdown.split("---\n", 2)[2]
    return read_html(markdown.markdown(source, extensions=["toc", "tables", "fenced_code", "attr_list"]))


def test_the_same_handbook_always_gives_the_same_pages(pages: dict[str, Page]) -> None:
    assert make_pages(load_handbook(SMALL).handbook) == pages


def test_every_chapter_and_every_article_has_its_page(pages: dict[str, Page]) -> None:
    made = {uri for uri in pages if uri.startswith(("articles/", "chapters/"))}
    articles = {f"articles/{number}.md" for number in range(1, 7)}
    chapters = {f"chapters/{chapter.number}/index.md" for chapter in load_handbook(SMALL).handbook.chapters}
    assert made == articles | chapters | {"chapters/index.md"}


def test_the_navigation_names_every_page_once(pages: dict[str, Page]) -> None:
    def sources(entries: object) -> list[str]:
        if isinstance(entries, str):
            return [entries]
        inside = entries.values() if isinstance(entries, dict) else entries
        assert isinstance(inside, Iterable)
        return [source for entry in inside for source in sources(entry)]

    assert sorted(sources(navigation(load_handbook(SMALL).handbook))) == sorted(pages)


def test_pages_carry_the_day_of_the_last_revision(pages: dict[str, Page]) -> None:
    assert {_front(page)["revision_date"] for page in pages.values()} == {"2024-03-05"}


def test_a_part_has_a_heading_of_its_own_and_its_sections_below_it(pages: dict[str, Page]) -> None:
    headings = [(heading.tag, heading.get("id")) for heading in _body(pages["articles/5.md"]).all("h3")]
    assert ("h3", "part-1") in headings
    assert _body(pages["articles/5.md"]).all("h4")[0].get("id") == "part-1-process"


def test_an_article_without_an_office_says_so(pages: dict[str, Page]) -> None:
    assert "原文没有写执行单位和电话" in _body(pages["articles/5.md"]).all("section", class_="facts")[0].text


def test_an_article_without_an_application_says_so_plainly(pages: dict[str, Page]) -> None:
    facts = _body(pages["articles/1.md"]).all("section", class_="facts")[0]
    assert facts.text.strip().startswith("本条不设申报")
    assert "最多可得" not in facts.text


def test_nested_materials_are_ticked_where_they_are_named(pages: dict[str, Page]) -> None:
    boxes = _body(pages["articles/4.md"]).all("input", data_item="")
    assert [box.get("data-item") for box in boxes] == ["申报书", "购置凭证：购置合同", "购置凭证：发票"]


def test_the_materials_page_ticks_the_same_items_as_the_article(pages: dict[str, Page]) -> None:
    on_article = [box.get("data-item") for box in _body(pages["articles/4.md"]).all("input", data_item="")]
    listed = _body(pages["materials.md"]).all("div", data_article="4")[0]
    assert [box.get("data-item") for box in listed.all("input", data_item="")] == on_article


def test_words_after_the_last_item_of_the_materials_are_on_the_materials_page(pages: dict[str, Page]) -> None:
    listed = _body(pages["materials.md"]).all("div", data_article="4")[0]
    assert listed.dense.endswith("上述材料一式两份。")


def test_telephone_links_carry_the_area_code(pages: dict[str, Page]) -> None:
    phones = [link.get("href") for link in _body(pages["contacts.md"]).all("a", class_="phone")]
    assert set(phones) == {"tel:09996021345", "tel:09996021346"}


@pytest.mark.parametrize(
    ("effective", "years", "expected"),
    [
        (dt.date(2025, 2, 18), 3, dt.date(2028, 2, 17)),
        (dt.date(2024, 3, 1), 2, dt.date(2026, 2, 28)),
        (dt.date(2024, 2, 29), 1, dt.date(2025, 2, 28)),
        (dt.date(2025, 1, 1), 1, dt.date(2025, 12, 31)),
    ],
)
def test_validity_ends_the_day_before_the_same_date(effective: dt.date, years: int, expected: dt.date) -> None:
    assert last_day(effective, years) == expected


def test_the_home_page_says_until_when_the_document_is_valid(pages: dict[str, Page]) -> None:
    times = [time.get("datetime") for time in _body(pages["index.md"]).all("time")]
    assert times == ["2024-03-01", "2026-02-28"]


def test_the_home_page_says_the_last_day_that_a_text_names_itself() -> None:
    handbook = load_handbook(SMALL).handbook
    assert handbook.document.validity
    named = {"years": None, "last_day": dt.date(2027, 6, 30)}
    validity = handbook.document.validity.model_copy(update=named)
    document = handbook.document.model_copy(update={"validity": validity})
    home = make_pages(handbook.model_copy(update={"document": document}))["index.md"]
    assert [time.get("datetime") for time in _body(home).all("time")] == ["2024-03-01", "2027-06-30"]


@pytest.mark.parametrize(
    ("page", "target", "anchor", "expected"),
    [
        ("index.md", "articles/8.md", "", "articles/8/"),
        ("articles/8.md", "index.md", "", "../../"),
        ("articles/8.md", "articles/9.md", "process", "../9/#process"),
        ("articles/8.md", "articles/8.md", "process", "#process"),
        ("chapters/2/index.md", "chapters/index.md", "", "../"),
        ("about.md", "data/awards.csv", "", "../data/awards.csv"),
        ("index.md", "index.md", "", "./"),
    ],
)
def test_links_lead_from_one_published_address_to_another(page: str, target: str, anchor: str, expected: str) -> None:
    assert links.href(page, target, anchor) == expected


@pytest.mark.parametrize(("phone", "expected"), [("88779778", "tel:043188779778"), ("010-12345678", "tel:01012345678")])
def test_a_number_with_its_own_area_code_keeps_it(phone: str, expected: str) -> None:
    assert links.telephone(phone, "0431") == expected


def test_hostile_text_in_a_heading_stays_text() -> None:
    heading = read_html(markdown.markdown(f"# {inline_text(HOSTILE)} {{ #own }}", extensions=["attr_list"])).all("h1")[
        0
    ]
    assert heading.text == HOSTILE
    assert heading.attributes == {"id": "own"}
    assert heading.all() == []


def test_hostile_text_never_becomes_markup(pages: dict[str, Page], hostile_pages: dict[str, Page]) -> None:
    def structure(page: Page) -> list[tuple[str, tuple[str, ...]]]:
        return [(element.tag, tuple(sorted(element.attributes))) for element in _body(page).all()]

    for uri, page in pages.items():
        assert structure(hostile_pages[uri]) == structure(page), uri


def test_hostile_text_stands_on_the_page_as_it_was_written(hostile_pages: dict[str, Page]) -> None:
    without_words_of_editors = {"glossary.md"}  # it repeats the official words alone
    assert all(
        HOSTILE in _body(page).text for uri, page in hostile_pages.items() if uri not in without_words_of_editors
    )


@pytest.mark.site
def test_hostile_text_adds_no_element_to_a_published_page(hostile_site: Path) -> None:
    page = read_page(hostile_site / "articles" / "3" / "index.html")
    data, scripts = page.all("script", type="application/ld+json"), page.all("script")
    assert [element for element in scripts if "alert" in element.text and element not in data] == []
    assert HOSTILE in json.loads(data[0].text)["@graph"][0]["name"]
    assert "<" not in data[0].text
    assert [element.tag for element in page.all() if any(name.startswith("on") for name in element.attributes)] == []
    assert [link.get("href") for link in page.all("a") if link.get("href").startswith("javascript")] == []
    assert page.all("img") == []
    assert HOSTILE in page.all("title")[0].text
    assert HOSTILE in page.all("meta", name="description")[0].get("content")
    navigation_texts = [" ".join(link.text.split()) for link in page.all("a", class_="md-nav__link")]
    assert any(" ".join(HOSTILE.split()) in text for text in navigation_texts)


@pytest.mark.site
def test_hostile_text_stays_text_in_the_search_index(hostile_site: Path) -> None:
    index = (hostile_site / search.INDEX).read_text("utf-8")
    assert "alert(1)" in index
    assert "<script" not in index
    assert "<img" not in index


def test_the_checklists_count_their_items_before_any_script_does(handbook: Handbook) -> None:
    page = _body(make_pages(handbook)[links.MATERIALS])
    boxes = [box for box in page.all("input") if box.get("data-item") is not None]
    tools = next(tools for tools in page.all("p", class_="ticks") if not tools.get("data-ticks"))
    assert f"已勾 0 项，共 {len(boxes)} 项" in tools.text


def test_no_sentence_ends_twice(handbook: Handbook) -> None:
    doubled = re.compile("。。|，，|；。|。；|、、|，。|。，|：：")
    for uri, page in make_pages(handbook).items():
        words = " ".join(_body(page).text.split())
        assert not (found := doubled.search(words)), (uri, words[max(0, found.start() - 30) : found.end() + 10])
