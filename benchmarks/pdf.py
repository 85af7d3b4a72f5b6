"""How long the book takes, beside two other ways to make a PDF of the same content.

    python -m benchmarks.pdf [--rounds 3] [--sizes 1 20]

The same plain data (`generator.pdf.book`) goes through this project's template, and as HTML with the same typefaces,
running heads, page numbers and contents through WeasyPrint and through headless Chromium's print. A size of 20 is the
chapters, the tables, the checklists, the index and the full text twenty times over. Medians of whole runs, with
the browser already there; the store is not used, and each run of Typst has a process of its own, because it remembers
what it laid out before.

WeasyPrint is needed for this comparison alone and is no dependency: `pip install weasyprint`, and the system's Pango.
Without it, its lines are left out. Chromium prints without tags: with them, twenty times the content took it more than
eight minutes.
"""

import argparse
import copy
import datetime as dt
import html
import io
import multiprocessing
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, Final

import pikepdf
from playwright.sync_api import sync_playwright

from generator.checks import load_checked
from generator.pdf.book import book_data
from generator.pdf.fonts import find_fonts
from generator.pdf.online import Online
from generator.pdf.typesetting import typeset
from tests.browsers import ARGUMENTS, find_browser

Json = dict[str, Any]
Timed = tuple[float, bytes]
Make = Callable[[], Timed]

_REPEATED: Final = ("chapters", "awards", "applications", "offices", "contacts", "checklists", "index")
_LABELS: Final = ("label", "places")
_MADE: Final = dt.date(2026, 1, 1)


def enlarged(book: Json, times: int) -> Json:
    """The book with its content so many times over; each copy has labels of its own."""
    large = copy.deepcopy(book)
    for number in range(2, times + 1):
        again = _relabelled(book, f"-{number}")
        for name in _REPEATED:
            large[name] += again[name]
        large["full_text"]["chapters"] += again["full_text"]["chapters"]
    return large


def _relabelled(value: Any, suffix: str, *, label: bool = False) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, dict):
        return {key: _relabelled(entry, suffix, label=key in _LABELS) for key, entry in value.items()}
    if isinstance(value, list):
        return [_relabelled(entry, suffix, label=label) for entry in value]
    return f"{value}{suffix}" if label and value else value


def as_html(book: Json) -> str:
    """The same content as one HTML document for print."""
    title = _text(book["document"]["name"])
    head = f"<meta charset=utf-8><title>{title}</title><style>{_style()}</style>"
    return f"<!doctype html><html lang=zh-CN>{head}<body>{''.join(_body(book))}"


def _body(book: Json) -> Iterator[str]:
    yield f"<h1 class=title>{_text(book['document']['name'])}</h1><nav><h1>目录</h1>"
    for chapter in book["chapters"]:
        yield f"<p><a href='#{chapter['label']}'>{_text(chapter['heading'] + ' ' + chapter['title'])}</a></p>"
        yield from (_entry(article) for article in chapter["articles"])
    yield "</nav>"
    for chapter in book["chapters"]:
        yield f"<h1 id='{chapter['label']}'>{_text(chapter['heading'] + ' ' + chapter['title'])}</h1>"
        for article in chapter["articles"]:
            yield f"<h2 id='{article['label']}'>{_text(article['heading'] + ' ' + article['title'])}</h2>"
            yield from _blocks({key: value for key, value in article.items() if key not in ("heading", "title")})
    for name in (*_REPEATED[1:], "full_text"):
        yield f"<h1>{name}</h1>"
        yield from _blocks(book[name])


def _entry(article: Json) -> str:
    return f"<p class=entry><a href='#{article['label']}'>{_text(article['heading'] + ' ' + article['title'])}</a></p>"


def _blocks(value: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON value
    """Every word of a part: rows of tables for lists of examples and entries, paragraphs for the rest."""
    if isinstance(value, list):
        yield "<div class=list>"
        for entry in value:
            yield from _blocks(entry)
        yield "</div>"
    elif isinstance(value, dict) and value.get("role") in ("item", "step", "office", "body", "text", "lead", "label"):
        yield f"<p class='official {value['role']}'>{_text(value['mark'] + value['text'])}</p>"
        yield from _blocks(value["children"])
    elif isinstance(value, dict):
        if value.get("qr"):
            yield f"<div class=code>{value['qr']}</div>"
        cells = [str(entry) for key, entry in value.items() if isinstance(entry, str) and entry and key not in _SILENT]
        if cells:
            yield f"<table><tr>{''.join(f'<td>{_text(cell)}</td>' for cell in cells)}</tr></table>"
        yield from (block for entry in value.values() if not isinstance(entry, str) for block in _blocks(entry))
    else:
        yield f"<p>{_text(value)}</p>"


_SILENT: Final = ("label", "qr", "kind", "role", "can_apply")


def _text(text: str) -> str:
    return html.escape(text)


def _style() -> str:
    faces = "".join(
        f"@font-face{{font-family:{'Serif' if 'serif' in path.as_posix() else 'Sans'};"
        f"font-weight:{path.parent.name[:3]};src:url('{path.as_uri()}')}}"
        for path in find_fonts()
    )
    return faces + (
        "@page{size:A4;margin:29mm 27mm;@bottom-center{content:counter(page)}@top-left{content:string(chapter)}}"
        "body{font:10pt/1.7 Sans}h1{string-set:chapter content();break-before:page}h1,h2{break-after:avoid}"
        ".official{font-family:Serif;border-left:2pt solid;padding-left:12pt;margin:2pt 0}"
        "nav a::after{content:leader('.') target-counter(attr(href),page)}"
        "table{width:100%;border-top:.5pt solid;font-size:8.5pt}td{vertical-align:top}.code svg{width:58pt}"
    )


def _timed(make: Callable[[], bytes]) -> Timed:
    start = time.perf_counter()
    made = make()
    return time.perf_counter() - start, made


def _typeset(book: Json) -> Timed:
    attachments = {"handbook.json": b"{}", "awards.csv": b""}
    return _timed(lambda: typeset("handbook", book, attachments, _MADE))


def _typst(book: Json) -> Timed:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as fresh:
        return fresh.submit(_typeset, book).result()


def _weasyprint(page: str) -> Make | None:
    try:
        from weasyprint import HTML  # type: ignore[import-not-found]  # noqa: PLC0415 - only where it is installed
    except ImportError:
        print("WeasyPrint 没有安装（pip install weasyprint），不比较它。")  # noqa: T201 - a script
        return None
    return lambda: _timed(lambda: bytes(HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")))


def _median(make: Make, rounds: int) -> tuple[float, int]:
    runs = [make() for _ in range(rounds)]
    with pikepdf.open(io.BytesIO(runs[-1][1])) as pdf:
        return statistics.median(seconds for seconds, _ in runs), len(pdf.pages)


def main() -> None:
    """Measure and print the medians."""
    parser = argparse.ArgumentParser(description="Times of making the PDF")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 20])
    options = parser.parse_args()
    book = book_data(load_checked(Path("content/handbook.yaml")).handbook, Online.at("https://www.example.org/"))
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
        for size in options.sizes:
            large = enlarged(book, size)
            page = as_html(large)
            file = Path(folder) / "book.html"
            file.write_text(page, "utf-8")

            def chromium(file: Path = file) -> bytes:
                tab = browser.new_page()
                try:
                    tab.goto(file.as_uri())
                    return tab.pdf(prefer_css_page_size=True)
                finally:
                    tab.close()

            ways = {
                "Typst": partial(_typst, large),
                "Chromium": partial(_timed, chromium),
                "WeasyPrint": _weasyprint(page),
            }
            for name, make in ways.items():
                if make:
                    median, pages = _median(make, options.rounds)
                    print(f"{size:>3}×  {name:<11} {median:8.2f} s  {pages:>5} pages")  # noqa: T201 - a script
        browser.close()


if __name__ == "__main__":
    main()
