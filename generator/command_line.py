"""The `handbook` command: check, build, serve, verify, estimate, export and pdf.

What a command needs is imported when it runs, so that checking does not wait for the site builder.
"""

# ruff: noqa: PLC0415 - see above

import gc
import json
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from generator.chinese_click import ChineseGroup, run
from generator.errors import MOST_SHOWN, HandbookError, WrongRequest

if TYPE_CHECKING:
    import datetime as dt

    from generator.loading import LoadedHandbook


DEFAULT_FILE = Path("content/handbook.yaml")

_file = click.option(
    "--file",
    "file",
    type=click.Path(path_type=Path),
    metavar="文件",
    help=f"手册文件（默认 {DEFAULT_FILE}）。",
)
_config = click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    metavar="文件",
    help="网站配置文件（默认 mkdocs.yml）。",
)
_force = click.option("--force", is_flag=True, help="已有的别种文件也替换掉；手册文件、原文和网站配置从不替换。")


@click.group(cls=ChineseGroup)
def handbook() -> None:
    """政策手册：检查手册文件，生成网站，测算奖补。"""


@handbook.command()
@_file
@click.option("--fix", is_flag=True, help="先改好能自动改的：全角数字、漏写的单位、空白、换行、序号等。")
@click.option("--unset", "list_unset", is_flag=True, help="列出没有填写、因此页面上不显示的发布信息。")
@click.option(
    "--site",
    type=click.Path(path_type=Path),
    default=Path("site"),
    metavar="文件夹",
    help="与哪个网站比较，提醒没有登记的修订（默认 site，没有就不比较）。",
)
def check(file: Path | None, site: Path, *, fix: bool, list_unset: bool) -> None:
    """检查手册文件：与原文一字不差，数字、引用、电话都有出处。

    以“提醒”开头的行说的不是错误，是多半忘了的事，看一看就好。
    """
    from generator.reminders import reminders
    from generator.todo import todo_message
    from generator.unset_identifiers import unset_identifiers

    if fix:
        _fix(file or DEFAULT_FILE)
    loaded = _load(file)
    known = loaded.handbook
    phones = sum(len(office.phones) for office in known.offices)
    size = f"{len(known.chapters)} 章、{len(known.articles)} 条、{len(known.awards)} 项奖补、{phones} 个电话"
    click.echo(f"{loaded.path}：没有问题（{size}）。")
    for reminder in reminders(loaded, site):
        click.echo(reminder.in_file(loaded.path))
    if unset := unset_identifiers(known):
        click.echo(
            f"没有填写、因此页面上不显示的发布信息（{len(unset)} 项）：{'、'.join(unset)}。"
            if list_unset
            else f"发布信息有 {len(unset)} 项没有填写，页面上不显示；是哪些，运行 handbook check --unset。"
        )
    if loaded.todo:
        click.echo(todo_message(loaded.todo))


@handbook.command()
@_file
@_config
@click.option("--site-dir", type=click.Path(path_type=Path), metavar="文件夹", help="网站放在哪里（默认按网站配置）。")
def build(file: Path | None, config_file: Path, site_dir: Path | None) -> None:
    """检查手册文件并生成网站；有问题时已有的网站保持不变。"""
    from generator.build import build_site

    _require(config_file)
    made = build_site(config_file=config_file, file=file, site_dir=site_dir, show=partial(click.echo, err=True))
    click.echo(f"网站已生成：{made}")


@handbook.command()
@_file
@_config
@click.option("--address", default="127.0.0.1:8000", metavar="地址:端口", help="网址（默认 127.0.0.1:8000）。")
def serve(file: Path | None, config_file: Path, address: str) -> None:
    """在本机预览网站，手册文件一改就刷新；按 Ctrl+C 结束。"""
    from generator.build import serve_site

    _require(config_file)
    serve_site(config_file=config_file, file=file, address=address)


@handbook.command("import")
@click.argument("text", type=click.Path(path_type=Path), metavar="原文")
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="文件", help="草稿写到哪里（默认与原文同名，在当前文件夹）。"
)
@click.option("--force", is_flag=True, help="已有的草稿和原文文本也替换掉。")
def import_(text: Path, output: Path | None, *, force: bool) -> None:
    """读入一份原文（txt、docx 或有文字层的 pdf），写成手册文件的草稿。"""
    from generator.importing import import_text

    made = import_text(text, output or Path(f"{text.stem}.yaml"), force=force)
    draft = made.draft
    found = f"{draft.chapters} 章、{draft.articles} 条、{draft.awards} 项候选奖补、{draft.offices} 个电话"
    click.echo(f"已写出草稿：{made.path}（{found}）。")
    click.echo(f"原文文本：{made.source_path}，草稿与它一字不差（不计空白{_set_aside(draft.set_aside)}）。")
    if made.unread:
        click.echo(_unread(made.unread))
    click.echo(f"待核对 {made.todo} 处，草稿里都写着 TODO 和原文的行号。")
    for problem in made.problems[:MOST_SHOWN]:
        click.echo(problem.in_file(made.path))
    click.echo(f"接下来：handbook check --file {made.path}；handbook build --file {made.path}。")


def _unread(things: Sequence[tuple[int, str]]) -> str:
    most = 5
    named = "；".join(f"第 {line} 行{what}" for line, what in things[:most])
    more = "等" if len(things) > most else ""
    return f"但是文件里有 {len(things)} 处没有读成文字，原文文本和草稿里都没有，请对照文件补上：{named}{more}。"


def _set_aside(lines: int) -> str:
    return f"和当作页码的 {lines} 行" if lines else ""


@handbook.command()
@click.argument("folder", metavar="[网站文件夹]", required=False, type=click.Path(path_type=Path))
@click.option("--url", metavar="网址", help="核对发布在这个网址的网站：内容、文件类型、缓存、压缩和安全设置。")
def verify(folder: Path | None, url: str | None) -> None:
    """核对网站文件夹（默认 site）或已发布的网站，逐个文件对照校验清单。

    写了网站文件夹又写了网址时，网址上的内容要与这个文件夹一样。没有不同时退出码为 0，有不同时为 1，无法核对时为 2。
    """
    from generator.security.verifying import verify_deployment, verify_folder

    report = verify_deployment(url, folder) if url else verify_folder(folder or Path("site"))
    for line in report.lines:
        click.echo(line)
    if not report.is_good:
        sys.exit(1)


@handbook.command()
@click.argument("award", metavar="奖补")
@click.argument("answers", nargs=-1, metavar="[名称=答案]...")
@_file
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出，供程序读取。")
@click.option("--on", "day", metavar="日期", help="按这一天施行的标准测算，例如 2025-07-01（默认今天）。")
def estimate(award: str, answers: tuple[str, ...], file: Path | None, day: str | None, *, as_json: bool) -> None:
    """测算一项奖补，例如 handbook estimate 编号 名称=1500万元 名称=是。

    金额以元计（可以写 1500万元），比例写小数或百分数，是否写 是 或 否，选项写它的 id。
    """
    from calculators.reply import reply
    from generator.estimate_on import notes_on, view_on
    from generator.estimate_text import estimate_text

    loaded = _load(file)
    wanted = _day(day) if day else None
    view = view_on(loaded, award, wanted)
    result = reply(view.rule, _answers(answers))
    found = result["estimate"]
    for note in notes_on(loaded.handbook, view, wanted):
        click.echo(note, err=as_json)
    click.echo(
        json.dumps(found, ensure_ascii=False, indent=2) if as_json else estimate_text(view.article, view.award, result)
    )
    if found["status"] == "invalid":
        sys.exit(2)


@handbook.command()
@_file
@click.option("--markdown", type=click.Path(path_type=Path), metavar="文件夹", help="把全部页面写成 Markdown。")
@click.option(
    "--mkdocs",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="与 --markdown 一起用：写出不用本程序也能发布这些页面的 mkdocs.yml，要放在那个文件夹之外。",
)
@click.option("--data", type=click.Path(path_type=Path), metavar="文件夹", help="写出开放数据（JSON、CSV 和说明）。")
@click.option(
    "--schema", type=click.Path(path_type=Path), metavar="文件", help="写出手册文件的 JSON Schema，供编辑器提示。"
)
@_force
def export(  # noqa: PLR0913 - one for each option
    file: Path | None,
    markdown: Path | None,
    mkdocs: Path | None,
    data: Path | None,
    schema: Path | None,
    *,
    force: bool,
) -> None:
    """写出手册的其他形式；可以同时写几种。"""
    if mkdocs and not markdown:
        raise WrongRequest("--mkdocs 要与 --markdown 一起用")
    if markdown and mkdocs and mkdocs.resolve().is_relative_to(markdown.resolve()):
        raise WrongRequest(f"{mkdocs} 要放在 {markdown} 之外，例如 {markdown.parent / 'mkdocs.yml'}")
    if not (markdown or data or schema):
        raise WrongRequest("请至少写明一种：--markdown 文件夹、--data 文件夹 或 --schema 文件")
    if schema:
        from generator.export import export_schema

        export_schema(schema, [file or DEFAULT_FILE], force=force)
        click.echo(f"已写出：{schema}")
    if markdown or data:
        loaded = _load(file)
        if markdown:
            _export_pages(loaded, markdown, mkdocs, force=force)
        if data:
            from generator.export import export_data

            for path in export_data(loaded, data, force=force):
                click.echo(f"已写出：{path}")


@handbook.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="文件夹")
def new(folder: Path) -> None:
    """在一个新文件夹里开始另一本手册；生成得出来，写着“待填”的地方换成真的内容。"""
    from generator.starting import start_project

    start_project(folder)
    click.echo(
        f"已建立：{folder}\n接下来：cd {folder}，运行 npm ci --omit=dev（一次），"
        "再运行 handbook build；怎样填写见 README.md。"
    )


@handbook.command()
@_file
@_config
@click.option("--output", type=click.Path(path_type=Path), metavar="文件", help="写到哪里（默认 handbook.pdf）。")
@click.option(
    "--style",
    metavar="样式",
    default="handbook",
    show_default=False,
    help="handbook 手册（默认）；official 只有原文，照公文格式。",
)
@click.option("--address", metavar="网址", help="在线手册的网址，印成二维码（默认按网站配置的 site_url）。")
@_force
def pdf(  # noqa: PLR0913 - as above
    file: Path | None, config_file: Path, output: Path | None, style: str, address: str | None, *, force: bool
) -> None:
    """检查手册文件并排成 PDF；有问题时已有的 PDF 保持不变。"""
    from generator.outputs import PDF, check_output, write_output
    from generator.pdf import STYLES, make_pdf
    from generator.pdf.missing_characters import told_with_lines

    if style not in STYLES:
        raise WrongRequest(f"没有样式 {style[:40]}；可以写 {'、'.join(STYLES)}")
    if address is None and config_file.is_file():
        from generator.build import site_address

        address = site_address(config_file)
    loaded = _load(file)
    target, inputs = output or Path(f"{STYLES[style]}.pdf"), [config_file, *loaded.files]
    check_output(target, PDF, inputs, force=force)
    with told_with_lines(loaded):
        made = make_pdf(loaded.published, style, address)
    write_output(target, made, PDF, inputs, force=force)
    click.echo(f"已写出：{target}")
    if style == "handbook" and not address:
        click.echo(
            "不知道在线手册的网址，没有印二维码；要印，请写 --address 网址，或在网站配置里写 site_url。", err=True
        )


@handbook.command()
@click.argument("old", type=click.Path(path_type=Path), metavar="修订前")
@click.argument("new", type=click.Path(path_type=Path), required=False, metavar="[修订后]")
@click.option("--html", type=click.Path(path_type=Path), metavar="文件", help="另外写成网页：修订对照表。")
@_force
def diff(old: Path, new: Path | None, html: Path | None, *, force: bool) -> None:
    """比较两份手册文件：逐条逐字列出原文、数字、算法和说明的改动；不写修订后时与现在的手册文件比较。"""
    from generator.comparison import compare
    from generator.comparison.fields import field_changes
    from generator.comparison.text import comparison_text

    before, after = (_comparable(path) for path in (old, new or DEFAULT_FILE))
    comparison = compare(before.handbook, after.handbook)
    fields = field_changes(before.data, after.data, comparison.numbers)
    if html:
        from generator.comparison.page import comparison_page
        from generator.outputs import COMPARISON, write_output

        page = comparison_page(before.handbook, after.handbook, comparison, fields)
        write_output(html, page.encode(), COMPARISON, [*before.files, *after.files], force=force)
    click.echo(comparison_text(comparison, fields))
    if html:
        click.echo(f"已写出：{html}")


def _fix(path: Path) -> None:
    from generator.fixing import mend_file

    mended = mend_file(path)
    for problem in mended.done:
        click.echo(f"{problem.in_file(path)}")
    click.echo(f"自动改了 {len(mended.done)} 处。" if mended.done else "没有能自动改的地方。")


def _comparable(path: Path) -> "LoadedHandbook":
    from generator.checks.amendments import load_for_comparison

    return load_for_comparison(path)


def _export_pages(loaded: "LoadedHandbook", markdown: Path, mkdocs: Path | None, *, force: bool) -> None:
    from generator.export import export_configuration, export_markdown

    if mkdocs:
        export_configuration(loaded, markdown, mkdocs, force=force, only_check=True)
    written = export_markdown(loaded, markdown, force=force)
    click.echo(f"已写出 {len(written)} 个文件：{markdown}")
    if mkdocs:
        export_configuration(loaded, markdown, mkdocs, force=force)
        click.echo(f"已写出：{mkdocs}")


def _load(file: Path | None) -> "LoadedHandbook":
    from generator.checks import load_checked

    return load_checked(file or DEFAULT_FILE)


def _require(config_file: Path) -> None:
    if not config_file.is_file():
        raise HandbookError(f"{config_file}：没有这个网站配置文件；请在手册所在的文件夹里运行，或用 --config 指明")


def _day(text: str) -> "dt.date":
    from pydantic import TypeAdapter, ValidationError

    from generator.model.base import Date

    try:
        return TypeAdapter(Date).validate_python(text)
    except ValidationError:
        raise WrongRequest(f"“{text[:40]}”不是日期；--on 请写成 2025-07-01 这样") from None


def _answers(words: tuple[str, ...]) -> dict[str, str]:
    answers: dict[str, str] = {}
    for word in words:
        name, equals, answer = word.partition("=")
        if not equals or not name:
            raise WrongRequest(f"“{word[:40]}”应当写成 名称=答案，例如 rd_current=1500万元")
        if name in answers:
            raise WrongRequest(f"{name} 写了两次")
        answers[name] = answer
    return answers


def main() -> NoReturn:
    """Run the command; whatever goes wrong is told in Chinese, without a traceback."""
    sys.exit(run(handbook))


def program() -> NoReturn:
    """Run the command as a program of its own.

    What a build has made lives to its end: looking for garbage before, or taking it apart afterwards, takes a tenth of
    a small build's time and gives nothing.
    """
    gc.set_threshold(100_000)
    status = run(handbook)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
