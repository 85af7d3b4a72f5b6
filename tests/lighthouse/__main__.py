"""`python -m tests.lighthouse`: builds the site, serves it as its server settings say, judges a page of each kind."""

import argparse
import sys
import tempfile
from pathlib import Path

from generator.build import build_site
from tests.browser.as_nginx import serve_as_nginx
from tests.browsers import HOW_TO_GET_ONE, find_browser
from tests.conftest import ROOT
from tests.lighthouse.runs import LEAST, judge, load_with

_PAGES = {"home": "", "an article": "articles/34/", "awards": "awards/", "finder": "finder/"}


def main() -> int:
    """Print the medians of each page; 1 when one of them is below what it must reach."""
    parser = argparse.ArgumentParser(prog="python -m tests.lighthouse")
    parser.add_argument("--site", type=Path, help="a site that is already built")
    parser.add_argument("pages", nargs="*", help="addresses on the site; the usual ones when there are none")
    given = parser.parse_args()
    browser = find_browser()
    if browser is None:
        sys.exit(HOW_TO_GET_ONE)
    pages = {page: page for page in given.pages} or _PAGES
    with tempfile.TemporaryDirectory() as folder:
        site = given.site or build_site(config_file=ROOT / "mkdocs.yml", site_dir=Path(folder) / "site")
        return _judge_all(site, pages, browser)


def _judge_all(site: Path, pages: dict[str, str], browser: str) -> int:
    load = load_with(browser)
    is_good = True
    with serve_as_nginx(site) as server:
        server.compressed = True
        for name, address in pages.items():
            verdict = judge(server.address + address, load)
            is_good = is_good and verdict.is_good
            points = ", ".join(f"{category} {verdict.medians[category]}" for category in LEAST)
            print(f"{name}: {points}", *([] if verdict.is_good else verdict.missed), sep="\n    ", flush=True)
    return 0 if is_good else 1


sys.exit(main())
