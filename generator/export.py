"""The pages as Markdown on disk, for other builders of Markdown sites."""

from pathlib import Path

from generator.model.handbook import Handbook
from generator.pages import make_pages
from generator.site_files import site_files


def export_markdown(handbook: Handbook, directory: Path) -> list[Path]:
    """Write every page and every other file of the site under `directory` and return their paths.

    The pages' links hold for directory addresses (`articles/8/` from `articles/8.md`).
    """
    contents: dict[str, str | bytes | Path] = {page.uri: page.markdown for page in make_pages(handbook).values()}
    contents |= site_files(handbook)
    written = []
    for uri, content in contents.items():
        path = directory / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_bytes(content))
        written.append(path)
    return written


def _bytes(content: str | bytes | Path) -> bytes:
    if isinstance(content, Path):
        return content.read_bytes()
    return content.encode() if isinstance(content, str) else content
