import json
from pathlib import Path

import pytest
import yaml

from generator.checks import load_checked
from generator.errors import HandbookError
from generator.json_schema import schema_text
from generator.starting import start_project
from tests.conftest import ROOT
from tests.test_command_line import Run, handbook_command

__all__ = ["handbook_command"]


def test_a_new_handbook_is_right_from_the_start(tmp_path: Path) -> None:
    start_project(tmp_path / "book")
    handbook = load_checked(tmp_path / "book" / "content" / "handbook.yaml").handbook
    assert list(handbook.awards) == ["first-award"]


def test_its_words_say_that_they_are_to_be_filled_in(tmp_path: Path) -> None:
    start_project(tmp_path / "book")
    handbook = load_checked(tmp_path / "book" / "content" / "handbook.yaml").handbook
    assert "待填" in handbook.document.title
    assert all("待填" in (article.lead or "") for article in handbook.articles.values())


def test_it_is_published_as_this_project_is(tmp_path: Path) -> None:
    start_project(tmp_path / "book")
    assert (tmp_path / "book" / "mkdocs.yml").read_bytes() == (ROOT / "mkdocs.yml").read_bytes()
    assert yaml.safe_load((tmp_path / "book" / "mkdocs.yml").read_text("utf-8"))["docs_dir"] == "content"


def test_it_has_the_schema_for_editors(tmp_path: Path) -> None:
    start_project(tmp_path / "book")
    assert (tmp_path / "book" / "content" / "handbook.schema.json").read_text("utf-8") == schema_text()


def test_it_needs_no_more_from_npm_than_a_site_does(tmp_path: Path) -> None:
    start_project(tmp_path / "book")
    package = json.loads((tmp_path / "book" / "package.json").read_text("utf-8"))
    lock = json.loads((tmp_path / "book" / "package-lock.json").read_text("utf-8"))
    whole = json.loads((ROOT / "package.json").read_text("utf-8"))
    assert package["dependencies"] == whole["dependencies"]
    assert "devDependencies" not in package
    assert {f"node_modules/{name}" for name in whole["dependencies"]} <= set(lock["packages"])
    assert lock["packages"][""]["dependencies"] == whole["dependencies"]
    assert not any(entry.get("dev") or "resolved" in entry for entry in lock["packages"].values())


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(HandbookError, match="不会覆盖"):
        start_project(tmp_path / "book")
    assert [path.name for path in tmp_path.rglob("*")] == ["book", "mine.txt"]


def test_a_file_of_that_name_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "book").write_text("mine", "utf-8")
    with pytest.raises(HandbookError, match="不会覆盖"):
        start_project(tmp_path / "book")


def test_an_empty_folder_can_become_a_handbook(tmp_path: Path) -> None:
    start_project(tmp_path)
    load_checked(tmp_path / "content" / "handbook.yaml")
    assert [path.name for path in tmp_path.parent.iterdir() if path.name.startswith(f".{tmp_path.name}")] == []


def test_the_command_says_what_to_do_next(handbook_command: Run, tmp_path: Path) -> None:
    code, out, err = handbook_command("new", str(tmp_path / "book"))
    assert (code, err) == (0, "")
    assert "npm ci" in out
    assert "handbook build" in out
    assert handbook_command("new", str(tmp_path / "book"))[0] == 1
