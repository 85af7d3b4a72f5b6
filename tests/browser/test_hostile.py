"""Ten thousand hostile requests to the Python of a page, past everything that the page itself would do to them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from calculators import browser as door
from generator.model.handbook import Handbook
from generator.rules import compile_policy
from tests.browser.calculator import Calculator, OpenCalculator
from tests.browser.server import Server
from tests.calculators.hostile import hostile_requests, huge_requests

pytestmark = [pytest.mark.browser, pytest.mark.site]

_AT_ONCE = 250
_REMEMBER_WORKERS = """
  window.workers = [];
  window.Worker = class extends Worker {
    constructor(...options) {
      super(...options);
      if (String(options[0]).includes("/calculators/")) workers.push(this);
    }
  };
  window.askDirectly = (requests) => new Promise((resolve, reject) => {
    const [worker] = workers.slice(-1);
    const answers = [];
    const listen = ({ data }) => {
      if (data.type !== "answer") reject(new Error(JSON.stringify(data)));
      else if (answers.push(data.answer) === requests.length) resolve(answers);
      else return;
      worker.removeEventListener("message", listen);
    };
    worker.addEventListener("message", listen);
    requests.forEach((request, number) => worker.postMessage({ type: "ask", id: -1 - number, request }));
  });
"""
_FETCH = "async (address) => { window.requests = await (await fetch(address)).json(); }"
_ASK = "([start, end]) => askDirectly(requests.slice(start, end))"
_ENDLESS = """
  self.addEventListener("message", ({ data }) => {
    while (data.type === "ask" && data.request.includes("endless"));
  });
"""
_NO_TEXTS = """[
  null, undefined, true, 0, -0, NaN, Infinity, 10n ** 400n, new Date(NaN), /a/, new Error("a"), [], ["a34"], [[]], {},
  { award: "a34", form: {} }, { __proto__: null }, { toString: 1 }, new Map([[{}, {}]]), new Set([1]),
  new ArrayBuffer(1e7), new Uint8Array(1e7), new Float64Array([NaN]), new DataView(new ArrayBuffer(8)),
  new String("a"), new Number(1), new Boolean(false), Object(1n), new Blob(["a"]), new Array(1e6),
]"""


@pytest.fixture
def calculator(
    context: BrowserContext, open_calculator: OpenCalculator, server: Server, built_site: Path
) -> Calculator:
    """A calculator with the complete code that has answered once, on a page that remembers its workers.

    With the code that is used a page would begin anew for some of what these tests send; they speak past the page.
    """
    complete = next((built_site / "assets" / "calculators").glob("complete-*.bin"))
    server.replaced["/code-"] = complete.read_bytes()
    context.add_init_script(_REMEMBER_WORKERS)
    opened = open_calculator("a34")
    opened.answer({"rd_current": "1500", "rd_previous": "1000"})
    return opened


@pytest.fixture
def requests(handbook: Handbook) -> Iterator[list[str]]:
    compiled = compile_policy(handbook)
    door.load(json.dumps(compiled))
    yield [*hostile_requests(compiled["rules"], 10_000), *huge_requests()]
    door.load("{}")


def test_the_page_answers_hostile_requests_as_cpython_does(
    calculator: Calculator, server: Server, faults: list[str], requests: list[str]
) -> None:
    server.replaced["/hostile.json"] = json.dumps(requests)
    calculator.page.evaluate(_FETCH, f"{server.address}hostile.json")
    for start in range(0, len(requests), _AT_ONCE):
        batch = requests[start : start + _AT_ONCE]
        answers = calculator.page.evaluate(_ASK, [start, start + _AT_ONCE])
        for request, answer in zip(batch, answers, strict=True):
            assert answer == door.handle(request), request[:500]
    assert faults == []
    _expect_the_same_worker_answers(calculator)


def test_the_worker_tells_whoever_sends_no_text(calculator: Calculator, faults: list[str]) -> None:
    answers = calculator.page.evaluate(f"askDirectly({_NO_TEXTS})")
    assert {json.loads(answer)["error"] for answer in answers} == {"请求不是文字"}
    assert faults == []
    _expect_the_same_worker_answers(calculator)


def test_a_question_without_end_is_stopped_and_the_next_one_is_answered(
    open_calculator: OpenCalculator, server: Server, page: Page, built_site: Path
) -> None:
    worker = next((built_site / "assets" / "calculators").glob("worker-*.js")).read_text("utf-8")
    server.replaced["/worker-"] = _ENDLESS + worker
    page.clock.install()
    calculator = open_calculator("a34")
    calculator.answer({"rd_current": "1500", "rd_previous": "1000"})
    page.evaluate(
        """() => {
          const { ask } = customElements.get("award-calculator");
          window.stopped = ask("a34", { rd_current: "endless" }).catch((failure) => failure.message);
        }"""
    )
    page.clock.fast_forward(6_000)
    assert page.evaluate("stopped") == "这次计算用时太长，已经停止。"
    assert calculator.answer({"rd_current": "1600"})["amount"] == "300000.00"


@pytest.mark.parametrize(
    "text",
    ["<img src=x onerror=alert(1)>", "\u202e1", "1" * 10_000, "\x00", "🙂" * 50, "１" * 61, "e\u0301" * 99],
    ids=["markup", "right to left", "long", "control", "emoji", "full-width", "accents"],
)
def test_whatever_is_typed_or_pasted_is_only_text(calculator: Calculator, faults: list[str], text: str) -> None:
    calculator.control("rd_current").evaluate("(control, text) => { control.value = text; }", text)
    calculator.control("rd_current").dispatch_event("input")
    assert calculator.estimate()["status"] == "invalid"
    expect(calculator.element.locator('[data-field="rd_current"] [data-error]')).not_to_be_empty()
    expect(calculator.element.locator("img")).to_have_count(0)
    assert faults == []


def _expect_the_same_worker_answers(calculator: Calculator) -> None:
    assert calculator.answer({"rd_current": "1600"})["amount"] == "300000.00"
    assert calculator.page.evaluate("workers.length") == 1
