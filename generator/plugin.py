"""Adapts the handbook to MkDocs: it brings the pages, the data and the calculators; what they are is made elsewhere."""

import html
import re
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import jinja2
from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from generator import bundle, links
from generator.checks import load_checked
from generator.errors import HandbookError
from generator.loading import LoadedHandbook
from generator.model.handbook import Handbook
from generator.navigation import navigation
from generator.navigation_window import NavigationWindow
from generator.official import date_words
from generator.preview import Preview
from generator.progress import report
from generator.qr_code import qr_code
from generator.raw_blocks import put_back, set_aside
from generator.search import INDEX, PageText, index_file, known_writings, page_text
from generator.security.finishing import finish_site
from generator.security.manifest import UNFINISHED
from generator.site import Site, make_site
from generator.site_folder import check_site_folder
from generator.template_cache import keep_compiled
from generator.theme_files import WithoutHidden
from generator.theme_repairs import repair
from generator.views.markup import TEMPLATES, attribute_text
from generator.views.parts import parts_of
from generator.views.publication import publication_view

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

_UNUSED: Final = re.compile(r"^assets/javascripts/(lunr|workers)/|^assets/(javascripts|stylesheets)/.*\.map$")
"""Files of the theme that no page asks for."""


class HandbookConfig(base.Config):  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    """The options of the plugin in `mkdocs.yml`."""

    file = config_options.Type(str, default="content/handbook.yaml")
    """The canonical file, relative to the configuration file."""

    offline = config_options.Type(bool, default=True)
    """Whether readers' browsers keep a copy of the site for use without network; `false` removes those they have."""


class HandbookPlugin(BasePlugin[HandbookConfig]):  # type: ignore[no-untyped-call]  # as above
    """Publishes the canonical file as a site.

    While `mkdocs serve` runs, a file with faults does not take the pages away: those of the last good file stay and
    show the faults.
    """

    def __init__(self) -> None:
        self._serving = False
        self._site: Site | None = None
        self._texts: list[PageText] = []
        self._blocks: dict[str, list[str]] = {}
        self._window: NavigationWindow | None = None
        self._read = self._written = 0

    @property
    def loaded(self) -> LoadedHandbook | None:
        """The canonical file that the site is made from, None until it is read."""
        return self._site.loaded if self._site else None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002 - MkDocs' signature
        """Keep this plugin over the rebuilds of `mkdocs serve`."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the canonical file and make all of the site before MkDocs clears the earlier one.

        Where there is none to lose, the book is typeset while MkDocs works.

        Raises:
            PluginError: the file has faults; the message names each with its line. Or the folder of the site holds
                something else.
        """
        path = self._file(config)
        config.watch.append(str(path))
        self._check_folder(config)
        address = None if self._serving else config.site_url  # a preview is published nowhere
        site = self._make(path, address, whole=self._serving or Path(config.site_dir).exists())
        self._check_folder(config)
        config.watch += map(str, site.loaded.files)
        config.site_name = attribute_text(f"{site.handbook.document.short_title}手册")
        config.copyright = config.copyright or _footer(site.handbook)
        config.nav = navigation(site.handbook)
        config.extra_css += [links.STYLESHEET, bundle.STYLE]
        config.extra_css += [links.COMPARISON_STYLESHEET] if site.handbook.amendments else []
        config.extra_javascript += [links.SCRIPT]
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(TEMPLATES / "overrides"))
        config.theme.__class__ = WithoutHidden
        self._texts.clear()
        self._window = None
        self._read = self._written = 0
        return config

    def on_serve(
        self,
        server: "LiveReloadServer",
        *,
        config: MkDocsConfig,  # noqa: ARG002 - MkDocs' signature
        builder: Callable[..., None],
    ) -> "LiveReloadServer":
        """Have the preview tell of faults."""
        preview = Preview()
        server.builder = preview.telling(builder)
        server.set_app(preview.showing(server.serve_request))
        return server

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every page and every other file of the site; the canonical file and what lies around it stay private.

        So does what the theme has for its own search, which the handbook's replaces, and for those who mend it.
        """
        if not self._serving:
            unfinished = Path(config.site_dir) / UNFINISHED
            unfinished.parent.mkdir(parents=True, exist_ok=True)
            unfinished.touch()
        for source in [file for file in files if file.src_dir == config.docs_dir or _UNUSED.search(file.src_uri)]:
            files.remove(source)
        if not config.site_url:
            _do_without_address(files, config)
        for page in self._made().pages.values():
            files.append(_generated(config, page.uri, page.markdown))
        for uri, content in self._made().files.items():
            files.append(_generated(config, uri, content))
        return files

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - MkDocs' signature
        """Date the page for the site map: the day of the handbook's last revision, never that of the build.

        What is HTML already passes Markdown by.
        """
        self._read += 1
        report("读入页面", self._read, len(self._made().pages))
        page.update_date = self._made().handbook.document.revised.isoformat()
        markdown, self._blocks[page.file.src_uri] = set_aside(markdown)
        return markdown

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - MkDocs' signature
        """Put back what passed Markdown by."""
        return put_back(html, self._blocks.pop(page.file.src_uri))

    def on_page_context(  # MkDocs' signature
        self,
        context: TemplateContext,  # noqa: ARG002
        *,
        page: MkDocsPage,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,
    ) -> None:
        """Read the finished page for search, whoever made it; its front matter may prefer it, or leave it out."""
        self._window = self._window or NavigationWindow(nav)
        self._window.move_to(page)
        self._written += 1
        report("生成网页", self._written, len(self._made().pages))
        wishes = page.meta.get("search") or {}
        if not wishes.get("exclude"):
            title = html.unescape(str(page.title or ""))
            self._texts.append(page_text(page.url, title, page.content or "", float(wishes.get("boost", 1))))

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:  # noqa: ARG002 - MkDocs' signature
        """Mend what the theme gets wrong."""
        return repair(output)

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG002 - MkDocs' signature
        """Let the theme's templates say who publishes the handbook and until when the document is in force."""
        keep_compiled(env, f"theme-{version('mkdocs')}")
        env.globals["published"] = publication_view(self._made().handbook)
        env.globals["parts"] = parts_of(self._made().handbook)
        env.globals["feed"] = links.FEED
        env.globals["left_to_do"] = len(self._made().loaded.todo)
        env.globals["edition"] = edition_words(self._made().handbook)
        env.filters["qr_code"] = qr_code
        env.filters["day"] = date_words
        return env

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what is searched in, then compress, list and secure the finished site, unless it is only looked at.

        Raises:
            PluginError: the book cannot be typeset, or a page holds what no strict content policy allows.
        """
        site_dir = Path(config["site_dir"])
        if self._texts:
            index = site_dir / INDEX
            index.parent.mkdir(parents=True, exist_ok=True)
            index.write_bytes(index_file(self._texts, known_writings(self._made().handbook)))

        def write_book() -> Path:
            book = site_dir / links.PDF
            book.write_bytes(self._made().book())
            return book

        try:
            if self._serving:
                write_book()
                return
            edition = edition_words(self._made().handbook) if self.config.offline else None
            finish_site(site_dir, config["site_url"], edition=edition, write_book=write_book)
            (site_dir / UNFINISHED).unlink(missing_ok=True)
        except HandbookError as error:
            raise PluginError(error.message) from None

    def _make(self, path: Path, address: str | None, *, whole: bool) -> Site:
        report("检查手册文件")
        try:
            site = make_site(load_checked(path), address)
            if whole:
                site.book()
        except HandbookError as error:
            raise PluginError(error.message) from None
        self._site = site
        return site

    def inputs(self, config: MkDocsConfig) -> list[Path]:
        """What the site is made from, as far as it is known."""
        configuration = [Path(config.config_file_path)] if config.config_file_path else []
        return [*configuration, self._file(config), *(self.loaded.files if self.loaded else ())]

    def _file(self, config: MkDocsConfig) -> Path:
        return Path(config.config_file_path or "mkdocs.yml").resolve().parent / self.config.file

    def _check_folder(self, config: MkDocsConfig) -> None:
        """Refuse to have MkDocs clear a folder of something else; a preview's is its own."""
        if self._serving:
            return
        try:
            check_site_folder(Path(config.site_dir), self.inputs(config), hidden_stays=True)
        except HandbookError as error:
            raise PluginError(error.message) from None

    def _made(self) -> Site:
        if not self._site:
            raise PluginError("handbook 插件还没有读入手册文件。")
        return self._site


def _generated(config: MkDocsConfig, uri: str, content: str | bytes | Path) -> File:
    if isinstance(content, Path):
        return File.generated(config, uri, abs_src_path=str(content), inclusion=InclusionLevel.INCLUDED)
    return File.generated(config, uri, content=content, inclusion=InclusionLevel.INCLUDED)


def _do_without_address(files: Files, config: MkDocsConfig) -> None:
    """A site map is made of full addresses, and instant navigation looks for one: without, there is neither."""
    config.theme["features"] = [feature for feature in config.theme["features"] if feature != "navigation.instant"]
    config.theme.static_templates.discard("sitemap.xml")
    if template := files.get_file_from_path("sitemap.xml"):
        files.remove(template)


def edition_words(handbook: Handbook) -> str:
    """The version of the data, as readers are told of it: 数据版本 1.1（2025年6月20日修订）."""
    document = handbook.document
    return f"数据版本 {document.version}（{date_words(document.revised)}修订）"


def _footer(handbook: Handbook) -> str:
    document = handbook.document
    lines = (
        f"依据{document.title}整理。说明和测算仅供参考，以原文为准。",
        f"数据版本 {document.version}，{document.revised.isoformat()} 修订。",
    )
    return "<br>".join(attribute_text(line) for line in lines)
