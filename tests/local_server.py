"""A web server on this machine, for tests and benchmarks; what it sends is the handler's."""

import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Handler = Callable[..., http.server.SimpleHTTPRequestHandler]
"""Makes the handler of one connection."""


class _Listener(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing: a browser that closes a page drops its connections."""


@contextmanager
def listening(handler: Handler) -> Iterator[str]:
    """Serve on a free port until the context ends; gives the address, with a slash at its end."""
    with _Listener(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
