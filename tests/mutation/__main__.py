"""Tells which changes of the calculators no test noticed, and which of these nothing explains.

    python -m tests.mutation

Asks mutmut, which must have run. Exits with 1 for a change without an explanation, for an explanation without a change
and for changes that were not judged.
"""

import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.mutation.explaining import EXPLAINED, read_change, read_explanations, superfluous, unexplained

_NOTICED = ("killed", "caught by type check", "timeout")
_LIVED = ("survived", "no tests")


def main() -> None:
    """Ask, compare and say."""
    judged = dict(line.strip().rsplit(": ", 1) for line in _mutmut("results", "--all", "true").splitlines())
    counts = Counter(judged.values())
    with ThreadPoolExecutor() as pool:
        changes = [*map(read_change, pool.map(_show, [name for name in judged if judged[name] in _LIVED]))]
    explanations = read_explanations(EXPLAINED.read_text("utf-8"))
    problems = [
        *(
            f"unexplained: {change.function}: {change.before} → {change.after}"
            for change in unexplained(changes, explanations)
        ),
        *(f"explains nothing: {explanation.why}" for explanation in superfluous(changes, explanations)),
        *(f"{judged[name]}: {name}" for name in judged if judged[name] not in (*_NOTICED, *_LIVED)),
    ]
    told = ", ".join(f"{number} {status}" for status, number in counts.most_common())
    print("\n".join([*problems, f"{counts.total()} changes: {told}; {len(problems)} problems"]))
    sys.exit(1 if problems or not judged else 0)


def _show(name: str) -> str:
    return _mutmut("show", name)


def _mutmut(*arguments: str) -> str:
    command = [str(Path(sys.executable).with_name("mutmut")), *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout  # noqa: S603 - our own tool


if __name__ == "__main__":
    main()
