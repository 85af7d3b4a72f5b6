"""Find a Chromium-family browser for the tests, or install Debian's where that can be done without asking.

`make test` runs it; it prints one line. The browser tests use the same search, `tests.browsers`.
"""

import os
import shutil
import subprocess
import sys

import click

from tests.browsers import HOW_TO_GET_ONE, find_browser


def main() -> int:
    """Return 0 when a browser is there in the end, else 1."""
    apt_get = shutil.which("apt-get")
    if not find_browser() and apt_get and os.geteuid() == 0:
        click.echo("==> No Chromium found; installing Debian's chromium for the browser tests")
        for arguments in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
            subprocess.run(  # noqa: S603  the arguments are the ones above
                [apt_get, "-qq", *arguments],
                check=False,
                env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
                stdout=subprocess.DEVNULL,
            )
    browser = find_browser()
    click.echo(f"==> Browser for the tests: {browser}" if browser else HOW_TO_GET_ONE)
    return 0 if browser else 1


if __name__ == "__main__":
    sys.exit(main())
