"""The exported Markdown is for any builder of sites: plain MkDocs, without our plugin, makes the same pages of it."""

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.compression import TWINS
from generator.export import export_markdown
from generator.model.handbook import Handbook
from generator.official import article_passage
from tests.html_reader import Element, read_page

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def plain_site(tmp_path_factory: pytest.TempPathFactory, handbook: Handbook) -> Path:
    folder = tmp_path_factory.mktemp("plain")
    export_markdown(handbook, folder / "docs")
    (folder / "mkdocs.yml").write_text(
        "site_name: plain\ntheme: mkdocs\nplugins: []\nstrict: true\nmarkdown_extensions: [attr_list]\n", "utf-8"
    )
    build(load_config(str(folder / "mkdocs.yml")))
    return folder / "site"


def _page(site: Path, number: int) -> Element:
    return read_page(site / "articles" / str(number) / "index.html")


def test_plain_mkdocs_publishes_the_official_words(plain_site: Path, handbook: Handbook) -> None:
    for number, article in handbook.articles.items():
        words = "".join("".join(element.text for element in _page(plain_site, number).official).split())
        assert words == "".join(article_passage(handbook, article).full_text.split())


def test_links_between_exported_pages_hold(plain_site: Path, handbook: Handbook) -> None:
    for number in handbook.articles:
        pager = _page(plain_site, number).all("nav", class_="pager")[0]
        for link in pager.all("a"):
            assert (plain_site / "articles" / str(number) / link.get("href") / "index.html").is_file()


def test_the_export_holds_every_page_and_every_file_of_the_site(
    tmp_path: Path, handbook: Handbook, built_site: Path
) -> None:
    written = {path.relative_to(tmp_path).as_posix() for path in export_markdown(handbook, tmp_path)}
    files = (path for path in built_site.rglob("*") if path.is_file() and path.suffix not in TWINS)
    published = [path.relative_to(built_site) for path in files]
    ours = {
        path.as_posix() for path in published if path.parts[:2] in (("assets", "calculators"), ("assets", "handbook"))
    }
    assert {"index.md", "articles/8.md", "chapters/2/index.md", "data/awards.csv"} | ours <= written
