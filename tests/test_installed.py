"""The generator as people install it: a wheel in an empty environment, used from an empty folder."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import build
import pyproject_hooks
import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.site

Handbook = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    builder = build.ProjectBuilder(ROOT, runner=pyproject_hooks.quiet_subprocess_runner)
    return Path(builder.build("wheel", tmp_path_factory.mktemp("dist")))


def _run(command: list[str | Path], folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run a command as somebody would who has only the wheel."""
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(  # noqa: S603 - our own commands
        command, cwd=folder, env=clean, capture_output=True, text=True, timeout=300, check=False
    )


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment with nothing of ours but the wheel; its dependencies are those of this environment."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=True)
    python = folder / "bin" / "python"
    options = ["--quiet", "--no-deps", "--no-index", "--disable-pip-version-check"]
    installed = _run([sys.executable, "-m", "pip", "--python", python, "install", *options, wheel], folder)
    assert installed.returncode == 0, installed.stderr
    packages = _run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], folder).stdout.strip()
    (Path(packages) / "dependencies.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return folder


@pytest.fixture(scope="module")
def handbook(environment: Path) -> Handbook:
    """Runs the installed command in a folder."""

    def call(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
        return _run([environment / "bin" / "handbook", *arguments], folder)

    return call


@pytest.fixture(scope="module")
def project(handbook: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new handbook, with the packages that `npm ci` would bring and what this project's build has kept."""
    empty = tmp_path_factory.mktemp("empty")
    done = handbook(empty, "new", "book")
    assert done.returncode == 0, done.stderr
    return empty / "book"


def test_the_wheel_holds_what_a_new_project_is_made_from(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    shared = {
        f"generator/starting/shared/{name}" for name in ("mkdocs.yml", "package.json", "package-lock.json", ".npmrc")
    }
    needed = {"generator/starting/skeleton/content/handbook.yaml", "site_templates/pages/article.md.j2"}
    assert shared | needed | {"calculators/pyproject.toml", "generator/bundle/take_memory.mjs"} <= names


def test_the_wheel_holds_no_policy(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert [name for name in names if name.startswith(("content/", "tests/"))] == []


def test_the_installed_command_is_the_one_of_the_wheel(environment: Path, handbook: Handbook, tmp_path: Path) -> None:
    found = _run([environment / "bin" / "python", "-c", "import generator; print(generator.__file__)"], tmp_path)
    assert Path(found.stdout.strip()).is_relative_to(environment)
    assert handbook(tmp_path, "--help").returncode == 0


def test_without_the_packages_from_npm_one_line_says_how_to_get_them(project: Path, handbook: Handbook) -> None:
    done = handbook(project, "build")
    assert (done.returncode, done.stdout) == (1, "")
    assert "npm ci" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (project / "site").exists()


def test_a_new_handbook_builds_at_once(project: Path, handbook: Handbook) -> None:
    (project / "node_modules").symlink_to(ROOT / "node_modules")
    (project / ".cache").mkdir(exist_ok=True)
    (ROOT / ".cache" / "bundle").mkdir(parents=True, exist_ok=True)
    (project / ".cache" / "bundle").symlink_to(ROOT / ".cache" / "bundle")
    done = handbook(project, "build")
    assert done.returncode == 0, done.stderr
    made = {path.name for path in (project / "site").iterdir()}
    assert {"index.html", "articles", "handbook.pdf", "data", "assets"} <= made
    assert list((project / "site" / "assets" / "calculators").glob("code-*.bin"))


def test_the_new_handbook_is_checked_estimated_and_exported(project: Path, handbook: Handbook) -> None:
    assert handbook(project, "check").returncode == 0
    estimate = handbook(project, "estimate", "first-award", "requested_amount=80万元", "--json")
    assert '"amount": "800000.00"' in estimate.stdout
    assert handbook(project, "diff", "content/handbook.yaml").stdout == "两个版本的原文一字不差。\n"
