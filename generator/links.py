"""Addresses of the site's pages and the relative links between them.

Pages have directory addresses (`articles/8/` from `articles/8.md`), and every link is relative, so that the site works
under any sub-path of any server.
"""

import posixpath
from typing import Final

from generator.telephone import Telephone

HOME: Final = "index.md"
CHAPTERS: Final = "chapters/index.md"
AWARDS: Final = "awards.md"
FINDER: Final = "finder.md"
CONTACTS: Final = "contacts.md"
MATERIALS: Final = "materials.md"
FULL_TEXT: Final = "full-text.md"
AMENDMENTS: Final = "amendments/index.md"
ABOUT: Final = "about.md"
GLOSSARY: Final = "glossary.md"
TIMETABLE: Final = "timetable.md"
DATA: Final = "data.md"

STYLESHEET: Final = "assets/handbook/handbook.css"
COMPARISON_STYLESHEET: Final = "assets/handbook/comparison.css"
SCRIPT: Final = "assets/handbook/handbook.js"
PLACES: Final = "assets/handbook/places.js"
FEED: Final = "feed.xml"
ROBOTS: Final = "robots.txt"
DATA_JSON: Final = "data/handbook.json"
DATA_SCHEMA: Final = "data/handbook.schema.json"
DATA_CSV: Final = "data/awards.csv"
AWARDS_SHEET: Final = "data/awards-table.csv"
PDF: Final = "handbook.pdf"


def article_uri(number: int) -> str:
    """The source of an article's page."""
    return f"articles/{number}.md"


def chapter_uri(number: int) -> str:
    """The source of a chapter's page."""
    return f"chapters/{number}/index.md"


def amendment_uri(number: int) -> str:
    """The source of the page that compares the versions before and after an amendment."""
    return f"amendments/{number}/index.md"


def earlier_text_uri(number: int) -> str:
    """The source of the page with the whole text before an amendment."""
    return f"amendments/{number}/before.md"


def award_anchor(award: str) -> str:
    """The id of an award's calculator on its article's page."""
    return f"award-{award}"


def address(uri: str) -> str:
    """Where a source is published, from the root of the site: `articles/8/`, the empty text for the home page."""
    if not uri.endswith(".md"):
        return uri
    stem = uri.removesuffix(".md")
    if stem == "index":
        return ""
    return stem.removesuffix("index") if stem.endswith("/index") else f"{stem}/"


def href(page: str, target: str, anchor: str = "") -> str:
    """The relative link from one source's page to another source, or to a place on it."""
    fragment = f"#{anchor}" if anchor else ""
    if page == target and anchor:
        return fragment
    here, there = address(page), address(target)
    relative = posixpath.relpath(f"/{there}", f"/{here}")
    is_directory = there.endswith("/") or not there
    return f"{relative}/{fragment}" if is_directory else f"{relative}{fragment}"


def telephone(phone: str, area_code: str | None) -> str:
    """A `tel:` link with the area code, which the printed number leaves out."""
    return Telephone.read(phone, area_code).uri


def dialled(phone: str, area_code: str | None) -> str:
    """A number as it is dialled from anywhere: 0999-6021345; one that stands in no area stays as it is written."""
    read = Telephone.read(phone, area_code)
    extension = f"转{read.extension}" if read.extension else ""
    return f"{read.area}-{read.number}{extension}" if read.area else phone
