"""Visits pages without a debugger, which would hold their workers back: a page tells itself what it measured."""

import contextlib
import os
import queue
import signal
import subprocess
from typing import Any, Final

from benchmarks.server import Server
from tests.browsers import ARGUMENTS, find_browser

START: Final = "start.html"
"""The page that a browser begins with: it goes to the one behind its `#` when the browser has come to rest."""

_PATIENCE: Final = 60


def visit(server: Server, folder: str, address: str, profile: str, *, stay: float) -> tuple[dict[str, Any], int]:
    """Visit a page in a browser of its own; return what the page reports, and how many bytes it was sent until then.

    Args:
        server: what serves the page.
        folder: the address of the folder with the start page.
        address: that of the page; both below the server's.
        profile: the folder in which the browser keeps what it was sent, for the next visit.
        stay: seconds for which the page stays open after its last report. A browser writes its caches meanwhile, and
            the site keeps its copy for use without network.

    Raises:
        RuntimeError: the page reports a failure, or nothing.
    """
    start = f"{server.address}{folder}{START}#{server.address}{address}"
    command = [str(find_browser()), "--headless=new", *ARGUMENTS, f"--user-data-dir={profile}", start]
    server.sent = 0
    browser = subprocess.Popen(  # noqa: S603 - our own
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        report = server.reports.get(timeout=_PATIENCE)
        sent = server.sent
        if report.get("failure"):
            raise RuntimeError(report["failure"])
        if "formAt" in report:
            report |= server.reports.get(timeout=_PATIENCE)
        _stay(browser, stay)
    except queue.Empty:
        raise RuntimeError(f"{address}: nothing reported within {_PATIENCE} s") from None
    finally:
        with contextlib.suppress(ProcessLookupError):  # it may have ended by itself, and that is told
            os.killpg(browser.pid, signal.SIGTERM)
        browser.wait()
    return report, sent


def _stay(browser: subprocess.Popen[bytes], seconds: float) -> None:
    try:
        browser.wait(seconds)
    except subprocess.TimeoutExpired:
        return
    raise RuntimeError("the browser ended by itself")
