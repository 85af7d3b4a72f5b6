"""What the copy for offline use costs or gives a second visit.

    python -m benchmarks.offline [--rounds 5] [--site site]

In headless Chromium, from this machine, with brotli: an article page of the built site, whose calculator is filled in
as soon as its form can be; after the first visit the browser is closed, and started again with the same profile for the
second. Once as it is, once in a browser that knows no service workers. The server answers at once, so whatever the
worker adds is seen; behind a slow network it saves more than this shows.
"""

import argparse
import shutil
import statistics
import tempfile
from pathlib import Path
from typing import Final

from playwright.sync_api import BrowserContext, Page, sync_playwright

from benchmarks.filling import add_filling, filler
from benchmarks.server import serve
from generator.bundle.tools import PROJECT
from generator.checks import load_checked
from tests.browsers import ARGUMENTS, find_browser

_WITHOUT: Final = "delete Navigator.prototype.serviceWorker;"
_TIMES: Final = """() => {
  const [{ responseEnd, domInteractive }] = performance.getEntriesByType("navigation");
  const [painted] = performance.getEntriesByName("first-contentful-paint");
  return { page: responseEnd, ready: domInteractive, painted: painted?.startTime ?? 0, answer: window.answeredAt };
}"""
_KEPT: Final = "document.querySelector('[data-offline-state]').textContent.startsWith('已存')"
_TIME_TO_SETTLE: Final = 2_500
"""Milliseconds after a visit, in which a browser writes its caches."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="What the copy for offline use costs or gives a second visit.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--site", type=Path, default=PROJECT / "site")
    add_filling(parser)
    options = parser.parse_args()
    script = filler(options.award, options.values)
    article, _ = load_checked(PROJECT / "content" / "handbook.yaml").handbook.awards[options.award]
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(options.site, Path(folder) / "site")
        with serve(Path(folder)) as server:
            address = f"{server.address}site/articles/{article.number}/"
            found: dict[str, list[dict[str, float]]] = {"with": [], "without": []}
            for _ in range(options.rounds):
                for name, times in found.items():
                    times.append(_second_visit(address, script, with_copy=name == "with"))
    _print(found)


def _second_visit(address: str, script: str, *, with_copy: bool) -> dict[str, float]:
    """Milliseconds from the start of the navigation."""
    with tempfile.TemporaryDirectory() as profile:
        _visit(profile, address, script, with_copy=with_copy, is_first=True)
        return _visit(profile, address, script, with_copy=with_copy, is_first=False)


def _visit(profile: str, address: str, script: str, *, with_copy: bool, is_first: bool) -> dict[str, float]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch_persistent_context(profile, executable_path=find_browser(), args=ARGUMENTS)
        browser.add_init_script(script if with_copy else _WITHOUT + script)
        page = _answered(browser, address)
        if is_first:
            if with_copy:
                page.wait_for_function(_KEPT, timeout=60_000)
            page.wait_for_timeout(_TIME_TO_SETTLE)
        times: dict[str, float] = page.evaluate(_TIMES)
        browser.close()
    return times


def _answered(browser: BrowserContext, address: str) -> Page:
    page = browser.new_page()
    page.goto(address)
    page.wait_for_function("window.answeredAt", polling=50, timeout=60_000)
    return page


def _print(found: dict[str, list[dict[str, float]]]) -> None:
    print("second visit, medians in milliseconds\n")
    print(f"{'copy':10}{'page there':>12}{'painted':>10}{'interactive':>13}{'answer':>9}")
    for name, times in found.items():
        page, painted, ready, answer = (
            statistics.median(one[key] for one in times) for key in ("page", "painted", "ready", "answer")
        )
        print(f"{name:10}{page:12.0f}{painted:10.0f}{ready:13.0f}{answer:9.0f}")


if __name__ == "__main__":
    main()
