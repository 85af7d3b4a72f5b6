"""The pages of an amended policy: the version in force, and what each amendment changed."""

import posixpath
from pathlib import Path

import markdown  # type: ignore[import-untyped]  # it ships no types
import pytest

from generator import links
from generator.build import build_site
from generator.checks import load_checked
from generator.loading import LoadedHandbook
from generator.model.handbook import Handbook
from generator.official import article_passage, compact, document_text
from generator.pages import Page, make_pages
from generator.views.amendments import amendment_views
from tests.amended_policy import amend_again, amended_policy
from tests.conftest import ROOT
from tests.html_reader import Element, read_html, read_page
from tests.test_pages import HOSTILE, hostile


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> LoadedHandbook:
    """The small policy after two amendments."""
    policy = amended_policy(tmp_path_factory.mktemp("twice") / "content")
    amend_again(policy)
    return load_checked(policy.path)


@pytest.fixture(scope="module")
def pages(twice: LoadedHandbook) -> dict[str, Page]:
    return make_pages(twice.handbook, [version.handbook for version in twice.earlier])


def _body(page: Page) -> Element:
    source = page.markdown.split("---\n", 2)[2]
    return read_html(markdown.markdown(source, extensions=["toc", "tables", "attr_list"]))


def test_each_amendment_has_a_comparison_and_the_whole_earlier_text(pages: dict[str, Page]) -> None:
    made = {uri for uri in pages if uri.startswith("amendments/")}
    assert made == {
        "amendments/index.md",
        "amendments/1/index.md", "amendments/1/before.md",
        "amendments/2/index.md", "amendments/2/before.md",
    }  # fmt: skip


def test_amendments_are_listed_from_the_latest(pages: dict[str, Page]) -> None:
    assert [heading.text for heading in _body(pages["amendments/index.md"]).all("h2")] == [
        "2026年5月1日",
        "2025年6月10日",
    ]


@pytest.mark.parametrize("number", [1, 2])
def test_the_earlier_text_is_there_word_for_word(number: int, pages: dict[str, Page], twice: LoadedHandbook) -> None:
    body = _body(pages[links.earlier_text_uri(number)])
    shown = [element.text for element in body.all() if element.tag == "h2" or element.parent in body.all("div")]
    assert compact("".join(shown)) == compact(document_text(twice.earlier[number - 1].handbook))


def test_official_elements_of_an_amended_article_are_its_text_in_force(
    pages: dict[str, Page], twice: LoadedHandbook
) -> None:
    for number, article in twice.handbook.articles.items():
        official = "".join(element.text for element in _body(pages[links.article_uri(number)]).official)
        assert compact(official) == compact(article_passage(twice.handbook, article).full_text)


def test_earlier_words_never_count_as_official(pages: dict[str, Page]) -> None:
    assert [uri for uri, page in pages.items() if uri.startswith("amendments/") and _body(page).official] == []


def test_an_article_shows_its_amendments_from_the_latest_with_its_old_words(pages: dict[str, Page]) -> None:
    entries = _body(pages["articles/3.md"]).all("div", class_="amendment")
    assert [entry.all("a")[0].text for entry in entries] == ["2026年5月1日", "2025年6月10日"]
    assert [[old.text for old in entry.all("del")] for entry in entries] == [
        ["15万元", "15万元"],
        ["20%", "10万元", "6021346", "第四条 ", "20%", "10万元", "。", "6021346"],
    ]


def test_an_article_that_no_amendment_touched_shows_none(pages: dict[str, Page]) -> None:
    assert "历次修订" not in _body(pages["articles/1.md"]).text


def test_an_added_article_says_since_when_it_is_there(pages: dict[str, Page]) -> None:
    entries = _body(pages["articles/4.md"]).all("div", class_="amendment")
    assert [entry.all("span", class_="comparison-state")[0].text for entry in entries] == ["新增"]


def test_removed_articles_stand_in_the_comparison(pages: dict[str, Page]) -> None:
    page = _body(pages["amendments/1/index.md"])
    assert any("县文旅局" in removed.text for removed in page.all("del"))
    assert all(state in page.text for state in ("修改", "新增", "删去"))


def test_a_comparison_leads_to_the_articles_in_force(pages: dict[str, Page]) -> None:
    hrefs = [link.get("href") for link in _body(pages["amendments/1/index.md"]).all("a")]
    assert [href for href in hrefs if "articles" in href] == [f"../../articles/{number}/" for number in (2, 3, 4)]


def test_the_pages_say_that_earlier_rules_are_not_computed(pages: dict[str, Page]) -> None:
    assert "不计算以前的标准" in _body(pages["amendments/index.md"]).text
    assert "测算只按修订之后" in _body(pages["amendments/1/index.md"]).text


def test_every_link_of_these_pages_leads_to_a_page(pages: dict[str, Page]) -> None:
    addresses = {f"/{links.address(uri)}" for uri in pages}
    for uri, page in pages.items():
        if uri.startswith("amendments/"):
            for link in _body(page).all("a"):
                target = posixpath.normpath(posixpath.join(f"/{links.address(uri)}", link.get("href"))).rstrip("/")
                assert f"{target}/" in addresses, (uri, link.get("href"))


def test_a_policy_without_amendments_says_so_plainly_and_shows_nothing_else(handbook: Handbook) -> None:
    pages = make_pages(handbook)
    assert f"手册没有记录{handbook.document.short_title}的修订" in _body(pages["amendments/index.md"]).text
    assert [uri for uri in pages if uri.startswith("amendments/")] == ["amendments/index.md"]
    assert [uri for uri in pages if uri.startswith("articles/") and "历次修订" in pages[uri].markdown] == []


def test_the_data_of_each_amendment_is_there_for_feeds(twice: LoadedHandbook) -> None:
    views = amendment_views(twice.handbook, [version.handbook for version in twice.earlier])
    assert [(view.number, view.amendment.date.isoformat(), view.summary) for view in views] == [
        (1, "2025-06-10", "修改 2 条，新增 1 条，删去 1 条，未变 3 条。"),
        (2, "2026-05-01", "修改 1 条，未变 5 条。"),
    ]


def test_hostile_text_never_becomes_markup(pages: dict[str, Page], twice: LoadedHandbook) -> None:
    versions = [Handbook.model_validate(hostile(version.data)) for version in (*twice.earlier, twice)]
    for uri, page in make_pages(versions[-1], versions[:-1]).items():
        if uri.startswith("amendments/"):
            tags = {element.tag for element in _body(page).all()}
            assert tags <= {element.tag for element in _body(pages[uri]).all()}, uri
            assert HOSTILE in _body(page).text, uri


@pytest.mark.site
def test_an_amended_policy_builds_without_a_warning(twice: LoadedHandbook, tmp_path: Path) -> None:
    site = build_site(config_file=ROOT / "mkdocs.yml", file=twice.path, site_dir=tmp_path / "site")
    page = read_page(site / "amendments" / "1" / "index.html")
    assert any("comparison.css" in link.get("href") for link in page.all("link"))
    assert {path.parent.name for path in site.glob("amendments/*/before/index.html")} == {"before"}
