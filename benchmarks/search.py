"""How well and how fast search finds, beside the theme's own search.

    python -m benchmarks.search [--times 100] [--only quality|speed]

Quality: both searches on the same pages, asked in headless Chromium as readers do, through the dialog. For each query
of `content/search-queries.yaml` the truth is plain: an article is meant if the words stand in its official text.
Printed are the mean reciprocal rank (the first result that is one of these articles, or the entry of that office under
contacts), the recall (how many of these articles are among the results), and noise: results with none of the words.

Speed: the time from opening the dialog to the first results, of the following queries, and the bytes of the index, with
the site's articles and with so many times more of them. A query's time includes the pause of 30 ms in typing.
"""

import argparse
import json
import logging
import re
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

import brotli  # type: ignore[import-untyped]  # it ships no types
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.utils import get_theme_dir
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.server import Server, serve
from generator.bundle.tools import PROJECT
from generator.checks import load_checked
from generator.checks.official_words import article_words
from generator.numerals import chinese_numeral
from generator.search import INDEX
from generator.search.index_file import checksum
from tests.browsers import ARGUMENTS, find_browser
from tests.html_reader import read_page

_QUERIES: Final = PROJECT / "content" / "search-queries.yaml"
_ABSENT: Final = "absent"
_NUMBERS: Final = "articles by number"
_WITH_CONTACTS: Final = ("offices", "telephones")
_TARGET_MRR: Final = 0.98
_TARGET_RECALL: Final = 0.99
_STOCK_INDEX: Final = "search/search_index.json"


@dataclass(frozen=True)
class Query:
    """What a reader types, and the truth about it: one article, or the words that stand in every page that is meant."""

    kind: str
    typed: str
    article: int | None
    words: tuple[str, ...]

    def stands_in(self, dense: str) -> bool:
        """Whether all words stand in a text without white space."""
        return all(
            re.search((r"(?<!\d)" if word[0].isdigit() and not word.isdigit() else "") + re.escape(word), dense)
            for word in self.words
        )


@dataclass
class Judged:
    """What was found for the queries of one kind; noise are results that hold none of the words."""

    ranks: list[float] = field(default_factory=list)
    recalls: list[float] = field(default_factory=list)
    noise: int = 0

    def add(self, other: "Judged") -> None:
        """Count in another kind."""
        self.ranks += other.ranks
        self.recalls += other.recalls
        self.noise += other.noise


class Search(Protocol):
    """The search of an open page."""

    def find(self, typed: str) -> list[str]:
        """The addresses of all results, best first, from the root of the site and without anchors."""


class OurSearch:
    """The handbook's dialog."""

    ready: Final = "() => document.querySelector('dialog [data-search-count]')?.textContent.includes('找到')"

    def __init__(self, page: Page, root: str) -> None:
        self._page, self._root = page, root
        page.keyboard.press("/")

    def find(self, typed: str) -> list[str]:
        """Type, wait for the count and list everything."""
        self._page.fill(".search-query", "")
        self._page.wait_for_function("() => !document.querySelector('dialog [data-search-count]').textContent")
        self._page.fill(".search-query", typed)
        self._page.wait_for_function(self.ready)
        while self._page.is_visible("[data-search-more] button"):
            self._page.click("[data-search-more] button")
        links = self._page.eval_on_selector_all(".search-result > a", "(links) => links.map((link) => link.href)")
        return _addresses(links, self._root)


class StockSearch:
    """The theme's dialog."""

    ready: Final = "() => /\\d|没有/.test(document.querySelector('.md-search-result__meta').textContent)"

    def __init__(self, page: Page, root: str) -> None:
        self._page, self._root = page, root
        page.keyboard.press("/")

    def find(self, typed: str) -> list[str]:
        """Type, wait until the worker has answered and scroll until nothing more appears."""
        self._type("")
        self._page.wait_for_function(
            "() => /键入|初始化/.test(document.querySelector('.md-search-result__meta').textContent)"
        )
        self._type(typed)
        self._page.wait_for_function(self.ready)
        listed = -1
        while listed != (count := self._page.locator(".md-search-result__item").count()):
            listed = count
            self._page.evaluate("document.querySelector('.md-search__scrollwrap').scrollTo(0, 1e9)")
            self._page.wait_for_timeout(60)
        links = self._page.eval_on_selector_all(
            ".md-search-result__item a", "(links) => links.map((link) => link.href)"
        )
        return _addresses(links, self._root)

    def _type(self, typed: str) -> None:
        self._page.fill(".md-search__input", typed)
        self._page.locator(".md-search__input").press("End")  # it listens to keys


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How well and how fast search finds.")
    parser.add_argument("--times", type=int, default=100, help="how many times more articles, for the speed")
    parser.add_argument("--only", choices=("quality", "speed"))
    options = parser.parse_args()
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        sites = {name: Path(folder) / name for name in ("ours", "stock")}
        for name, site in sites.items():
            _build(site, stock=name == "stock")
        browser = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
        if options.only != "speed":
            _measure_quality(browser, sites)
        if options.only != "quality":
            _measure_speed(browser, sites, options.times)
        browser.close()


def _build(site: Path, *, stock: bool) -> None:
    """The site as it is published, or the same pages in the theme as it comes, with its search for Chinese."""
    config = load_config(str(PROJECT / "mkdocs.yml"), site_dir=str(site))
    if stock:
        plugins = {"search": {"lang": "zh"}, "handbook": dict(config.plugins["handbook"].config)}
        # The theme's own templates once more, before those that the handbook's plugin brings.
        theme = {"name": "material", "custom_dir": get_theme_dir("material"), "language": "zh", "font": False}
        config = load_config(str(PROJECT / "mkdocs.yml"), site_dir=str(site), plugins=plugins, theme=theme)
    config.plugins.on_startup(command="serve", dirty=False)  # nothing needs to be compressed
    build(config)


def _queries() -> list[Query]:
    kinds = yaml.safe_load(_QUERIES.read_text("utf-8"))
    return [_query(kind, entry) for kind, entries in kinds.items() for entry in entries]


def _query(kind: str, entry: str | dict[str, str | int]) -> Query:
    if isinstance(entry, str):
        return Query(kind, entry, None, tuple(re.split(r"[\s，]+", entry)))
    article = entry.get("article")
    return Query(
        kind, str(entry["query"]), int(article) if article else None, (str(entry.get("text", entry["query"])),)
    )


def _measure_quality(browser: Browser, sites: dict[str, Path]) -> None:
    loaded = load_checked(PROJECT / "content" / "handbook.yaml")
    official = {
        f"articles/{number}/": article_words(loaded, article) for number, article in loaded.handbook.articles.items()
    }
    shown = {address: _shown(sites["ours"] / address / "index.html") for address in _pages_of(sites["ours"])}
    queries = _queries()
    print(f"{len(queries)} queries, {sum(query.kind == _ABSENT for query in queries)} of them for what stands nowhere")
    for name, searching in (("ours", OurSearch), ("stock Material", StockSearch)):
        with _opened(browser, sites["ours" if name == "ours" else "stock"]) as (page, server):
            search: Search = searching(page, server.address)
            judged = {query.kind: Judged() for query in queries}
            for query in queries:
                _judge(judged[query.kind], query, search.find(query.typed), official, shown)
        _print_quality(name, judged)


def _judge(judged: Judged, query: Query, found: list[str], official: dict[str, str], shown: dict[str, str]) -> None:
    """Count in the results of one query."""
    if query.kind == _ABSENT:
        judged.noise += len(found)
        return
    if query.article:
        meant = {f"articles/{query.article}/"}
    else:
        meant = {address for address, text in official.items() if query.stands_in(text)}
        judged.noise += sum(not query.stands_in(shown[address]) for address in found)
    if not meant:
        raise SystemExit(f"no article holds the words of the query {query.typed!r}: it belongs to the absent ones")
    first = meant | ({"contacts/"} if query.kind in _WITH_CONTACTS else set())
    judged.ranks.append(next((1 / rank for rank, address in enumerate(found, 1) if address in first), 0))
    judged.recalls.append(len(meant & set(found)) / len(meant))


def _print_quality(name: str, judged: dict[str, Judged]) -> None:
    print(f"\n{name:24}{'queries':>8}{'MRR':>8}{'recall':>8}{'noise':>8}")
    total = Judged()
    for kind, one in judged.items():
        if kind == _ABSENT:
            print(f"  {kind:22}{'':>24}{one.noise:>8}")
            continue
        total.add(one)
        print(f"  {kind:22}{_row(one)}")
    mrr, recall = statistics.mean(total.ranks), statistics.mean(total.recalls)
    verdict = "reached" if mrr >= _TARGET_MRR and recall >= _TARGET_RECALL else "missed"
    print(f"  {'all':22}{_row(total)}  (MRR {_TARGET_MRR}, recall {_TARGET_RECALL}: {verdict})")


def _row(one: Judged) -> str:
    return f"{len(one.ranks):>8}{statistics.mean(one.ranks):>8.3f}{statistics.mean(one.recalls):>8.3f}{one.noise:>8}"


def _measure_speed(browser: Browser, sites: dict[str, Path], times: int) -> None:
    print(f"\n{'index':24}{'articles':>9}{'kB':>8}{'brotli':>8}{'first ms':>10}{'median':>8}{'longest':>8}")
    for factor in (1, times):
        _enlarge(sites["ours"] / INDEX, sites["stock"] / _STOCK_INDEX, factor)
        articles = factor * sum(address.startswith("articles/") for address in _pages_of(sites["ours"]))
        first, others = _times(browser, sites["ours"], OurSearch.ready)
        times_taken = f"{first:>10.0f}{statistics.median(others):>8.1f}{max(others):>8.1f}"
        print(f"  {'ours':22}{articles:>9}{_sizes(sites['ours'] / INDEX)}{times_taken}")
        print(f"  {'stock Material':22}{articles:>9}{_sizes(sites['stock'] / _STOCK_INDEX)}  on every page")


def _sizes(index: Path) -> str:
    """Of an index, in kB: as it is and compressed, so that copies of other articles save nothing."""
    content = index.read_bytes()
    return f"{len(content) / 1000:>8.0f}{len(brotli.compress(content, quality=5, lgwin=16)) / 1000:>8.0f}"


def _times(browser: Browser, site: Path, ready: str) -> tuple[float, list[float]]:
    """Milliseconds from pressing the key on a loaded page to the first results, and of each following query."""
    with _opened(browser, site) as (page, _):
        measured = page.evaluate(
            """async ([ready, queries]) => {
              const isReady = eval(ready);
              const turn = () => new Promise((go) => setTimeout(go, 0));
              const ask = async (typed) => {
                const input = document.querySelector("dialog input, .md-search__input");
                input.value = typed;
                input.dispatchEvent(new Event("input", { bubbles: true }));
                input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
              };
              const times = [];
              for (const typed of queries) {
                const start = performance.now();
                const key = new KeyboardEvent("keydown", { key: "/", bubbles: true });
                if (!times.length) document.body.dispatchEvent(key);
                await ask(typed);
                while (!isReady()) await turn();
                times.push(performance.now() - start);
                await ask("");
                while (isReady()) await turn();
              }
              return times;
            }""",
            [ready, [query.typed for query in _queries()][:40]],
        )
    return measured[0], measured[1:]


def _enlarge(ours: Path, stock: Path, factor: int) -> None:
    """Give both indexes so many times the articles, each with a number of its own."""
    if factor == 1:
        return
    head, tail = "window.handbookPages=", ";\n"
    content = json.loads(ours.read_text("utf-8").removeprefix(head).removesuffix(tail))
    articles = [page for page in content["pages"] if page["address"].startswith("articles/")]
    for copy in range(1, factor):
        for position, page in enumerate(articles):
            number = copy * len(articles) + position + 1
            title = re.sub("^第.+?条", f"第{chinese_numeral(number)}条", page["title"])
            content["pages"].append({**page, "title": title, "address": f"articles/{number}/"})
    content["checksum"] = checksum(content["pages"])
    ours.write_text(f"{head}{json.dumps(content, ensure_ascii=False, separators=(',', ':'))}{tail}", "utf-8")
    index = json.loads(stock.read_text("utf-8"))
    entries = [entry for entry in index["docs"] if entry["location"].startswith("articles/")]
    for copy in range(1, factor):
        index["docs"] += [{**entry, "location": f"copy{copy}/{entry['location']}"} for entry in entries]
    stock.write_text(json.dumps(index, separators=(",", ":")), "utf-8")


@contextmanager
def _opened(browser: Browser, site: Path) -> Iterator[tuple[Page, Server]]:
    """The site's home page in a fresh browser, loaded and quiet."""
    with serve(site) as server:
        context = browser.new_context()
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.goto(server.address, wait_until="networkidle")
        yield page, server
        context.close()


def _addresses(links: list[str], root: str) -> list[str]:
    """Each page once, where it first appears."""
    return list(dict.fromkeys(re.sub(r"[?#].*", "", link.removeprefix(root)) for link in links))


def _pages_of(site: Path) -> list[str]:
    folders = (path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    return ["" if folder == "." else f"{folder}/" for folder in folders]


def _shown(path: Path) -> str:
    """The words of a page's content without white space."""
    page = read_page(path)
    return page.all("title")[0].dense + page.all("article")[0].dense


if __name__ == "__main__":
    main()
