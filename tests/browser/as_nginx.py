"""A site served as the nginx settings that are made with it say."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.security.server_settings import settings_folder
from tests.browser.server import Server, serve
from tests.security.nginx import read_nginx


@contextmanager
def serve_as_nginx(site: Path) -> Iterator[Server]:
    """Serve a built site with exactly the headers and types that its nginx settings make, until the context ends."""
    location = read_nginx((settings_folder(site) / "nginx.conf").read_text("utf-8"))

    def headers_for(path: str) -> dict[str, str]:
        asked = path.partition("?")[0]
        sent = location.sent_with(f"{asked}index.html" if asked.endswith("/") else asked)
        return {name: value for name, value in sent.items() if name != "Content-Type"}

    with serve(site) as running:
        running.headers_for = headers_for
        running.types = {f".{ending}": location.type_of(f"x.{ending}") for ending in location.types}
        yield running
