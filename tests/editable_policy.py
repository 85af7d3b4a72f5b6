"""A copy of a canonical file that a test can spoil."""

from collections.abc import Iterator
from pathlib import Path

from generator.checks import load_checked
from generator.errors import InvalidHandbook, Problem
from generator.loading import load_handbook


class EditablePolicy:
    """The canonical file `path` of a copied content folder, and what is found wrong with it after a change."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def text(self) -> str:
        """The file as it stands now."""
        return self.path.read_text("utf-8")

    @property
    def source(self) -> Path:
        """The file of the official text."""
        return next((self.path.parent / "source").glob("*.txt"))

    def change(self, old: str, new: str, *, after: str = "") -> None:
        """Replace the first `old` that follows `after`."""
        _change(self.path, old, new, after)

    def change_source(self, old: str, new: str) -> None:
        """Replace the first `old` of the official text's file."""
        _change(self.source, old, new, "")

    def drop(self, first: str, last: str) -> None:
        """Drop the lines from the one with `first` up to, not including, the next one with `last`."""
        lines = self.text.splitlines(keepends=True)
        start = next(n for n, line in enumerate(lines) if first in line)
        end = next(n for n, line in enumerate(lines) if n > start and last in line)
        self.path.write_text("".join(lines[:start] + lines[end:]), "utf-8")

    def line_of(self, text: str, *, after: str = "") -> int:
        """The line of the first `text` that follows `after`."""
        start = self.text.index(after)
        return self.text.count("\n", 0, self.text.index(text, start)) + 1

    def problems(self) -> list[Problem]:
        """What reading and checking find wrong."""
        try:
            load_checked(self.path)
        except InvalidHandbook as error:
            return error.problems
        return []

    def loading_problems(self) -> list[Problem]:
        """What reading alone finds wrong."""
        try:
            load_handbook(self.path)
        except InvalidHandbook as error:
            return error.problems
        return []

    def problem(self) -> Problem:
        """The one thing that is found wrong."""
        problems = self.problems()
        assert len(problems) == 1, problems
        return problems[0]

    def problems_with(self, words: str) -> Iterator[Problem]:
        """The problems whose message has the words."""
        return (problem for problem in self.problems() if words in problem.message)


def _change(path: Path, old: str, new: str, after: str) -> None:
    text = path.read_text("utf-8")
    start = text.index(after)
    place = text.index(old, start)
    path.write_text(text[:place] + new + text[place + len(old) :], "utf-8")
