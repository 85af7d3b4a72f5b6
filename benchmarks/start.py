"""How fast a calculator of the site starts, beside its peers and beside what is possible at all.

    python -m benchmarks.start --award ID --values name=1500,other=1000 [--rounds 7] [--site site] [--only NAME …]

In headless Chromium, from this machine, with brotli: an article page of the built site, filled in as soon as its form
can be (ours); a page with nothing but the same calculator, put in as any page can (embedded), which is what the others
are: a page with Pyodide of the same version as its makers ship it, with the same wheel and rules (stock); the same with
PyScript; and three limits: the same WebAssembly file with its real imports, which its makers' script gives it, in a
worker and without anything of Python (glue); the file alone with imports that do nothing, compiled while it arrives
(limit), or downloaded, compiled and instantiated one after another (steps). Each round takes a new browser profile for
each page: first visit (cold), then a second one in the same profile (second).
"""

import argparse
import json
import shutil
import statistics
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from playwright.sync_api import BrowserContext, Page, sync_playwright

from benchmarks.filling import add_filling, filler
from benchmarks.server import Server, serve
from generator.bundle.tools import PROJECT, find_runtime
from generator.bundle.wheel import calculators_wheel
from generator.checks import load_checked
from generator.compression import compress_site
from generator.rules import compile_policy
from tests.browsers import ARGUMENTS, find_browser

_PAGES: Final = Path(__file__).parent / "pages"
_OURS: Final = ("ours", "embedded")
_NAMES: Final = (*_OURS, "stock", "pyscript", "glue", "limit", "steps")
_TARGETS: Final = (
    ("cold, of stock", "ours", "cold", "stock", 0.40),
    ("second visit, of stock", "ours", "second", "stock", 0.36),
    ("bytes, of stock", "ours", "bytes", "stock", 0.70),
    ("cold, of the glue", "ours", "cold", "glue", 1.90),
    ("embedded, cold, of the glue", "embedded", "cold", "glue", 1.90),
    ("embedded, cold, of the limit", "embedded", "cold", "limit", 1.90),
    ("cold, of the limit", "ours", "cold", "limit", 1.90),
    ("cold, of the steps", "ours", "cold", "steps", 1.90),
    ("cold, of PyScript", "ours", "cold", "pyscript", 1.00),
    ("second visit, of PyScript", "ours", "second", "pyscript", 1.00),
)
_LONGEST_CHANGE: Final = 16.0
_TIME_TO_SETTLE: Final = 2_500
"""Milliseconds between two visits, in which a browser writes its caches."""


@dataclass
class Measured:
    """What was measured of one page: milliseconds by kind of visit, and bytes of the first visit."""

    cold: list[float] = field(default_factory=list)
    second: list[float] = field(default_factory=list)
    bytes: list[float] = field(default_factory=list)
    changes: list[float] = field(default_factory=list)
    form: list[float] = field(default_factory=list)

    def median(self, kind: str) -> float:
        """The median of one kind."""
        values: list[float] = getattr(self, kind)
        return statistics.median(values)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How fast a calculator of the site starts.")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--site", type=Path, default=PROJECT / "site")
    add_filling(parser)
    parser.add_argument("--only", nargs="*", default=list(_NAMES))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pages = _make_pages(Path(folder), options.site, options.award, options.values)
        script = filler(options.award, options.values)
        measured = {name: Measured() for name in options.only}
        with serve(Path(folder)) as server:
            for _ in range(options.rounds):
                for name in options.only:
                    _round(measured[name], server, pages[name], script if name in _OURS else "")
    _print(measured, options.rounds)


def _make_pages(folder: Path, site: Path, award: str, values: dict[str, str]) -> dict[str, str]:
    """Put everything that is served into the folder; return the address of each page in it."""
    handbook = load_checked(PROJECT / "content" / "handbook.yaml").handbook
    runtime, wheel = find_runtime(), calculators_wheel()
    (folder / "assets").mkdir()
    stock = folder / "assets" / "stock"
    shutil.copytree(runtime.folder, stock, ignore=shutil.ignore_patterns("*.map", "*.ts", "*.html"))
    shutil.copytree(runtime.folder.parent / "@pyscript" / "core" / "dist", folder / "assets" / "pyscript")
    shutil.copyfile(wheel, folder / "assets" / wheel.name)
    rules = json.dumps(compile_policy(handbook), ensure_ascii=False)
    (folder / "assets" / "rules.json").write_text(rules, "utf-8")
    request = json.dumps({"award": award, "form": values})
    for page in _PAGES.iterdir():
        text = page.read_text("utf-8").replace("__WHEEL__", wheel.name).replace("__REQUEST__", request)
        text = text.replace("__AWARD__", award)
        (folder / "assets" / page.name).write_text(text.replace('"/', '"/assets/'), "utf-8")
    compress_site(folder)
    shutil.copytree(site, folder / "ours")
    article, _ = handbook.awards[award]
    return {
        "ours": f"ours/articles/{article.number}/",
        **{name: f"assets/{name}.html" for name in _NAMES[1:]},
    }


def _round(measured: Measured, server: Server, address: str, script: str) -> None:
    with tempfile.TemporaryDirectory() as profile, sync_playwright() as playwright:
        browser = playwright.chromium.launch_persistent_context(profile, executable_path=find_browser(), args=ARGUMENTS)
        if script:
            browser.add_init_script(script)
        server.sent = 0
        page = _visit(browser, server.address + address, measured.cold)
        measured.bytes.append(server.sent)
        page.wait_for_timeout(_TIME_TO_SETTLE)
        page.close()
        page = _visit(browser, server.address + address, measured.second)
        if script:
            measured.form.append(page.evaluate("window.formAt"))
            measured.changes += page.evaluate("window.changes(40)")
        browser.close()


def _visit(browser: BrowserContext, address: str, times: list[float]) -> Page:
    page = browser.new_page()
    page.goto(address)
    page.wait_for_function("window.answeredAt || window.failure", polling=50, timeout=60_000)
    failure = page.evaluate("window.failure")
    if failure:
        raise RuntimeError(failure)
    times.append(page.evaluate("window.answeredAt"))
    return page


def _print(measured: dict[str, Measured], rounds: int) -> None:
    print(f"medians of {rounds}\n")
    print(f"{'':10}{'cold ms':>10}{'second ms':>11}{'MB':>7}")
    for name, found in measured.items():
        cold, second, weight = (found.median(kind) for kind in ("cold", "second", "bytes"))
        print(f"{name:10}{cold:10.0f}{second:11.0f}{weight / 1e6:7.2f}")
    print()
    for words, one, kind, other, target in _TARGETS:
        if {one, other} <= measured.keys():
            ratio = measured[one].median(kind) / measured[other].median(kind)
            print(f"{words:28}{ratio:6.2f}   target {target:.2f}  {'met' if ratio <= target else 'MISSED'}")
    if "ours" in measured:
        change = measured["ours"].median("changes")
        outcome = "met" if change <= _LONGEST_CHANGE else "MISSED"
        print(f"{'each later change, ms':28}{change:6.1f}   target {_LONGEST_CHANGE:.0f}    {outcome}")
        print(f"{'form ready, second visit, ms':28}{measured['ours'].median('form'):6.0f}")


if __name__ == "__main__":
    main()
