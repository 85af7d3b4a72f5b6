"""The list of what browsers keep for use without network: everything that pages need, each file under its content."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.offline.addresses import name_by_content
from generator.offline.worker import SIZES, WORKER, kept_files, write_removal, write_worker
from generator.security import headers
from generator.security.finishing import finish_site
from generator.security.manifest import NAME, published_files, read_manifest
from generator.store import file_checksum

_EDITION = "数据版本 1.1（2025年6月20日修订）"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site as MkDocs leaves it."""
    for name, text in {
        "index.html": '<div data-parts=""><script src="./assets/handbook/handbook.js"></script><a href="x">js</a>',
        "articles/8/index.html": '<link href="../../assets/a.css"><script src="../../assets/app-0123456789abcdef.js">',
        "404.html": "gone",
        "assets/handbook/handbook.js": "run()",
        "assets/a.css": "a{}",
        "assets/app-0123456789abcdef.js": "app()",
        "handbook.pdf": "%PDF",
        "data/it's one.json": "{}",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def _copy(site: Path) -> Any:  # noqa: ANN401 - JSON
    found = re.search(r'JSON\.parse\((".*")\)', (site / WORKER).read_text("utf-8"))
    assert found
    return json.loads(json.loads(found[1]))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def test_pages_name_assets_with_their_content(site: Path) -> None:
    name_by_content(site)
    home = (site / "index.html").read_text("utf-8")
    assert f'src="./assets/handbook/handbook.js?{_digest("run()")}"' in home
    assert '<a href="x">js</a>' in home
    assert (site / "articles/8/index.html").read_text("utf-8") == (
        f'<link href="../../assets/a.css?{_digest("a{}")}"><script src="../../assets/app-0123456789abcdef.js">'
    )


def test_pages_tell_when_their_scripts_are_others(site: Path) -> None:
    name_by_content(site)
    before = re.search('data-parts="(.+?)"', (site / "index.html").read_text("utf-8"))
    (site / "index.html").write_text('<div data-parts="">', "utf-8")
    (site / "assets/a.css").write_text("b{}", "utf-8")
    name_by_content(site)
    after = re.search('data-parts="(.+?)"', (site / "index.html").read_text("utf-8"))
    assert before
    assert after
    assert before[1] != after[1]


def test_all_that_readers_need_is_kept_under_an_address_of_its_content(site: Path) -> None:
    assert [(file.path, file.key) for file in kept_files(site)] == [
        ("articles/8/", f"articles/8/?{_digest((site / 'articles/8/index.html').read_text('utf-8'))}"),
        ("assets/a.css", f"assets/a.css?{_digest('a{}')}"),
        ("assets/app-0123456789abcdef.js", "assets/app-0123456789abcdef.js"),
        ("assets/handbook/handbook.js", f"assets/handbook/handbook.js?{_digest('run()')}"),
        ("data/it%27s%20one.json", f"data/it%27s%20one.json?{_digest('{}')}"),
        ("", f"?{_digest((site / 'index.html').read_text('utf-8'))}"),
    ]  # fmt: skip


def test_every_change_of_a_kept_file_makes_another_worker(site: Path) -> None:
    write_worker(site, _EDITION)
    before = _copy(site)
    (site / "articles/8/index.html").write_text("第八条", "utf-8")
    write_worker(site, _EDITION)
    after = _copy(site)
    assert (before["edition"], before["version"] != after["version"]) == (_EDITION, True)


def test_the_same_site_makes_the_same_worker(site: Path) -> None:
    write_worker(site, _EDITION)
    before = (site / WORKER).read_bytes()
    write_worker(site, _EDITION)
    assert (site / WORKER).read_bytes() == before


def test_an_edition_with_any_characters_stays_text(site: Path) -> None:
    words = "a'b\\c\u2028</script>\n\"d"
    write_worker(site, words)
    assert _copy(site)["edition"] == words


def test_the_sizes_are_those_of_what_is_sent_and_of_what_is_stored(site: Path) -> None:
    (site / "assets/a.css").write_text("a{}" * 1000, "utf-8")
    (site / "assets/a.css.br").write_bytes(b"12345")
    write_worker(site, _EDITION)
    sizes = json.loads((site / SIZES).read_text("utf-8"))
    assert sizes["stored"] - sizes["download"] == 3000 - 5


def test_a_finished_site_lists_its_worker_and_asks_for_it_anew_each_time(site: Path) -> None:
    finish_site(site, None, edition=_EDITION)
    assert WORKER in (site / "sha256sums.txt").read_text("utf-8")
    assert headers.headers(WORKER, "")["Cache-Control"] == "no-cache"
    assert headers.content_type(WORKER) == "text/javascript; charset=utf-8"


def test_a_site_that_is_finished_again_lists_what_stands_there_now(site: Path) -> None:
    for edition in (_EDITION, f"{_EDITION}再版"):
        finish_site(site, None, edition=edition)
        listed = read_manifest((site / NAME).read_text("utf-8"), NAME)
        assert listed == {name: file_checksum(path).hex() for name, path in published_files(site).items()}


def test_a_site_without_copies_publishes_what_removes_them(site: Path) -> None:
    write_removal(site)
    text = (site / WORKER).read_text("utf-8")
    assert ".caches.delete(" in text
    assert ".unregister()" in text
    assert "fetch" not in text


def test_the_built_site_keeps_all_its_pages_and_neither_the_book_nor_twins(built_site: Path) -> None:
    kept = {file.path for file in kept_files(built_site)}
    pages = {
        path.parent.relative_to(built_site).as_posix().removeprefix(".") + "/"
        for path in built_site.rglob("index.html")
    }
    assert {page.removeprefix("/") for page in pages} <= kept
    assert [path for path in kept if path.endswith((".pdf", ".br", ".gz", ".whl"))] == []
    assert [path for path in kept if path.endswith(".html")] == []
