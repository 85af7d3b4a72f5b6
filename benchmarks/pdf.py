"""How long the book takes, beside two other ways to make a PDF of the same content.

    make benchmark                      # installs WeasyPrint, pinned, and runs this
    python -m benchmarks.pdf [--rounds 3] [--sizes 1 20] [--patience 60]

The same plain data (`generator.pdf.book`) goes through this project's template, and as HTML with the same typefaces,
tables, running heads, page numbers and contents through WeasyPrint and through headless Chromium's print. A size of 20
is the chapters, the tables, the checklists, the index and the full text twenty times over. Medians of whole runs, with
the browser already there; the store is not used, and each run of Typst has a process of its own, because it remembers
what it laid out before. A way that has taken longer than the patience (in seconds) is not run again; how many runs a
median stands on is printed with it.

WeasyPrint is needed for this comparison alone: it is the extra `benchmark` of the project, locked in
`requirements-benchmark.lock`, and uses the system's Pango. Without it, its lines are left out. Chromium prints without
tags: with them, twenty times the content took it more than eight minutes.
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
            yield from _blocks(
                {key: value for key, value in article.items() if key not in ("heading", "title", "label")}
            )
    for name in _TABLES:
        yield f"<h1>{name}</h1>{_table(book[name])}"
    for name in ("checklists", "index", "full_text"):
        yield f"<h1>{name}</h1>"
        yield from _blocks(book[name])


def _entry(article: Json) -> str:
    return f"<p class=entry><a href='#{article['label']}'>{_text(article['heading'] + ' ' + article['title'])}</a></p>"


def _blocks(value: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON value
    """Every word of a part: tables for worked examples, paragraphs for the rest."""
    if isinstance(value, list):
        for entry in value:
            yield from _blocks(entry)
    elif isinstance(value, dict) and value.get("role") in ("item", "step", "office", "body", "text", "lead", "label"):
        yield f"<p class='official {value['role']}'>{_text(value['mark'] + value['text'])}</p>"
        yield from _blocks(value["children"])
    elif isinstance(value, dict):
        place = value["label"] if value.get("role") == "section" or "examples" in value else ""
        if value.get("qr"):
            yield f"<div class=code>{value['qr']}</div>"
        words = [entry for key, entry in value.items() if isinstance(entry, str) and entry and key not in _SILENT]
        pages = value.get("places", [value["label"]] if value.get("label") and not place else [])
        if words or pages or place:
            yield f"<p id='{place}'>{_text('　'.join(words))}{''.join(map(_page, pages))}</p>"
        for key, entry in value.items():
            if key == "examples":
                yield _table(entry)
            elif not isinstance(entry, str) and key != "places":
                yield from _blocks(entry)
    else:
        yield f"<p>{_text(value)}</p>"


def _page(label: str) -> str:
    return f" <a class=page href='#{label}'></a>"


def _table(rows: list[Json]) -> str:
    return f"<table>{''.join(f'<tr>{_cells(row)}</tr>' for row in rows)}</table>"


def _cells(row: Json) -> str:
    shown = [entry for key, entry in row.items() if key not in _SILENT]
    return "".join(f"<td>{_text(cell) if isinstance(cell, str) else ''.join(_blocks(cell))}</td>" for cell in shown)


_TABLES: Final = ("awards", "applications", "offices", "contacts")
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
        ".page::after{content:target-counter(attr(href),page)}"
        "nav a::after{content:leader('.') target-counter(attr(href),page)}"
        "table{width:100%;border-top:.5pt solid;table-layout:fixed;font-size:8.5pt}td{vertical-align:top}"
        ".code svg{width:58pt}"
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
        print("WeasyPrint 没有安装（make benchmark 会装），不比较它。")
        return None
    return lambda: _timed(lambda: bytes(HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")))


def _median(make: Make, rounds: int, patience: float) -> tuple[float, int, int]:
    """The median in seconds, on how many runs it stands, and the number of pages."""
    runs: list[float] = []
    while len(runs) < rounds and sum(runs) < patience:
        seconds, made = make()
        runs.append(seconds)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        return statistics.median(runs), len(runs), len(pdf.pages)


def _compare(ways: dict[str, Make | None], size: int, options: argparse.Namespace) -> dict[str, float]:
    """Print a line for each way, with its time beside that of the first; return the medians."""
    medians: dict[str, float] = {}
    for name, make in ways.items():
        if make:
            medians[name], runs, pages = _median(make, options.rounds, options.patience)
            against = f"{medians[name] / next(iter(medians.values())):5.1f} × Typst"
            line = f"{size:>3}×  {name:<11} {medians[name]:8.2f} s, median of {runs}"
            print(f"{line}  {pages:>5} pages  {against}", flush=True)
    return medians


def main() -> None:
    """Measure and print the medians."""
    parser = argparse.ArgumentParser(description="Times of making the PDF")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 20])
    parser.add_argument("--patience", type=float, default=60)
    options = parser.parse_args()
    book = book_data(load_checked(Path("content/handbook.yaml")).handbook, Online.at("https://www.example.org/"))
    found: dict[int, dict[str, float]] = {}
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
            found[size] = _compare(ways, size, options)
        browser.close()
    first, last = options.sizes[0], options.sizes[-1]
    for name, seconds in found[last].items():
        print(f"{last // first} times the content took {name} {seconds / found[first][name]:.1f} times as long")


if __name__ == "__main__":
    main()
