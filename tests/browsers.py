"""Where a Chromium-family browser is on this machine."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome")

HOW_TO_GET_ONE = (
    "No Chromium-family browser found: install one (Debian: `sudo apt-get install chromium`) "
    "or name it with CHROMIUM=/path/to/browser."
)


def find_browser() -> str | None:
    """The path of a Chromium-family browser: the one that CHROMIUM names, else the first on the PATH, else None."""
    named = os.environ.get("CHROMIUM")
    return shutil.which(named) if named else next(filter(None, map(shutil.which, NAMES)), None)
