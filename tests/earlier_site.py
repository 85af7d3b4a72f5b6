"""The site of an earlier build, as far as the next build looks at it."""

from pathlib import Path

from generator.security.manifest import write_manifest
from generator.security.server_settings import MARK, settings_folder
from generator.site_folder import OF_EVERY_SITE


def write_earlier_site(site: Path, words: str, *more: str) -> None:
    """Pages that hold these words, `more` files, their list, and the settings, which end with the words."""
    for name in (*OF_EVERY_SITE, *more):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(words, "utf-8")
    write_manifest(site)
    settings_folder(site).mkdir(exist_ok=True)
    (settings_folder(site) / "nginx.conf").write_text(f"# nginx {MARK}\n{words}", "utf-8")
