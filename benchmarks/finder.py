"""How long the finder takes for one change, at the handbook's size and at a thousand rules.

    python -m benchmarks.finder [--rounds 40] [--rules 1000] [--site site]

In CPython and in headless Chromium on the finder's page of the built site, with the runtime started. One round is a
whole walk: who somebody is, then every question that is asked, each answered. A change is one call with one answer
more: the request as JSON text in, the reply parsed, with everything in between (the worker, the rules, the reply's
JSON). The first call of a walk, which judges every rule for the first time, is printed apart. The thousand rules are
the handbook's own, copied under other names with other figures, so that they are of every kind.
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page, sync_playwright

from benchmarks.server import serve
from calculators import browser as door
from generator.bundle.tools import PROJECT
from generator.checks import load_checked
from generator.rules import compile_policy
from tests.browsers import ARGUMENTS, find_browser

Json = dict[str, Any]
Ask = Callable[[Json], tuple[Json, float]]
"""Asks the finder and gives its reply and the milliseconds that it took."""

_CHANGE_NOW: Final = 16.0
_CHANGE_MANY: Final = 50.0
_MOST_STEPS: Final = 40
_ANSWERS: Final = {"money": "100", "share": "50", "number": "3", "count": "12", "yes_no": "yes"}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How long the finder takes for one change.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rules", type=int, default=1000)
    parser.add_argument("--site", type=Path, default=PROJECT / "site")
    options = parser.parse_args()
    handbook = compile_policy(load_checked(PROJECT / "content" / "handbook.yaml").handbook)
    many = many_rules(handbook, options.rules)
    print(f"medians of {options.rounds} walks, milliseconds\n")
    print(f"{'':34}{'first':>8}{'change':>8}{'longest':>9}   target")
    for policy, target in ((handbook, _CHANGE_NOW), (many, _CHANGE_MANY)):
        _print("CPython", policy, target, *_in_cpython(policy, options.rounds))
        _print("Chromium", policy, target, *_in_chromium(policy, options.rounds, options.site))


def many_rules(policy: Json, count: int) -> Json:
    """So many rules: copies of these under other names; every tenth threshold is another one."""
    awards = list(policy["rules"].values())
    rules = {}
    for number in range(count):
        award = awards[number % len(awards)]
        name = award["award"] if number < len(awards) else f"{award['award']}-{number}"
        conditions = [
            {**condition, "value": str(int(float(condition["value"])) + number % 10)}
            if condition["kind"] == "threshold" and condition["value"] and float(condition["value"]) >= 1
            else condition
            for condition in award["conditions"]
        ]
        rules[name] = {**award, "award": name, "conditions": conditions}
    return {**policy, "rules": rules}


def _in_cpython(policy: Json, rounds: int) -> tuple[list[float], list[float]]:
    def ask(form: Json) -> tuple[Json, float]:
        begun = time.perf_counter()
        reply = json.loads(door.handle(json.dumps({"finder": form})))
        return reply, (time.perf_counter() - begun) * 1000

    first: list[float] = []
    changes: list[float] = []
    for _ in range(rounds):
        door.load(json.dumps(policy))
        _walk(policy, ask, first, changes)
    return first, changes


def _in_chromium(policy: Json, rounds: int, site: Path) -> tuple[list[float], list[float]]:
    first: list[float] = []
    changes: list[float] = []
    with serve(site) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
        for _ in range(rounds):
            page = browser.new_page()
            page.route("**/rules-*.bin", lambda route: route.fulfill(json=policy))
            _take_any_rules(page)
            page.goto(f"{server.address}finder/")
            _start(page, next(iter(policy["rules"])))
            _walk(policy, lambda form, page=page: _ask(page, form), first, changes)  # type: ignore[misc]  # this round's
            page.close()
        browser.close()
    return first, changes


def _take_any_rules(page: Page) -> None:
    """Let the worker load other rules than those that the page knows the checksum of."""
    page.add_init_script(
        """const post = Worker.prototype.postMessage;
        Worker.prototype.postMessage = function (order) {
          if (order.files) order.files.checksums = {};
          post.call(this, order);
        };"""
    )


def _start(page: Page, award: str) -> None:
    """Start the runtime through a calculator's question, so that the finder's first call is its own."""
    page.evaluate("award => customElements.get('award-calculator').ask(award, {})", award)


def _ask(page: Page, form: Json) -> tuple[Json, float]:
    reply, took = page.evaluate(
        """async (form) => {
          const begun = performance.now();
          const reply = await customElements.get("award-finder").ask(form);
          return [reply, performance.now() - begun];
        }""",
        form,
    )
    return reply, took


def _walk(policy: Json, ask: Ask, first: list[float], changes: list[float]) -> None:
    """Answer what is asked, by somebody who belongs to every kind, so that no rule is set aside."""
    questions = {
        f"{award}.{question['id']}": question for award, rule in policy["rules"].items() for question in rule["inputs"]
    }
    form: Json = {}
    reply, took = ask(form)
    first.append(took)
    for _ in range(_MOST_STEPS):
        asked = reply["question"]
        if asked is None:
            break
        if asked["stage"] == "who":
            form |= {group["id"]: "yes" for group in policy["groups"] if (group["within"] or "") == asked["name"]}
        else:
            question = questions[asked["name"]]
            choices = [choice["id"] for choice in question["choices"]]
            form[asked["name"]] = choices[0] if choices else _ANSWERS[question["type"]]
        reply, took = ask(form)
        changes.append(took)


def _print(where: str, policy: Json, target: float, first: list[float], changes: list[float]) -> None:
    change = statistics.median(changes)
    outcome = "met" if change <= target else "MISSED"
    name = f"{where}, {len(policy['rules'])} rules, {len(changes)} changes"
    print(f"{name:34}{statistics.median(first):8.1f}{change:8.2f}{max(changes):9.1f}   {target:.0f} {outcome}")


if __name__ == "__main__":
    main()
