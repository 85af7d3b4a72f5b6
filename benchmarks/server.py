"""A server that sends the compressed twins, lets browsers keep what they got, counts every byte, and takes reports."""

import functools
import http.server
import json
import queue
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

from tests.local_server import listening


@dataclass
class Server:
    """A running server, what it sent (bodies as they went over the wire), and what pages reported to it."""

    address: str = ""
    sent: int = 0
    requested: list[str] = field(default_factory=list)
    reports: "queue.Queue[dict[str, Any]]" = field(default_factory=queue.Queue)


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def __init__(self, *args: Any, state: Server, **options: Any) -> None:  # noqa: ANN401 - handed on as they are
        self.state = state
        super().__init__(*args, **options)

    def do_GET(self) -> None:  # the base class calls it so
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        twin = path.with_name(path.name + ".br")
        sent = twin if twin.is_file() else path
        self.state.requested.append(self.path)
        if not sent.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        content = sent.read_bytes()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=86400")
        if sent == twin:
            self.send_header("Content-Encoding", "br")
        self.end_headers()
        self.wfile.write(content)
        self.state.sent += len(content)

    def do_POST(self) -> None:  # the base class calls it so
        self.state.reports.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(HTTPStatus.NO_CONTENT)
        self.end_headers()

    def guess_type(self, path: Any) -> str:  # noqa: ANN401 - the base class has it so
        known = {".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm"}
        return known.get(Path(path).suffix) or super().guess_type(path)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[Server]:
    """Serve a folder on this machine until the context ends."""
    state = Server()
    with listening(functools.partial(_Handler, directory=str(folder), state=state)) as address:
        state.address = address
        yield state
