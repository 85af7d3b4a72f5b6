"""What is copied out of the PDF is the official text, character for character and in reading order."""

import pytest

from generator.model.handbook import Handbook
from generator.official import article_passage, document_text
from generator.pdf import make_pdf
from tests.pdf.reading import dense, page_texts, page_texts_by_mupdf


def _until(texts: list[str], start: str) -> list[str]:
    """The pages before the one that begins with these words."""
    end = next(number for number, text in enumerate(texts) if dense(text).startswith(start))
    return texts[:end]


@pytest.fixture(scope="module", params=[page_texts, page_texts_by_mupdf], ids=["PDFium", "MuPDF"])
def chapters(book: bytes, request: pytest.FixtureRequest) -> str:
    """The text of all pages before those that come after the chapters, as two engines read it."""
    return dense("".join(_until(request.param(book), "奖补一览")))


@pytest.mark.parametrize("number", range(1, 44))
def test_the_pages_of_an_article_read_as_its_text(number: int, chapters: str, handbook: Handbook) -> None:
    assert dense(article_passage(handbook, handbook.articles[number]).full_text) in chapters


def test_the_full_text_reads_as_the_document(book: bytes, handbook: Handbook) -> None:
    texts = page_texts(book)
    after = texts[len(_until(texts, "原文全文")) :]
    assert dense(document_text(handbook)) in dense("".join(after))


def test_the_official_edition_holds_the_official_words_and_no_others(official: bytes, handbook: Handbook) -> None:
    assert dense("".join(page_texts(official, head=95, foot=95))) == dense(document_text(handbook))


def test_a_policy_of_another_shape_reads_as_its_text(small: Handbook) -> None:
    text = dense("".join(page_texts(make_pdf(small))))
    unread = [
        number
        for number, article in small.articles.items()
        if text.count(dense(article_passage(small, article).full_text)) < 2
    ]
    assert unread == []
