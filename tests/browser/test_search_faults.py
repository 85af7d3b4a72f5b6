"""Whatever is lost of search on the way is said, with a button that helps and other ways; the page stays as it is."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.server import Server
from tests.browser.test_search import Search

pytestmark = [pytest.mark.browser, pytest.mark.site]

_FILES = ["/search/index.js", "/search/search.js"]


def _half(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _garbage(content: bytes) -> bytes:
    return bytes((byte * 7 + 3) % 256 for byte in content[:1000])


def _damaged(content: bytes) -> bytes:
    """One word in the middle is another."""
    middle = content.index("第三十条".encode(), len(content) // 3)
    return content[:middle] + "第三十亲".encode() + content[middle + len("第三十条".encode()) :]


def _error_page(_content: bytes) -> bytes:
    return b"<!doctype html><title>502 Bad Gateway</title>"


def _another_version(_content: bytes) -> bytes:
    return b"window.handbookPages={};"


def _expect_said_and_mended(search: Search, mend: Callable[[], object]) -> None:
    search.button.click()
    search.input.fill("中试")
    expect(search.count).to_have_text("搜索没有载入。")
    _expect_other_ways(search)
    mend()
    search.dialog.get_by_role("button", name="重试").click()
    expect(search.count).to_contain_text("找到")
    expect(search.dialog.get_by_role("button", name="重试")).to_be_hidden()


def _expect_other_ways(search: Search) -> None:
    expect(search.dialog.get_by_role("link", name="全文")).to_be_visible()
    expect(search.dialog.get_by_role("link", name="联系方式")).to_be_visible()


@pytest.fixture
def search(page: Page, server: Server) -> Search:
    page.goto(f"{server.address}articles/34/")
    return Search(page)


@pytest.mark.parametrize("change", [_half, _garbage, _error_page], ids=["half", "garbage", "error page"])
@pytest.mark.parametrize("part", _FILES)
def test_a_broken_file_is_said_and_trying_again_helps(
    search: Search, server: Server, built_site: Path, part: str, change: Callable[[bytes], bytes]
) -> None:
    _replace(server, built_site, part, change)
    _expect_said_and_mended(search, server.replaced.clear)


@pytest.mark.parametrize("change", [_damaged, _another_version], ids=["damaged", "another version"])
def test_an_index_that_can_be_read_but_is_not_what_was_published_is_not_searched(
    search: Search, server: Server, built_site: Path, change: Callable[[bytes], bytes]
) -> None:
    _replace(server, built_site, "/search/index.js", change)
    _expect_said_and_mended(search, server.replaced.clear)


def test_a_broken_file_that_the_browser_may_keep_is_fetched_anew(
    search: Search, server: Server, built_site: Path
) -> None:
    server.headers["Cache-Control"] = "max-age=31536000, immutable"
    _replace(server, built_site, "/search/index.js", _half)
    _expect_said_and_mended(search, server.replaced.clear)


@pytest.mark.parametrize("part", _FILES)
def test_a_connection_that_breaks_off_is_said_and_trying_again_helps(search: Search, server: Server, part: str) -> None:
    server.cut.add(part)
    _expect_said_and_mended(search, server.cut.clear)


def test_a_network_that_is_gone_is_said_and_trying_again_helps(search: Search, context: BrowserContext) -> None:
    context.set_offline(offline=True)
    _expect_said_and_mended(search, lambda: context.set_offline(offline=False))


def test_a_slow_server_is_waited_for_with_other_ways_meanwhile(page: Page, server: Server) -> None:
    page.clock.install()
    page.goto(f"{server.address}articles/34/")
    held = server.held.setdefault("/search/index.js", threading.Event())
    search = Search(page)
    search.button.click()
    expect(search.count).to_have_text("正在载入……")
    search.input.fill("中试")
    page.clock.fast_forward(10_000)
    expect(search.count).to_have_text("还在载入，比平常慢。")
    _expect_other_ways(search)
    held.set()
    expect(search.count).to_contain_text("找到")
    expect(search.dialog.get_by_role("button", name="重试")).to_be_hidden()


def test_what_is_loaded_already_is_not_loaded_again(search: Search, server: Server) -> None:
    server.broken.add("/search/index.js")
    _expect_said_and_mended(search, server.broken.clear)
    assert len([path for path in server.requested if "/search/search.js" in path]) == 1


def _replace(server: Server, site: Path, part: str, change: Callable[[bytes], bytes]) -> None:
    server.replaced[part] = change((site / "assets" / part.strip("/")).read_bytes())
