"""Whatever a text looks like, every character of it is in the draft."""

import datetime as dt
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks import check
from generator.checks.round_trip import check_round_trip
from generator.hidden_characters import is_visible
from generator.importing import import_text
from generator.importing.radicals import RADICALS
from generator.loading import load_handbook
from generator.official import compact, document_text
from tests.importing.policy_like import policy_like_texts

_DAY = dt.date(2026, 1, 2)
_READ_OTHERWISE = "\u2011\ufffd" + "".join(map(chr, RADICALS))
_VISIBLE = st.characters(
    codec="utf-8",
    exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"),
    exclude_characters=_READ_OTHERWISE,
)

_NO_CONTROLS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters=_READ_OTHERWISE)


def _import(text: str, folder: Path) -> Path:
    path = folder / "原文.txt"
    path.write_bytes(text.encode())
    return import_text(path, folder / "draft.yaml", today=_DAY).path


def _rebuilt(text: str) -> tuple[str, str, list[str]]:
    """The words of the source that count, those rebuilt from the draft, and what the checks find."""
    with TemporaryDirectory() as folder:
        loaded = load_handbook(_import(text, Path(folder)))
        assert not list(check_round_trip(loaded))
        aside = {line.line for line in loaded.handbook.document.set_aside or ()}
        lines = loaded.source_path.read_text("utf-8").split("\n")
        kept = compact("".join(line for number, line in enumerate(lines, start=1) if number not in aside))
        return kept, compact(document_text(loaded.handbook)), [str(problem) for problem in check(loaded)]


@settings(max_examples=60, deadline=None)
@given(st.text(_VISIBLE, min_size=1, max_size=300).map(lambda text: f"{text}甲"))
def test_any_characters_come_back(text: str) -> None:
    kept, rebuilt, _ = _rebuilt(text)
    assert rebuilt == kept


@settings(max_examples=60, deadline=None)
@given(st.text(_NO_CONTROLS, max_size=200).map(lambda text: f"甲{text}"))
def test_hidden_characters_are_all_that_is_dropped(text: str) -> None:
    kept, rebuilt, _ = _rebuilt(text)
    assert rebuilt == kept
    visible = (sign for sign in compact(text) if is_visible(sign) or unicodedata.category(sign) == "Co")
    assert kept == "".join("〓" if unicodedata.category(sign) == "Co" else sign for sign in visible)


@settings(max_examples=120, deadline=None)
@given(policy_like_texts())
def test_any_order_of_what_policies_are_made_of_comes_back_and_passes_the_checks(text: str) -> None:
    kept, rebuilt, problems = _rebuilt(text)
    assert rebuilt == kept
    assert problems == []
