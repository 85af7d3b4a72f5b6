"""The second visit starts from a snapshot that the browser kept, and from nothing if that is broken or out of date."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.calculator import Calculator, OpenCalculator
from tests.browser.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.xdist_group("browser")]

_ANSWERS = {"rd_current": "1500", "rd_previous": "1000"}
_AMOUNT = "250000.00"
_KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys()) {
    for (const request of await (await caches.open(name)).keys()) found.push(request.url);
  }
  return found;
}"""
_WAIT_UNTIL_KEPT = """async () => {
  const isKept = async () => {
    for (const name of await caches.keys()) if ((await (await caches.open(name)).keys()).length) return true;
    return false;
  };
  while (!(await isKept())) await new Promise((resolve) => setTimeout(resolve, 20));
}"""
_CHANGE = """async ([change, hasNewChecksum]) => {
  const [name] = await caches.keys();
  const store = await caches.open(name);
  const [request] = await store.keys();
  const kept = new Uint8Array(await (await store.match(request)).arrayBuffer());
  const memory = kept.subarray(32);
  if (change === "noise") for (let at = memory.length >> 1; at < memory.length; at += 7) memory[at] ^= 0x55;
  if (change === "cut") memory.fill(0);
  if (hasNewChecksum) kept.set(new Uint8Array(await crypto.subtle.digest("SHA-256", memory)));
  await store.put(request, new Response(kept));
}"""
_REMEMBER = "async (address) => (await caches.open('award-calculators /elsewhere/')).put(address, new Response('x'))"
_NO_STORE = """
Object.defineProperty(self, "caches", { value: { match: () => Promise.reject(new Error("denied")),
  open: () => Promise.reject(new Error("denied")), delete: () => Promise.reject(new Error("denied")) } });
"""


def _visit(open_calculator: OpenCalculator, context: BrowserContext) -> Calculator:
    return open_calculator("a34", context.new_page())


def _first_visit(open_calculator: OpenCalculator, context: BrowserContext) -> Page:
    calculator = _visit(open_calculator, context)
    assert calculator.answer(_ANSWERS)["amount"] == _AMOUNT
    calculator.page.evaluate(_WAIT_UNTIL_KEPT)
    return calculator.page


def _remember_how_it_started(context: BrowserContext) -> None:
    context.add_init_script(
        """
        const Plain = Worker;
        window.Worker = class extends Plain {
          constructor(...given) {
            super(...given);
            this.addEventListener("message", ({ data }) => {
              if (data.type === "ready") window.isResumed = data.isResumed;
            });
          }
        };
        """
    )


def _is_resumed(page: Page) -> bool:
    return bool(page.evaluate("window.isResumed"))


def test_the_second_visit_starts_from_what_the_first_has_kept(
    open_calculator: OpenCalculator, context: BrowserContext
) -> None:
    _remember_how_it_started(context)
    assert not _is_resumed(_first_visit(open_calculator, context))
    second = _visit(open_calculator, context)
    assert second.answer(_ANSWERS)["amount"] == _AMOUNT
    assert _is_resumed(second.page)


def test_the_second_visit_gives_the_same_estimate(open_calculator: OpenCalculator, context: BrowserContext) -> None:
    calculator = _visit(open_calculator, context)
    first = calculator.answer(_ANSWERS)
    calculator.page.evaluate(_WAIT_UNTIL_KEPT)
    assert _visit(open_calculator, context).answer(_ANSWERS) == first


def test_what_is_kept_holds_nothing_that_a_reader_typed(
    open_calculator: OpenCalculator, context: BrowserContext
) -> None:
    calculator = _visit(open_calculator, context)
    calculator.answer({"rd_current": "8765.4321", "rd_previous": "1000"})
    calculator.page.evaluate(_WAIT_UNTIL_KEPT)
    held = calculator.page.evaluate(
        """async (typed) => {
          const store = await caches.open((await caches.keys())[0]);
          const kept = await (await store.match((await store.keys())[0])).arrayBuffer();
          const text = new TextDecoder("latin1").decode(kept);
          return [text.includes(typed), text.includes("rd_current")];
        }""",
        "8765.4321",
    )
    assert held == [False, True]


@pytest.mark.parametrize(("change", "has_new_checksum"), [("noise", False), ("noise", True), ("cut", True)])
def test_a_broken_snapshot_is_thrown_away_and_python_starts_anew(
    open_calculator: OpenCalculator, context: BrowserContext, change: str, *, has_new_checksum: bool
) -> None:
    _remember_how_it_started(context)
    _first_visit(open_calculator, context).evaluate(_CHANGE, [change, has_new_checksum])
    second = _visit(open_calculator, context)
    assert second.answer(_ANSWERS)["amount"] == _AMOUNT
    assert not _is_resumed(second.page)


def test_a_snapshot_of_other_files_is_not_used_and_is_replaced(
    open_calculator: OpenCalculator, context: BrowserContext, server: Server, built_site: Path
) -> None:
    server.headers["Cache-Control"] = "no-cache"
    _remember_how_it_started(context)
    page = _first_visit(open_calculator, context)
    before = page.evaluate(_KEPT)
    page.close()
    script = (built_site / "assets" / "calculators" / "award-calculator.js").read_text("utf-8")
    server.replaced["/award-calculator.js"] = re.sub(r"snapshot-[0-9a-f]+", "snapshot-0123456789abcdef", script)
    later = _visit(open_calculator, context)
    assert later.answer(_ANSWERS)["amount"] == _AMOUNT
    assert not _is_resumed(later.page)
    later.page.wait_for_function(f"async () => String(await ({_KEPT})()).includes('snapshot-0123456789abcdef')")
    assert len(later.page.evaluate(_KEPT)) == len(before) == 1


def test_what_another_handbook_on_the_same_host_keeps_is_left_alone(
    open_calculator: OpenCalculator, context: BrowserContext
) -> None:
    page = context.new_page()
    open_calculator("a34", page)
    page.evaluate(_REMEMBER, "/elsewhere/snapshot-1")
    Calculator(page, "a34").answer(_ANSWERS)
    page.wait_for_function(f"async () => (await ({_KEPT})()).length === 2")


def test_a_browser_that_keeps_nothing_still_answers(
    open_calculator: OpenCalculator, server: Server, built_site: Path, page: Page
) -> None:
    worker = next((built_site / "assets" / "calculators").glob("worker-*.js")).read_text("utf-8")
    server.replaced["/worker-"] = _NO_STORE + worker
    calculator = open_calculator("a34")
    assert calculator.answer(_ANSWERS)["amount"] == _AMOUNT
    assert page.evaluate(_KEPT) == []


def test_no_page_loads_a_byte_of_the_runtime_before_it_is_wanted(server: Server, built_site: Path, page: Page) -> None:
    for path in sorted(built_site.rglob("index.html")):
        page.goto(server.address + path.parent.relative_to(built_site).as_posix() + "/")
        page.wait_for_load_state("load")
    runtime = re.compile(r"/assets/calculators/(pyodide-|python-|package-|rules-|worker-)")
    assert [path for path in server.requested if runtime.search(path)] == []
    assert server.asked_for("award-calculator.js")
