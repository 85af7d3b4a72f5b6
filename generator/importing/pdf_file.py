"""The text layer of a PDF, page by page."""

from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # its makers leave it untyped

from generator.errors import HandbookError

_MOST_PAGES = 2000
LINE_END_HYPHEN = "\ufffe"
"""Stands for a hyphen between letters at the end of a line, which is part of the text or only of its layout."""
_WIDE_GAP = 1.2
"""In heights of a line."""


def read_pdf(path: Path, data: bytes) -> str:
    """The text of a PDF, a form feed between pages; raise HandbookError if it cannot be opened or has no text."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise HandbookError(f"{path}：这个 PDF 加了密码；请去掉密码后再导入") from None
        raise HandbookError(f"{path}：这个 PDF 打不开，可能已经损坏；请另存一份再导入") from None
    try:
        pages = _pages(path, document)
    finally:
        document.close()
    if not any(page.strip() for page in pages):
        raise HandbookError(f"{path}：这个 PDF 没有文字层，可能是扫描件；请先做文字识别（OCR），或导入 docx、txt")
    return "\f".join(pages)


def _pages(path: Path, document: pypdfium2.PdfDocument) -> list[str]:
    if len(document) > _MOST_PAGES:
        raise HandbookError(f"{path}：这个 PDF 有 {len(document)} 页，超过 {_MOST_PAGES} 页，不会是一份政策文件")
    try:
        return [_text_of(page.get_textpage()) for page in document]
    except pypdfium2.PdfiumError:
        raise HandbookError(f"{path}：这个 PDF 里有读不出的页，可能已经损坏；请另存一份再导入") from None


def _text_of(page: pypdfium2.PdfTextPage) -> str:
    """The text of a page; a space as wide as what holds the cells of a table apart becomes two."""
    text: str = page.get_text_range()
    if len(text) != page.count_chars():  # places in the text are not those on the page
        return text
    return "".join(
        "  " if sign == " " and 0 < place < len(text) - 1 and _is_wide(page, place) else sign
        for place, sign in enumerate(text)
    )


def _is_wide(page: pypdfium2.PdfTextPage, place: int) -> bool:
    _, bottom, right, top = page.get_charbox(place - 1, loose=True)
    left = page.get_charbox(place + 1, loose=True)[0]
    return bool(left - right > _WIDE_GAP * (top - bottom))
