"""Everything that is published, made in one go from a checked canonical file."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from generator.loading import LoadedHandbook
from generator.model.handbook import Handbook
from generator.pages import Page, make_pages
from generator.pdf import make_pdf
from generator.pdf.missing_characters import told_with_lines
from generator.progress import report
from generator.site_files import site_files


@dataclass(frozen=True, slots=True)
class Site:
    """The pages by the path of their source, and each other file's content, or where it stands, by its path.

    `book` waits for the printed book and returns it, or raises HandbookError where it cannot be typeset.
    """

    loaded: LoadedHandbook
    pages: dict[str, Page]
    files: dict[str, bytes | Path]
    book: Callable[[], bytes]

    @property
    def handbook(self) -> Handbook:
        """The model that everything is made from."""
        return self.loaded.published


def make_site(loaded: LoadedHandbook, address: str | None = None) -> Site:
    """Make all of the site; `address` is where it will be published, None if that is not known.

    Raises:
        HandbookError: something of the site cannot be made.
    """
    handbook = loaded.published
    # In a thread: the typesetter leaves Python to the pages.
    typesetting = ThreadPoolExecutor(1).submit(make_pdf, handbook, address=address)

    def book() -> bytes:
        report("排版 PDF")
        with told_with_lines(loaded):
            return typesetting.result()

    report("写出各页")
    pages = make_pages(handbook, [version.handbook for version in loaded.earlier])
    report("打包测算程序")
    return Site(loaded, pages, site_files(handbook, address), book)
