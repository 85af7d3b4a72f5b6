"""What was made is kept while it is unspoilt, and only the newest of it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import HandbookError
from generator.store import digest, kept


def _make(into: Path) -> None:
    (into / "file").write_text("content", "utf-8")


def test_what_was_made_once_is_not_made_again(tmp_path: Path) -> None:
    made = []

    def make(into: Path) -> None:
        made.append(into)
        _make(into)

    folders = {kept("thing", [source], make, store=tmp_path) for source in (b"one", b"one", b"two")}
    assert len(made) == len(folders) == 2
    assert all((folder / "file").read_text("utf-8") == "content" for folder in folders)


@pytest.mark.parametrize("spoil", [lambda file: file.write_text("conten", "utf-8"), lambda file: file.unlink()])
def test_what_was_spoilt_is_made_again(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    spoil(kept("thing", [b""], _make, store=tmp_path) / "file")
    assert (kept("thing", [b""], _make, store=tmp_path) / "file").read_text("utf-8") == "content"


def test_what_is_kept_on_a_read_only_disk_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = kept("thing", [b""], _make, store=tmp_path)

    def refuse(*_: object) -> None:
        raise PermissionError

    for name in ("touch", "mkdir", "write_text"):
        monkeypatch.setattr(Path, name, refuse)
    assert kept("thing", [b""], _make, store=tmp_path) == folder


def test_what_fails_half_way_is_not_kept(tmp_path: Path) -> None:
    def fail(into: Path) -> None:
        (into / "half").touch()
        raise HandbookError("没有做完")

    with pytest.raises(HandbookError):
        kept("thing", [b""], fail, store=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_those_used_last_are_kept(tmp_path: Path) -> None:
    others = kept("other-thing", [b""], _make, store=tmp_path)
    folders = [kept("thing", [bytes([number])], _make, newest=3, store=tmp_path) for number in range(3)]
    for seconds, folder in enumerate(folders):
        os.utime(folder, (seconds, seconds))
    kept("thing", [bytes([0])], _make, newest=3, store=tmp_path)
    kept("thing", [b"new"], _make, newest=3, store=tmp_path)
    assert [folder.is_dir() for folder in folders] == [True, False, True]
    assert others.is_dir()


def test_one_that_another_build_takes_away_meanwhile_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Path.glob
    monkeypatch.setattr(Path, "glob", lambda path, pattern: [*found(path, pattern), path / "gone"])
    assert kept("thing", [b""], _make, store=tmp_path).is_dir()


def test_different_parts_have_different_names() -> None:
    assert digest([b"ab", b"c"]) != digest([b"a", b"bc"])
