"""Live preview as an editor sees it: the server runs while the canonical file is edited."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.site

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60.0
"""Seconds after which something that should happen is taken as not happening; nothing waits so long if all is well."""

A_BOOK = 150.0
"""MiB: less than half of what three more books keep where they are typeset in the process of the preview."""


class Server:
    """A server that runs on a copy of the project: `command` in `folder`, with {address} and {file} filled in."""

    def __init__(self, project: Path, folder: Path, *command: str) -> None:
        self.file = project / "content" / "handbook.yaml"
        self.configuration = project / "mkdocs.yml"
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

    @property
    def memory(self) -> float:
        """What the server holds in memory, in MiB."""
        status = Path(f"/proc/{self._process.pid}/status").read_text("utf-8")
        return int(re.findall(r"VmRSS:\s+(\d+) kB", status)[0]) / 1024

    def page(self, address: str, *, missing: bool = False) -> str:
        """A page as the browser gets it; one that is `missing` is answered with the page for that."""
        try:
            with urllib.request.urlopen(f"http://{self._address}/{address}", timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as answer:
            if not missing:
                raise
            return answer.read().decode()

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
        "--config",
        str(project / "mkdocs.yml"),
    )


@pytest.fixture(scope="module", params=[_plain, _command], ids=["mkdocs serve", "handbook serve --file"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    project = tmp_path_factory.mktemp("serve")
    shutil.copytree(ROOT / "content", project / "content")
    shutil.copyfile(ROOT / "mkdocs.yml", project / "mkdocs.yml")
    running: Server = request.param(project)
    try:
        assert running.until_page("articles/34/", "研发费用增量补助")
        yield running
    finally:
        running.stop()


def test_an_edit_shows_on_the_page(server: Server) -> None:
    server.replace("short_title: 研发费用增量补助", "short_title: 研发费用增加补助")
    assert server.until_page("articles/34/", "研发费用增加补助")


def test_a_bad_edit_is_told_over_the_last_good_pages_until_it_is_mended(server: Server) -> None:
    made = server.console.count("Documentation built")
    server.replace("value: 300万元", "value: 3000万元")
    assert server.until_page("articles/8/", 'id="preview-faults"[^§]*<p>[^<]*handbook.yaml:[0-9]+ .*这里写 3000万元')
    assert "最高 300 万元" in server.page("articles/8/")
    assert "这里写 3000万元" in server.page("no-such-page/", missing=True)
    assert re.search("handbook.yaml:[0-9]+ .*这里写 3000万元", server.console)
    assert server.console.count("Documentation built") == made
    assert "Traceback" not in server.console
    server.replace("value: 3000万元", "value: 300万元")
    server.replace("short_title: 全国重点实验室成果转化补助", "short_title: 重点实验室转化补助")
    assert server.until_page("articles/8/", "重点实验室转化补助")
    assert "preview-faults" not in server.page("articles/8/")


def test_a_fault_of_the_configuration_is_told_in_the_browser_too(server: Server) -> None:
    text = server.configuration.read_text("utf-8")
    server.configuration.write_text(text.replace("use_directory_urls: true", "use_directory_urls: perhaps"), "utf-8")
    assert server.until_page("", 'id="preview-faults"[^§]*use_directory_urls')
    server.configuration.write_text(text, "utf-8")
    assert server.until_page("", "^(?![^§]*preview-faults)")


@pytest.mark.skipif(sys.platform != "linux", reason="reads the memory of a process as Linux tells it")
def test_a_preview_needs_no_more_memory_for_the_fifth_change_than_for_the_second(server: Server) -> None:
    used, title = [], "short_title: 省实验室建设支持"
    for change in range(5):
        server.replace(title, title := f"short_title: 省实验室建设支持之{change}")
        assert server.until_page("articles/6/", f"省实验室建设支持之{change}")
        used.append(server.memory)
    assert used[-1] - used[1] < A_BOOK
