"""Compressed twins: of every file that gains, of nothing else, and always the same."""

import gzip
from pathlib import Path
from types import SimpleNamespace

import brotli  # type: ignore[import-untyped]  # it brings no types
import pytest

from generator.compression import TWINS, compress_site
from generator.plugin import HandbookPlugin

_TEXT = "政策兑现\n" * 200
_UNPACK = {".br": brotli.decompress, ".gz": gzip.decompress}


@pytest.mark.site
def test_the_twins_on_the_site_hold_what_the_files_hold(built_site: Path) -> None:
    twins = [path for path in built_site.rglob("*") if path.suffix in TWINS]
    assert len(twins) > 100
    for twin in twins:
        assert _UNPACK[twin.suffix](twin.read_bytes()) == twin.with_suffix("").read_bytes(), twin


@pytest.mark.site
@pytest.mark.parametrize("pattern", ["index.html", "assets/calculators/worker-*.js", "assets/calculators/memory-*.bin"])
def test_pages_and_runtime_have_both_twins(built_site: Path, pattern: str) -> None:
    files = [path for path in built_site.glob(pattern) if path.suffix not in TWINS]
    assert files
    for path in files:
        assert all(path.with_name(path.name + ending).is_file() for ending in TWINS), path


def test_the_same_file_has_the_same_twins_at_another_time(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        site = tmp_path / name
        site.mkdir()
        (site / "page.html").write_text(_TEXT, "utf-8")
        compress_site(site)
        made.append({path.name: path.read_bytes() for path in site.iterdir()})
    assert made[0] == made[1]
    assert made[0].keys() == {"page.html", "page.html.br", "page.html.gz"}
    assert made[0]["page.html.gz"][4:8] == bytes(4), "a gzip file names a time here"


@pytest.mark.parametrize("characters", [100, 1_023, 1_024, 65_535, 65_536, 5_000_000])
def test_twins_of_small_and_of_large_files_hold_what_the_files_hold(tmp_path: Path, characters: int) -> None:
    page = tmp_path / "page.html"
    page.write_bytes((b"0123456789" * (characters // 10 + 1))[:characters])
    compress_site(tmp_path)
    for ending, unpack in _UNPACK.items():
        assert unpack((tmp_path / f"page.html{ending}").read_bytes()) == page.read_bytes()


def test_what_would_not_get_smaller_has_no_twin(tmp_path: Path) -> None:
    (tmp_path / "font.woff2").write_bytes(gzip.compress(_TEXT.encode()))
    compress_site(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["font.woff2"]


def test_a_twin_has_no_twin(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(_TEXT, "utf-8")
    compress_site(tmp_path)
    compress_site(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["page.html", "page.html.br", "page.html.gz"]


@pytest.mark.parametrize(("command", "twins"), [("build", 2), ("serve", 0)])
def test_only_a_build_compresses(tmp_path: Path, command: str, twins: int) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "page.html").write_text(_TEXT, "utf-8")
    plugin = HandbookPlugin()
    plugin.load_config({"offline": False})
    plugin.on_startup(command=command, dirty=False)  # type: ignore[arg-type]  # one of the two that MkDocs names
    plugin._site = SimpleNamespace(book=lambda: b"%PDF")  # type: ignore[assignment]  # all that is read of it
    plugin.on_post_build(config={"site_dir": str(site), "site_url": None})  # type: ignore[arg-type]  # all that it reads
    assert len(list(site.glob("page.html*"))) == 1 + twins
    assert (site / "handbook.pdf").is_file()
