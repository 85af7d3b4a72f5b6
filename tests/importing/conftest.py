"""Imports of the invented texts, each made once."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.importing import Imported, import_text
from generator.loading import LoadedHandbook, load_handbook

TEXTS = Path(__file__).parent / "texts"
DAY = dt.date(2026, 1, 2)

Import = Callable[[str], LoadedHandbook]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("drafts")


@pytest.fixture(scope="session")
def imported(folder: Path) -> dict[str, Imported]:
    """Every invented text, brought in; by the name of its file."""
    return {
        path.stem: import_text(path, folder / f"{path.stem}.yaml", today=DAY) for path in sorted(TEXTS.glob("*.txt"))
    }


@pytest.fixture(scope="session")
def draft(imported: dict[str, Imported]) -> Import:
    """The draft of an invented text."""
    loaded: dict[str, LoadedHandbook] = {}

    def load(name: str) -> LoadedHandbook:
        if name not in loaded:
            loaded[name] = load_handbook(imported[name].path)
        return loaded[name]

    return load


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], LoadedHandbook]:
    """Brings in a text that a test writes itself."""

    def bring(text: str) -> LoadedHandbook:
        path = tmp_path / "原文.txt"
        path.write_text(text, "utf-8")
        return load_handbook(import_text(path, tmp_path / "draft.yaml", force=True, today=DAY).path)

    return bring
