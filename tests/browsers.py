"""Where a Chromium-family browser is on this machine, and how it is started."""

import os
import shutil

from tests.typefaces import use_own_typefaces

use_own_typefaces()  # whoever starts a browser asks this module first, and drivers keep the settings they begin with

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome")

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever would leave this machine fails, as it does in a closed network.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
"""How the browser is started, by tests and benchmarks alike."""

HOW_TO_GET_ONE = (
    "No Chromium-family browser found: install one (Debian: `sudo apt-get install chromium`) "
    "or name it with CHROMIUM=/path/to/browser."
)


def find_browser() -> str | None:
    """The path of a Chromium-family browser: the one that CHROMIUM names, else the first on the PATH, else None."""
    named = os.environ.get("CHROMIUM")
    return shutil.which(named) if named else next(filter(None, map(shutil.which, NAMES)), None)
