"""`handbook verify --url` says of a published site what is wrong with it, and nothing of one that is right."""

import functools
import gzip
import http.server
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest

from generator.security import headers
from generator.security.deployment import CannotVerify, Findings, check_deployment
from generator.security.finishing import finish_site, site_policy
from generator.security.manifest import local_manifest
from generator.security.verifying import verify_deployment
from tests.local_server import listening

_LASTING = "assets/app-0123456789abcdef.js"


@dataclass
class Host:
    """A server that does everything right until a test tells it otherwise."""

    site: Path
    address: str = ""
    policy: str = ""
    missing: set[str] = field(default_factory=set)
    contents: dict[str, bytes] = field(default_factory=dict)
    changed: dict[str, str] = field(default_factory=dict)
    packs: bool = True
    knows_404: bool = True

    def headers_for(self, name: str) -> dict[str, str]:
        """What goes with a file."""
        sent = headers.headers(name, self.policy) | self.changed
        return {header: value for header, value in sent.items() if value}


class _Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, host: Host, **options: Any) -> None:  # noqa: ANN401 - handed on as they are
        self.host = host
        super().__init__(*args, **options)

    def do_GET(self) -> None:  # the base class calls it so
        name = self.path.removeprefix("/policy/")
        name = f"{name}index.html" if name == "" or name.endswith("/") else name
        path = self.host.site / name
        if name in self.host.missing or not path.is_file():
            content = (self.host.site / "404.html").read_bytes() if self.host.knows_404 else b"nginx"
            self._send(HTTPStatus.NOT_FOUND, "404.html", content)
        else:
            self._send(HTTPStatus.OK, name, self.host.contents.get(name, path.read_bytes()))

    def _send(self, status: HTTPStatus, name: str, content: bytes) -> None:
        sent = self.host.headers_for(name)
        if self.host.packs and "gzip" in self.headers.get("Accept-Encoding", ""):
            sent, content = {**sent, "Content-Encoding": "gzip"}, gzip.compress(content)
        self.send_response(status)
        for header, value in {**sent, "Content-Length": str(len(content))}.items():
            self.send_header(header, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    """A small finished site on a server."""
    site = tmp_path / "site"
    (site / "articles" / "1").mkdir(parents=True)
    (site / "assets").mkdir()
    (site / "index.html").write_text("<script>run()</script>" + "首页" * 300, "utf-8")
    (site / "articles" / "1" / "index.html").write_text("第一条" * 300, "utf-8")
    (site / "404.html").write_text("没有这个页面" * 100, "utf-8")
    (site / "handbook.pdf").write_bytes(b"%PDF")
    (site / _LASTING).write_text("run();" * 300, "utf-8")
    finish_site(site, None)
    running = Host(site, policy=site_policy(site))
    with listening(functools.partial(_Handler, host=running)) as address:
        running.address = f"{address}policy/"
        yield running


def _check(host: Host) -> Findings:
    return check_deployment(host.address, local_manifest(host.site))


@pytest.mark.parametrize("packs", [True, False])
def test_a_site_that_is_published_as_it_should_be_has_no_fault(host: Host, *, packs: bool) -> None:
    host.packs = packs
    found = check_deployment(host.address.rstrip("/"), None)
    assert (found.count, found.faults) == (6, [])
    assert bool(found.advice) is not packs


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"missing": {"handbook.pdf"}}, "取不到（服务器回答 404）：handbook.pdf"),
        ({"contents": {"index.html": b"old"}}, "内容不同：index.html"),
        ({"knows_404": False}, "不存在的地址应当显示本站的 404.html，实际是别的页面"),
        ({"changed": {headers.POLICY: ""}}, "没有 Content-Security-Policy：404.html 等 5 个文件"),
        (
            {"changed": {"X-Content-Type-Options": ""}},
            "X-Content-Type-Options 应当是 nosniff，实际没有：404.html 等 6 个文件",
        ),
        ({"changed": {"Set-Cookie": "a=b"}}, "服务器设置了 Cookie：404.html 等 6 个文件"),
        (
            {"changed": {"Cache-Control": "max-age=600"}},
            "Cache-Control 应当是 no-cache，否则读者可能看到旧的规定：404.html 等 5 个文件",
        ),
    ],
    ids=["missing", "changed", "own error page", "no policy", "no nosniff", "cookie", "kept too long"],
)  # fmt: skip
def test_each_fault_is_named(host: Host, change: dict[str, Any], fault: str) -> None:
    for name, value in change.items():
        setattr(host, name, value)
    assert fault in _check(host).faults


@pytest.mark.parametrize("old", ["script-src 'self'", "default-src 'self' 'unsafe-inline'"])
def test_a_policy_of_another_build_is_named(host: Host, old: str) -> None:
    host.changed[headers.POLICY] = old
    assert any("与这一版网站不配套" in fault for fault in _check(host).faults)


def test_a_policy_that_forbids_more_is_right(host: Host) -> None:
    host.changed[headers.POLICY] = f"{host.policy}; upgrade-insecure-requests"
    assert _check(host).faults == []


def test_a_script_that_is_sent_as_text_is_a_fault(host: Host) -> None:
    host.changed["Content-Type"] = "text/plain"
    assert f"文件类型应当是 text/javascript，实际是 text/plain：{_LASTING} 等 2 个文件" in _check(host).faults


def test_names_that_last_should_be_kept(host: Host) -> None:
    host.changed["Cache-Control"] = "no-cache"
    found = _check(host)
    assert found.faults == []
    assert found.advice == [f"Cache-Control 最好是 {headers.KEEP}：{_LASTING}"]


def test_another_version_than_that_of_the_folder_is_named(host: Host, tmp_path: Path) -> None:
    newer = tmp_path / "newer"
    newer.mkdir()
    (newer / "index.html").write_text("<script>run()</script>新首页", "utf-8")
    finish_site(newer, None)
    report = verify_deployment(host.address, newer)
    assert not report.is_good
    assert "问题：内容不同：index.html" in report.lines


def test_what_is_right_is_said_in_one_line(host: Host) -> None:
    report = verify_deployment(host.address, host.site)
    assert report.is_good
    assert report.lines == [f"{host.address}：6 个文件都与 {host.site} 一致，服务器设置符合要求。"]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("ftp://example.org/", "不是网址"),
        ("policy", "不是网址"),
        ("http://127.0.0.1:1/", "服务器拒绝连接"),
        ("http://no-such-host.invalid/", "找不到这个主机名"),
        ("http://[/", "没有正确的回答"),
    ],
)
def test_an_address_that_cannot_be_asked_is_said(address: str, said: str) -> None:
    with pytest.raises(CannotVerify, match=said) as refused:
        check_deployment(address, None)
    assert refused.value.exit_code == 2


def test_an_address_without_a_list_is_said(host: Host) -> None:
    host.missing.add("sha256sums.txt")
    with pytest.raises(CannotVerify, match="服务器回答 404"):
        check_deployment(host.address, None)


def test_a_list_that_is_no_list_is_said(host: Host) -> None:
    host.contents["sha256sums.txt"] = b"<html>"
    with pytest.raises(CannotVerify, match="不是校验清单"):
        check_deployment(host.address, None)


def test_a_server_that_packs_wrongly_is_said(host: Host) -> None:
    host.packs = False
    host.changed["Content-Encoding"] = "gzip"
    assert "取不到（压缩的内容损坏）：index.html" in _check(host).faults
