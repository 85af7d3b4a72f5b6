"""Asks the services that know them for known holes in the locked packages: run with `python -m tests.audit`.

A known hole fails. A service that cannot be reached, as from a closed network, does not: then it is said what has not
been checked, because silence would look like good news.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
PIP_AUDIT: Final = ROOT / ".cache" / "audit" / "bin" / "pip-audit"
_PATIENCE: Final = 600


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known about some packages: the holes, and what could not be checked."""

    checked: int = 0
    holes: list[str] = field(default_factory=list)
    unchecked: list[str] = field(default_factory=list)


def judge_python(report: str) -> Verdict:
    """Read the JSON of pip-audit; it counts a package that its service does not know as clean, this does not."""
    found: Any = _json(report)
    if not isinstance(found, dict) or "dependencies" not in found:
        return Verdict(unchecked=["the service for Python packages gave no answer"])
    packages = found["dependencies"]
    skipped = [package["name"] for package in packages if "skip_reason" in package]
    holes = [
        f"{package['name']} {package['version']}: {hole['id']}, mended in {', '.join(hole['fix_versions']) or 'none'}"
        for package in packages
        for hole in package.get("vulns", [])
    ]
    return Verdict(len(packages) - len(skipped), holes, skipped)


def judge_npm(report: str) -> Verdict:
    """Read the JSON of `npm audit`."""
    found: Any = _json(report)
    if not isinstance(found, dict) or "vulnerabilities" not in found:
        return Verdict(unchecked=["the service for npm packages gave no answer"])
    holes = [f"{name}: {hole['severity']}, {hole['range']}" for name, hole in found["vulnerabilities"].items()]
    return Verdict(found["metadata"]["dependencies"]["total"], holes)


def main() -> int:
    """Print what is found in each lock file; 1 if there is a known hole."""
    audits: list[tuple[str, Sequence[str], Callable[[str], Verdict]]] = [
        *((name, _pip_audit(name), judge_python) for name in ("requirements.lock", "requirements-pyodide-build.lock")),
        ("package-lock.json", ("npm", "audit", "--json", "--package-lock-only"), judge_npm),
    ]
    verdicts = {name: judge(_run(command)) for name, command, judge in audits}
    for name, verdict in verdicts.items():
        _tell(name, verdict)
    return int(any(verdict.holes for verdict in verdicts.values()))


def _pip_audit(lock: str) -> Sequence[str]:
    options = ("--disable-pip", "--no-deps", "--format", "json", "--progress-spinner", "off")
    return (str(PIP_AUDIT), *options, "--requirement", lock)


def _run(command: Sequence[str]) -> str:
    """What a command prints; nothing where it cannot be run, which its judge reads as no answer."""
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=_PATIENCE, check=False)  # noqa: S603 - fixed commands
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _tell(name: str, verdict: Verdict) -> None:
    print(f"{name}: {verdict.checked} packages checked, {len(verdict.holes)} known holes")  # noqa: T201 - a command
    for hole in verdict.holes:
        print(f"  HOLE {hole}")  # noqa: T201 - as above
    if verdict.unchecked:
        few = ", ".join(verdict.unchecked[:5]) + (", …" if len(verdict.unchecked) > 5 else "")
        print(f"  NOT CHECKED ({len(verdict.unchecked)}): {few}")  # noqa: T201 - as above


if __name__ == "__main__":
    sys.exit(main())
