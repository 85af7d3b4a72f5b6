"""How quickly pages are there on a phone, by Lighthouse, beside the same words on a page of bare Material.

    python -m benchmarks.pages [--rounds 5] [--site FOLDER] [ADDRESS ...]

Ours is the whole site as its server settings serve it; bare Material gets the very same Markdown pages, with its own
theme, search and navigation and nothing of ours. Both are sent compressed. Each load is cold, on Lighthouse's simulated
phone and network; the two take turns. Printed are the medians of the score for performance (of 100), of the largest
paint and the blocking time (in milliseconds), and the ratio of these times to bare Material's. They measure the machine
as well, and hold only where nothing runs beside them: so no test asserts them.
"""

import argparse
import gzip
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.bare_material import write_bare_project
from generator.build import build_site
from tests.browser.as_nginx import serve_as_nginx
from tests.browser.lighthouse import load
from tests.browser.server import serve
from tests.browsers import HOW_TO_GET_ONE, find_browser
from tests.conftest import ROOT

_PAGES: Final = ("", "articles/34/", "awards/", "finder/")
_TIMES: Final = ("largest-contentful-paint", "total-blocking-time")
_PACKED: Final = (".html", ".css", ".js", ".json", ".svg", ".xml")

Measured = tuple[float, ...]
"""Of one load: points of 100 for performance, and each of the times in milliseconds."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--site", type=Path, help="a site that is already built")
    parser.add_argument("pages", nargs="*", help="addresses on the site; the usual ones when there are none")
    given = parser.parse_args()
    browser = find_browser()
    if browser is None:
        sys.exit(HOW_TO_GET_ONE)
    with tempfile.TemporaryDirectory(prefix="pages-") as folder:
        site = given.site or build_site(config_file=ROOT / "mkdocs.yml", site_dir=Path(folder) / "site")
        bare = _build_bare(Path(folder) / "bare")
        print(f"{'':14}{'':6}{'points':>8}{'paint ms':>10}{'blocking ms':>13}")
        with serve_as_nginx(site) as ours, serve(bare) as other:
            ours.compressed = other.compressed = True
            for page in given.pages or _PAGES:
                rounds = [
                    [_measure(server.address + page, browser) for server in (ours, other)] for _ in range(given.rounds)
                ]
                _print(page, rounds)


def _build_bare(folder: Path) -> Path:
    write_bare_project(ROOT / "content" / "handbook.yaml", folder)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(folder / "bare.yml")]
    subprocess.run(command, check=True)  # noqa: S603 - our own
    site = folder / "site"
    for path in [path for path in site.rglob("*") if path.suffix in _PACKED]:
        Path(f"{path}.gz").write_bytes(gzip.compress(path.read_bytes()))
    return site


def _measure(address: str, browser: str) -> Measured:
    report = load(address, browser, ["performance"])
    times = [report["audits"][name]["numericValue"] for name in _TIMES]
    return (100 * report["categories"]["performance"]["score"], *times)


def _print(page: str, rounds: list[list[Measured]]) -> None:
    ours, bare = ([median(values) for values in zip(*loads, strict=True)] for loads in zip(*rounds, strict=True))
    for name, (points, paint, blocking) in (("ours", ours), ("bare", bare)):
        print(f"{page or 'home':14}{name:6}{points:>8.0f}{paint:>10.0f}{blocking:>13.0f}")
    ratios = [one / other if other else float("nan") for one, other in zip(ours[1:], bare[1:], strict=True)]
    print(f"{'':14}{'ratio':6}{'':8}{ratios[0]:>10.2f}{ratios[1]:>13.2f}", flush=True)


if __name__ == "__main__":
    main()
