"""A build takes the place of an earlier site and of nothing else: whatever stands in its way is named and stays."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from generator.errors import HandbookError
from generator.security.manifest import NAME, UNFINISHED, write_manifest
from generator.security.server_settings import settings_folder
from generator.site_folder import check_site_folder
from tests.conftest import ROOT
from tests.earlier_site import write_earlier_site
from tests.test_command_line import Run, handbook_command

__all__ = ["handbook_command"]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "out" / "site"
    write_earlier_site(folder, "old")
    return folder


def _refused(site: Path, *inputs: Path) -> str:
    with pytest.raises(HandbookError) as refused:
        check_site_folder(site, inputs)
    assert len(refused.value.message.splitlines()) == 1
    return refused.value.message


@pytest.mark.parametrize("made", [lambda _: None, Path.mkdir, lambda site: write_earlier_site(site, "old")])
def test_a_new_folder_an_empty_one_and_an_earlier_site_are_welcome(
    tmp_path: Path, made: Callable[[Path], None]
) -> None:
    made(tmp_path / "site")
    check_site_folder(tmp_path / "site")


@pytest.mark.parametrize("name", ["plan.docx", "articles/plan.docx", ".htaccess", "web.config", ".git/HEAD"])
def test_files_that_somebody_put_into_a_site_are_named(site: Path, name: str) -> None:
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).touch()
    assert _refused(site) == f"{site}：网站里有别人放的文件（{name}），不会删除；请先把它们移到别处"


@pytest.mark.parametrize("target", ["gone", "folder"])
def test_a_link_in_a_site_is_a_file_of_somebody(site: Path, tmp_path: Path, target: str) -> None:
    (tmp_path / "folder").mkdir()
    (site / "link").symlink_to(tmp_path / target)
    assert "（link）" in _refused(site)


def test_what_a_file_manager_leaves_is_no_file_of_somebody(site: Path) -> None:
    (site / "data" / ".DS_Store").touch()
    check_site_folder(site)


def test_a_hidden_file_is_not_ours_even_where_it_is_listed(site: Path) -> None:
    (site / ".htaccess").touch()
    write_manifest(site)
    assert "（.htaccess）" in _refused(site)
    check_site_folder(site, hidden_stays=True)


def test_a_list_of_checksums_of_other_files_makes_no_site(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    for number in range(5):
        (tmp_path / "letters" / f"{number}.docx").touch()
    write_manifest(tmp_path / "letters")
    assert "（0.docx、1.docx、2.docx 等 6 个），不是完整的手册网站，不会删除" in _refused(tmp_path / "letters")


@pytest.mark.parametrize("words", ["", "x", "\ufeff", "\x00"])
def test_a_site_without_a_list_that_can_be_read_is_not_deleted(site: Path, words: str) -> None:
    (site / NAME).write_text(words, "utf-8")
    assert "不是完整的手册网站" in _refused(site)


def test_a_site_that_was_not_finished_may_be_made_again(site: Path) -> None:
    (site / NAME).unlink()
    (site / UNFINISHED).touch()
    check_site_folder(site)
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").touch()
    assert "（.git/HEAD）" in _refused(site)


def test_a_site_may_not_hold_what_it_is_made_from(site: Path) -> None:
    assert _refused(site, site / "data" / "handbook.json").startswith(f"{site}：里面有 {site / 'data/handbook.json'}")


def test_a_site_may_not_hold_the_current_folder(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site / "data")
    assert "当前文件夹" in _refused(site)
    assert "当前文件夹" in _refused(Path(".."))


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "site").touch()
    assert "不是文件夹" in _refused(tmp_path / "site")


def test_a_link_to_a_folder_is_judged_by_the_folder(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "letter").touch()
    (tmp_path / "site").symlink_to(tmp_path / "documents")
    assert "（letter）" in _refused(tmp_path / "site")


@pytest.mark.parametrize("name", ["mine.conf", "nginx.conf"])
def test_other_files_where_the_settings_go_are_named(site: Path, name: str) -> None:
    (settings_folder(site) / name).write_text("server {}", "utf-8")
    assert f"里面却有别的文件（{name}）" in _refused(site)


def test_settings_do_not_go_through_a_link(site: Path, tmp_path: Path) -> None:
    shutil.rmtree(settings_folder(site))
    settings_folder(site).symlink_to(tmp_path / "elsewhere")
    assert "不是文件夹" in _refused(site)


@pytest.mark.parametrize("target", ["content", ".", "documents", "content/source", "mkdocs.yml"])
def test_the_command_refuses_at_once_and_leaves_everything(
    handbook_command: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, target: str
) -> None:
    project = tmp_path / "project"
    shutil.copytree(ROOT / "tests" / "small_policy", project / "content")
    shutil.copyfile(ROOT / "mkdocs.yml", project / "mkdocs.yml")
    (project / "documents").mkdir()
    (project / "documents" / "letter").touch()
    before = _tree(tmp_path)
    monkeypatch.setattr("generator.plugin.make_site", None)
    code, out, err = handbook_command(
        "build", "--config", str(project / "mkdocs.yml"), "--site-dir", str(project / target)
    )
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert err.startswith(f"{project / target}：")
    assert _tree(tmp_path) == before


def test_plain_mkdocs_refuses_as_well(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests" / "small_policy", tmp_path / "content")
    config = (ROOT / "mkdocs.yml").read_text("utf-8").replace("site_dir: site", "site_dir: documents")
    (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "letter").touch()
    before = _tree(tmp_path)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S603 - our own tool
    assert done.returncode == 1
    assert "里面有别的文件（letter）" in done.stderr
    assert "Traceback" not in done.stderr
    assert _tree(tmp_path) == before


@pytest.mark.site
def test_after_plain_mkdocs_failed_at_the_end_the_site_may_be_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "tests" / "small_policy", tmp_path / "content")
    shutil.copyfile(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")

    def fail(*_: object, **__: object) -> None:
        raise HandbookError("磁盘已满")

    with monkeypatch.context() as full:
        full.setattr("generator.plugin.finish_site", fail)
        with pytest.raises(Abort):
            _plain_build(tmp_path)
    assert (tmp_path / "site" / "index.html").is_file()
    _plain_build(tmp_path)
    assert not (tmp_path / "site" / UNFINISHED).exists()
    assert UNFINISHED not in (tmp_path / "site" / NAME).read_text("utf-8")


def _plain_build(project: Path) -> None:
    config = load_config(str(project / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)


def _tree(folder: Path) -> dict[str, bytes | None]:
    paths = (path for path in folder.rglob("*") if ".cache" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None for path in paths}
