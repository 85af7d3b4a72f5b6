from pathlib import Path

import pytest

from generator.checks import load_checked
from generator.comparison import Comparison, compare
from generator.loading import LoadedHandbook
from tests.amended_policy import amended_policy


@pytest.fixture(scope="session")
def amended(tmp_path_factory: pytest.TempPathFactory) -> LoadedHandbook:
    """The small policy after its amendment."""
    return load_checked(amended_policy(tmp_path_factory.mktemp("amended") / "content").path)


@pytest.fixture(scope="session")
def comparison(amended: LoadedHandbook) -> Comparison:
    return compare(amended.earlier[0].handbook, amended.handbook)


@pytest.fixture
def amended_path(tmp_path: Path) -> Path:
    """The file of the amended policy, in a folder that a test may spoil."""
    return amended_policy(tmp_path / "content").path
