"""No command writes over what a handbook is made from, nor, unless it is told to, over a file of another kind."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.editable_policy import EditablePolicy
from tests.test_command_line import Run, handbook_command

__all__ = ["handbook_command"]


def _writing(command: str, target: Path, file: Path) -> list[str]:
    arguments = {
        "diff": ["diff", str(file), str(file), "--html", str(target)],
        "pdf": ["pdf", "--file", str(file), "--output", str(target)],
        "schema": ["export", "--file", str(file), "--schema", str(target)],
        "mkdocs": ["export", "--file", str(file), "--markdown", str(file.parent / "md"), "--mkdocs", str(target)],
    }
    return arguments[command]


_COMMANDS = pytest.mark.parametrize("command", ["diff", "pdf", "schema", "mkdocs"])


@pytest.fixture
def precious(policy: EditablePolicy) -> dict[str, Path]:
    """What a handbook is made from, by a name; the command reads the first two."""
    folder = policy.path.parent
    kept = folder / "kept"
    shutil.copytree(folder, kept)
    configuration = folder / "mkdocs.yml"
    configuration.write_text("site_name: x\n", "utf-8")
    return {
        "canonical": policy.path,
        "source": policy.source,
        "another canonical file": kept / policy.path.name,
        "the source of another": next(path for path in kept.rglob("*.txt")),
        "configuration": configuration,
    }


@_COMMANDS
@pytest.mark.parametrize("force", [(), ("--force",)], ids=["", "force"])
def test_nothing_that_a_handbook_is_made_from_is_written_over(
    handbook_command: Run, policy: EditablePolicy, precious: dict[str, Path], command: str, force: tuple[str, ...]
) -> None:
    for target in precious.values():
        before = target.read_bytes()
        code, out, err = handbook_command(*_writing(command, target, policy.path), *force)
        assert (code, out, len(err.splitlines())) == (1, "", 1)
        assert err.startswith(f"{target}：这是")
        assert "不会覆盖" in err
        assert target.read_bytes() == before


@_COMMANDS
def test_a_file_of_another_kind_is_replaced_with_force_alone(
    handbook_command: Run, policy: EditablePolicy, tmp_path: Path, command: str
) -> None:
    target = tmp_path / "notes"
    target.write_text("<!doctype html><p>不是对照表", "utf-8")
    code, _, err = handbook_command(*_writing(command, target, policy.path))
    assert (code, "--force" in err, target.read_text("utf-8")) == (1, True, "<!doctype html><p>不是对照表")
    assert handbook_command(*_writing(command, target, policy.path), "--force")[0] == 0
    assert handbook_command(*_writing(command, target, policy.path))[0] == 0, "now it is one of ours"


def test_a_link_to_a_canonical_file_is_one(handbook_command: Run, policy: EditablePolicy, tmp_path: Path) -> None:
    link = tmp_path / "link.pdf"
    link.symlink_to(policy.path)
    before = policy.path.read_bytes()
    assert handbook_command(*_writing("pdf", link, policy.path), "--force")[0] == 1
    assert policy.path.read_bytes() == before


@pytest.mark.parametrize(("option", "name"), [("--data", "awards.csv"), ("--markdown", "articles/3.md")])
def test_a_folder_is_written_whole_or_not_at_all_and_again_over_itself(
    handbook_command: Run, policy: EditablePolicy, tmp_path: Path, option: str, name: str
) -> None:
    own = tmp_path / "out" / name
    own.parent.mkdir(parents=True)
    own.write_text("mine", "utf-8")
    export = ["export", "--file", str(policy.path), option, str(tmp_path / "out")]
    code, _, err = handbook_command(*export)
    assert (code, err.startswith(f"{own}：已经有这个文件")) == (1, True)
    assert [path for path in (tmp_path / "out").rglob("*") if path.is_file()] == [own]
    own.unlink()
    assert handbook_command(*export)[0] == 0
    own.write_bytes(own.read_bytes() + b"\n")
    (tmp_path / "out" / "mine.md").write_text("mine", "utf-8")
    assert handbook_command(*export)[0] == 0
    assert (tmp_path / "out" / "mine.md").read_text("utf-8") == "mine"


def test_a_refused_book_is_not_typeset_first(
    handbook_command: Run, policy: EditablePolicy, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_typesetting(*_: object) -> Callable[[], bytes]:
        raise AssertionError

    monkeypatch.setattr("generator.pdf.make_pdf", no_typesetting)
    assert handbook_command(*_writing("pdf", policy.path, policy.path))[0] == 1
