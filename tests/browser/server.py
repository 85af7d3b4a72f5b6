"""A server for a folder, as plain as those that government sites stand on, which remembers what was asked for."""

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

from tests.local_server import listening


@dataclass
class Server:
    """A running server; `address` is that of the site's home page.

    `requested` holds the paths that were asked for, in order. A path that contains one of `broken` is answered with
    404, one that contains a key of `replaced` with that content. The connection breaks off in the middle of a path
    that contains one of `cut`; one that contains a key of `held` waits for the event, one that contains a key of
    `statuses` is answered with that. `headers` go with every answer,
    those that `headers_for` gives for a path with that one; `types` holds content types by ending where they differ
    from the usual ones. While it is `stopped`, every connection is closed without an answer; when
    `compressed`, the gzip twin of a file is sent instead of it, where there is one.
    """

    address: str = ""
    requested: list[str] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    replaced: dict[str, str | bytes] = field(default_factory=dict)
    cut: set[str] = field(default_factory=set)
    held: dict[str, threading.Event] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    headers_for: Callable[[str], dict[str, str]] = field(default=lambda _path: {})
    types: dict[str, str] = field(default_factory=dict)
    stopped: bool = False
    compressed: bool = False

    def asked_for(self, part: str) -> bool:
        """Whether a path with this part was asked for."""
        return any(part in path for path in self.requested)


PREFIX = "/sub/handbook/"
"""The site does not stand at the root of its server."""


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 - the base class has it so
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".json": "application/json",
        ".wasm": "application/wasm",
    }

    def __init__(self, *args: Any, state: Server, **options: Any) -> None:  # noqa: ANN401 - handed on as they are
        self.state = state
        super().__init__(*args, **options)

    def do_GET(self) -> None:  # the base class calls it so
        if self.state.stopped:
            self.close_connection = True
            return
        self.state.requested.append(self.path)
        for part, event in self.state.held.items():
            if part in self.path:
                event.wait()
        if not self.path.startswith(PREFIX) or any(part in self.path for part in self.state.broken):
            self.send_error(HTTPStatus.NOT_FOUND)
        elif status := next((status for part, status in self.state.statuses.items() if part in self.path), None):
            self.send_error(status)
        elif any(part in self.path for part in self.state.cut):
            self._send(Path(self.translate_path(self.path)).read_bytes(), share=0.5)
        elif content := next((content for part, content in self.state.replaced.items() if part in self.path), None):
            self._send(content.encode() if isinstance(content, str) else content)
        elif self.state.compressed and (twin := self._twin()).is_file():
            self._send(twin.read_bytes(), encoding="gzip")
        else:
            super().do_GET()

    def _twin(self) -> Path:
        asked = self.path.partition("?")[0]
        path = self.translate_path(asked + "index.html" * asked.endswith("/"))
        return Path(f"{path}.gz")

    def _send(self, content: bytes, share: float = 1, encoding: str = "") -> None:
        """Promise the whole content and send this share of it."""
        self.send_response(HTTPStatus.OK)
        asked = self.path.partition("?")[0]
        self.send_header("Content-Type", self.guess_type(asked + "index.html" * asked.endswith("/")))
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[: int(share * len(content))])
        self.close_connection = share < 1

    def guess_type(self, path: Any) -> str:  # noqa: ANN401 - the base class has it so
        return self.state.types.get(Path(path).suffix) or super().guess_type(path)

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(PREFIX.removesuffix("/")))

    def end_headers(self) -> None:
        for name, value in (self.state.headers | self.state.headers_for(self.path)).items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: tests ask the server's memory."""


@contextmanager
def serve(folder: Path) -> Iterator[Server]:
    """Serve a folder under the prefix on this machine until the context ends."""
    state = Server()
    with listening(functools.partial(_Handler, directory=str(folder), state=state)) as address:
        state.address = address + PREFIX.removeprefix("/")
        yield state
