"""Bookmarks, links, attachments and QR codes."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from generator.awards_csv import awards_csv
from generator.checks import load_checked
from generator.errors import HandbookError
from generator.links import article_uri
from generator.model.handbook import Handbook
from generator.official import article_heading, chapter_heading
from generator.open_data import handbook_json
from generator.pages import make_pages
from generator.pdf import make_pdf
from generator.pdf.online import Online
from tests.amended_policy import amended_policy
from tests.pdf.conftest import ADDRESS
from tests.pdf.reading import dense, page_texts, qr_codes


@pytest.fixture(scope="module")
def pdf(book: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(book)) as opened:
        yield opened


def _annotations(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for page in pdf.pages:
        yield from page.get("/Annots", [])


def _addresses(pdf: pikepdf.Pdf) -> list[str]:
    return [str(link.A.URI) for link in _annotations(pdf) if "/A" in link and "/URI" in link.A]


def _bookmarks(pdf: bytes) -> list[tuple[str, list[str]]]:
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_outline() as outline:
        return [(item.title, [child.title for child in item.children]) for item in outline.root]


def test_every_chapter_and_every_article_has_a_bookmark(book: bytes, handbook: Handbook) -> None:
    expected = [
        (
            chapter_heading(chapter),
            [f"{article_heading(article)} {article.short_title}" for article in chapter.articles],
        )
        for chapter in handbook.chapters
    ]
    assert [mark for mark in _bookmarks(book) if mark[1]] == expected


def test_the_other_parts_have_bookmarks(book: bytes) -> None:
    names = [title for title, articles in _bookmarks(book) if not articles]
    assert names == ["怎样使用这本手册", "目录", "奖补一览", "联系方式", "申报材料清单", "原文全文", "索引"]


def test_the_official_edition_has_bookmarks_for_chapters_and_articles(official: bytes, handbook: Handbook) -> None:
    with pikepdf.open(io.BytesIO(official)) as opened, opened.open_outline() as outline:
        (title,) = outline.root
        found = [(chapter.title, [article.title for article in chapter.children]) for chapter in title.children]
    expected = [
        (chapter_heading(chapter), [article_heading(article) for article in chapter.articles])
        for chapter in handbook.chapters
    ]
    assert found == expected


def test_every_link_inside_leads_to_a_page(pdf: pikepdf.Pdf) -> None:
    names = pikepdf.NameTree(pdf.Root.Names.Dests)
    pages = {page.objgen for page in pdf.pages}
    inside = [destination for link in _annotations(pdf) if (destination := _destination(link)) is not None]
    assert len(inside) > 500
    assert [destination for destination in inside if _page(destination, names).objgen not in pages] == []


def _destination(link: pikepdf.Object) -> pikepdf.Object | None:
    if "/Dest" in link:
        return link.Dest
    return link.A.D if "/A" in link and "/D" in link.A else None


def _page(destination: pikepdf.Object, names: pikepdf.NameTree) -> pikepdf.Object:
    found = destination if isinstance(destination, pikepdf.Array) else names[str(destination)]
    return found[0] if isinstance(found, pikepdf.Array) else found.D[0]


def test_the_page_numbers_in_the_contents_are_those_of_the_pages(book: bytes, handbook: Handbook) -> None:
    texts = [dense(text) for text in page_texts(book)]
    contents = "".join(text for text in texts[:6] if text.startswith("目录") or "....." in text)
    for article in handbook.articles.values():
        name = dense(f"{article_heading(article)}{article.short_title}")
        found = re.search(rf"{re.escape(name)}\.+(\d+?)(?=第|怎|奖|$)", contents)
        assert found
        assert name in texts[int(found[1]) - 1]


@pytest.mark.parametrize(("name", "relation"), [("handbook.json", "/Source"), ("awards.csv", "/Data")])
def test_the_data_travels_inside(name: str, relation: str, pdf: pikepdf.Pdf, handbook: Handbook) -> None:
    attached = pdf.attachments[name]
    expected = {"handbook.json": handbook_json(handbook), "awards.csv": awards_csv(handbook)}[name]
    assert attached.get_file().read_bytes() == expected
    assert attached.obj.AFRelationship == relation


def test_the_official_edition_carries_no_attachment(official: bytes) -> None:
    with pikepdf.open(io.BytesIO(official)) as opened:
        assert len(opened.attachments) == 0


def test_every_award_leads_to_its_calculator_online(pdf: pikepdf.Pdf, handbook: Handbook) -> None:
    expected = {f"{ADDRESS}articles/{article.number}/#award-{award.id}" for article, award in handbook.awards.values()}
    assert expected <= set(_addresses(pdf))


def test_what_a_telephone_reads_from_the_qr_codes_are_the_calculators(book: bytes, handbook: Handbook) -> None:
    calculators = {f"{ADDRESS}articles/{number}/#award-{award}" for number, award in _awards(handbook)}
    assert set(qr_codes(book)) == {ADDRESS, *calculators}


def test_a_qr_code_stands_on_the_page_of_its_award(book: bytes, handbook: Handbook) -> None:
    texts = page_texts(book)
    for address, page in qr_codes(book).items():
        found = re.search(r"#award-(.+)", address)
        assert not found or handbook.awards[found[1]][1].per in texts[page - 1].replace("\r\n", "")


def test_the_site_has_a_calculator_where_each_qr_code_leads(handbook: Handbook) -> None:
    pages = make_pages(handbook)
    heads = {award: f"{{ #award-{award} }}" for _, award in _awards(handbook)}
    assert [
        award for number, award in _awards(handbook) if heads[award] not in pages[article_uri(number)].markdown
    ] == []


def _awards(handbook: Handbook) -> list[tuple[int, str]]:
    return [(article.number, award.id) for article, award in handbook.awards.values()]


def test_the_book_leads_to_the_finder_online(pdf: pikepdf.Pdf) -> None:
    assert f"{ADDRESS}finder/" in _addresses(pdf)


def test_an_amendment_is_named_with_its_number_and_dates(tmp_path: Path) -> None:
    amended = load_checked(amended_policy(tmp_path / "content").path).handbook
    text = dense(page_texts(make_pdf(amended))[1])
    assert "云岭县人民政府关于修改《云岭县扶持手工业发展办法》的决定（云政发〔2025〕12号）" in text
    assert "2025年6月10日，自2025年7月1日起施行。修改设备补助" in text


def test_nothing_leads_outside_the_online_handbook(pdf: pikepdf.Pdf) -> None:
    assert [address for address in _addresses(pdf) if not address.startswith(ADDRESS)] == []


def test_without_an_address_nothing_is_said_of_an_online_handbook(small: Handbook) -> None:
    made = make_pdf(small)
    with pikepdf.open(io.BytesIO(made)) as opened:
        assert _addresses(opened) == []
    text = dense("".join(page_texts(made)))
    assert [word for word in ("二维码", "在线", "http") if word in text] == []


@pytest.mark.parametrize(
    "address", ["example.org", "ftp://example.org", "https://", "javascript:alert(1)", "https://a b"]
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(HandbookError, match="不是网址"):
        Online.at(address)


def test_a_page_address_begins_at_the_home_page() -> None:
    place = Online.at("https://www.example.org/a/b#top").place("articles/8.md", "award-x")
    assert place["address"] == "https://www.example.org/a/b/articles/8/#award-x"
    assert place["qr"].startswith("<svg")
