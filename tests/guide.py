"""The editor's guide, read and followed as its reader does: what to change, what to type, what is said then.

A step is a fenced block of the guide. A `console` block holds commands (`$ …`), each with what it prints. The line
before another block tells what to do with the block in the file that was named last: 找到 and then 改成 or
在它上面加上, 删去, 在文件末尾加上, 写上. A line ……, or …… within what a command prints, stands for whatever is there.
"""

import contextlib
import io
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from unittest import mock

from generator import command_line
from generator.chinese_click import run
from tests.conftest import ROOT

GUIDE: Final = ROOT / "docs" / "编辑指南.md"
POLICY: Final = "练习/handbook.yaml"
SITE: Final = "练习网站"
_NAMED_FILE: Final = re.compile(r"(?:打开|新建|在) `(练习/[^`]+)`")
_LINE: Final = re.compile(r"(?<=\.yaml):\d+")
_PROGRESS: Final = re.compile(r"^正在.*已用 \d+ 秒\n", re.MULTILINE)
_NEEDED: Final = ("mkdocs.yml", "content", "site_templates", "node_modules", ".cache", "tests")
"""What of the project the guide's commands need in the folder in which they run."""


@dataclass(frozen=True)
class Block:
    """A fenced block: its language and lines, the file named last, the line before it and its own in the guide."""

    language: str
    text: str
    file: str
    cue: str
    line: int


@dataclass(frozen=True)
class Command:
    """A command and what the guide says that it prints."""

    line: int
    command: str
    output: str

    def is_said_by(self, output: str) -> bool:
        """Whether `output` is what the guide quotes; numbers of lines may have moved, a slow machine shows progress."""
        pattern = ".*".join(map(re.escape, _LINE.sub(":", self.output).split("……")))
        return re.fullmatch(pattern, _LINE.sub(":", _PROGRESS.sub("", output).rstrip("\n")), re.DOTALL) is not None


@dataclass(frozen=True)
class Edit:
    """A change of a file: `old` becomes `new`; where `old` is empty, `new` goes to the end."""

    line: int
    file: str
    old: str
    new: str

    def apply(self, folder: Path) -> None:
        """Make the change; what is to be found must stand in the file exactly once."""
        path = folder / self.file
        text = path.read_text("utf-8") if path.exists() else ""
        if not self.old:
            path.write_text(text + self.new, "utf-8")
            return
        pattern = ".*?".join(map(re.escape, self.old.split("……\n")))
        found = re.findall(f"^{pattern}", text, re.DOTALL | re.MULTILINE)
        assert len(found) == 1, f"编辑指南.md:{self.line}: found {len(found)} times in {self.file}"
        path.write_text(text.replace(found[0], self.new), "utf-8")


Step = Command | Edit


@dataclass(frozen=True)
class Said:
    """A command of the guide, and what it printed in truth."""

    command: Command
    output: str


def steps() -> list[Step]:
    """All steps of the guide, in order."""
    made: list[Step] = []
    blocks = list(_blocks(GUIDE.read_text("utf-8")))
    for before, block in zip([None, *blocks], blocks, strict=False):
        if block.language == "console":
            made.extend(_commands(block))
        elif edit := _edit(block, before):
            made.append(edit)
    return made


def follow(folder: Path) -> list[Said]:
    """Take every step of the guide in `folder`, which holds nothing yet."""
    (ROOT / ".cache").mkdir(exist_ok=True)
    for name in _NEEDED:
        (folder / name).symlink_to(ROOT / name)
    said = []
    with contextlib.chdir(folder):
        for step in steps():
            if isinstance(step, Edit):
                step.apply(folder)
            else:
                said.append(Said(step, _run(step.command)))
    return said


def pictures() -> dict[str, str]:
    """What the guide says of each picture, by the picture's path."""
    return {path: words for words, path in re.findall(r"!\[([^]]*)\]\(([^)]+)\)", GUIDE.read_text("utf-8"))}


def _blocks(guide: str) -> Iterator[Block]:
    lines = guide.splitlines()
    fences = [number for number, line in enumerate(lines) if line.lstrip().startswith("```")]
    file = POLICY
    last = 0
    for start, end in zip(fences[::2], fences[1::2], strict=True):
        indent = len(lines[start]) - len(lines[start].lstrip())
        between = lines[last:start]
        file = [file, *_NAMED_FILE.findall("\n".join(between))][-1]
        cue = next((line for line in reversed(between) if line.strip()), "")
        text = "".join(f"{line[indent:]}\n" for line in lines[start + 1 : end])
        yield Block(lines[start].strip().removeprefix("```"), text, file, cue, start + 1)
        last = end + 1


def _commands(block: Block) -> Iterator[Command]:
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield Command(block.line, command, output.rstrip("\n"))


def _edit(block: Block, before: Block | None) -> Edit | None:
    file, cue = block.file, block.cue
    if cue.endswith(("末尾加上：", "写上：")):
        return Edit(block.line, file, "", block.text)
    if cue.endswith("删去："):
        return Edit(block.line, file, block.text, "")
    if before and cue.endswith("改成："):
        return Edit(block.line, file, before.text, block.text)
    if before and cue.endswith("在它上面加上："):
        return Edit(block.line, file, before.text, block.text + before.text)
    return None


def _run(command: str) -> str:
    """What a command prints; ours run in this process."""
    program, *arguments = command.split()
    if program != "handbook":
        return subprocess.run(  # noqa: S603 - the guide's own commands
            [program, *arguments], capture_output=True, text=True, check=True
        ).stdout
    printed = io.StringIO()
    with (
        mock.patch.object(sys, "argv", ["handbook", *arguments]),
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
        contextlib.suppress(SystemExit),
    ):
        run(command_line.handbook)
    return printed.getvalue()
