"""Asks a server for one address and says in Chinese why nothing came."""

import gzip
import http.client
import socket
import ssl
import urllib.error
import urllib.request
import zlib
from dataclasses import dataclass
from email.message import Message
from typing import Final

import brotli  # type: ignore[import-untyped]  # it brings no types

_PATIENCE: Final = 30
"""Seconds that a server may stay silent."""
_MOST: Final = 200_000_000
"""Bytes after which no more is read: no file of a handbook is that large."""


class Unreachable(Exception):  # noqa: N818 - the name says what it is
    """No answer came; the message says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent, unpacked; `address` is where it came from in the end."""

    address: str
    redirected: bool
    status: int
    headers: Message
    content: bytes

    def header(self, name: str) -> str:
        """The values of a header, joined as HTTP says; empty when it is not there."""
        return ", ".join(self.headers.get_all(name, []))


def fetch(address: str) -> Answer:
    """Ask as a browser does, which takes compressed answers too; an error page of the server is an answer.

    Raises:
        Unreachable: there is no answer, or it breaks off or cannot be unpacked.
    """
    try:
        with _open(address) as response:
            packed = response.read(_MOST)
            content = _UNPACK[response.headers.get("Content-Encoding", "").strip().lower()](packed)
            return Answer(response.url, response.url != address, response.status, response.headers, content)
    except KeyError:
        raise Unreachable("压缩方式不认识") from None
    except (zlib.error, gzip.BadGzipFile, EOFError, brotli.error):
        raise Unreachable("压缩的内容损坏") from None
    except http.client.IncompleteRead:
        raise Unreachable("连接中途断开") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise Unreachable(_reason(error)) from None


def _open(address: str) -> http.client.HTTPResponse:
    wanted = {"Accept-Encoding": "br, gzip", "Cache-Control": "no-cache"}
    request = urllib.request.Request(address, headers=wanted)  # noqa: S310 - http and https only, see its caller
    try:
        opened: http.client.HTTPResponse = urllib.request.urlopen(request, timeout=_PATIENCE)  # noqa: S310 - as above
    except urllib.error.HTTPError as error:
        return error  # type: ignore[return-value]  # an error of urllib is the response itself
    return opened


_UNPACK: Final = {"": bytes, "identity": bytes, "gzip": gzip.decompress, "br": brotli.decompress}


def _reason(error: Exception) -> str:
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    return next((words for kind, words in _REASONS if isinstance(cause, kind)), f"没有正确的回答（{cause}）")


_REASONS: Final = (
    (ssl.SSLCertVerificationError, "HTTPS 证书无效"),
    (ssl.SSLError, "HTTPS 连接失败"),
    (socket.gaierror, "找不到这个主机名"),
    (TimeoutError, f"超过 {_PATIENCE} 秒没有回答"),
    (ConnectionRefusedError, "服务器拒绝连接"),
    (ConnectionError, "连接中途断开"),
)
