"""Builds a site in children that kill themselves at a given moment, as `kill -9` does; run by `test_killed_builds`.

    python -m tests.killing FOLDER MOMENT...

A moment is the number of a report of progress, or a name of `_SWAPS`. The policy stands in FOLDER/content, the last
good site in FOLDER/site. For each moment one line of JSON says what the next reader finds: what stands beside the
content, and the words of the site's home page and of the settings.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from mkdocs.config.defaults import MkDocsConfig

from generator import plugin, site, workspace
from generator.build import build_site
from generator.exchange import exchange
from generator.security import finishing
from tests.earlier_site import write_earlier_site

ROOT: Final = Path(__file__).parents[1]


def main() -> None:
    """Kill a build at each moment and print what is left."""
    folder = Path(sys.argv[1])
    for moment in sys.argv[2:]:
        child = os.fork()
        if child == 0:
            (_killed_while_making(int(moment)) if moment.isdigit() else _SWAPS[moment])(folder)
            os._exit(0)
        killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
        print(json.dumps({"moment": moment, "killed": killed, **_left(folder)}), flush=True)  # noqa: T201 - the answer


def _left(folder: Path) -> dict[str, Any]:
    settings = folder / "site-servers" / "nginx.conf"
    home = folder / "site" / "index.html"
    return {
        "beside": sorted(path.name for path in folder.iterdir() if path.name != "content"),
        "files": sorted(path.name for path in (folder / "site").iterdir()) if home.parent.is_dir() else None,
        "home": home.read_text("utf-8") if home.is_file() else None,
        "settings": settings.read_text("utf-8").split()[-1] if settings.is_file() else None,
    }


def _die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _killed_while_making(last: int) -> Callable[[Path], None]:
    """A real build that is killed when it reports for the so manieth time."""
    reports = 0

    def report(*_: object) -> None:
        nonlocal reports
        reports += 1
        if reports == last:
            _die()

    def run(folder: Path) -> None:
        with ExitStack() as patches:
            for module in (plugin, site, finishing):
                patches.enter_context(patch.object(module, "report", report))
            _build(folder)

    return run


def _quick(config: MkDocsConfig) -> None:
    """A site in place of the real one, for what happens after it is made."""
    write_earlier_site(Path(config.site_dir), "new")


def _build(folder: Path) -> None:
    file = folder / "content" / "handbook.yaml"
    build_site(config_file=ROOT / "mkdocs.yml", file=file, site_dir=folder / "site")


def _build_quickly(folder: Path) -> None:
    with patch("generator.build.build", _quick):
        _build(folder)


def _before_the_exchange(folder: Path) -> None:
    with patch.object(workspace, "exchange", _die):
        _build_quickly(folder)


def _after_the_exchange(folder: Path) -> None:
    def exchange_and_die(one: Path, other: Path) -> bool:
        exchange(one, other)
        _die()
        return True

    with patch.object(workspace, "exchange", exchange_and_die):
        _build_quickly(folder)


def _between_the_renames(folder: Path) -> None:
    """As on a system that cannot exchange: the earlier site is out of the way, the new one not yet there."""
    rename = Path.rename

    def rename_and_die(path: Path, target: Path) -> Path:
        done = rename(path, target)
        if target.parent.name == "before":
            _die()
        return done

    with patch.object(workspace, "exchange", return_value=False), patch.object(Path, "rename", rename_and_die):
        _build_quickly(folder)


def _without_exchange(folder: Path) -> None:
    with patch.object(workspace, "exchange", return_value=False):
        _build_quickly(folder)


_SWAPS: Final = {
    "before-the-exchange": _before_the_exchange,
    "after-the-exchange": _after_the_exchange,
    "between-the-renames": _between_the_renames,
    "without-exchange": _without_exchange,
    "not-killed": _build_quickly,
}

if __name__ == "__main__":
    main()
