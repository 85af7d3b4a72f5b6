"""Two editions of the small policy's site, a server on which one takes the place of the other, and readers' copies."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Locator, Page, expect

from generator.build import build_site
from generator.offline.worker import write_worker
from tests.browser.reading import open_settings
from tests.browser.server import Server
from tests.conftest import ROOT
from tests.editable_policy import EditablePolicy

FIRST: Final = "数据版本 1（2024年3月5日修订）"
SECOND: Final = "数据版本 2（2024年6月7日修订）"
_RUNTIME: Final = ("worker-*", "memory-*", "sha256sums.txt", "service-worker.js*")
_KEPT: Final = """async () => {
  const kept = {};
  for (const name of await caches.keys()) kept[name] = (await (await caches.open(name)).keys()).map(({ url }) => url);
  return kept;
}"""


@dataclass
class Site:
    """A site on a server, in whose place another edition can be put."""

    server: Server
    folder: Path

    @property
    def address(self) -> str:
        """That of the home page."""
        return self.server.address

    @property
    def store(self) -> str:
        """The name of the store of its copy."""
        return f"handbook {self.address}"

    def publish(self, edition: Path) -> None:
        """Put another edition in its place, at once."""
        fresh = self.folder.with_name("fresh")
        fresh.symlink_to(edition)
        fresh.rename(self.folder)


def build_edition(folder: Path, *, is_second: bool = False, settings: tuple[str, str] = ("", "")) -> Path:
    """Build the site of the small policy in `folder`; the second edition has another version and other words."""
    folder.mkdir(exist_ok=True)
    shutil.copytree(ROOT / "tests" / "small_policy", folder / "content")
    if is_second:
        policy = EditablePolicy(folder / "content" / "handbook.yaml")
        policy.change('version: "1"', 'version: "2"')
        policy.change("revised: 2024-03-05", "revised: 2024-06-07")
        policy.change("short_title: 设备购置", "short_title: 买新设备")
    text = (ROOT / "mkdocs.yml").read_text("utf-8").replace(*settings)
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    return build_site(config_file=folder / "mkdocs.yml", site_dir=folder / "site")


def without_runtime(edition: Path, folder: Path) -> Path:
    """A copy of an edition that is quickly kept: nothing can be calculated on it."""
    light = shutil.copytree(edition, folder / "site", ignore=shutil.ignore_patterns(*_RUNTIME))
    (light / "sha256sums.txt").touch()
    words = re.search('data-edition="(.*?)"', (light / "index.html").read_text("utf-8"))
    assert words
    write_worker(light, words[1])
    return light


def state(page: Page) -> Locator:
    """What the settings say about the copy."""
    return page.locator("[data-offline-state]")


def notice(page: Page) -> Locator:
    """What the page says about the edition that is shown."""
    return page.locator(".offline-notice")


def keep_all(page: Page, address: str) -> None:
    """Visit a page and have all of the site kept."""
    page.goto(address)
    open_settings(page)
    page.get_by_role("button", name="全部存到这台设备").click()
    expect_kept(page)


def expect_kept(page: Page) -> None:
    """Wait until all of the site is kept."""
    expect(state(page)).to_contain_text("已存，", timeout=30_000)


def kept(page: Page) -> dict[str, list[str]]:
    """The addresses in each store of the browser."""
    found: dict[str, Any] = page.evaluate(_KEPT)
    return found
