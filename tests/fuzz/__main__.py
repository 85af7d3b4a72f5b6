"""Tries spoilt canonical files by the thousand.

    python -m tests.fuzz [--count 10000] [--seed 1] [--first 0] [--whole 50] [--processes 2]
    python -m tests.fuzz --show 4711 [--seed 1] > spoilt.yaml       # the file of one number

Each file is drawn from its number and the seed alone, so a number that went wrong comes again. Of every file the model,
the checks, all pages, the open data, the rules and the PDF are made; of one in so many as `--whole` says, and of ten
times as many of those that are accepted, the whole site by the command, over an earlier one. Exits with 1 when anything
went wrong.
"""

import argparse
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from tests.fuzz.judging import Outcome, Verdict, content_of, judge

_SHOWN = 40
_TOLD_EVERY = 500


def main() -> None:
    """Try, and say what became of them."""
    parser = argparse.ArgumentParser(description="Try spoilt canonical files.")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--whole", type=int, default=50)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--show", type=int)
    options = parser.parse_args()
    if options.show is not None:
        sys.stdout.buffer.write(content_of(options.show, options.seed)[2])
        return
    began = time.monotonic()
    numbers = range(options.first, options.first + options.count)
    outcomes: Counter[str] = Counter()
    with ProcessPoolExecutor(options.processes) as pool:
        for verdict in pool.map(partial(_judged, seed=options.seed, whole=options.whole), numbers, chunksize=20):
            outcomes[verdict.outcome] += 1
            if verdict.outcome is Outcome.WRONG and outcomes[Outcome.WRONG] <= _SHOWN:
                print(f"--- {verdict.number} ({verdict.way})\n{verdict.detail}", flush=True)
            if outcomes.total() % _TOLD_EVERY == 0:
                print(f"{outcomes.total()} {dict(outcomes)} {time.monotonic() - began:.0f} s", flush=True)
    print(f"seed {options.seed}: {dict(outcomes)} in {time.monotonic() - began:.0f} s")
    sys.exit(1 if outcomes[Outcome.WRONG] else 0)


def _judged(number: int, *, seed: int, whole: int) -> Verdict:
    if whole and number % whole == 0:
        return judge(number, seed, whole=True)
    verdict = judge(number, seed)
    if whole and number % max(whole // 10, 1) == 0 and verdict.outcome is Outcome.SITE:
        return judge(number, seed, whole=True)
    return verdict


if __name__ == "__main__":
    main()
