"""What a preview adds to the server's pages, without a server."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import pytest
from mkdocs.exceptions import Abort

from generator.preview import Preview, with_faults

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

PAGE = b"<html><body><p>page</p></body></html>"


def _serving(kind: str) -> Callable[["WSGIEnvironment", "StartResponse"], Iterable[bytes]]:
    def application(_: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(PAGE)))])
        return [PAGE]

    return application


def _answer(preview: Preview, kind: str = "text/html") -> tuple[dict[str, str], bytes]:
    heads: list[tuple[str, str]] = []
    content = preview.showing(_serving(kind))({}, lambda _, headers: heads.extend(headers))  # type: ignore[arg-type]  # as the server's
    return dict(heads), b"".join(content)


@pytest.fixture
def preview() -> Preview:
    """A preview whose last rebuild stopped at a fault."""

    def stop() -> None:
        raise Abort("第 3 行有问题")

    shown = Preview()
    shown.telling(stop)()
    return shown


def test_a_page_gets_the_faults_before_its_end_and_its_new_length(preview: Preview) -> None:
    headers, page = _answer(preview)
    assert "<p>第 3 行有问题</p>".encode() in page
    assert page.endswith(b"</details>\n</body></html>")
    assert headers["Content-Length"] == str(len(page))


def test_what_is_no_page_stays_as_it_is(preview: Preview) -> None:
    assert _answer(preview, "text/css") == ({"Content-Type": "text/css", "Content-Length": str(len(PAGE))}, PAGE)


def test_after_a_good_rebuild_pages_are_as_they_are_again(preview: Preview) -> None:
    preview.telling(lambda: None)()
    assert _answer(preview)[1] == PAGE


def test_a_full_disk_is_told_as_well() -> None:
    def stop() -> None:
        raise OSError(28, "No space left on device")

    full = Preview()
    full.telling(stop)()
    assert "磁盘已满".encode() in _answer(full)[1]


def test_faults_are_text_and_never_markup() -> None:
    assert b"<p>&lt;b&gt;</p>" in with_faults(PAGE, "<b>")
