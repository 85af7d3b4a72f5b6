"""Compiled templates that are kept say what the templates and the program say now."""

from pathlib import Path

import jinja2
import pytest

from generator import template_cache
from generator.template_cache import keep_compiled

_TEMPLATE = '{{ "words" | change }}'


def _rendered(folder: Path, word: str) -> str:
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(folder), autoescape=True)
    keep_compiled(environment, "test")
    environment.filters["change"] = lambda text: f"{text} {word}"
    return environment.get_template("page").render()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one template, and a store beside it."""
    monkeypatch.setattr(template_cache, "store_folder", lambda: tmp_path / "store")
    (tmp_path / "page").write_text(_TEMPLATE, "utf-8")
    return tmp_path


def _kept(folder: Path) -> list[Path]:
    return [path for path in (folder / "store").rglob("*") if path.is_file()]


def test_a_compiled_template_is_kept(folder: Path) -> None:
    _rendered(folder, "one")
    assert len(_kept(folder)) == 1


def test_a_filter_that_has_changed_works_at_once(folder: Path) -> None:
    assert [_rendered(folder, word) for word in ("one", "two")] == ["words one", "words two"]


def test_a_template_that_has_changed_works_at_once(folder: Path) -> None:
    _rendered(folder, "one")
    (folder / "page").write_text("else", "utf-8")
    assert _rendered(folder, "one") == "else"


@pytest.mark.parametrize("content", [b"", b"spoilt", None])
def test_a_spoilt_compiled_template_is_compiled_again(folder: Path, content: bytes | None) -> None:
    _rendered(folder, "one")
    (kept,) = _kept(folder)
    kept.write_bytes(kept.read_bytes()[:-9] if content is None else content)
    assert _rendered(folder, "one") == "words one"


def test_without_a_place_to_keep_it_a_template_still_works(folder: Path) -> None:
    (folder / "store").write_text("a file in the way", "utf-8")
    assert _rendered(folder, "one") == "words one"
