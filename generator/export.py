"""The pages as Markdown on disk, for other builders of Markdown sites, and how plain MkDocs builds them."""

import os
from pathlib import Path
from typing import Any

import yaml

from generator import bundle, links
from generator.file_writing import write_file
from generator.loading import LoadedHandbook
from generator.navigation import navigation
from generator.site import make_site
from generator.views.markup import attribute_text


def export_markdown(loaded: LoadedHandbook, directory: Path) -> list[Path]:
    """Write every page and every other file of the site under `directory` and return their paths.

    The pages' links hold for directory addresses (`articles/8/` from `articles/8.md`).
    """
    site = make_site(loaded)
    contents: dict[str, str | bytes | Path] = {page.uri: page.markdown for page in site.pages.values()}
    contents |= site.files | {links.PDF: site.book()}
    written = []
    for uri, content in contents.items():
        path = directory / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_bytes(content))
        written.append(path)
    return written


def export_configuration(loaded: LoadedHandbook, directory: Path, target: Path) -> None:
    """Write a configuration with which MkDocs, its own theme and no plugin of ours publish what is under `directory`.

    It must lie outside of that folder, as MkDocs demands.
    """
    styles = [bundle.STYLE, *([links.COMPARISON_STYLESHEET] if loaded.handbook.amendments else [])]
    configuration: dict[str, Any] = {
        "site_name": attribute_text(f"{loaded.handbook.document.short_title}手册"),
        "docs_dir": Path(os.path.relpath(directory.resolve(), target.resolve().parent)).as_posix(),
        "use_directory_urls": True,
        "theme": {"name": "mkdocs"},
        "markdown_extensions": ["attr_list", {"toc": {"toc_depth": 4}}],
        "extra_css": styles,
        "extra_javascript": [bundle.SCRIPT],
        "nav": navigation(loaded.handbook),
    }
    write_file(target, yaml.safe_dump(configuration, allow_unicode=True, sort_keys=False, width=10_000).encode())


def _bytes(content: str | bytes | Path) -> bytes:
    if isinstance(content, Path):
        return content.read_bytes()
    return content.encode() if isinstance(content, str) else content
