"""The same input gives the same site, byte by byte, on another day, at another place and under other settings."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONG_AGO = 631_152_000


@pytest.mark.site
def test_a_build_on_another_day_at_another_place_gives_the_same_bytes(built_site: Path, tmp_path: Path) -> None:
    project = tmp_path / "另一个 folder"
    shutil.copytree(ROOT / "content", project / "content")
    shutil.copyfile(ROOT / "mkdocs.yml", project / "mkdocs.yml")
    for path in project.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    later = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4711", "LANG": "C", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"}
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-m", "tests.later_build", str(project / "mkdocs.yml"), str(project / "out" / "网站")],
        cwd=ROOT,
        env={**os.environ, **later},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        umask=0o077,
    )
    assert done.returncode == 0, done.stderr
    assert _different(built_site, project / "out" / "网站") == []
    assert _different(_settings(built_site), _settings(project / "out" / "网站")) == []


def _settings(site: Path) -> Path:
    return site.with_name(f"{site.name}-servers")


def _different(one: Path, other: Path) -> list[str]:
    ours, theirs = _content(one), _content(other)
    assert ours
    return sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))


def _content(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
