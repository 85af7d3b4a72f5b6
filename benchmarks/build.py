"""How long a build takes beside bare Material, how much memory it needs, and how both grow with the policy.

    python -m benchmarks.build [--articles 43 430] [--rounds 1] [--patience 900]

For each number of articles a policy is made out of the handbook's own (`benchmarks.policies`). The full build is the
command's: checks, pages, search, calculators' bundle, PDF, compressed twins, checksums. Bare Material gets the very
same Markdown pages from a folder, with Material's own theme, search and navigation and nothing of ours. Each build has
a process of its own; the first, which fills the stores of both, is not counted. Printed are the median of the seconds
on the clock and of computing (the latter also hold on a busy machine), the peak of memory, and the median weight of an
article's page and of its twin in gzip: it must not grow with the number of pages. A build that takes longer than the
patience (in seconds) ends the run.
"""

import argparse
import gzip
import os
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
    options = parser.parse_args()
    print(f"{'':22}{'seconds':>9}{'computing':>11}{'MiB':>8}{'page kB':>9}{'gzip kB':>9}")
    for articles in options.articles:
        with tempfile.TemporaryDirectory(prefix="build-") as folder:
            _measure(Path(folder), articles, options.rounds, options.patience)


def _measure(folder: Path, articles: int, rounds: int, patience: float) -> None:
    file = write_policy(PROJECT / "content" / "handbook.yaml", folder / "policy", articles)
    bare = _bare_project(file, folder / "bare")
    ways = {
        "full": [*_COMMAND, "build", "--file", str(file), "--site-dir", str(folder / "full")],
        "bare": [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(bare), "-d", str(folder / "bare-site")],
    }
    medians = {}
    for name, command in ways.items():
        runs = [_run(command, patience) for _ in range(rounds + 1)][1:]
        medians[name] = statistics.median(run.seconds for run in runs)
        computing, memory = (statistics.median(getattr(run, of) for run in runs) for of in ("computing", "memory"))
        site = folder / ("full" if name == "full" else "bare-site")
        plain, packed = _page_weights(site)
        print(
            f"{articles:>6} articles, {name:5}{medians[name]:>9.1f}{computing:>11.1f}{memory:>8.0f}"
            f"{plain:>9.1f}{packed:>9.1f}",
            flush=True,
        )
    ratio = medians["full"] / medians["bare"]
    print(f"{articles:>6} articles: full is {ratio:.2f} of bare; target {_TARGET}", flush=True)


_COMMAND: Final = [sys.executable, "-c", "from generator.command_line import main; main()"]


def _run(command: list[str], patience: float) -> Measured:
    began = time.monotonic()
    process = subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.DEVNULL)  # noqa: S603 - our own
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
