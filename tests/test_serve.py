"""Live preview as an editor sees it: the server runs while the canonical file is edited."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.site

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60.0
"""Seconds after which something that should happen is taken as not happening; nothing waits so long if all is well."""


class Server:
    """A server that runs on a copy of the project: `command` in `folder`, with {address} and {file} filled in."""

    def __init__(self, project: Path, folder: Path, *command: str) -> None:
        self.file = project / "content" / "handbook.yaml"
        self._log = project / "log"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._address = f"127.0.0.1:{free.getsockname()[1]}"
        arguments = [part.format(address=self._address, file=self.file) for part in command]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own tool
                arguments,
                cwd=folder,
                stdout=log,
                stderr=log,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
            )

    @property
    def console(self) -> str:
        """What the server has written so far."""
        return self._log.read_text("utf-8")

    def page(self, address: str) -> str:
        """A page as the browser gets it."""
        with urllib.request.urlopen(f"http://{self._address}/{address}", timeout=PATIENCE) as answer:
            return str(answer.read().decode())

    def until_page(self, address: str, pattern: str) -> bool:
        """Wait until a page says something."""
        return self._until(lambda: bool(re.search(pattern, self.page(address))))

    def until_console(self, pattern: str) -> bool:
        """Wait until the server has written something."""
        return self._until(lambda: bool(re.search(pattern, self.console)))

    def replace(self, right: str, wrong: str) -> None:
        """Edit the canonical file."""
        text = self.file.read_text("utf-8")
        assert right in text
        self.file.write_text(text.replace(right, wrong, 1), "utf-8")

    def stop(self) -> None:
        """End the server."""
        self._process.terminate()
        self._process.wait()

    def _until(self, happened: Callable[[], bool]) -> bool:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert self._process.poll() is None, self.console
            try:
                if happened():
                    return True
            except OSError:
                pass
            time.sleep(0.1)
        return False


def _plain(project: Path) -> Server:
    shutil.copyfile(ROOT / "mkdocs.yml", project / "mkdocs.yml")
    return Server(project, project, sys.executable, "-m", "mkdocs", "serve", "--dev-addr", "{address}")


def _command(project: Path) -> Server:
    return Server(
        project,
        ROOT,
        str(Path(sys.executable).with_name("handbook")),
        "serve",
        "--address",
        "{address}",
        "--file",
        "{file}",
    )


@pytest.fixture(scope="module", params=[_plain, _command], ids=["mkdocs serve", "handbook serve --file"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    project = tmp_path_factory.mktemp("serve")
    shutil.copytree(ROOT / "content", project / "content")
    running: Server = request.param(project)
    try:
        assert running.until_page("articles/34/", "研发费用增量补助")
        yield running
    finally:
        running.stop()


@pytest.mark.xdist_group("serve")
def test_an_edit_shows_on_the_page(server: Server) -> None:
    server.replace("short_title: 研发费用增量补助", "short_title: 研发费用增加补助")
    assert server.until_page("articles/34/", "研发费用增加补助")


@pytest.mark.xdist_group("serve")
def test_a_bad_edit_is_told_and_the_last_good_pages_stay_until_it_is_mended(server: Server) -> None:
    server.replace("value: 300万元", "value: 3000万元")
    assert server.until_console("handbook.yaml:[0-9]+ .*这里写 3000万元")
    assert "Traceback" not in server.console
    assert "最高 300 万元" in server.page("articles/8/")
    server.replace("value: 3000万元", "value: 300万元")
    server.replace("short_title: 全国重点实验室成果转化补助", "short_title: 重点实验室转化补助")
    assert server.until_page("articles/8/", "重点实验室转化补助")
