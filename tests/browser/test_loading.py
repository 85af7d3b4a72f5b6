"""The runtime is loaded when it is wanted, from the site alone; what goes wrong is said and the page stays readable."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Worker, expect

from tests.browser.calculator import OpenCalculator
from tests.browser.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.site]

_RUNTIME = ("/code-", "/complete-", "/memory-", "/rules-", "/worker-")
_STRICT = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; "
    "style-src 'self'; img-src 'self' data:; manifest-src 'self'"
)
_SILENT_WORKER = 'self.postMessage({ type: "ready" });'
_DYING_WORKER = """
self.postMessage({ type: "ready" });
self.addEventListener("message", ({ data }) => {
  if (data.type === "ask") setTimeout(() => { throw new Error("out of memory"); });
});
"""
_NO_NEW_WEBASSEMBLY = "WebAssembly.validate = () => false;"
_SAVE_DATA = 'Object.defineProperty(navigator, "connection", { value: { saveData: true } });'


@pytest.mark.parametrize(("award", "amount"), [("a07-capacity", "500000.00"), ("a31", "5000.00")])
def test_an_award_that_asks_nothing_shows_its_result_without_the_runtime(
    open_calculator: OpenCalculator, server: Server, award: str, amount: str
) -> None:
    calculator = open_calculator(award)
    assert calculator.attributes() == ("ok", "exact", amount)
    assert not any(map(server.asked_for, _RUNTIME))


def test_no_byte_of_the_runtime_is_loaded_before_it_is_wanted(
    open_calculator: OpenCalculator, server: Server, page: Page
) -> None:
    calculator = open_calculator("a34")
    page.wait_for_load_state("networkidle")
    calculator.element.scroll_into_view_if_needed()
    calculator.element.hover()
    page.wait_for_load_state("networkidle")
    assert server.asked_for("/award-calculator.js")
    assert not any(map(server.asked_for, _RUNTIME))


def test_entering_the_form_starts_the_runtime(open_calculator: OpenCalculator, page: Page) -> None:
    calculator = open_calculator("a34")
    with page.expect_worker(_is_ours):
        calculator.control("rd_current").focus()


def test_a_reader_who_saves_data_starts_it_only_by_answering(
    open_calculator: OpenCalculator, server: Server, context: BrowserContext, page: Page
) -> None:
    context.add_init_script(_SAVE_DATA)
    calculator = open_calculator("a34")
    calculator.control("rd_current").focus()
    page.wait_for_load_state("networkidle")
    assert not any(map(server.asked_for, _RUNTIME))
    assert calculator.answer({"rd_current": "1500", "rd_previous": "1000"})["amount"] == "250000.00"


def test_all_calculators_of_a_page_share_one_worker(
    open_calculator: OpenCalculator, server: Server, page: Page
) -> None:
    alliance = open_calculator("a37-alliance")
    server.requested.clear()
    alliance.answer({"requested_amount": "20"})
    page.locator('award-calculator[award="a37-member"] [name="requested_amount"]').fill("30")
    page.locator('award-calculator[award="a37-member"] [data-amount="300000.00"]').wait_for()
    assert len([worker for worker in page.workers if _is_ours(worker)]) == 1
    assert len([path for path in server.requested if "/code-" in path]) == 1


def test_nothing_is_asked_of_another_host(
    open_calculator: OpenCalculator, server: Server, context: BrowserContext
) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    open_calculator("a34").answer({"rd_current": "1500", "rd_previous": "1000"})
    assert any("/code-" in address for address in asked)
    assert [address for address in asked if not address.startswith((server.address, "data:", "blob:"))] == []


def test_it_works_under_a_strict_content_security_policy(open_calculator: OpenCalculator, server: Server) -> None:
    server.headers["Content-Security-Policy"] = _STRICT
    assert open_calculator("a34").answer({"rd_current": "1500", "rd_previous": "1000"})["amount"] == "250000.00"


@pytest.mark.parametrize("kind", ["application/octet-stream", "text/plain", "text/html; charset=gb2312", ""])
def test_it_works_whatever_the_server_says_that_its_files_are(
    open_calculator: OpenCalculator, server: Server, kind: str
) -> None:
    server.types[".bin"] = kind
    assert open_calculator("a34").answer({"rd_current": "1500", "rd_previous": "1000"})["amount"] == "250000.00"


def test_it_works_where_the_server_refuses_endings_that_it_does_not_know(
    open_calculator: OpenCalculator, server: Server
) -> None:
    server.broken |= {".wasm", ".whl", ".mjs", ".json", ".br", ".gz", ".zip", ".data", ".webmanifest"}
    assert open_calculator("a34").answer({"rd_current": "1500", "rd_previous": "1000"})["amount"] == "250000.00"


def test_a_reader_sees_how_the_loading_goes_on(open_calculator: OpenCalculator, page: Page) -> None:
    calculator = open_calculator("a34")
    page.evaluate(
        """() => {
          window.notices = new Set();
          const notice = document.querySelector("[data-notice]");
          new MutationObserver(() => window.notices.add(notice.innerText))
            .observe(notice, { attributes: true, childList: true, subtree: true, characterData: true });
        }"""
    )
    calculator.answer({"rd_current": "1500", "rd_previous": "1000"})
    assert any("MB" in notice for notice in page.evaluate("[...window.notices]"))
    expect(calculator.notice).to_be_hidden()


@pytest.mark.parametrize("part", ["/code-", "/memory-", "/rules-", "/worker-"])
def test_a_missing_file_is_said_in_words_and_trying_again_helps(
    open_calculator: OpenCalculator, server: Server, part: str
) -> None:
    server.broken.add(part)
    calculator = open_calculator("a34")
    calculator.fill({"rd_current": "1500", "rd_previous": "1000"})
    expect(calculator.notice).to_contain_text("计算程序没有载入", timeout=30_000)
    expect(calculator.notice).to_contain_text("88777285")
    assert calculator.attributes() == (None, None, None)
    expect(calculator.result).not_to_have_attribute("aria-busy", "true")
    server.broken.clear()
    calculator.notice.get_by_role("button", name="重试").click()
    assert calculator.estimate()["amount"] == "250000.00"
    expect(calculator.notice).to_be_hidden()


def test_a_runtime_that_cannot_be_compiled_is_said_in_words(open_calculator: OpenCalculator, server: Server) -> None:
    server.headers["Content-Security-Policy"] = _STRICT.replace("'wasm-unsafe-eval'", "")
    calculator = open_calculator("a34")
    calculator.fill({"rd_current": "1500", "rd_previous": "1000"})
    expect(calculator.notice).to_contain_text("计算程序没有载入", timeout=30_000)


@pytest.mark.parametrize("part", ["/memory-", "/rules-"])
def test_a_changed_file_is_refused(open_calculator: OpenCalculator, server: Server, part: str) -> None:
    server.replaced[part] = "not what the script names"
    calculator = open_calculator("a34")
    calculator.fill({"rd_current": "1500", "rd_previous": "1000"})
    expect(calculator.notice).to_contain_text("计算程序没有载入", timeout=30_000)


def test_the_page_stays_readable_without_the_runtime(
    open_calculator: OpenCalculator, server: Server, page: Page
) -> None:
    server.broken.add("/code-")
    calculator = open_calculator("a34")
    calculator.fill({"rd_current": "1500"})
    expect(calculator.notice).to_be_visible(timeout=30_000)
    expect(calculator.element.locator(".calculator-rule")).to_contain_text("最高 100 万元")
    expect(calculator.element.locator(".calculator-examples")).to_contain_text("最高 25 万元")
    expect(page.locator("#lead")).to_be_visible()


def test_a_worker_that_does_not_answer_is_stopped_and_can_be_started_again(
    open_calculator: OpenCalculator, server: Server, page: Page
) -> None:
    page.clock.install()
    server.replaced["/worker-"] = _SILENT_WORKER
    calculator = open_calculator("a34")
    with page.expect_worker(_is_ours) as silent, page.expect_console_message(lambda message: message.text == "asked"):
        page.evaluate(
            """() => {
              const post = Worker.prototype.postMessage;
              Worker.prototype.postMessage = function (order) {
                post.call(this, order);
                if (order.type === "ask") console.log("asked");
              };
            }"""
        )
        calculator.fill({"rd_current": "1500", "rd_previous": "1000"})
    page.clock.fast_forward(6_000)
    expect(calculator.notice).to_contain_text("用时太长")
    for _ in range(100):  # the browser tells of its end a little later
        if silent.value in page.workers:
            page.wait_for_timeout(50)
    assert silent.value not in page.workers
    server.replaced.clear()
    calculator.notice.get_by_role("button", name="重试").click()
    expect(calculator.result).to_have_attribute("data-amount", "250000.00", timeout=30_000)


def test_a_worker_that_dies_is_said_in_words_and_can_be_started_again(
    open_calculator: OpenCalculator, server: Server
) -> None:
    server.replaced["/worker-"] = _DYING_WORKER
    calculator = open_calculator("a34")
    calculator.fill({"rd_current": "1500", "rd_previous": "1000"})
    expect(calculator.notice).to_contain_text("意外停止")
    server.replaced.clear()
    calculator.notice.get_by_role("button", name="重试").click()
    assert calculator.estimate()["amount"] == "250000.00"


def test_an_old_browser_is_told_at_once_and_loads_nothing(
    open_calculator: OpenCalculator, server: Server, context: BrowserContext
) -> None:
    context.add_init_script(_NO_NEW_WEBASSEMBLY)
    calculator = open_calculator("a34")
    expect(calculator.notice).to_contain_text("这个浏览器不能在网页上估算")
    expect(calculator.control("rd_current")).to_be_disabled()
    assert not any(map(server.asked_for, _RUNTIME))


def test_without_scripts_the_rule_and_the_examples_remain(browser: Browser, server: Server) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.address}articles/34/")
    calculator = page.locator('award-calculator[award="a34"]')
    expect(calculator.locator("noscript .calculator-note")).to_be_visible()
    expect(calculator.locator('[name="rd_current"]')).to_be_disabled()
    expect(calculator.locator(".calculator-rule")).to_contain_text("最高 100 万元")
    expect(calculator.locator(".calculator-examples")).to_contain_text("最高 25 万元")
    context.close()


def _is_ours(worker: Worker) -> bool:
    return "/calculators/" in worker.url
