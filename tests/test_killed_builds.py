"""A build that is killed, whenever that is, leaves a whole site; the next build takes away what it left."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.exchange import exchange
from generator.workspace import put_in_place, workspace
from tests.earlier_site import write_earlier_site

ROOT = Path(__file__).resolve().parent.parent
MOMENTS_OF_MAKING = ("1", "2", "3", "4", "9", "17", "25", "33", "38")
Left = dict[str, Any]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the exchange of two folders is Linux's")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A policy with its last good site beside it."""
    shutil.copytree(ROOT / "tests" / "small_policy", tmp_path / "content")
    write_earlier_site(tmp_path / "site", "old")
    return tmp_path


def _kill(folder: Path, *moments: str) -> list[Left]:
    command = [sys.executable, "-m", "tests.killing", str(folder), *moments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)  # noqa: S603 - our own
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.site
def test_a_build_killed_while_it_makes_the_site_leaves_the_last_good_one(folder: Path) -> None:
    found = _kill(folder, *MOMENTS_OF_MAKING)
    assert [left["killed"] for left in found] == [True] * len(MOMENTS_OF_MAKING)
    whole = ("404.html", "data", "full-text", "index.html", "sha256sums.txt")
    assert {(left["home"], left["settings"], *left["files"]) for left in found} == {("old", "old", *whole)}


def test_what_a_killed_build_left_is_taken_away_by_the_next(folder: Path) -> None:
    killed, built = _kill(folder, "before-the-exchange", "not-killed")
    assert [name.startswith(".site-build-") for name in killed["beside"]] == [True, False, False]
    assert built["beside"] == ["site", "site-servers"]
    assert (built["home"], built["settings"]) == ("new", "new")


def test_a_build_killed_before_the_exchange_leaves_the_last_good_site(folder: Path) -> None:
    (left,) = _kill(folder, "before-the-exchange")
    assert (left["killed"], left["home"], left["settings"]) == (True, "old", "old")


def test_a_build_killed_after_the_exchange_leaves_the_new_site(folder: Path) -> None:
    killed, built = _kill(folder, "after-the-exchange", "not-killed")
    assert (killed["killed"], killed["home"]) == (True, "new")
    assert (built["beside"], built["settings"]) == (["site", "site-servers"], "new")


def test_without_an_exchange_a_site_is_put_in_place_too(folder: Path) -> None:
    (left,) = _kill(folder, "without-exchange")
    assert (left["killed"], left["home"], left["settings"]) == (False, "new", "new")
    assert left["beside"] == ["site", "site-servers"]


def test_without_an_exchange_the_next_build_puts_the_last_good_site_back_before_anything_else(folder: Path) -> None:
    killed, again = _kill(folder, "between-the-renames", "1")
    assert (killed["killed"], killed["home"]) == (True, None)
    assert (again["killed"], again["home"], again["settings"]) == (True, "old", "old")


def test_the_room_of_a_build_that_still_runs_is_left_alone(tmp_path: Path) -> None:
    with workspace(tmp_path / "site") as first:
        (first / "half").write_text("", "utf-8")
        with workspace(tmp_path / "site") as second:
            assert (first / "half").is_file()
            assert first != second


def test_other_folders_beside_the_site_are_left_alone(tmp_path: Path) -> None:
    others = [tmp_path / name for name in (".site-1", "site-build-1", ".site2-build-1", ".other-build-1")]
    for other in others:
        other.mkdir()
    named_alike = tmp_path / ".site-build-mine" / "notes"
    named_alike.mkdir(parents=True)
    with workspace(tmp_path / "site"):
        assert all(other.is_dir() for other in (*others, named_alike))


def test_an_exchange_swaps_two_folders(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).write_text("", "utf-8")
    if not exchange(tmp_path / "one", tmp_path / "other"):
        pytest.skip("this file system cannot exchange two folders")
    assert (tmp_path / "one" / "other").is_file()
    assert (tmp_path / "other" / "one").is_file()


def test_an_exchange_with_what_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "one", tmp_path / "other")


def test_a_folder_that_cannot_be_put_in_place_leaves_the_earlier_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.workspace.exchange", lambda *_: False)
    (tmp_path / "site").mkdir()
    (tmp_path / "room").mkdir()
    with pytest.raises(OSError, match="nothing-made"):
        put_in_place(tmp_path / "nothing-made", tmp_path / "site", tmp_path / "room")
    assert (tmp_path / "site").is_dir()
