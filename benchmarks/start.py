"""How fast a calculator of the site starts, beside its peers and beside what is possible at all.

    python -m benchmarks.start --award ID --values name=1500,other=1000 [--rounds 7] [--site site] [--only NAME …]

In headless Chromium without a debugger, from this machine, with brotli: an article page of the built site, filled in as
soon as its form can be (ours); a page with nothing but the same calculator, put in as any page can (embedded), which is
what the others are: a page with Pyodide of the same version as its makers ship it, with the same wheel and rules
(stock); the same with PyScript; and limits. On the page with stock Pyodide: until its WebAssembly has been downloaded,
compiled and instantiated (reached). On pages of their own: the same file with its real imports, which its makers'
script gives it, in a worker and without anything of Python (glue); the file alone with imports that do nothing,
compiled while it arrives (limit), or downloaded, compiled and instantiated one after another (steps). Each round takes
a new browser profile for each page: first visit (cold), on which the page stays open for a while, then a second one in
the same profile (second), each in a browser that has come to rest after its start.
"""

import argparse
import json
import shutil
import statistics
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.filling import add_filling, filler
from benchmarks.server import Server, serve
from benchmarks.visiting import visit
from generator.bundle.tools import PROJECT, find_runtime
from generator.bundle.wheel import calculators_wheel
from generator.checks import load_checked
from generator.compression import compress_files, compress_site
from generator.rules import compile_policy

_PAGES: Final = Path(__file__).parent / "pages"
_OURS: Final = ("ours", "embedded")
_NAMES: Final = (*_OURS, "stock", "pyscript", "glue", "limit", "steps")
_TARGETS: Final = (
    ("cold, of stock", "ours", "cold", "stock", 0.40),
    ("second visit, of stock", "ours", "second", "stock", 0.36),
    ("bytes, of stock", "ours", "bytes", "stock", 0.70),
    *(
        (f"{words}cold, of {limit}", page, "cold", limit, 1.90)
        for words, page in (("", "ours"), ("embedded, ", "embedded"))
        for limit in ("reached", "glue", "steps", "limit")
    ),
    ("cold, of PyScript", "ours", "cold", "pyscript", 1.00),
    ("second visit, of PyScript", "ours", "second", "pyscript", 1.00),
)
_LONGEST_CHANGE: Final = 16.0
_STAY: Final = 9.0
"""Seconds for which the first page stays open: the site begins to keep its copy after four."""


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
        measured = {name: Measured() for name in options.only}
        if "stock" in measured:
            measured["reached"] = Measured()
        with serve(Path(folder)) as server:
            for _ in range(options.rounds):
                for name in options.only:
                    _round(measured, name, server, pages[name])
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
    script, report = filler(award, values), (_PAGES / "report.js").read_text("utf-8")
    for name in _NAMES[1:]:
        _add_scripts(folder / "assets" / f"{name}.html", script if name in _OURS else "", report)
    compress_site(folder)
    shutil.copytree(site, folder / "ours")
    article, _ = handbook.awards[award]
    page = folder / "ours" / "articles" / str(article.number) / "index.html"
    _add_scripts(page, script, report)
    compress_files(folder, [page])
    return {
        "ours": f"ours/articles/{article.number}/",
        **{name: f"assets/{name}.html" for name in _NAMES[1:]},
    }


def _add_scripts(page: Path, script: str, report: str) -> None:
    """Let a page run a script before anything of its own, and tell afterwards what it measured."""
    text = page.read_text("utf-8")
    place = text.index("<title>")
    page.write_text(f"{text[:place]}<script>{script}</script>{text[place:]}<script>{report}</script>", "utf-8")


def _round(measured: dict[str, Measured], name: str, server: Server, address: str) -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        first, sent = visit(server, "assets/", address, profile, stay=_STAY)
        second, _ = visit(server, "assets/", address, profile, stay=0)
    found = measured[name]
    found.bytes.append(sent)
    found.changes += second.get("changes", [])
    for report, kind in ((first, "cold"), (second, "second")):
        getattr(found, kind).append(report["answeredAt"])
        if name == "stock":
            getattr(measured["reached"], kind).append(report["instantiatedAt"])
        if "formAt" in report:
            found.form.append(report["formAt"])


def _print(measured: dict[str, Measured], rounds: int) -> None:
    print(f"medians of {rounds}\n")
    print(f"{'':10}{'cold ms':>10}{'second ms':>11}{'MB':>7}")
    for name, found in measured.items():
        weight = f"{found.median('bytes') / 1e6:7.2f}" if found.bytes else ""
        print(f"{name:10}{found.median('cold'):10.0f}{found.median('second'):11.0f}{weight}")
    print()
    for words, one, kind, other, target in _TARGETS:
        if {one, other} <= measured.keys():
            ratio = measured[one].median(kind) / measured[other].median(kind)
            print(f"{words:28}{ratio:6.2f}   target {target:.2f}  {'met' if ratio <= target else 'MISSED'}")
    if "ours" in measured:
        change = measured["ours"].median("changes")
        outcome = "met" if change <= _LONGEST_CHANGE else "MISSED"
        print(f"{'each later change, ms':28}{change:6.1f}   target {_LONGEST_CHANGE:.0f}    {outcome}")
        print(f"{'form ready, ms':28}{measured['ours'].median('form'):6.0f}")


if __name__ == "__main__":
    main()
