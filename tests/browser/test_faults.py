"""Whatever is lost on the way to an answer is said in words, with a button that helps once it is back."""

import re
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.calculator import Calculator, OpenCalculator
from tests.browser.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.site]

_ANSWERS = {"rd_current": "1500", "rd_previous": "1000"}
_SAID = re.compile("计算程序没有载入|计算程序意外停止|用时太长")
_FILES = (
    "/worker-",
    "/code-",
    "/memory-",
    "/rules-",
)
_CHECKED_FILES = ("/code-", "/memory-", "/rules-")
"""Those that are no scripts, which a browser runs whatever they say, and of which every byte matters."""


def _half(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _spoilt(content: bytes) -> bytes:
    """The same length with a byte changed in every kilobyte."""
    return bytes(byte ^ 0x55 if place % 1000 == 100 else byte for place, byte in enumerate(content))


def _nothing(_content: bytes) -> bytes:
    return b" "


def test_these_are_all_the_files_that_the_runtime_loads(open_calculator: OpenCalculator, server: Server) -> None:
    open_calculator("a34").answer(_ANSWERS)
    loaded = {path for path in server.requested if "/calculators/" in path and ".css" not in path}
    assert [path for path in loaded if not any(part in path for part in (*_FILES, "/award-calculator.js"))] == []
    assert [part for part in _FILES if not any(part in path for path in loaded)] == []


@pytest.mark.parametrize("part", _FILES)
def test_a_connection_that_breaks_off_is_said_and_trying_again_helps(
    open_calculator: OpenCalculator, server: Server, part: str
) -> None:
    server.cut.add(part)
    _expect_said_and_mended(open_calculator("a34"), server.cut.clear)


@pytest.mark.parametrize("part", _FILES)
def test_a_file_of_which_only_half_arrives_is_said_and_trying_again_helps(
    open_calculator: OpenCalculator, server: Server, built_site: Path, part: str
) -> None:
    _replace(server, built_site, part, _half)
    _expect_said_and_mended(open_calculator("a34"), server.replaced.clear)


@pytest.mark.parametrize("change", [_spoilt, _nothing], ids=["spoilt", "emptied"])
@pytest.mark.parametrize("part", _CHECKED_FILES)
def test_a_changed_file_is_said_and_trying_again_helps(
    open_calculator: OpenCalculator, server: Server, built_site: Path, part: str, change: Callable[[bytes], bytes]
) -> None:
    _replace(server, built_site, part, change)
    _expect_said_and_mended(open_calculator("a34"), server.replaced.clear)


@pytest.mark.parametrize("part", _FILES)
def test_a_changed_file_that_the_browser_may_keep_is_fetched_anew(
    open_calculator: OpenCalculator, server: Server, built_site: Path, part: str
) -> None:
    server.headers["Cache-Control"] = "max-age=31536000, immutable"
    _replace(server, built_site, part, _half)
    _expect_said_and_mended(open_calculator("a34"), server.replaced.clear)


def test_a_network_that_is_gone_is_said_and_trying_again_helps(
    open_calculator: OpenCalculator, context: BrowserContext
) -> None:
    calculator = open_calculator("a34")
    context.set_offline(offline=True)
    calculator.fill(_ANSWERS)
    _expect_said(calculator)
    context.set_offline(offline=False)
    _expect_help(calculator)


@pytest.mark.parametrize("fault", ["broken", "cut"])
def test_where_the_script_itself_is_lost_the_page_says_so_and_trying_again_helps(
    open_calculator: OpenCalculator, server: Server, fault: str
) -> None:
    parts: set[str] = getattr(server, fault)
    parts.add("/award-calculator.js")
    calculator = open_calculator("a34")
    lost = calculator.element.locator(".calculator-lost")
    expect(lost).to_contain_text("在线估算没有载入", timeout=30_000)
    expect(lost).to_be_visible(timeout=30_000)
    _expect_the_page_is_whole(calculator)
    parts.clear()
    lost.get_by_role("button", name="重试").click()
    assert calculator.answer(_ANSWERS)["amount"] == "250000.00"
    expect(lost).to_be_hidden()


def test_a_slow_server_is_waited_for_and_the_page_says_what_it_waits_for(
    open_calculator: OpenCalculator, server: Server
) -> None:
    server.held["/code-"] = threading.Event()
    calculator = open_calculator("a34")
    calculator.fill(_ANSWERS)
    expect(calculator.notice).to_contain_text("MB", timeout=30_000)
    _expect_the_page_is_whole(calculator)
    server.held["/code-"].set()
    assert calculator.estimate()["amount"] == "250000.00"
    expect(calculator.notice).to_be_hidden()


def test_files_that_arrive_late_are_counted_too(open_calculator: OpenCalculator, server: Server, page: Page) -> None:
    for part in _CHECKED_FILES:
        server.held[part] = threading.Event()
    calculator = open_calculator("a34")
    calculator.fill(_ANSWERS)
    page.wait_for_timeout(1000)
    expect(calculator.notice).not_to_contain_text("MB")
    server.held["/memory-"].set()
    expect(calculator.notice).to_contain_text("MB", timeout=30_000)
    for held in server.held.values():
        held.set()
    assert calculator.estimate()["amount"] == "250000.00"


@pytest.mark.parametrize("part", _FILES)
def test_a_server_that_stays_silent_is_said_and_trying_again_helps(
    open_calculator: OpenCalculator, server: Server, page: Page, part: str
) -> None:
    page.clock.install()
    held = server.held.setdefault(part, threading.Event())
    calculator = open_calculator("a34")
    calculator.fill(_ANSWERS)
    expect(calculator.notice).to_contain_text("MB", timeout=30_000)
    page.wait_for_timeout(500)  # the silence begins when the last byte of another file is counted
    page.clock.fast_forward(60_000)
    _expect_said(calculator)
    server.held.clear()
    held.set()
    _expect_help(calculator)


@pytest.mark.parametrize(
    "fault",
    [
        "WebAssembly.instantiate = WebAssembly.instantiateStreaming = async () => { throw new RangeError('memory'); };",
        "WebAssembly = undefined;",
    ],
    ids=["no memory for Python", "no WebAssembly"],
)
def test_a_worker_that_cannot_start_is_said_and_trying_again_helps(
    open_calculator: OpenCalculator, server: Server, built_site: Path, fault: str
) -> None:
    _put_before_the_worker(server, built_site, fault)
    _expect_said_and_mended(open_calculator("a34"), server.replaced.clear)


@pytest.mark.parametrize(
    "fault",
    [
        "WebAssembly.compileStreaming = async () => { throw new RangeError('memory'); };",
        "window.fetch = async () => { throw new TypeError('refused'); };",
    ],
    ids=["no memory for the code", "no fetching"],
)
def test_a_page_that_cannot_bring_what_the_worker_needs_says_so_and_trying_again_helps(
    open_calculator: OpenCalculator, page: Page, fault: str
) -> None:
    calculator = open_calculator("a34")
    page.evaluate(f"() => {{ window.whole = [WebAssembly.compileStreaming, window.fetch]; {fault} }}")
    mend = "() => { [WebAssembly.compileStreaming, window.fetch] = window.whole; }"
    _expect_said_and_mended(calculator, lambda: page.evaluate(mend))


@pytest.mark.parametrize(
    "fault",
    [
        "throw new RangeError('out of memory');",
        "setTimeout(() => { throw new RangeError('out of memory'); }); return;",
        "Promise.reject(new RangeError('out of memory')); return;",
        "self.close(); throw new RangeError('out of memory');",
    ],
    ids=["at once", "later", "in a promise", "and is gone"],
)
def test_a_worker_that_runs_out_of_memory_is_said_and_trying_again_helps(
    open_calculator: OpenCalculator, server: Server, built_site: Path, fault: str
) -> None:
    _put_before_the_worker(
        server,
        built_site,
        f"""
        const post = self.postMessage.bind(self);
        self.postMessage = (message) => {{
          if (message.type === "answer") {{ {fault} }}
          post(message);
        }};
        """,
    )
    _expect_said_and_mended(open_calculator("a34"), server.replaced.clear)


def test_a_worker_that_the_browser_ended_is_said_and_trying_again_helps(
    open_calculator: OpenCalculator, context: BrowserContext, page: Page
) -> None:
    context.add_init_script(
        """
        window.Worker = class extends Worker {
          constructor(...options) {
            super(...options);
            if (String(options[0]).includes("/calculators/")) window.endWorker = () => this.terminate();
          }
        };
        """
    )
    page.clock.install()
    calculator = open_calculator("a34")
    calculator.answer(_ANSWERS)
    page.evaluate("endWorker()")
    calculator.fill({"rd_current": "1600"})
    page.clock.fast_forward(6_000)
    _expect_said(calculator)
    _expect_help(calculator, "300000.00")


def test_a_browser_that_keeps_nothing_answers_all_the_same(
    open_calculator: OpenCalculator, context: BrowserContext
) -> None:
    context.add_init_script(
        """
        const refuse = () => { throw new DOMException("refused", "SecurityError"); };
        for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
          Object.defineProperty(window, name, { get: refuse });
        }
        """
    )
    assert open_calculator("a34").answer(_ANSWERS)["amount"] == "250000.00"
    assert open_calculator("a34").answer(_ANSWERS)["amount"] == "250000.00"


def _replace(server: Server, site: Path, part: str, change: Callable[[bytes], bytes]) -> None:
    server.replaced[part] = change(_file(site, part).read_bytes())


def _put_before_the_worker(server: Server, site: Path, script: str) -> None:
    server.replaced["/worker-"] = f"{script}\n{_file(site, '/worker-').read_text('utf-8')}"


def _file(site: Path, part: str) -> Path:
    """The file of the calculators whose address has this part; compressed copies beside it are none."""
    files = (site / "assets" / "calculators").rglob("*")
    return next(path for path in files if part in path.as_posix() and path.suffix not in (".br", ".gz"))


def _expect_said_and_mended(calculator: Calculator, mend: Callable[[], None]) -> None:
    """The fault is said when the calculator is used; once it is mended, trying again helps."""
    calculator.fill(_ANSWERS)
    _expect_said(calculator)
    mend()
    _expect_help(calculator)


def _expect_said(calculator: Calculator) -> None:
    expect(calculator.notice).to_contain_text(_SAID, timeout=30_000)
    expect(calculator.notice).to_contain_text("88777285")
    expect(calculator.notice.get_by_role("button", name="重试")).to_be_visible()
    expect(calculator.result).not_to_have_attribute("aria-busy", "true")
    assert calculator.attributes() == (None, None, None)
    _expect_the_page_is_whole(calculator)


def _expect_the_page_is_whole(calculator: Calculator) -> None:
    """The rule with its ceiling, the worked examples, the article and the phone number are there to be read."""
    expect(calculator.element.locator(".calculator-rule")).to_contain_text("最高 100 万元")
    expect(calculator.element.locator(".calculator-examples")).to_contain_text("最高 25 万元")
    expect(calculator.page.locator("#lead")).to_be_visible()
    expect(calculator.page.locator('a[href="tel:043188777285"], a[href*="88777285"]').first).to_be_attached()


def _expect_help(calculator: Calculator, amount: str = "250000.00") -> None:
    """The button brings the answer."""
    calculator.notice.get_by_role("button", name="重试").click()
    assert calculator.estimate()["amount"] == amount
    expect(calculator.notice).to_be_hidden()
