"""What goes wrong, said to people: one line each, in Chinese, with the place and what would be right."""

from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any, NamedTuple

import click

from generator.hidden_characters import show_hidden

MOST_SHOWN = 50
"""How many problems one message lists; more would only bury the first."""


class Problem(NamedTuple):
    """One fault of the canonical file: where it is, what is wrong and what would be right.

    `line` counts from 1; `field` is the way through the file, for example `第八条 › awards › growth › rate`,
    empty when the fault concerns the file as a whole.
    """

    line: int
    field: str
    message: str

    def in_file(self, path: Path) -> str:
        """The problem as one plain line: `文件:行号 字段：问题`."""
        return " ".join(f"{path}:{self.line} {self}".splitlines())

    def __str__(self) -> str:
        return show_hidden(f"{self.field}：{self.message}" if self.field else self.message)


class HandbookError(click.ClickException):
    """A fault that stops the work; shown as plain lines, never as a traceback."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message alone, without an English prefix."""
        click.echo(self.format_message(), file=file, err=file is None)


class InvalidHandbook(HandbookError):  # noqa: N818 - the name says what it is: an invalid handbook
    """The canonical file cannot be used; `problems` says why, in the order of its lines, each once."""

    def __init__(self, path: Path, problems: Iterable[Problem]) -> None:
        self.path = path
        self.problems = sorted(set(problems))
        super().__init__(problem_lines(path, self.problems))


class WrongRequest(HandbookError):  # noqa: N818 - the name says what it is
    """The command was asked for something that is not there."""

    exit_code = 2


def problem_lines(path: Path, problems: list[Problem]) -> str:
    """The first problems, one a line, and how many there are in all."""
    lines = [problem.in_file(path) for problem in problems[:MOST_SHOWN]]
    shown = f"，先列出前 {MOST_SHOWN} 处" if len(problems) > MOST_SHOWN else ""
    return "\n".join([*lines, f"共 {len(problems)} 处问题{shown}。改好之前不会生成手册。"])
