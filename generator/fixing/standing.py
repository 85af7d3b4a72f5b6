"""How well the text of a canonical file checks."""

from dataclasses import dataclass
from pathlib import Path

from generator.checks import check
from generator.errors import InvalidHandbook, Problem
from generator.file_text import hidden_characters
from generator.loading import LoadedHandbook, handbook_from
from generator.plain_data import PlainData, YamlFault, read_plain_data

_UNREADABLE, _NO_MODEL, _FAULTY, _RIGHT = range(4)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a text is worth: how far its reading gets, and what is wrong with it there.

    `data` is there if the text is YAML, `loaded` if it fits the model.
    """

    stage: int
    problems: tuple[Problem, ...]
    data: PlainData | None = None
    loaded: LoadedHandbook | None = None

    def is_better_than(self, other: "Standing") -> bool:
        """Whether reading gets further, or as far with fewer faults and none in a new place."""
        if self.stage != other.stage:
            return self.stage > other.stage
        lines, others = ({problem.line for problem in standing.problems} for standing in (self, other))
        return len(self.problems) < len(other.problems) and lines <= others

    def is_as_good_as(self, other: "Standing") -> bool:
        """Whether the same is found and, where both can be read, the same is said."""
        same_content = not (self.data and other.data) or self.data.root == other.data.root
        return self.stage == other.stage and self.problems == other.problems and same_content


def standing_of(path: Path, text: str) -> Standing:
    """How a text checks as the canonical file at `path`; line ends are LF."""
    hidden = hidden_characters(text)
    if hidden:
        return Standing(_UNREADABLE, tuple(hidden))
    try:
        data = read_plain_data(text)
    except YamlFault as fault:
        return Standing(_UNREADABLE, (fault.problem,))
    try:
        loaded = handbook_from(path, text)
    except InvalidHandbook as error:
        return Standing(_NO_MODEL, tuple(error.problems), data)
    problems = tuple(check(loaded))
    return Standing(_FAULTY if problems else _RIGHT, problems, data, loaded)
