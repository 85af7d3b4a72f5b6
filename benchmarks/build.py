"""How long a build takes beside bare Material, how much memory it needs, and how both grow with the policy.

    python -m benchmarks.build [--articles 43 430] [--rounds 1] [--patience 900] [--only full] [--no-cold]

For each number of articles a policy is made out of the handbook's own (`benchmarks.policies`). The full build is the
command's: checks, pages, search, calculators' bundle, PDF, compressed twins, checksums. It is measured three times:

- cold: nothing is kept from an earlier build, as after the packages were installed;
- changed: the usual build of an editor. What stands on every page has changed (the version of the data), so that every
  page, the data, the rules' script and the book are made anew; the runtime of the calculators is kept;
- same: nothing has changed, the book is kept as well.

Bare Material gets the very same Markdown pages from a folder, with Material's own theme, search and navigation and
nothing of ours. Each build has a process of its own, and the ways take turns. Printed are the median of the seconds on
the clock and of computing (the latter also hold on a busy machine), the peak of memory, the median weight of an
article's page and of its twin in gzip, which must not grow with the number of pages, and the heaviest page. A build
that takes longer than the patience (in seconds) ends the run.
"""

import argparse
import gzip
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from benchmarks.policies import write_policy
from generator.bundle.tools import PROJECT
from generator.checks import load_checked
from generator.navigation import navigation
from generator.pages import make_pages

_TARGET: Final = 1.25
_MEGA: Final = 1024
_FEATURES: Final = ["navigation.indexes", "navigation.prune", "navigation.tabs"]
"""Ours, so that the bare pages carry no more navigation than ours do."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One build: seconds on the clock, seconds of computing, and the peak of memory in MiB."""

    seconds: float
    computing: float
    memory: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How long a build takes beside bare Material.")
    parser.add_argument("--articles", type=int, nargs="+", default=[43, 430])
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--patience", type=float, default=900)
    parser.add_argument("--no-cold", action="store_true", help="leave out the build with nothing kept")
    options = parser.parse_args()
    print(f"{'':24}{'seconds':>9}{'computing':>11}{'MiB':>8}{'page kB':>9}{'gzip kB':>9}  heaviest page")
    for articles in options.articles:
        with tempfile.TemporaryDirectory(prefix="build-") as folder:
            _measure(Path(folder), articles, options)


def _measure(folder: Path, articles: int, options: argparse.Namespace) -> None:
    file = write_policy(PROJECT / "content" / "handbook.yaml", folder / "policy", articles)
    bare = _bare_project(file, folder / "bare")
    build = ["build", "--file", str(file), "--site-dir", str(folder / "site")]
    full = [sys.executable, "-c", _START, *build]
    stock = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(bare), "-d", str(folder / "bare-site")]
    runs: dict[str, list[Measured]] = {"cold": [], "changed": [], "same": [], "bare": []}
    if not options.no_cold:
        store = folder / "store"
        runs["cold"].append(
            _run([sys.executable, "-c", _START_COLD.format(store=str(store)), *build], options.patience)
        )
    _run(full, options.patience)
    _run(stock, options.patience)  # the first of each fills stores and the system's memory of files
    for number in range(options.rounds):
        _change(file, number)
        runs["changed"].append(_run(full, options.patience))
        runs["same"].append(_run(full, options.patience))
        runs["bare"].append(_run(stock, options.patience))
    medians = {name: _show(articles, name, made, folder) for name, made in runs.items() if made}
    for name in ("changed", "same"):
        print(f"{articles:>6} articles: {name} is {medians[name] / medians['bare']:.2f} of bare; target {_TARGET}")


def _show(articles: int, name: str, runs: list[Measured], folder: Path) -> float:
    """Print what was measured and return the median of the seconds."""
    site = folder / ("bare-site" if name == "bare" else "site")
    plain, packed = _page_weights(site)
    heaviest = max(site.rglob("*.html"), key=lambda path: path.stat().st_size)
    seconds = statistics.median(run.seconds for run in runs)
    computing = statistics.median(run.computing for run in runs)
    memory = statistics.median(run.memory for run in runs)
    print(
        f"{articles:>6} articles, {name:7}{seconds:>9.2f}{computing:>11.2f}{memory:>8.0f}{plain:>9.1f}{packed:>9.1f}"
        f"  {heaviest.relative_to(site).as_posix()} {heaviest.stat().st_size / 1000:.0f} kB",
        flush=True,
    )
    return seconds


def _change(file: Path, number: int) -> None:
    """Change the version of the data, which stands on every page."""
    text = file.read_text("utf-8")
    changed = re.sub(r"^  version: .*$", f"  version: '{number + 2}'", text, count=1, flags=re.MULTILINE)
    file.write_text(changed, "utf-8")


_START: Final = "from generator.command_line import main; main()"
_START_COLD: Final = """
from pathlib import Path
from generator import npm_packages
npm_packages.store_root = lambda project: Path({store!r})
from generator.bundle import store
store.store_root = npm_packages.store_root
from generator.command_line import main
main()
"""


def _run(command: list[str], patience: float) -> Measured:
    began = time.monotonic()
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, cwd=PROJECT, env=usual, stdout=subprocess.DEVNULL)  # noqa: S603 - our own
    while True:
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        if ended:
            break
        if time.monotonic() - began > patience:
            process.kill()
            sys.exit(f"longer than {patience:.0f} s: {' '.join(command[3:5])}")
        time.sleep(0.05)
    if status:
        sys.exit(f"failed: {' '.join(command)}")
    return Measured(time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _MEGA)


def _bare_project(file: Path, folder: Path) -> Path:
    """The same pages as Markdown files, with a configuration of bare Material; return the configuration."""
    handbook = load_checked(file).handbook
    for page in make_pages(handbook).values():
        path = folder / "docs" / page.uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.markdown, "utf-8")
    config: dict[str, Any] = {
        "site_name": "bare",
        "theme": {"name": "material", "language": "zh", "font": False, "features": _FEATURES},
        "plugins": ["search"],
        "markdown_extensions": ["attr_list", "toc"],
        "nav": navigation(handbook),
    }
    path = folder / "mkdocs.yml"
    path.write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), "utf-8")
    return path


def _page_weights(site: Path) -> tuple[float, float]:
    """The median kilobytes of the articles' pages, plain and in gzip."""
    pages = [path.read_bytes() for path in sorted((site / "articles").glob("*/index.html"))[:200]]
    packed = statistics.median(len(gzip.compress(page)) for page in pages)
    return statistics.median(map(len, pages)) / 1000, packed / 1000


if __name__ == "__main__":
    main()
