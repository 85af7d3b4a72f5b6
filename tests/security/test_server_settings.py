"""The settings for nginx, Apache and IIS say the same: what `headers` says."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from generator.compression import TWINS
from generator.errors import HandbookError
from generator.security import headers
from generator.security.finishing import site_policy
from generator.security.manifest import published_files
from generator.security.server_settings import NAMES, server_settings, settings_folder
from tests.security.nginx import read_nginx

pytestmark = pytest.mark.site

_PATHS = ["index.html", "handbook.pdf", "assets/x-0123456789abcdef/a.js", "assets/x-0123456789abcdef/b.js",
          "assets/y.01234567.min.css", "assets/pages/award.js"]  # fmt: skip


@pytest.fixture(scope="module")
def files(built_site: Path) -> list[str]:
    """All that is published, without the compressed twins."""
    return [name for name in published_files(built_site) if not name.endswith(TWINS)]


def test_the_settings_stand_beside_the_site_and_not_inside(built_site: Path) -> None:
    assert sorted(path.name for path in settings_folder(built_site).iterdir()) == sorted(NAMES)
    assert [name for name in published_files(built_site) if name.endswith((".conf", ".config", ".htaccess"))] == []


def test_every_published_file_has_a_known_type(files: list[str]) -> None:
    assert [name for name in files if headers.content_type(name) is None] == []


def test_nginx_sends_with_every_file_what_it_should(built_site: Path, files: list[str]) -> None:
    location = read_nginx((settings_folder(built_site) / "nginx.conf").read_text("utf-8"))
    policy = site_policy(built_site)
    assert {name: location.sent_with(f"/{name}") for name in files} == {
        name: headers.headers(name, policy) for name in files
    }


def test_nginx_lets_nobody_keep_that_a_file_is_missing(built_site: Path) -> None:
    location = read_nginx((settings_folder(built_site) / "nginx.conf").read_text("utf-8"))
    sent = location.sent_with("/assets/gone-0123456789abcdef.js", status=404)
    assert "Cache-Control" not in sent
    assert headers.POLICY in sent


def test_nginx_sends_the_compressed_twins(built_site: Path) -> None:
    location = read_nginx((settings_folder(built_site) / "nginx.conf").read_text("utf-8"))
    assert location.switches["gzip_static"] == location.switches["gzip_vary"] == ["on"]


@pytest.mark.parametrize(
    ("address", "path"),
    [(None, "/"), ("https://example.org", "/"), ("https://example.org/policy", "/policy/")],
)
def test_the_path_of_the_site_comes_from_its_address(address: str | None, path: str) -> None:
    made = server_settings("default-src 'none'", address, _PATHS)
    assert read_nginx(made["nginx.conf"]).path == path
    assert f"ErrorDocument 404 {path}404.html\n" in made["apache.conf"]


@pytest.mark.parametrize(
    "address",
    [
        'https://example.org/a"b/',
        "https://example.org/a b/",
        "https://example.org/a%20b/",
        "https://example.org/a;b/",
        "https://example.org/$uri/",
        "https://example.org/{a}/",
        "https://example.org/%0Aroot%20/etc;/",
        "https://example.org/a\u202eb/",
    ],
)
def test_a_path_that_would_be_a_setting_of_its_own_is_refused(address: str) -> None:
    with pytest.raises(HandbookError, match="site_url 的路径有"):
        server_settings("default-src 'none'", address, _PATHS)


def test_a_path_is_compared_as_servers_read_it() -> None:
    made = server_settings("default-src 'none'", "https://example.org/%E6%94%BF%E7%AD%96/", _PATHS)
    assert read_nginx(made["nginx.conf"]).path == "/政策/"


def test_apache_says_what_nginx_says(built_site: Path) -> None:
    text = (settings_folder(built_site) / "apache.conf").read_text("utf-8")
    set_always = dict(re.findall(r'^Header always set (\S+) "([^"]*)"', text, re.MULTILINE))
    assert set_always == {headers.POLICY: site_policy(built_site), **headers.PROTECTION}
    lines = re.findall(r"^AddType (\S+) (.+)$", text, re.MULTILINE)
    assert {ending: kind for kind, endings in lines for ending in endings.split()} == {
        f".{ending}": kind for ending, kind in headers.TYPES.items()
    }
    assert f'SetEnvIf Request_URI "{headers.LASTING}" handbook_keep' in text


def test_iis_says_what_nginx_says(built_site: Path, files: list[str]) -> None:
    settings = ET.parse(settings_folder(built_site) / "web.config").getroot()  # noqa: S314 - our own file
    (server,) = settings.findall("system.webServer")
    sent = {add.get("name"): add.get("value") for add in server.iterfind("httpProtocol/customHeaders/add")}
    assert sent == {headers.POLICY: site_policy(built_site), **headers.PROTECTION}
    kinds = {one.get("fileExtension"): one.get("mimeType") for one in server.iterfind("staticContent/mimeMap")}
    assert kinds == {f".{ending}": headers.content_type(f"x.{ending}") for ending in headers.TYPES}
    kept = {one.get("path", "") for one in settings.iterfind("location") if one.find(".//clientCache") is not None}
    assert [name for name in files if any(name == path or name.startswith(f"{path}/") for path in kept)] == [
        name for name in files if headers.is_lasting(name)
    ]


def test_iis_is_told_of_a_folder_once_and_of_documents_without_a_policy() -> None:
    settings = ET.fromstring(server_settings("default-src 'none'", None, _PATHS)["web.config"].encode())  # noqa: S314 - as above
    assert [one.get("path") for one in settings.iterfind("location")] == [
        "handbook.pdf", "assets/x-0123456789abcdef", "assets/y.01234567.min.css",
    ]  # fmt: skip


def test_only_names_that_change_with_their_content_are_kept_for_good(files: list[str]) -> None:
    kept = [name for name in files if headers.is_lasting(name)]
    without_hash = [name for name in kept if not re.search("[0-9a-f]{8}", name)]
    assert (without_hash, len(kept) > 5) == ([], True)
    assert not headers.is_lasting("assets/calculators/award-calculator.js")
    assert not headers.is_lasting("index.html")


_IIS: dict[str, tuple[set[str], set[str]]] = {
    "configuration": (set(), {"system.webServer", "location"}),
    "location": ({"path"}, {"system.webServer"}),
    "system.webServer": (
        set(),
        {"directoryBrowse", "defaultDocument", "httpErrors", "staticContent", "urlCompression", "httpProtocol"},
    ),
    "directoryBrowse": ({"enabled"}, set()),
    "defaultDocument": ({"enabled"}, {"files"}),
    "files": (set(), {"clear", "add"}),
    "httpErrors": ({"errorMode"}, {"remove", "error"}),
    "error": ({"statusCode", "path", "responseMode"}, set()),
    "staticContent": (set(), {"remove", "mimeMap", "clientCache"}),
    "mimeMap": ({"fileExtension", "mimeType"}, set()),
    "clientCache": ({"cacheControlMode", "cacheControlMaxAge", "cacheControlCustom"}, set()),
    "urlCompression": ({"doStaticCompression", "doDynamicCompression"}, set()),
    "httpProtocol": (set(), {"customHeaders"}),
    "customHeaders": (set(), {"remove", "add"}),
    "clear": (set(), set()),
    "add": ({"name", "value"}, set()),
    "remove": ({"fileExtension", "name", "statusCode"}, set()),
}
"""The part of IIS's schema that is used: attributes and children of each element, as its reference has them."""
_IIS_VALUES = {
    "errorMode": {"Custom"},
    "responseMode": {"File"},
    "cacheControlMode": {"NoControl", "UseMaxAge"},
    "enabled": {"true", "false"},
    "doStaticCompression": {"true", "false"},
    "doDynamicCompression": {"true", "false"},
}


def _iis(built_site: Path) -> ET.Element:
    return ET.parse(settings_folder(built_site) / "web.config").getroot()  # noqa: S314 - our own file


def test_iis_knows_every_element_and_attribute(built_site: Path) -> None:
    for element in _iis(built_site).iter():
        attributes, children = _IIS[element.tag]
        assert element.attrib.keys() <= attributes, element.tag
        assert {child.tag for child in element} <= children, element.tag
        for name, value in element.attrib.items():
            assert value in _IIS_VALUES.get(name, {value}), (element.tag, name)


@pytest.mark.parametrize(
    ("collection", "entry", "key"),
    [
        ("staticContent", "mimeMap", "fileExtension"),
        ("customHeaders", "add", "name"),
        ("httpErrors", "error", "statusCode"),
    ],
)
def test_iis_adds_nothing_that_a_server_may_have_already(
    built_site: Path, collection: str, entry: str, key: str
) -> None:
    for group in _iis(built_site).iter(collection):
        removed: set[str] = set()
        for element in group:
            if element.tag == "remove":
                removed.add(element.get(key, ""))
            elif element.tag == entry:
                name = element.get(key, "")
                assert name in removed, "adding what is there already is an error of the whole site (500.19)"
                removed.remove(name)


def test_iis_changes_only_sections_that_a_site_may_change(built_site: Path) -> None:
    locked_by_default = {
        "handlers",
        "modules",
        "isapiFilters",
        "asp",
        "cgi",
        "serverRuntime",
        "httpLogging",
        "security",
    }
    used = {section.tag for server in _iis(built_site).iter("system.webServer") for section in server}
    assert used.isdisjoint(locked_by_default)
