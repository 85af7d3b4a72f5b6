"""The last steps of a build, in the one order that works: nothing may change a file once its checksum is listed."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from generator.compression import compress_files, compress_site
from generator.links import PDF
from generator.offline.addresses import name_by_content
from generator.offline.worker import SIZES, WORKER, write_removal, write_worker
from generator.progress import report
from generator.security.content_policy import content_policy
from generator.security.manifest import checksums, published_files, write_manifest
from generator.security.server_settings import server_settings, settings_folder

_LAST: Final = (PDF, WORKER, SIZES)
"""What is put into the site last, with its twins."""


def finish_site(
    site: Path, address: str | None, *, edition: str | None = None, write_book: Callable[[], Path] | None = None
) -> None:
    """Check what the pages of a finished site run, compress it, list its checksums, write the servers' settings.

    `write_book` waits for the printed book and puts it into the site; it is asked last, so that the book is typeset
    while the rest is finished.

    With an `edition`, the version of the data in words, readers' browsers keep a copy for use without network; without
    one, a copy that an earlier build had them keep is removed.

    Raises:
        HandbookError: a page holds what no strict content policy allows, or the book cannot be typeset.
    """
    if edition:
        name_by_content(site)
    report("核对网页的安全设置，压缩网站")
    with ThreadPoolExecutor(1) as beside:
        compressing = beside.submit(compress_site, site)
        policy = site_policy(site)
        compressing.result()
    sums = checksums({name: path for name, path in published_files(site).items() if not name.startswith(_LAST)})
    if write_book:
        compress_files(site, [write_book()])
    if edition:
        write_worker(site, edition, sums)
    else:
        write_removal(site)
    published = write_manifest(site, sums)
    folder = settings_folder(site)
    folder.mkdir(exist_ok=True)
    for name, text in server_settings(policy, address, published).items():
        (folder / name).write_text(text, "utf-8", newline="\n")


def site_policy(site: Path) -> str:
    """The content policy of all pages of a site's folder.

    Raises:
        HandbookError: a page holds what no strict content policy allows.
    """
    pages = (path for path in sorted(site.rglob("*.html")) if path.is_file())
    return content_policy({path.relative_to(site).as_posix(): path.read_text("utf-8") for path in pages})
