"""The PDFs that many tests read, each typeset once per worker."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.checks import load_checked
from generator.model.handbook import Handbook
from generator.pdf import edition, make_pdf
from tests.conftest import ROOT

ADDRESS = "https://www.example.org/handbook/"


@pytest.fixture(scope="session", autouse=True)
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A store of the tests' own, so that what they read was made by this run."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("pdf")
        patch.setattr(edition, "STORE", folder)
        yield folder


@pytest.fixture(scope="session")
def book(handbook: Handbook) -> bytes:
    """The handbook as a book, with its address known."""
    return make_pdf(handbook, address=ADDRESS)


@pytest.fixture(scope="session")
def official(handbook: Handbook) -> bytes:
    """The edition of the official words alone."""
    return make_pdf(handbook, "official")


@pytest.fixture(scope="session")
def small() -> Handbook:
    """The made-up policy of another shape."""
    return load_checked(ROOT / "tests" / "small_policy" / "handbook.yaml").handbook
