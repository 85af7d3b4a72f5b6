"""Every command that the documents show exists, with its options; and the README lists them all."""

import re
from pathlib import Path

import pytest

from generator.command_line import handbook
from tests.conftest import ROOT

_DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
_CODE = re.compile(r"```(?:sh|console)\n(.*?)```|`([^`\n]+)`", re.DOTALL)


def _lines(document: Path) -> list[str]:
    """The lines of code of a document, comments cut off."""
    found = ("".join(pair) for pair in _CODE.findall(document.read_text("utf-8")))
    return [line.split(" #")[0].strip().removeprefix("$ ") for code in found for line in code.splitlines()]


def _calls(document: Path) -> list[tuple[str, list[str]]]:
    """The subcommands of `handbook` that a document shows, each with its options."""
    made = (re.match(r"(?:\.venv/bin/)?handbook ([a-z]+)\b(.*)", line) for line in _lines(document))
    return [(call[1], re.findall(r"--[a-z][a-z-]*", call[2])) for call in made if call]


@pytest.mark.parametrize("document", _DOCUMENTS, ids=lambda path: path.name)
def test_the_commands_and_options_that_a_document_shows_exist(document: Path) -> None:
    unknown = []
    for name, options in _calls(document):
        command = handbook.commands.get(name)
        known = {word for option in command.params for word in option.opts} if command else set()
        unknown += [] if command else [f"handbook {name}"]
        unknown += [f"handbook {name} {word}" for word in options if word not in known]
    assert unknown == []


@pytest.mark.parametrize("document", _DOCUMENTS, ids=lambda path: path.name)
def test_the_make_targets_that_a_document_shows_exist(document: Path) -> None:
    targets = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    shown = {call[1] for line in _lines(document) if (call := re.match(r"make ([a-z][a-z-]*)", line))}
    assert shown - targets == set()


def test_the_readme_lists_every_command() -> None:
    table = (ROOT / "README.md").read_text("utf-8").split("## The command\n")[1].split("\n## ")[0]
    assert set(re.findall(r"^\| `handbook ([a-z]+)", table, re.MULTILINE)) == set(handbook.commands)


@pytest.mark.parametrize("document", _DOCUMENTS, ids=lambda path: path.name)
def test_the_files_that_a_document_links_to_exist(document: Path) -> None:
    text = document.read_text("utf-8")
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text) if not link.startswith("http")]
    assert [link for link in links if link and not (document.parent / link).exists()] == []
