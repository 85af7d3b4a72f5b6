"""Stands in for the installer of packages: nothing is installed in a browser, the calculators are in the library."""

from pyodide_js import loadedPackages

held = [loadedPackages]
"""The runtime takes a snapshot of its memory only if Python holds the very objects of JavaScript that it expects."""


class _Folder:
    """A path of which the runtime wants the text."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __str__(self) -> str:
        return self.path


SITE_PACKAGES = _Folder("/lib/python3.13/site-packages")
DSO_DIR = _Folder("/usr/lib")


def init_loaded_packages() -> None:
    """The runtime calls this as it starts."""
