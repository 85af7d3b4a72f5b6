"""A draft can be looked at as soon as it is made: pages, PDF and site, with every official word."""

from pathlib import Path

import pytest

from generator.build import build_site
from generator.importing import Imported
from generator.official import article_passage, compact, document_text
from generator.pages import make_pages
from generator.pdf import STYLES, make_pdf
from tests.conftest import ROOT
from tests.html_reader import Element, read_page
from tests.importing.conftest import TEXTS, Import

_NAMES = sorted(path.stem for path in TEXTS.glob("*.txt"))


def _official(page: Element) -> str:
    return compact("".join(element.text for element in page.official))


@pytest.mark.parametrize("name", _NAMES)
def test_every_draft_has_a_page_for_each_article(draft: Import, name: str) -> None:
    handbook = draft(name).handbook
    pages = make_pages(handbook)
    assert {f"articles/{number}.md" for number in handbook.articles} <= set(pages)


@pytest.mark.parametrize("name", _NAMES)
@pytest.mark.parametrize("style", STYLES)
def test_every_draft_can_be_typeset(draft: Import, name: str, style: str) -> None:
    assert make_pdf(draft(name).handbook, style).startswith(b"%PDF-")


@pytest.mark.site
@pytest.mark.parametrize("name", ["没有条的措施", "号码重复和缺少", "难为人的字"])
def test_the_site_of_a_draft_prints_every_official_word(
    draft: Import, imported: dict[str, Imported], name: str, tmp_path: Path
) -> None:
    handbook = draft(name).handbook
    site = build_site(config_file=ROOT / "mkdocs.yml", file=imported[name].path, site_dir=tmp_path / "site")
    assert _official(read_page(site / "full-text" / "index.html")) == compact(document_text(handbook))
    for number, article in handbook.articles.items():
        page = read_page(site / "articles" / str(number) / "index.html")
        assert _official(page) == compact(article_passage(handbook, article).full_text), number
