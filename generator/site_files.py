"""The files of the site that are no pages: style, script, data and calculators."""

from pathlib import Path
from typing import Final

from generator import links, search
from generator.awards_csv import awards_csv, awards_sheet
from generator.bundle import bundle_files
from generator.feed import feed
from generator.model.handbook import Handbook
from generator.open_data import handbook_json, handbook_schema
from generator.views.markup import TEMPLATES

_ASSETS: Final = TEMPLATES / "assets"
_SEARCH: Final = TEMPLATES / "search"
_STYLES: Final = (*(_ASSETS / f"{name}.css" for name in ("handbook", "reading", "targets")), _SEARCH / "search.css")
_SCRIPTS_OF_PAGES: Final = (
    "shown", "fragment", "astray", "composing", "keeping", "folder", "handbook", "drawer", "notices", "in-force",
    "reading", "ticks", "terms", "award-table", "offline",
)  # fmt: skip
_SCRIPTS: Final = (
    *(_ASSETS / f"{name}.js" for name in _SCRIPTS_OF_PAGES),
    _SEARCH / "opener.js",
)


def site_files(handbook: Handbook, address: str | None = None) -> dict[str, bytes | Path]:
    """Each file's content, or where it stands, by its path on the site; `address` is where that will be published."""
    return {
        links.STYLESHEET: _joined(_STYLES),
        links.SCRIPT: _joined(_SCRIPTS),
        search.SCRIPT: search.search_script(),
        links.COMPARISON_STYLESHEET: _ASSETS / "comparison.css",
        links.PLACES: _ASSETS / "places.js",
        links.FEED: feed(handbook, address),
        links.ROBOTS: _robots(address),
        links.DATA_JSON: handbook_json(handbook),
        links.DATA_SCHEMA: handbook_schema(),
        links.DATA_CSV: awards_csv(handbook),
        links.AWARDS_SHEET: awards_sheet(handbook),
        **bundle_files(handbook),
    }


def _joined(paths: tuple[Path, ...]) -> bytes:
    """Files that every page needs, as one: a browser asks for it once."""
    return b"".join(path.read_bytes() for path in paths)


def _robots(address: str | None) -> bytes:
    """Everything may be read by search engines; the site map is named by its full address, where that is known."""
    site_map = f"Sitemap: {address.rstrip('/')}/sitemap.xml\n" if address else ""
    return f"User-agent: *\nAllow: /\n{site_map}".encode()
