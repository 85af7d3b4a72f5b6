"""Runs Lighthouse on a page as a phone loads it, and takes the median."""

import json
import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median_low
from typing import Any, Final

from tests.browsers import ARGUMENTS
from tests.conftest import ROOT

LEAST: Final[Mapping[str, int]] = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
"""What each category must reach, of 100."""

RUNS: Final = 3
"""A page is loaded so often; the median counts."""

_ROUNDS: Final = 3
_ATTEMPTS: Final = 3
_OPTIONS: Final = (
    "--output=json",
    "--quiet",
    "--no-enable-error-reporting",
    "--disable-full-page-screenshot",
    f"--only-categories={','.join(LEAST)}",
    f"--chrome-flags=--headless=new {' '.join(ARGUMENTS[:1] + ARGUMENTS[2:-1])}",
)

Scores = dict[str, int]
"""Points of 100 by category."""

Report = dict[str, Any]
"""What Lighthouse writes about one load."""

Load = Callable[[str], Report]
"""Loads the page at an address once."""


@dataclass
class Verdict:
    """What came of a page: the medians of its last round, and what the page's last load missed points for."""

    medians: Scores
    missed: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        """Whether every category reached what it must."""
        return all(self.medians[category] >= least for category, least in LEAST.items())


def load_with(browser: str) -> Load:
    """Load pages with this browser, cold each time, on Lighthouse's simulated phone and network."""

    def load(address: str) -> Report:
        command = ["node", str(ROOT / "node_modules" / "lighthouse" / "cli" / "index.js"), address, *_OPTIONS]
        environment = os.environ | {"CHROME_PATH": browser, "CI": "1"}
        for _ in range(_ATTEMPTS):  # on a busy machine the browser's trace breaks off now and then
            done = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=180)  # noqa: S603 - the pinned Lighthouse on our own site
            if not done.returncode:
                report: Report = json.loads(done.stdout)
                return report
        raise RuntimeError(f"Lighthouse failed at {address}: {done.stderr.decode(errors='replace')[-2000:]}")

    return load


def judge(address: str, load: Load) -> Verdict:
    """The verdict on a page: the median of three loads, of three others when something was missed on a busy machine."""
    verdict = _round(address, load)
    for _ in range(_ROUNDS - 1):
        if verdict.is_good:
            break
        verdict = _round(address, load)
    return verdict


def _round(address: str, load: Load) -> Verdict:
    reports = [load(address) for _ in range(RUNS)]
    scores = [_scores(report) for report in reports]
    medians = {category: median_low([score[category] for score in scores]) for category in LEAST}
    return Verdict(medians, _missed(reports))


def _scores(report: Report) -> Scores:
    return {category: round(100 * (report["categories"][category]["score"] or 0)) for category in LEAST}


def _missed(reports: Sequence[Report]) -> list[str]:
    last = reports[-1]
    weighted = {
        reference["id"]
        for category in LEAST
        for reference in last["categories"][category]["auditRefs"]
        if reference["weight"]
    }
    audits = [last["audits"][name] for name in sorted(weighted)]
    return [
        f"{audit['id']}: {audit['score']} {audit.get('displayValue', '')} {audit['title']}"
        for audit in audits
        if audit["score"] is not None and audit["score"] < 1
    ]
