"""What the typesetter puts together reads as if written in one go."""

import pypdfium2  # type: ignore[import-untyped]  # it ships no types

from generator.model.handbook import Handbook
from generator.official import compact, document_text
from tests.wording import doubled_marks


def test_no_mark_of_the_book_is_doubled_but_where_the_official_text_has_it_so(book: bytes, handbook: Handbook) -> None:
    pages = pypdfium2.PdfDocument(book)
    text = compact("".join(page.get_textpage().get_text_range() for page in pages))
    official = compact(document_text(handbook))
    assert not [found for found in doubled_marks(text) if found not in official]
