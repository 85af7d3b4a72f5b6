"""The handbook's pages as bare Material makes them: the same Markdown, with nothing of ours around it."""

from pathlib import Path
from typing import Any, Final

import yaml

from generator.checks import load_checked
from generator.navigation import navigation
from generator.pages import make_pages

CONFIGURATIONS: Final[dict[str, Any]] = {"bare": {}, "short": {"hooks": ["hook.py"]}}
"""Material as it is, and with our window on its navigation."""

_FEATURES: Final = ["navigation.indexes", "navigation.prune", "navigation.tabs"]
"""Ours, so that the bare pages carry no more navigation than ours do."""

_HOOK: Final = """
from generator.navigation_window import NavigationWindow

_windows = []

def on_page_context(context, *, page, config, nav):
    if not _windows:
        _windows.append(NavigationWindow(nav))
    _windows[0].move_to(page)
"""


def write_bare_project(file: Path, folder: Path) -> None:
    """Write the pages of a canonical file as Markdown files, with configurations `bare.yml` and `short.yml`."""
    handbook = load_checked(file).handbook
    for page in make_pages(handbook).values():
        path = folder / "docs" / page.uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.markdown, "utf-8")
    config: dict[str, Any] = {
        "site_name": "bare",
        "theme": {"name": "material", "language": "zh", "font": False, "features": _FEATURES},
        "plugins": ["search"],
        "markdown_extensions": ["attr_list", "toc"],
        "nav": navigation(handbook),
    }
    (folder / "hook.py").write_text(_HOOK, "utf-8")
    for name, more in CONFIGURATIONS.items():
        text = yaml.safe_dump({**config, **more}, allow_unicode=True, sort_keys=False)
        (folder / f"{name}.yml").write_text(text, "utf-8")
