"""A site that knows the address at which it will be published."""

from pathlib import Path

from generator.build import build_site
from tests.browser.server import PREFIX
from tests.conftest import ROOT

SITE_URL = f"https://example.org{PREFIX}"


def build_published(folder: Path) -> Path:
    """Build the site of `folder`, which holds a content folder, with the project's settings and this address."""
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(f"site_url: {SITE_URL}\n{settings}", "utf-8")
    return build_site(config_file=folder / "mkdocs.yml", site_dir=folder / "site")
