"""nginx and Apache themselves on this machine, where they are installed, with the settings that the build writes."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_NGINX = """
daemon off;
pid {place}/nginx.pid;
error_log {place}/errors;
{user}
events {{}}
http {{
    access_log off;
    client_body_temp_path {place}/body; proxy_temp_path {place}/proxy; fastcgi_temp_path {place}/fastcgi;
    uwsgi_temp_path {place}/uwsgi; scgi_temp_path {place}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {www};
        include {settings};
    }}
}}
"""
_APACHE_MODULES = ("mpm_event", "authz_core", "unixd", "headers", "rewrite", "mime", "dir", "setenvif")
_APACHE = """
ServerName localhost
ServerRoot {place}
PidFile {place}/apache.pid
ErrorLog {place}/errors
{modules}
{user}
TypesConfig /dev/null
Listen 127.0.0.1:{port}
DocumentRoot {www}
"""
_PATIENCE = 30


@contextmanager
def folder_for_servers() -> Iterator[Path]:
    """A folder that a server may read, whoever it runs as."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name).resolve()
        place.chmod(0o755)
        yield place


@contextmanager
def nginx(place: Path, www: Path, settings: Path) -> Iterator[str]:
    """Serve `www` as the root of a server that includes these settings; gives its address. `place` is for its files."""
    program, port = _program("nginx"), _free_port()
    user = "user root;" if os.geteuid() == 0 else ""
    (place / "nginx.conf").write_text(_NGINX.format(place=place, user=user, port=port, www=www, settings=settings))
    with _running([program, "-p", str(place), "-c", str(place / "nginx.conf")], port, place) as address:
        yield address


@contextmanager
def apache(place: Path, www: Path, more: str) -> Iterator[str]:
    """The same with Apache, whose settings end with `more`."""
    program, port = _program("apache2"), _free_port()
    folder = Path("/usr/lib/apache2/modules")
    there = [name for name in _APACHE_MODULES if (folder / f"mod_{name}.so").is_file()]  # others are built in
    lines = [f"LoadModule {name}_module {folder}/mod_{name}.so" for name in there]
    user = "User nobody\nGroup nogroup" if os.geteuid() == 0 else ""
    settings = _APACHE.format(place=place, modules="\n".join(lines), user=user, port=port, www=www)
    (place / "apache.conf").write_text(f"{settings}{more}\n", "utf-8")
    with _running([program, "-X", "-f", str(place / "apache.conf")], port, place) as address:
        yield address


def _program(name: str) -> str:
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin")
    if not found:
        pytest.skip(f"{name} is not installed here; with it, the settings are tried on the server itself")
    return found


@contextmanager
def _running(command: list[str], port: int, place: Path) -> Iterator[str]:
    with (place / "said").open("wb") as said, subprocess.Popen(command, stdout=said, stderr=said) as server:  # noqa: S603 - as above
        try:
            _wait(server, port, place)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


def _wait(server: "subprocess.Popen[bytes]", port: int, place: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        assert server.poll() is None, (place / "said").read_text("utf-8")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(place)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
