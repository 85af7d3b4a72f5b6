"""The settings on nginx and Apache themselves: every file of the site is sent as it should be."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.security.server_settings import settings_folder
from generator.security.verifying import verify_deployment
from tests.security.real_servers import apache, folder_for_servers, nginx

pytestmark = pytest.mark.site


@pytest.fixture
def place(built_site: Path) -> Iterator[Path]:
    """A folder for a server, with a copy of the site in `www`."""
    with folder_for_servers() as folder:
        shutil.copytree(built_site, folder / "www", copy_function=shutil.copyfile)
        yield folder


def _expect_right(address: str, site: Path) -> None:
    report = verify_deployment(address, site)
    assert [line for line in report.lines if line.startswith("问题")] == []
    assert report.is_good


def test_nginx_sends_the_site_as_it_should(place: Path, built_site: Path) -> None:
    with nginx(place, place / "www", settings_folder(built_site) / "nginx.conf") as address:
        _expect_right(address, built_site)


def test_apache_sends_the_site_as_it_should(place: Path, built_site: Path) -> None:
    settings = settings_folder(built_site) / "apache.conf"
    inside = f'<Directory "{place}/www">\nRequire all granted\nInclude {settings}\n</Directory>'
    with apache(place, place / "www", inside) as address:
        _expect_right(address, built_site)


def test_apache_sends_it_so_with_the_settings_inside_the_folder_too(place: Path, built_site: Path) -> None:
    shutil.copyfile(settings_folder(built_site) / "apache.conf", place / "www" / ".htaccess")
    allowed = f'<Directory "{place}/www">\nRequire all granted\nAllowOverride All\n</Directory>'
    with apache(place, place / "www", allowed) as address:
        _expect_right(address, built_site)
