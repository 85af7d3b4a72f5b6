"""Changes of the code that no test noticed, compared with those that are explained."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

EXPLAINED = Path(__file__).with_name("explained.yaml")


class Change(NamedTuple):
    """A change of a function: the lines before and after it, without what stands around them."""

    function: str
    before: str
    after: str


class Explanation(NamedTuple):
    """Why changes live: `function`, `before` and `after` are regular expressions for the whole of each."""

    why: str
    function: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]

    def fits(self, change: Change) -> bool:
        """Whether it explains this change."""
        return all(pattern.fullmatch(text) for pattern, text in zip(self[1:], change, strict=True))


def read_change(shown: str) -> Change:
    """The change that `mutmut show` shows: `# name: status` and a diff."""
    head, *diff = shown.splitlines()
    name = head.removeprefix("# ").partition("__mutmut_")[0]
    lines = [line for line in diff if not line.startswith(("---", "+++"))]
    before, after = (_joined(line[1:] for line in lines if line.startswith(sign)) for sign in "-+")
    return Change(re.sub(r"\.x_?ǁ|\.x_", ".", name).replace("ǁ", "."), before, after)


def _joined(lines: Iterable[str]) -> str:
    return " ".join(" ".join(lines).split())


def read_explanations(text: str) -> list[Explanation]:
    """Explanations as `explained.yaml` has them; what is no pattern there is the text itself."""
    return [
        Explanation(entry["why"], *(_pattern(entry, part) for part in Change._fields))
        for entry in yaml.safe_load(text)["explained"]
    ]


def _pattern(entry: dict[str, str], part: str) -> re.Pattern[str]:
    return re.compile(re.escape(entry[part]) if part in entry else entry.get(f"{part}_like", ".*"))


def unexplained(changes: Iterable[Change], explanations: Sequence[Explanation]) -> list[Change]:
    """The changes that lived and that nothing explains."""
    return [change for change in changes if not any(explanation.fits(change) for explanation in explanations)]


def superfluous(changes: Sequence[Change], explanations: Iterable[Explanation]) -> list[Explanation]:
    """The explanations of changes that are noticed meanwhile, or that are no more."""
    return [explanation for explanation in explanations if not any(map(explanation.fits, changes))]
