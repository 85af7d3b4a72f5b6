"""The list of checksums proves a copy, and `handbook verify` says in Chinese what is different."""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.security.manifest import NAME, NoManifest, published_files, read_manifest, write_manifest


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site with its list."""
    folder = tmp_path / "site"
    (folder / "articles" / "1").mkdir(parents=True)
    (folder / "index.html").write_text("首页", "utf-8")
    (folder / "articles" / "1" / "index.html").write_text("第一条", "utf-8")
    (folder / "articles" / "1" / "index.html.gz").write_bytes(b"packed")
    write_manifest(folder)
    return folder


def _verify(*words: str | Path) -> tuple[int, str]:
    command = [sys.executable, "-c", "from generator.command_line import main; main()", "verify", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603 - our own tool
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


def test_the_list_names_every_other_file_with_its_checksum(site: Path) -> None:
    assert read_manifest((site / NAME).read_text("utf-8"), NAME) == {
        name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in published_files(site).items()
    }
    assert list(published_files(site)) == ["articles/1/index.html", "articles/1/index.html.gz", "index.html"]


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="this system has no sha256sum")
def test_the_usual_tool_reads_the_list(site: Path) -> None:
    command = ["sha256sum", "--check", "--strict", "--quiet", NAME]
    assert subprocess.run(command, cwd=site, check=False).returncode == 0  # noqa: S603 - a fixed command
    (site / "index.html").write_text("改了", "utf-8")
    assert subprocess.run(command, cwd=site, capture_output=True, check=False).returncode == 1  # noqa: S603 - as above


def test_a_whole_copy_is_said_to_be_whole(site: Path) -> None:
    code, said = _verify(site)
    assert (code, said) == (0, f"{site}：完整，3 个文件都与清单一致。\n")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda site: (site / "index.html").unlink(), "缺少：index.html"),
        (lambda site: (site / "index.html").write_text("改了", "utf-8"), "内容不同：index.html"),
        (lambda site: (site / "index.html").write_bytes(b""), "内容不同：index.html"),
        (lambda site: (site / "other.html").write_text("另外", "utf-8"), "多出：other.html"),
        (lambda site: (site / "articles" / "1" / "index.html.gz").unlink(), "缺少：articles/1/index.html.gz"),
        (lambda site: (site / "articles" / "2").symlink_to(site / "index.html"), "多出：articles/2"),
    ],
    ids=["missing", "changed", "emptied", "extra", "twin missing", "link"],
)
def test_each_difference_is_named(site: Path, change: Callable[[Path], object], said: str) -> None:
    change(site)
    code, lines = _verify(site)
    assert code == 1
    assert said in lines.splitlines()
    assert "与清单不一致" in lines


def test_settings_that_the_operator_put_there_are_no_difference(site: Path) -> None:
    (site / "web.config").write_text("<configuration/>", "utf-8")
    code, said = _verify(site)
    assert code == 0
    assert "web.config 是服务器设置" in said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (shutil.rmtree, "没有这个文件夹"),
        (lambda site: (site / NAME).unlink(), f"里面没有 {NAME}"),
        (lambda site: (site / NAME).write_text(""), "清单是空的"),
        (lambda site: (site / NAME).write_bytes(b"\xff\xfe"), "清单损坏"),
        (lambda site: (site / NAME).write_text("0" * 64 + "  ../../etc/passwd\n"), ":1 不是校验清单的写法"),
    ],
    ids=["no folder", "no list", "empty list", "no text", "outside"],
)
def test_what_cannot_be_compared_is_said(site: Path, change: Callable[[Path], object], said: str) -> None:
    change(site)
    code, lines = _verify(site)
    assert code == 2
    assert said in lines


@given(st.text())
def test_any_text_is_read_or_refused_as_a_list(text: str) -> None:
    try:
        listed = read_manifest(text, "list")
    except NoManifest:
        return
    assert all(len(value) == 64 and ".." not in name.split("/") for name, value in listed.items())


@pytest.mark.site
def test_the_built_site_is_whole(built_site: Path) -> None:
    code, said = _verify(built_site)
    assert (code, said) == (0, f"{built_site}：完整，{len(published_files(built_site))} 个文件都与清单一致。\n")
