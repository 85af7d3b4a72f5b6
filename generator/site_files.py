"""The files of the site that are no pages: style, script, data, calculators and the printed book."""

from pathlib import Path
from typing import Final

from generator import links
from generator.bundle import bundle_files
from generator.model.handbook import Handbook
from generator.open_data import awards_csv, handbook_json, handbook_schema
from generator.pdf import make_pdf
from generator.views.markup import TEMPLATES

_ASSETS: Final = TEMPLATES / "assets"


def site_files(handbook: Handbook, address: str | None = None) -> dict[str, bytes | Path]:
    """Each file's content, or where it stands, by its path on the site; `address` is where that will be published."""
    return {
        links.STYLESHEET: _ASSETS / "handbook.css",
        links.SCRIPT: _ASSETS / "handbook.js",
        links.PLACES: _ASSETS / "places.js",
        links.DATA_JSON: handbook_json(handbook),
        links.DATA_SCHEMA: handbook_schema(),
        links.DATA_CSV: awards_csv(handbook),
        links.PDF: make_pdf(handbook, address=address),
        **bundle_files(handbook),
    }
