"""Reads the published site of the real handbook as a reader's browser and outside programs do."""

import filecmp
import re
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from generator.build import build_site
from generator.compression import TWINS
from generator.errors import HandbookError
from generator.model.handbook import Handbook
from generator.official import article_heading, article_passage, document_text
from tests.earlier_site import write_earlier_site
from tests.html_reader import Element, read_page

pytestmark = pytest.mark.site

ROOT = Path(__file__).resolve().parent.parent
NUMBERS = range(1, 44)
ADDRESSES = (
    "", "awards/", "finder/", "contacts/", "materials/", "full-text/", "about/", "chapters/", "amendments/",
    "timetable/", "glossary/", "data/",
    *(f"chapters/{number}/" for number in range(1, 10)),
    *(f"articles/{number}/" for number in NUMBERS),
)  # fmt: skip
_ADDRESS_ATTRIBUTES = ("href", "src", "action", "formaction", "poster", "data", "srcset", "cite")


@pytest.fixture(scope="session")
def pages(built_site: Path) -> dict[str, Element]:
    """Every page of the site by its address."""
    found = sorted(built_site.rglob("index.html"))
    return {_address(built_site, path): read_page(path) for path in found}


def _address(site: Path, path: Path) -> str:
    folder = path.parent.relative_to(site).as_posix()
    return "" if folder == "." else f"{folder}/"


def _dense(text: str) -> str:
    return "".join(text.split())


def _official_words(page: Element) -> str:
    return _dense("".join(element.text for element in page.official))


def _content(page: Element) -> Element:
    return page.all("article", class_="md-content__inner")[0]


def test_the_site_has_all_its_addresses(pages: dict[str, Element]) -> None:
    assert sorted(pages) == sorted(ADDRESSES)


@pytest.mark.parametrize("number", NUMBERS)
def test_the_official_elements_of_an_article_read_as_its_text(
    number: int, pages: dict[str, Element], handbook: Handbook
) -> None:
    text = article_passage(handbook, handbook.articles[number]).full_text
    assert _official_words(pages[f"articles/{number}/"]) == _dense(text)


def test_the_official_elements_of_the_full_text_read_as_the_document(
    pages: dict[str, Element], handbook: Handbook
) -> None:
    assert _official_words(pages["full-text/"]) == _dense(document_text(handbook))


def test_the_full_text_reads_as_the_source(pages: dict[str, Element]) -> None:
    source = (ROOT / "content" / "source" / "changchun-2025-02-18.txt").read_text("utf-8")
    without_page_numbers = re.sub(r"^ *\d+ *$", "", source, flags=re.MULTILINE)
    assert _official_words(pages["full-text/"]) == _dense(without_page_numbers)


def test_no_official_element_stands_inside_another(pages: dict[str, Element]) -> None:
    official = {id(element) for page in pages.values() for element in page.official}
    nested = [
        (address, element.text)
        for address, page in pages.items()
        for element in page.official
        if any(id(around) in official for around in element.ancestors())
    ]
    assert nested == []


def test_only_articles_and_the_full_text_hold_official_elements(pages: dict[str, Element]) -> None:
    others = [address for address in pages if not address.startswith(("articles/", "full-text/"))]
    assert [address for address in others if pages[address].official] == []


@pytest.mark.parametrize("number", NUMBERS)
def test_every_passage_of_an_article_can_be_linked_to(
    number: int, pages: dict[str, Element], handbook: Handbook
) -> None:
    passages = article_passage(handbook, handbook.articles[number]).walk()
    assert {passage.anchor for passage in passages if passage.anchor} <= set(pages[f"articles/{number}/"].ids)


def test_the_element_of_an_anchor_holds_the_words_of_its_passage(pages: dict[str, Element], handbook: Handbook) -> None:
    wrong = [
        (number, passage.anchor)
        for number, article in handbook.articles.items()
        for passage in article_passage(handbook, article).walk()
        if passage.role not in ("article", "section", "part", "") and passage.anchor
        if _dense(passage.full_text) not in _by_id(pages[f"articles/{number}/"], passage.anchor).dense
    ]
    assert wrong == []


def _by_id(page: Element, wanted: str) -> Element:
    return next(element for element in page.walk() if element.get("id") == wanted)


def test_no_id_stands_twice_on_a_page(pages: dict[str, Element]) -> None:
    twice = {(address, one) for address, page in pages.items() for one in page.ids if page.ids.count(one) > 1}
    assert twice == set()


def test_every_link_inside_the_site_leads_somewhere(built_site: Path, pages: dict[str, Element]) -> None:
    ids = {address: set(page.ids) for address, page in pages.items()}
    broken = [
        (address, link)
        for address, page in pages.items()
        for link in _links(page)
        if not _resolves(built_site, ids, address, link)
    ]
    assert broken == []


def _links(page: Element) -> list[str]:
    return [
        element.get(name)
        for element in page.walk()
        if not _in_template(element)
        for name in _ADDRESS_ATTRIBUTES
        if name in element.attributes
    ]


def _in_template(element: Element) -> bool:
    """A template's parts are filled in by the script before they are shown."""
    return any(around.tag == "template" for around in element.ancestors())


def _resolves(site: Path, ids: dict[str, set[str]], address: str, link: str) -> bool:
    parts = urlsplit(link)
    if parts.scheme in ("tel", "javascript"):
        return True
    if parts.path.startswith("/"):
        return False
    path = (site / address / unquote(parts.path)).resolve()
    target = path / "index.html" if path.is_dir() else path
    if not target.is_file() or not target.is_relative_to(site.resolve()):
        return False
    if not parts.fragment or target.name != "index.html":
        return True
    return unquote(parts.fragment) in ids[_address(site.resolve(), target)] or parts.fragment.startswith("__")


def test_no_page_refers_to_another_host(built_site: Path, pages: dict[str, Element]) -> None:
    addresses = {link for page in pages.values() for link in _links(page)}
    addresses |= set(_links(read_page(built_site / "404.html")))
    parts = [urlsplit(link) for link in addresses]
    assert [part for part in parts if part.netloc or part.scheme not in ("", "tel", "data")] == []


def test_no_style_of_the_handbook_loads_anything(built_site: Path) -> None:
    styles = [
        *(built_site / "assets" / "handbook").glob("*.css"),
        *(built_site / "assets" / "calculators").glob("*.css"),
    ]
    assert {"handbook.css", "comparison.css", "calculator.css"} <= {path.name for path in styles}
    assert [path.name for path in styles if re.search(r"url\(|@import", path.read_text("utf-8"))] == []


def test_every_page_has_one_heading_a_title_and_its_language(built_site: Path, pages: dict[str, Element]) -> None:
    for address, page in {**pages, "404": read_page(built_site / "404.html")}.items():
        assert [len(page.all("h1")), len(page.all("title"))] == [1, 1], address
        assert page.all("title")[0].text.strip(), address
        assert page.all("html")[0].get("lang") == "zh-CN", address


def test_titles_tell_pages_apart(pages: dict[str, Element]) -> None:
    assert len({page.all("title")[0].text for page in pages.values()}) == len(pages)


def test_headings_leave_out_no_level(pages: dict[str, Element]) -> None:
    skipping = []
    for address, page in pages.items():
        levels = [int(element.tag[1]) for element in _content(page).all() if re.fullmatch("h[1-6]", element.tag)]
        if any(after > before + 1 for before, after in pairwise(levels)):
            skipping.append((address, levels))
    assert skipping == []


def test_every_award_has_its_calculator_on_its_article_and_a_link_from_the_awards_page(
    pages: dict[str, Element], handbook: Handbook
) -> None:
    on_articles = {
        (address, calculator.get("award"))
        for address, page in pages.items()
        for calculator in page.all("award-calculator")
    }
    expected = {(f"articles/{article.number}/", award.id) for article, award in handbook.awards.values()}
    assert on_articles == expected
    links = {link.get("href") for link in _content(pages["awards/"]).all("a")}
    assert {f"../{address}#award-{award}" for address, award in expected} <= links


def test_an_article_leads_with_its_facts(pages: dict[str, Element], handbook: Handbook) -> None:
    for number in handbook.articles:
        parts = [part for part in _content(pages[f"articles/{number}/"]).content if isinstance(part, Element)]
        shown = [part for part in parts if "hidden" not in part.attributes]
        assert [shown[0].tag, shown[1].get("class")] == ["h1", "facts"], number


def test_articles_without_an_application_say_so_instead_of_facts(pages: dict[str, Element], handbook: Handbook) -> None:
    plain = {number for number, article in handbook.articles.items() if article.no_application}
    saying = {
        number
        for number in handbook.articles
        if "本条不设申报" in _facts(pages, number) and "最多可得" not in _facts(pages, number)
    }
    assert saying == plain


def _facts(pages: dict[str, Element], number: int) -> str:
    return _content(pages[f"articles/{number}/"]).all(class_="facts")[0].text


@pytest.mark.parametrize("number", [6, 15, 18])
def test_applications_without_an_amount_say_where_it_would_come_from(
    number: int, pages: dict[str, Element], handbook: Handbook
) -> None:
    (application,) = handbook.articles[number].open_applications
    assert "原文没有写金额" in _facts(pages, number)
    assert application.amount_from in _facts(pages, number)


def test_an_article_that_names_no_office_says_so(pages: dict[str, Element]) -> None:
    assert "原文没有写执行单位和电话" in _facts(pages, 11)


@pytest.mark.parametrize("number", [11, 3, 43])
def test_no_block_stands_empty(number: int, pages: dict[str, Element]) -> None:
    blocks = [element for element in _content(pages[f"articles/{number}/"]).all() if element.tag in ("ul", "ol", "dl")]
    assert [
        block.get("class")
        for block in blocks
        if not block.dense and not _in_template(block) and "data-list" not in block.attributes
    ] == []


def test_every_phone_can_be_called_from_every_page_that_names_it(pages: dict[str, Element], handbook: Handbook) -> None:
    phones = {office.phone for office in handbook.offices}
    uncalled = [
        (address, link.text)
        for address, page in pages.items()
        for link in _content(page).all("a")
        if link.text.strip() in phones and link.get("href") != f"tel:0431{link.text.strip()}"
    ]
    assert uncalled == []


def test_contacts_name_every_office_and_every_article_that_it_serves(
    pages: dict[str, Element], handbook: Handbook
) -> None:
    cards = {card.get("id"): card for card in _content(pages["contacts/"]).all("li", class_="office-card")}
    assert set(cards) == {office.id for office in handbook.offices}
    for number, article in handbook.articles.items():
        sections = [*article.sections, *(section for part in article.parts for section in part.sections)]
        for clause in (clause for section in sections for clause in section.offices):
            card = cards[clause.office]
            assert f"../articles/{number}/" in [link.get("href") for link in card.all("a")]
            assert (clause.scope or "") in card.text


def test_the_awards_page_shows_all_awards_in_order(pages: dict[str, Element], handbook: Handbook) -> None:
    rows = [row.get("id") for row in pages["awards/"].all("tr", id="")]
    assert rows == list(handbook.awards)


def test_every_applicant_group_finds_its_awards(pages: dict[str, Element], handbook: Handbook) -> None:
    tables = pages["finder/"].all("table", class_="finder-table")
    links = [link.get("href") for table in tables for link in table.all("a")]
    for article, award in handbook.awards.values():
        wanted = f"../articles/{article.number}/#award-{award.id}"
        assert links.count(wanted) == len(award.applicants), award.id


def test_the_full_text_links_each_article_to_its_page(pages: dict[str, Element], handbook: Handbook) -> None:
    links = {link.text: link.get("href") for link in _content(pages["full-text/"]).all("a", data_official="")}
    assert links == {
        article_heading(article): f"../articles/{article.number}/" for article in handbook.articles.values()
    }


def test_no_page_shows_the_day_of_the_build(pages: dict[str, Element], handbook: Handbook) -> None:
    shown = {page.all(class_="md-source-file")[0].all("time")[0].text for page in pages.values()}
    assert shown == {handbook.document.revised.isoformat()}


def test_nothing_but_what_is_meant_is_published(built_site: Path) -> None:
    assert sorted(path.name for path in built_site.iterdir() if path.suffix not in TWINS) == sorted(
        [
            "404.html",
            "index.html",
            "service-worker.js",
            "sha256sums.txt",
            "feed.xml",
            "robots.txt",
            "handbook.pdf",
            "assets",
            "data",
            "about",
            "amendments",
            "articles",
            "awards",
            "chapters",
            "contacts",
            "finder",
            "full-text",
            "glossary",
            "materials",
            "timetable",
        ]
    )
    assert {path.name for path in built_site.rglob("*") if path.suffix in (".yaml", ".yml", ".txt", ".md")} == {
        "robots.txt",
        "sha256sums.txt",
    }


def test_two_builds_give_the_same_bytes(built_site: Path, tmp_path: Path) -> None:
    again = build_site(config_file=ROOT / "mkdocs.yml", site_dir=tmp_path / "site")
    names = sorted(path.relative_to(built_site).as_posix() for path in built_site.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(again).as_posix() for path in again.rglob("*") if path.is_file())
    _, different, failed = filecmp.cmpfiles(built_site, again, names, shallow=False)
    assert (different, failed) == ([], [])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the content with a good site beside it."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    write_earlier_site(tmp_path / "site", "the last good site")
    return tmp_path


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("value: 300万元", "value: 3000万元"),
        ("short_title: 研发费用增量补助", "short_titel: 研发费用增量补助"),
        ("document:", "document: ["),
        ('phone: "88779778"', 'phone: "88779779"'),
    ],
)
def test_a_faulty_file_leaves_the_last_good_site(project: Path, right: str, wrong: str) -> None:
    file = project / "content" / "handbook.yaml"
    text = file.read_text("utf-8")
    assert right in text
    file.write_text(text.replace(right, wrong, 1), "utf-8")
    with pytest.raises(HandbookError, match=r"handbook\.yaml:\d+ ") as fault:
        build_site(config_file=ROOT / "mkdocs.yml", file=file, site_dir=project / "site")
    assert "Traceback" not in fault.value.message
    assert _names(project) == ["content", "site", "site-servers"]
    assert (project / "site" / "index.html").read_text("utf-8") == "the last good site"


def test_a_build_that_fails_half_way_leaves_the_last_good_site(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def build_half(config: MkDocsConfig) -> None:
        Path(config.site_dir).mkdir()
        (Path(config.site_dir) / "index.html").write_text("half a site", "utf-8")
        raise Abort("no space left")

    monkeypatch.setattr("generator.build.build", build_half)
    with pytest.raises(HandbookError, match="no space left"):
        build_site(config_file=ROOT / "mkdocs.yml", site_dir=project / "site")
    assert _names(project) == ["content", "site", "site-servers"]
    assert (project / "site" / "index.html").read_text("utf-8") == "the last good site"


def test_plain_mkdocs_builds_the_same_site_strictly(built_site: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own tool
    assert done.returncode == 0, done.stderr
    assert filecmp.cmp(tmp_path / "site" / "index.html", built_site / "index.html", shallow=False)


def test_plain_mkdocs_says_what_is_wrong_in_one_message_without_a_traceback(project: Path) -> None:
    config = project / "mkdocs.yml"
    shutil.copyfile(ROOT / "mkdocs.yml", config)
    file = project / "content" / "handbook.yaml"
    file.write_text(file.read_text("utf-8").replace("value: 300万元", "value: 3000万元", 1), "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)  # noqa: S603 - our own tool
    assert done.returncode == 1
    assert "这里写 3000万元" in done.stderr
    assert "Traceback" not in done.stderr
    assert (project / "site" / "index.html").read_text("utf-8") == "the last good site"


def test_a_good_file_takes_the_place_of_the_earlier_site_whole(project: Path) -> None:
    write_earlier_site(project / "site", "", "left-over.html")
    build_site(config_file=ROOT / "mkdocs.yml", file=project / "content" / "handbook.yaml", site_dir=project / "site")
    assert not (project / "site" / "left-over.html").exists()
    assert (project / "site" / "articles" / "8" / "index.html").is_file()
