"""What goes wrong, said to people: one line each, in Chinese, with the place and what would be right."""

from dataclasses import dataclass
from pathlib import Path

import click


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault of the canonical file: where it is, what is wrong and what would be right.

    `line` counts from 1; `field` is the way through the file, for example `第八条 › awards › growth › rate`.
    """

    line: int
    field: str
    message: str

    def __str__(self) -> str:
        return f"第 {self.line} 行，{self.field}：{self.message}"


class HandbookError(click.ClickException):
    """A fault that stops the work; shown as plain lines, never as a traceback."""


class InvalidHandbook(HandbookError):
    """The canonical file cannot be used; `problems` says why, in the order of its lines."""

    def __init__(self, path: Path, problems: list[Problem]) -> None:
        self.path = path
        self.problems = sorted(problems)
        lines = [f"{path}：{problem}" for problem in self.problems]
        super().__init__("\n".join([*lines, f"共 {len(lines)} 处问题；网站没有改动。"]))
