"""How long a build takes beside bare Material, how much memory it needs, and how both grow with the policy.

    python -m benchmarks.build [--articles 43 430] [--rounds 7 3] [--patience 900] [--no-cold]

For each number of articles a policy is made out of the handbook's own (`benchmarks.policies`). The full build is the
command's: checks, pages, search, calculators' bundle, PDF, compressed twins, checksums. It is measured three times:

- cold: nothing is kept from an earlier build, as after the packages were installed;
- changed: the usual build of an editor. What stands on every page has changed (the version of the data), so that every
  page, the data, the rules' script and the book are made anew; the runtime of the calculators is kept;
- same: nothing has changed, the book is kept as well.

Bare Material gets the very same Markdown pages from a folder, with Material's own theme, search and navigation and
nothing of ours. Its navigation lists every chapter on every page, so that its pages grow with their number. `short` is
bare Material with our window on the navigation, whose pages are as light as ours or lighter.

Each build has a process of its own, and the ways take turns. Printed are the median of the seconds on the clock and of
computing (the latter also hold on a busy machine), the peak of memory, the median weight of an article's page and of
its twin in gzip, and the heaviest page. A build that takes longer than the patience (in seconds) ends the run.
"""

import argparse
import gzip
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.bare_material import CONFIGURATIONS, write_bare_project
from benchmarks.policies import write_policy
from generator.bundle.tools import PROJECT

_TARGET: Final = 1.25
_MEGA: Final = 1024


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
    parser.add_argument("--rounds", type=int, nargs="+", default=[1], help="one for all sizes, or one for each")
    parser.add_argument("--patience", type=float, default=900)
    parser.add_argument("--no-cold", action="store_true", help="leave out the build with nothing kept")
    options = parser.parse_args()
    rounds = options.rounds * len(options.articles) if len(options.rounds) == 1 else options.rounds
    if len(rounds) != len(options.articles):
        parser.error("as many rounds as sizes, or one for all")
    print(f"{'':24}{'seconds':>9}{'computing':>11}{'MiB':>8}{'page kB':>9}{'gzip kB':>9}  heaviest page")
    for articles, times in zip(options.articles, rounds, strict=True):
        with tempfile.TemporaryDirectory(prefix="build-") as folder:
            _measure(Path(folder), articles, times, options)


def _measure(folder: Path, articles: int, rounds: int, options: argparse.Namespace) -> None:
    file = write_policy(PROJECT / "content" / "handbook.yaml", folder / "policy", articles)
    bare = folder / "bare"
    write_bare_project(file, bare)
    build = ["build", "--file", str(file), "--site-dir", str(folder / "site")]
    full = [sys.executable, "-c", _START, *build]
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    stock = {name: [*mkdocs, "-f", str(bare / f"{name}.yml"), "-d", str(bare / name)] for name in CONFIGURATIONS}
    runs: dict[str, list[Measured]] = {name: [] for name in ("cold", "changed", "same", *CONFIGURATIONS)}
    if not options.no_cold:
        start = _START_COLD.format(store=str(folder / "store"))
        runs["cold"].append(_run([sys.executable, "-c", start, *build], options.patience))
    _run(full, options.patience)
    _run(stock["bare"], options.patience)  # the first fill stores and the system's memory of files
    for _ in range(rounds):
        _change(file)
        runs["changed"].append(_run(full, options.patience))
        runs["same"].append(_run(full, options.patience))
        for name, command in stock.items():
            runs[name].append(_run(command, options.patience))
    medians = {name: _show(articles, name, made, folder) for name, made in runs.items() if made}
    for name in ("changed", "same"):
        ratios = ", ".join(f"{medians[name] / medians[other]:.2f} of {other}" for other in CONFIGURATIONS)
        print(f"{articles:>6} articles: {name} takes {ratios}; target {_TARGET}", flush=True)


def _show(articles: int, name: str, runs: list[Measured], folder: Path) -> float:
    """Print what was measured and return the median of the seconds."""
    site = folder / "bare" / name if name in CONFIGURATIONS else folder / "site"
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


def _change(file: Path) -> None:
    """Change the version of the data, which stands on every page, to one that no store knows."""
    text = file.read_text("utf-8")
    changed = re.sub(r"^  version: .*$", f"  version: '{time.time_ns()}'", text, count=1, flags=re.MULTILINE)
    file.write_text(changed, "utf-8")


_START: Final = "from generator.command_line import program; program()"
_START_COLD: Final = """
from pathlib import Path
from generator import store
store.store_folder = lambda: Path({store!r})
from generator.command_line import program
program()
"""


def _run(command: list[str], patience: float) -> Measured:
    began = time.monotonic()
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, cwd=PROJECT, env=usual, stdout=subprocess.DEVNULL)  # noqa: S603 - our own
    watch = threading.Timer(patience, process.kill)
    watch.daemon = True  # whoever interrupts the benchmark does not wait for it
    watch.start()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - began
    watch.cancel()
    if seconds >= patience:
        sys.exit(f"longer than {patience:.0f} s: {' '.join(command[3:5])}")
    if status:
        sys.exit(f"failed: {' '.join(command)}")
    return Measured(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _MEGA)


def _page_weights(site: Path) -> tuple[float, float]:
    """The median kilobytes of the articles' pages, plain and in gzip."""
    pages = [path.read_bytes() for path in sorted((site / "articles").glob("*/index.html"))[:200]]
    packed = statistics.median(len(gzip.compress(page)) for page in pages)
    return statistics.median(map(len, pages)) / 1000, packed / 1000


if __name__ == "__main__":
    main()
