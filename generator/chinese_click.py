"""click in Chinese: help and errors as the people who edit a handbook read them."""

import os
import sys
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Any

import click

from generator.system_messages import system_reason


class ChineseHelp(click.Command):
    """A command whose help is in Chinese."""

    def __init__(self, *args: Any, **settings: Any) -> None:  # noqa: ANN401 - handed on to click as they are
        super().__init__(*args, **{**settings, "add_help_option": False})
        self.params.append(
            click.Option(
                ["--help", "-h"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                help="显示这份说明。",
                callback=_show_help,
            )
        )

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """How the command is called."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What can be set."""
        with formatter.section("选项"):
            options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
            formatter.write_dl([record for option in options if (record := option.get_help_record(ctx))])
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The pieces of the line that shows how the command is called."""
        words = {"[OPTIONS]": "[选项]", "COMMAND": "命令", "[ARGS]...": "[内容]..."}
        pieces = super().collect_usage_pieces(ctx)
        for word, chinese in words.items():
            pieces = [piece.replace(word, chinese) for piece in pieces]
        return pieces


class ChineseGroup(ChineseHelp, click.Group):
    """A group of commands whose help is in Chinese."""

    command_class = ChineseHelp

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What there is to run."""
        with formatter.section("命令"):
            formatter.write_dl(
                [(name, self.commands[name].get_short_help_str(limit=200)) for name in self.list_commands(ctx)]
            )


def run(command: click.Command) -> int:
    """Run a command with the arguments of this process and return its exit code; errors become one Chinese line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console that lacks a character still shows the rest
    try:
        return command.main(prog_name=command.name, standalone_mode=False) or 0
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - people who edit a text cannot read a traceback
        return next(tell(error) for kind, tell in _ERRORS if isinstance(error, kind))


def _show_help(ctx: click.Context, _: click.Parameter, value: object) -> None:
    if value:
        click.echo(ctx.get_help())
        ctx.exit()


def _tell(message: str, code: int = 1) -> int:
    click.echo(message, err=True)
    return code


def _tell_usage(error: click.UsageError) -> int:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return _tell(error.format_message(), error.exit_code)
    message = next((say(error) for kind, say in _USAGE if isinstance(error, kind)), "命令写法不对")
    path = f"{error.ctx.command_path} " if error.ctx else ""
    return _tell(f"{message}\n看说明：{path}--help", error.exit_code)


def _tell_itself(error: click.ClickException) -> int:
    error.show()
    return error.exit_code


def _leave_quietly(_: BrokenPipeError) -> int:
    """Nobody reads on, as in `handbook check | head`; the interpreter must not stumble over it when it ends."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - closed by the end of the process
    return 1


def _tell_system(error: OSError) -> int:
    reason = system_reason(error)
    return _tell(f"{error.filename}：{reason}" if error.filename else reason)


def _tell_fault(error: Exception) -> int:
    return _tell(f"程序内部错误（{type(error).__name__}：{error}）；请把这一行报告给维护者")


def _near(word: str, possibilities: Iterable[str] | None) -> str:
    near = get_close_matches(word, possibilities or (), n=1)
    return f"；是不是 {near[0]}？" if near else ""


def _parameter(error: Any) -> str:  # noqa: ANN401 - the errors have no common type for this
    param = error.param
    return (
        (param.metavar or param.name) if isinstance(param, click.Argument) else "、".join(param.opts if param else ())
    )


_USAGE: tuple[tuple[type[click.UsageError], Callable[[Any], str]], ...] = (
    (
        click.NoSuchCommand,
        lambda error: f"没有命令 {error.command_name}{_near(error.command_name, error.possibilities)}",
    ),
    (click.NoSuchOption, lambda error: f"没有选项 {error.option_name}{_near(error.option_name, error.possibilities)}"),
    (click.MissingParameter, lambda error: f"缺少 {_parameter(error)}"),
    (click.BadOptionUsage, lambda error: f"选项 {error.option_name} 的写法不对：它后面要有内容，或不能有内容"),
    (click.BadParameter, lambda error: f"{_parameter(error)} 的内容不对"),
)
_ERRORS: tuple[tuple[type[BaseException], Callable[[Any], int]], ...] = (
    (click.UsageError, _tell_usage),
    (click.ClickException, _tell_itself),
    (click.Abort, lambda _: _tell("已中断", 130)),
    (KeyboardInterrupt, lambda _: _tell("已中断", 130)),
    (BrokenPipeError, _leave_quietly),
    (OSError, _tell_system),
    (Exception, _tell_fault),
)
