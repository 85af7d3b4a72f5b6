"""After one visit the site works without network; with one, every page comes from it, and a new version is told of."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from generator.build import build_site
from tests.browser.calculator import Calculator
from tests.browser.finder import FinderPage
from tests.browser.server import Server, serve
from tests.conftest import ROOT
from tests.editable_policy import EditablePolicy

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

_FIRST = "数据版本 1（2024年3月5日修订）"
_SECOND = "数据版本 2（2024年6月7日修订）"
_KEPT = """async () => {
  const kept = {};
  for (const name of await caches.keys()) kept[name] = (await (await caches.open(name)).keys()).map(({ url }) => url);
  return kept;
}"""


@dataclass
class Site:
    """A site on a server that can be exchanged for another version of it."""

    server: Server
    folder: Path

    @property
    def address(self) -> str:
        """That of the home page."""
        return self.server.address

    def publish(self, version: Path) -> None:
        """Put another version in its place, at once."""
        fresh = self.folder.with_name("fresh")
        fresh.symlink_to(version)
        fresh.rename(self.folder)


def _build(folder: Path, *, second: bool = False, offline: bool = True) -> Path:
    shutil.copytree(ROOT / "tests" / "small_policy", folder / "content")
    if second:
        policy = EditablePolicy(folder / "content" / "handbook.yaml")
        policy.change('version: "1"', 'version: "2"')
        policy.change("revised: 2024-03-05", "revised: 2024-06-07")
        policy.change("short_title: 设备购置", "short_title: 新的设备购置")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    if not offline:
        settings = settings.replace("file: content/handbook.yaml", "offline: false")
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    return build_site(config_file=folder / "mkdocs.yml", site_dir=folder / "site")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _build(tmp_path_factory.mktemp("first"))


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _build(tmp_path_factory.mktemp("second"), second=True)


@pytest.fixture
def site(first: Path, tmp_path: Path) -> Iterator[Site]:
    folder = tmp_path / "published"
    folder.symlink_to(first)
    with serve(folder) as server:
        yield Site(server, folder)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that knows service workers."""
    fresh = browser.new_context()
    yield fresh
    fresh.close()


def _state(page: Page) -> Locator:
    return page.locator("[data-offline-state]")


def _notice(page: Page) -> Locator:
    return page.locator(".offline-notice")


def _open_settings(page: Page) -> None:
    page.get_by_role("button", name="字号和对比度").click()


def _keep_all(page: Page, site: Site, path: str = "") -> None:
    """Visit a page and have all kept."""
    page.goto(site.address + path)
    _open_settings(page)
    page.get_by_role("button", name="全部存到这台设备").click()
    expect(_state(page)).to_contain_text("已存", timeout=30_000)


def test_after_one_visit_the_whole_site_works_without_network(page: Page, site: Site) -> None:
    page.goto(site.address)
    expect(_state(page)).to_contain_text("已存", timeout=30_000)
    site.server.stopped = True
    page.goto(f"{site.address}articles/5/")
    expect(page.locator("h1")).to_contain_text("第五条")
    expect(_notice(page)).to_contain_text(f"现在没有连上网络，显示的是存下的内容。这是")
    expect(_notice(page)).to_contain_text(_FIRST)
