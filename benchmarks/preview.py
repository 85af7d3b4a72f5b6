"""How much memory a preview holds after each of many changes.

    python -m benchmarks.preview [--changes 50]

`handbook serve` runs on a copy of the content while the title of one article is changed again and again, each time once
the page shows the change before. Printed are the seconds until the page shows it, and the MiB that the server's process
holds then. Linux only.
"""

import argparse
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Final

from generator.bundle.tools import PROJECT

_TITLE: Final = re.compile(r"(- number: (\d+)\n\s+short_title: )(.*)")
_PATIENCE: Final = 120.0


def main() -> None:
    """Change and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--changes", type=int, default=50)
    changes = parser.parse_args().changes
    with tempfile.TemporaryDirectory() as name, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
        free.close()
        shutil.copytree(PROJECT / "content", Path(name) / "content")
        file = Path(name) / "content" / "handbook.yaml"
        text = file.read_text("utf-8")
        if not (found := _TITLE.search(text)):
            sys.exit(f"{file}: no article has a number and a short title")
        page = f"http://{address}/articles/{found[2]}/"
        command = [Path(sys.executable).with_name("handbook"), "serve", "--file", file, "--address", address]
        with (Path(name) / "log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as server:  # noqa: S603 - our own command
            try:
                _wait_for(page, found[3])
                for change in range(changes + 1):
                    title = f"{found[3]}（{change}）"
                    file.write_text(text[: found.start(3)] + title + text[found.end(3) :], "utf-8")
                    seconds = _wait_for(page, title)
                    print(f"{change:3}  {seconds:6.1f} s  {_memory(server.pid):7.1f} MiB", flush=True)  # noqa: T201
            finally:
                server.terminate()


def _wait_for(page: str, words: str) -> float:
    began = time.monotonic()
    while time.monotonic() < began + _PATIENCE:
        try:
            with urllib.request.urlopen(page, timeout=_PATIENCE) as answer:  # noqa: S310 - our own server
                if words in answer.read().decode():
                    return time.monotonic() - began
        except OSError:
            pass
        time.sleep(0.1)
    sys.exit(f"{page} does not show {words}")


def _memory(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    return int(re.findall(r"VmRSS:\s+(\d+) kB", status)[0]) / 1024


if __name__ == "__main__":
    main()
