"""A second policy of another shape goes the whole way: pages, calculators, PDF, finder, data, comparison, export."""

import json
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest

from generator import links
from generator.build import build_site
from generator.checks import load_checked
from generator.loading import LoadedHandbook
from generator.official import article_passage, compact, document_text
from tests.conftest import ROOT
from tests.html_reader import read_page
from tests.test_command_line import Run, handbook_command

__all__ = ["handbook_command"]

pytestmark = pytest.mark.site

_FILE = Path(__file__).parent / "small_policy" / "handbook.yaml"


@pytest.fixture(scope="module")
def small() -> LoadedHandbook:
    return load_checked(_FILE)


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its whole site, built strictly."""
    folder = tmp_path_factory.mktemp("second") / "site"
    return build_site(config_file=ROOT / "mkdocs.yml", file=_FILE, site_dir=folder)


def test_its_articles_show_their_official_words(small_site: Path, small: LoadedHandbook) -> None:
    for number, article in small.handbook.articles.items():
        page = read_page(small_site / "articles" / str(number) / "index.html")
        words = compact("".join(element.text for element in page.official))
        assert words == compact(article_passage(small.handbook, article).full_text)


def test_its_full_text_is_its_document(small_site: Path, small: LoadedHandbook) -> None:
    page = read_page(small_site / "full-text" / "index.html")
    assert compact("".join(element.text for element in page.official)) == compact(document_text(small.handbook))


def test_each_of_its_awards_has_a_calculator_and_its_rule(small_site: Path, small: LoadedHandbook) -> None:
    rules = next((small_site / "assets" / "calculators").glob("rules-*.bin")).read_text("utf-8")
    for award, (article, _) in small.handbook.awards.items():
        page = read_page(small_site / "articles" / str(article.number) / "index.html")
        assert page.all("award-calculator", award=award)
        assert award in rules


def test_its_finder_leads_to_each_of_its_awards(small_site: Path, small: LoadedHandbook) -> None:
    page = read_page(small_site / "finder" / "index.html")
    assert all(award.title in page.text for _, award in small.handbook.awards.values())


def test_its_book_holds_every_article(small_site: Path, small: LoadedHandbook) -> None:
    book = pypdfium2.PdfDocument(small_site / links.PDF)
    text = compact("".join(page.get_textpage().get_text_range() for page in book))
    assert all(compact(article.lead or "") in text for article in small.handbook.articles.values())


def test_its_data_holds_every_award(small_site: Path, small: LoadedHandbook) -> None:
    data = json.loads((small_site / links.DATA_JSON).read_text("utf-8"))
    awards = [
        award["id"] for chapter in data["chapters"] for article in chapter["articles"] for award in article["awards"]
    ]
    assert awards == list(small.handbook.awards)


def test_its_awards_are_estimated(handbook_command: Run) -> None:
    code, out, _ = handbook_command("estimate", "study", "people=3", "days=20", "--file", str(_FILE), "--json")
    assert (code, json.loads(out)["amount"]) == (0, "2400.00")


def test_nothing_of_the_first_policy_is_on_its_site(small_site: Path, loaded: LoadedHandbook) -> None:
    place = loaded.handbook.document.place
    pages = small_site.rglob("*.html")
    assert [path for path in pages if place in path.read_text("utf-8")] == []
