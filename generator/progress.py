"""Says on long builds how far they are: whoever works reports, whoever watches shows it, neither knows the other."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

Show = Callable[[str], None]
"""Shows one line to somebody."""

_EVERY: Final = 3.0
"""Seconds from one line to the next, and until the first."""


@dataclass(slots=True)
class _State:
    now: str = ""


_state = _State()


def report(stage: str, done: int = 0, total: int = 0) -> None:
    """Tell what is being done now, in Chinese, and how much of it is done if it can be counted."""
    _state.now = f"{stage} {done}/{total}" if total else stage


@contextmanager
def shown(show: Show | None, every: float = _EVERY) -> Iterator[None]:
    """Show what is reported, every so many seconds; what takes no longer is not spoken of.

    The lines come from a thread of their own, so that a long step that reports nothing is seen to go on.
    """
    if show is None:
        yield
        return
    _state.now = ""
    ended = threading.Event()
    thread = threading.Thread(target=_watch, args=(show, every, ended), daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _watch(show: Show, every: float, ended: threading.Event) -> None:
    began = time.monotonic()
    while not ended.wait(every):
        if _state.now:
            show(f"正在{_state.now}……已用 {time.monotonic() - began:.0f} 秒")
