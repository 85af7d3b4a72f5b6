"""The same content gives the same file, and makes it once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.model.handbook import Handbook
from generator.pdf import edition, make_pdf
from tests.conftest import ROOT

_MAKE = """
import sys
from pathlib import Path
from generator.checks import load_checked
from generator.pdf import edition, make_pdf
edition.STORE = Path(sys.argv[1])
sys.stdout.buffer.write(make_pdf(load_checked(Path("tests/small_policy/handbook.yaml")).handbook))
"""


def _made_elsewhere(store: Path, **environment: str) -> bytes:
    command = [sys.executable, "-c", _MAKE, str(store)]
    run = subprocess.run(  # noqa: S603 - our own words to our own interpreter
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, check=True
    )
    return run.stdout


def test_the_same_content_gives_the_same_bytes_in_another_process_and_another_time_zone(
    small: Handbook, tmp_path: Path
) -> None:
    other = _made_elsewhere(tmp_path, PYTHONHASHSEED="7", TZ="Asia/Shanghai", LC_ALL="C")
    assert other == make_pdf(small)


def test_what_was_made_before_is_not_typeset_again(small: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    first = make_pdf(small)
    monkeypatch.delattr(edition, "typeset")
    assert make_pdf(small) == first


def test_another_address_makes_another_file(small: Handbook) -> None:
    assert make_pdf(small, address="https://www.example.org/") != make_pdf(small)


def test_the_store_keeps_a_few_files_only(small: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edition, "STORE", tmp_path)
    for number in range(20):
        (tmp_path / f"official-{number:016x}").mkdir()
    make_pdf(small, "official")
    assert len(list(tmp_path.iterdir())) < 10


def test_a_file_that_was_spoilt_in_the_store_is_made_again(small: Handbook) -> None:
    store = Path(edition.STORE)
    made = make_pdf(small, "official")
    for kept in store.glob("official-*/*.pdf"):
        kept.write_bytes(made[:-1])
    assert make_pdf(small, "official") == made


def test_a_store_that_cannot_be_written_does_not_stop_the_making(
    small: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(edition, "STORE", tmp_path / "file" / "store")
    assert make_pdf(small, "official").startswith(b"%PDF")
