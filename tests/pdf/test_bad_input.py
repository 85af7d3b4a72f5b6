"""What cannot be set or written is said in one clear line, and the last good file stays."""

import datetime as dt
import sys
from pathlib import Path

import pytest

from generator.errors import HandbookError
from generator.loading import load_handbook
from generator.pdf import fonts, make_pdf, write_pdf
from generator.pdf.typesetting import typeset
from tests.editable_policy import EditablePolicy


def _refused(policy: EditablePolicy) -> str:
    with pytest.raises(HandbookError) as refused:
        make_pdf(load_handbook(policy.path).handbook)
    return refused.value.message


@pytest.mark.parametrize(("character", "code"), [("\N{GRINNING FACE}", "U+1F600"), ("ก", "U+0E01")])
def test_a_character_without_a_glyph_is_named_with_its_place(character: str, code: str, policy: EditablePolicy) -> None:
    policy.change("short_title: 设备购置", f"short_title: 设备{character}购置")
    message = _refused(policy)
    assert message.startswith(f"PDF 的字体里没有“{character}”这个字（{code}）；见 第四条“设备{character}购置”")
    assert len(message.splitlines()) == 1


def test_each_character_without_a_glyph_has_a_line(policy: EditablePolicy) -> None:
    policy.change("short_title: 设备购置", "short_title: 设备\N{GRINNING FACE}购置\N{ROCKET}")
    assert len(_refused(policy).splitlines()) == 2


def test_a_missing_font_is_named(policy: EditablePolicy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "PROJECT", tmp_path)
    monkeypatch.chdir(tmp_path)
    message = _refused(policy)
    assert "NotoSerifSC_400Regular.ttf" in message
    assert "make setup" in message


@pytest.mark.parametrize("name", ["file/handbook.pdf", "folder"])
def test_a_target_that_cannot_be_written_is_named(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    with pytest.raises(HandbookError, match="不能写入") as refused:
        write_pdf(tmp_path / name, b"new")
    assert str(tmp_path / name) in refused.value.message
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


def test_a_device_is_no_target() -> None:
    with pytest.raises(HandbookError, match="不是普通文件"):
        write_pdf(Path("/dev/null"), b"new")
    assert Path("/dev/null").is_char_device()


def test_the_last_good_file_stays_when_the_new_one_cannot_be_put_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "handbook.pdf"
    target.write_bytes(b"good")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(HandbookError, match="磁盘已满"):
        write_pdf(target, b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("handbook.pdf", b"good")]


def test_a_link_to_a_file_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to("real.pdf")
    write_pdf(tmp_path / "link.pdf", b"new")
    assert (tmp_path / "real.pdf").read_bytes() == b"new"
    assert (tmp_path / "link.pdf").is_symlink()


def test_a_typesetter_that_is_ended_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    ending = (sys.executable, "-c", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    monkeypatch.setattr("generator.pdf.typesetting._PROGRAM", ending)
    with pytest.raises(HandbookError, match=r"^PDF 没有排成：排版程序中断了（可能是内存不够，退出码 -9）$"):
        typeset("handbook", {}, {}, dt.date(2025, 6, 20))
