"""What is written for others: the pages as Markdown and how plain MkDocs builds them, the open data, the schema."""

import os
from pathlib import Path
from typing import Any, Final

import yaml

from generator import bundle, links
from generator.awards_csv import COLUMNS, awards_csv
from generator.file_writing import write_file
from generator.json_schema import TITLE, schema_text
from generator.loading import LoadedHandbook
from generator.navigation import navigation
from generator.open_data import TITLE as DATA_TITLE
from generator.open_data import handbook_json, handbook_schema
from generator.outputs import Kind, check_output, json_kind, write_output
from generator.site import make_site
from generator.views.markup import attribute_text

_DATA: Final = json_kind("schema_version")
_AWARDS: Final = Kind(
    "奖补的 CSV", lambda content: content.decode("utf-8-sig", "replace").startswith(COLUMNS[0].name + ",")
)


def export_markdown(loaded: LoadedHandbook, directory: Path, *, force: bool = False) -> list[Path]:
    """Write every page and every other file of the site under `directory` and return their paths.

    The pages' links hold for directory addresses (`articles/8/` from `articles/8.md`). Where an earlier export stands,
    it is replaced file by file; other files that are in the way are replaced with `force` alone.

    Raises:
        HandbookError: something of the site cannot be made, or a file would be lost; then nothing is written.
    """
    site = make_site(loaded)
    contents: dict[str, str | bytes | Path] = {page.uri: page.markdown for page in site.pages.values()}
    contents |= site.files | {links.PDF: site.book()}
    export = Kind("以前写出的同一个文件", known=lambda _: _is_export(directory))
    return _write_all({directory / uri: (_bytes(content), export) for uri, content in contents.items()}, loaded, force)


def export_data(loaded: LoadedHandbook, directory: Path, *, force: bool = False) -> list[Path]:
    """Write the open data into a folder and return the paths; as `export_markdown`."""
    files = {
        "handbook.json": (handbook_json(loaded.handbook), _DATA),
        "handbook.schema.json": (handbook_schema(), json_kind("title", DATA_TITLE)),
        "awards.csv": (awards_csv(loaded.handbook), _AWARDS),
    }
    return _write_all({directory / name: file for name, file in files.items()}, loaded, force)


def export_schema(target: Path, inputs: list[Path], *, force: bool = False) -> None:
    """Write the JSON Schema of the canonical file; `inputs` are not written over."""
    write_output(target, schema_text().encode(), json_kind("title", TITLE), inputs, force=force)


def export_configuration(
    loaded: LoadedHandbook, directory: Path, target: Path, *, force: bool = False, only_check: bool = False
) -> None:
    """Write a configuration with which MkDocs, its own theme and no plugin of ours publish what is under `directory`.

    It must lie outside of that folder, as MkDocs demands. With `only_check` nothing is written.

    Raises:
        HandbookError: a file would be lost.
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
    kind = Kind("以前写出的配置文件", lambda there: _is_exported(there, configuration))
    check_output(target, kind, loaded.files, force=force)
    if not only_check:
        text = yaml.safe_dump(configuration, allow_unicode=True, sort_keys=False, width=10_000)
        write_file(target, text.encode())


def _is_exported(there: bytes, configuration: dict[str, Any]) -> bool:
    """Whether a configuration is one of these, not changed but for what another handbook would have in it."""
    try:
        found = yaml.safe_load(there)
    except yaml.YAMLError:
        return False
    fixed = ("use_directory_urls", "theme", "markdown_extensions", "extra_javascript")
    return (
        isinstance(found, dict)
        and found.keys() == configuration.keys()
        and all(found[key] == configuration[key] for key in fixed)
    )


def _is_export(directory: Path) -> bool:
    data = directory / links.DATA_JSON
    return (directory / links.HOME).is_file() and data.is_file() and _DATA.known(data.read_bytes())


def _write_all(files: dict[Path, tuple[bytes, Kind]], loaded: LoadedHandbook, force: bool) -> list[Path]:  # noqa: FBT001 - named where it comes from
    """Write files if none of them is in the way of something else, and return their paths."""
    for path, (_, kind) in files.items():
        check_output(path, kind, loaded.files, force=force)
    for path, (content, _) in files.items():
        write_file(path, content)
    return list(files)


def _bytes(content: str | bytes | Path) -> bytes:
    if isinstance(content, Path):
        return content.read_bytes()
    return content.encode() if isinstance(content, str) else content
