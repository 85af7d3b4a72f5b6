"""What many tests share: the real handbook and its site, each once per worker, and copies that a test may spoil."""

import shutil
from pathlib import Path

import pytest

from generator.build import build_site
from generator.checks import load_checked
from generator.loading import LoadedHandbook
from generator.model.handbook import Handbook
from tests.editable_policy import EditablePolicy
from tests.once import once

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def loaded() -> LoadedHandbook:
    return load_checked(ROOT / "content" / "handbook.yaml")


@pytest.fixture(scope="session")
def handbook(loaded: LoadedHandbook) -> Handbook:
    return loaded.handbook


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the whole site, built strictly, once for all workers."""
    return once(tmp_path_factory, "built", lambda folder: build_site(config_file=ROOT / "mkdocs.yml", site_dir=folder))


@pytest.fixture
def content_path(tmp_path: Path) -> Path:
    """The canonical file in a copy of the content folder."""
    return shutil.copytree(ROOT / "content", tmp_path / "content") / "handbook.yaml"


@pytest.fixture
def real_policy(content_path: Path) -> EditablePolicy:
    """A copy of the real policy that a test may spoil."""
    return EditablePolicy(content_path)


@pytest.fixture
def policy(tmp_path: Path) -> EditablePolicy:
    """A copy of the small made-up policy that a test may spoil."""
    return EditablePolicy(shutil.copytree(ROOT / "tests" / "small_policy", tmp_path / "small") / "handbook.yaml")
