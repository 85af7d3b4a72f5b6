"""Runs Lighthouse, as pinned in package.json, on a page."""

import json
import os
import subprocess
from collections.abc import Sequence
from typing import Any, Final

from tests.browsers import ARGUMENTS
from tests.conftest import ROOT

Report = dict[str, Any]
"""What Lighthouse writes about one load."""

_PROGRAM: Final = ROOT / "node_modules" / "lighthouse" / "cli" / "index.js"
_OPTIONS: Final = (
    "--output=json",
    "--quiet",
    "--no-enable-error-reporting",
    "--disable-full-page-screenshot",
    f"--chrome-flags=--headless=new {' '.join(ARGUMENTS[:1] + ARGUMENTS[2:-1])}",
)
_ATTEMPTS: Final = 3


def load(address: str, browser: str, categories: Sequence[str], *options: str) -> Report:
    """Load a page once, cold, as a phone, and return the report on these categories.

    Raises:
        RuntimeError: Lighthouse cannot say anything about the page, not even in the third attempt.
    """
    command = ["node", str(_PROGRAM), address, *_OPTIONS, f"--only-categories={','.join(categories)}", *options]
    environment = os.environ | {"CHROME_PATH": browser, "CI": "1"}
    for _ in range(_ATTEMPTS):  # on a busy machine the browser's trace breaks off now and then
        done = subprocess.run(command, env=environment, capture_output=True, check=False)  # noqa: S603 - the pinned Lighthouse on our own site
        if not done.returncode:
            report: Report = json.loads(done.stdout)
            return report
    raise RuntimeError(f"Lighthouse failed at {address}: {done.stderr.decode(errors='replace')[-2000:]}")


def scores(report: Report) -> dict[str, int]:
    """Points of 100 by category."""
    return {name: round(100 * (category["score"] or 0)) for name, category in report["categories"].items()}


def missed(report: Report) -> list[str]:
    """What the page misses points for: each audit that counts with its score, value and title."""
    counted = {
        reference["id"]
        for category in report["categories"].values()
        for reference in category["auditRefs"]
        if reference["weight"]
    }
    audits = [report["audits"][name] for name in sorted(counted)]
    return [
        f"{audit['id']}: {audit['score']} {audit.get('displayValue', '')} {audit['title']}"
        for audit in audits
        if audit["score"] is not None and audit["score"] < 1
    ]
