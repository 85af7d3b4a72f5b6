"""The exported Markdown is for any builder of sites: plain MkDocs, without our plugin, makes the same pages of it."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator.checks import load_checked
from generator.compression import TWINS
from generator.export import export_configuration, export_markdown
from generator.loading import LoadedHandbook
from generator.model.handbook import Handbook
from generator.official import article_passage, compact
from tests.amended_policy import amended_policy
from tests.html_reader import Element, read_page
from tests.test_command_line import Run, handbook_command

__all__ = ["handbook_command"]

pytestmark = pytest.mark.site


def _build(configuration: Path) -> Path:
    """Build with the stock command, warnings being failures, and return the site."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(configuration)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - the stock command
    assert done.returncode == 0, done.stderr
    return configuration.parent / "site"


@pytest.fixture(scope="module")
def plain_site(tmp_path_factory: pytest.TempPathFactory, loaded: LoadedHandbook) -> Path:
    """The real handbook's pages, published by plain MkDocs with its own theme."""
    folder = tmp_path_factory.mktemp("plain")
    export_markdown(loaded, folder / "pages")
    export_configuration(loaded, folder / "pages", folder / "mkdocs.yml")
    return _build(folder / "mkdocs.yml")


def _addresses(site: Path) -> set[str]:
    """Every page by its folder, and every file of ours."""
    pages = {path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    ours = ("data/", "handbook.pdf", "assets/handbook/", "assets/calculators/")
    twins = tuple(TWINS)
    return pages | {name for name in files if name.startswith(ours) and not name.endswith(twins)}


def _page(site: Path, number: int) -> Element:
    return read_page(site / "articles" / str(number) / "index.html")


def test_the_configuration_names_no_plugin_and_no_theme_of_ours(tmp_path: Path, loaded: LoadedHandbook) -> None:
    export_configuration(loaded, tmp_path / "pages", tmp_path / "deep" / "mkdocs.yml")
    written = yaml.safe_load((tmp_path / "deep" / "mkdocs.yml").read_text("utf-8"))
    assert (written["docs_dir"], written["theme"]) == ("../pages", {"name": "mkdocs"})
    assert "plugins" not in written


def test_plain_mkdocs_gives_the_same_set_of_addresses(plain_site: Path, built_site: Path) -> None:
    made, expected = _addresses(plain_site), _addresses(built_site)
    assert "articles/8" in expected
    assert "data/awards.csv" in expected
    published_only = ("assets/handbook/search", "assets/handbook/offline.json")
    assert {name for name in expected if not name.startswith(published_only)} <= made
    assert made <= expected


def test_a_bare_configuration_gives_the_same_pages(plain_site: Path, loaded: LoadedHandbook, tmp_path: Path) -> None:
    export_markdown(loaded, tmp_path / "docs")
    (tmp_path / "mkdocs.yml").write_text("site_name: plain\nmarkdown_extensions: [attr_list]\n", "utf-8")
    assert _addresses(_build(tmp_path / "mkdocs.yml")) == _addresses(plain_site)


def test_plain_mkdocs_publishes_the_official_words(plain_site: Path, handbook: Handbook) -> None:
    for number, article in handbook.articles.items():
        words = "".join("".join(element.text for element in _page(plain_site, number).official).split())
        assert words == compact(article_passage(handbook, article).full_text)


def test_links_between_exported_pages_hold(plain_site: Path, handbook: Handbook) -> None:
    for number in handbook.articles:
        pager = _page(plain_site, number).all("nav", class_="pager")[0]
        for link in pager.all("a"):
            assert (plain_site / "articles" / str(number) / link.get("href") / "index.html").is_file()


def test_an_amended_policy_is_exported_with_its_history(tmp_path: Path) -> None:
    loaded = load_checked(amended_policy(tmp_path / "content").path)
    export_markdown(loaded, tmp_path / "pages")
    export_configuration(loaded, tmp_path / "pages", tmp_path / "mkdocs.yml")
    site = _build(tmp_path / "mkdocs.yml")
    assert {"amendments", "amendments/1", "amendments/1/before"} <= _addresses(site)


def test_the_export_holds_every_page_and_every_file_of_the_site(
    tmp_path: Path, loaded: LoadedHandbook, built_site: Path
) -> None:
    written = {path.relative_to(tmp_path).as_posix() for path in export_markdown(loaded, tmp_path)}
    files = (path for path in built_site.rglob("*") if path.is_file() and path.suffix not in TWINS)
    published = [path.relative_to(built_site) for path in files]
    ours = {
        path.as_posix() for path in published if path.parts[:2] in (("assets", "calculators"), ("assets", "handbook"))
    } - {"assets/handbook/offline.json"}  # the sizes of the finished site's copy for use without network
    assert {"index.md", "articles/8.md", "chapters/2/index.md", "data/awards.csv"} | ours <= written


def test_the_command_writes_pages_and_configuration(handbook_command: Run, tmp_path: Path) -> None:
    pages, configuration = tmp_path / "pages", tmp_path / "mkdocs.yml"
    code, out, err = handbook_command("export", "--markdown", str(pages), "--mkdocs", str(configuration))
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == f"已写出：{configuration}"


@pytest.mark.parametrize("arguments", [("--mkdocs", "x/mkdocs.yml"), ("--markdown", "x", "--mkdocs", "x/mkdocs.yml")])
def test_a_configuration_without_pages_or_among_them_is_refused(
    handbook_command: Run, arguments: tuple[str, ...]
) -> None:
    code, out, err = handbook_command("export", *arguments)
    assert (code, out) == (2, "")
    assert "--mkdocs" in err or "之外" in err
