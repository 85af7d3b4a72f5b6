"""Builds the site whole or not at all, and serves it while it is edited."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import yaml_load
from yaml import YAMLError

from generator.errors import HandbookError, Problem
from generator.log_messages import collected_messages, log_handler
from generator.progress import Show, shown
from generator.reminders import reminders
from generator.security.server_settings import settings_folder
from generator.site_folder import check_site_folder
from generator.system_messages import system_reason
from generator.todo import todo_message
from generator.workspace import SITE, put_in_place, workspace

PLUGIN: Final = "handbook"
"""The name under which the plugin stands in `mkdocs.yml`."""


def build_site(
    *, config_file: Path, file: Path | None = None, site_dir: Path | None = None, show: Show | None = None
) -> Path:
    """Build the site and return its folder.

    `file` names another canonical file and `site_dir` another folder than the configuration does. Warnings count as
    failures. The site is made beside its place and put there whole, so whatever goes wrong, the last good site stays.
    `show` is told now and then, on a long build, how far it is, and at the end of a draft's that it is one.

    Raises:
        HandbookError: the canonical file has faults, or the site cannot be built.
    """
    with collected_messages() as messages, shown(show):
        try:
            config = load_config(str(config_file), strict=True, **_options(config_file, file))
            built, reminded = _build(config, site_dir or Path(config.site_dir))
        except MkDocsException as error:
            raise HandbookError("\n".join(messages) or str(error)) from None
        if show:
            _tell(config, reminded, show)
        return built


def serve_site(*, config_file: Path, file: Path | None = None, address: str = "127.0.0.1:8000") -> None:
    """Serve the site at `address` and rebuild it whenever the canonical file changes, until interrupted.

    Raises:
        HandbookError: the canonical file has faults at the start, or the site cannot be built or served.
    """
    from mkdocs.commands.serve import serve  # noqa: PLC0415 - its web server takes long to read, and builds need none

    with collected_messages() as messages, _console():
        try:
            serve(str(config_file), dev_addr=address, **_options(config_file, file))
        except (MkDocsException, OSError) as error:
            raise HandbookError("\n".join(messages) or str(error)) from None


def site_address(config_file: Path) -> str | None:
    """The address at which the configuration says the site will be published, None if it does not say.

    Raises:
        HandbookError: the configuration is not YAML.
    """
    try:
        with config_file.open("rb") as stream:
            found = (yaml_load(stream) or {}).get("site_url")
    except (MkDocsException, YAMLError) as error:
        raise HandbookError(f"{config_file}：这个网站配置文件读不懂（{' '.join(str(error).split())[:200]}）") from None
    return found if isinstance(found, str) else None


def _tell(config: MkDocsConfig, reminded: list[Problem], show: Show) -> None:
    """What is no reason to stop: likely slips, and that the site is a draft's."""
    loaded = getattr(config.plugins.get(PLUGIN), "loaded", None)
    if loaded is None:
        return
    for reminder in reminded:
        show(reminder.in_file(loaded.path))
    if loaded.todo:
        show(f"网站的每一页都写明这是草稿：{todo_message(loaded.todo)}")


def _build(config: MkDocsConfig, site_dir: Path) -> tuple[Path, list[Problem]]:
    """Put a new site in its place; give its folder and what to remind the editor of, compared with the one before."""
    check_site_folder(site_dir, _inputs(config))
    target = site_dir.resolve()
    try:
        with workspace(target) as room:
            made = room / SITE
            config.site_dir = str(made)
            _run(config)
            loaded = getattr(config.plugins.get(PLUGIN), "loaded", None)
            reminded = reminders(loaded, target) if loaded else []
            # Again: all that the site is made from is known now, and somebody may have put something there meanwhile.
            check_site_folder(site_dir, _inputs(config))
            put_in_place(made, target, room)
            put_in_place(settings_folder(made), settings_folder(target), room)
    except OSError as error:
        where = error.filename or target
        raise HandbookError(f"{where}：{system_reason(error)}；网站没有生成，已有的网站没有改动") from None
    return target, reminded


def _inputs(config: MkDocsConfig) -> list[Path]:
    """What the site is made from, as far as it is known."""
    made_from = getattr(config.plugins.get(PLUGIN), "inputs", list)
    return [Path(config.docs_dir), *made_from(config)]


def _run(config: MkDocsConfig) -> None:
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


def _options(config_file: Path, file: Path | None) -> dict[str, Any]:
    """The configuration's plugins, with the handbook's file replaced by `file`.

    As a mapping: MkDocs empties a list of plugins when it reads it, and `serve` reads it anew for each rebuild.
    """
    if file is None:
        return {}
    with config_file.open("rb") as stream:
        plugins = yaml_load(stream).get("plugins", {})
    if isinstance(plugins, list):
        named = ((plugin, {}) if isinstance(plugin, str) else next(iter(plugin.items())) for plugin in plugins)
        plugins = dict(named)
    return {"plugins": {**plugins, PLUGIN: {**(plugins.get(PLUGIN) or {}), "file": str(file.resolve())}}}


@contextmanager
def _console() -> Iterator[None]:
    """Show what the server does while it runs."""
    logger = logging.getLogger("mkdocs")
    level = logger.level
    logger.setLevel(logging.INFO)
    try:
        with log_handler(logging.StreamHandler()):
            yield
    finally:
        logger.setLevel(level)
