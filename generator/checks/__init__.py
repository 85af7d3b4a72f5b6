"""Whether the words and figures of a canonical file are right; each check is a function of one small module."""

from collections.abc import Callable, Iterator
from pathlib import Path

from generator.checks.amendments import check_amendments
from generator.checks.characters import check_characters
from generator.checks.comparison_words import check_comparison_words
from generator.checks.dates import check_dates
from generator.checks.examples import check_examples
from generator.checks.figure_values import check_figure_values
from generator.checks.figures_claimed import check_figures_claimed
from generator.checks.glossary import NOT_IN_THE_TEXT, check_glossary
from generator.checks.identifiers import check_identifiers
from generator.checks.inputs import check_inputs
from generator.checks.instalments import check_instalments
from generator.checks.numbering import check_numbering
from generator.checks.office_clauses import check_office_clauses
from generator.checks.other_words import check_other_words
from generator.checks.phones import check_phones
from generator.checks.quotes import check_quotes
from generator.checks.references import check_references
from generator.checks.round_trip import END_IS_MISSING, check_round_trip
from generator.checks.shared_inputs import check_shared_inputs
from generator.checks.walking import articles
from generator.errors import InvalidHandbook, Problem
from generator.field_names import field_name
from generator.loading import LoadedHandbook, load_handbook, told_from

Check = Callable[[LoadedHandbook], Iterator[Problem]]

CHECKS_OF_A_VERSION: tuple[Check, ...] = (
    check_numbering,
    check_identifiers,
    check_references,
    check_office_clauses,
    check_characters,
    check_round_trip,
    check_phones,
    check_quotes,
    check_glossary,
    check_other_words,
    check_figure_values,
    check_figures_claimed,
    check_comparison_words,
    check_inputs,
    check_shared_inputs,
    check_instalments,
    check_dates,
)
"""The checks that look at one version alone; every one runs, whatever the others find."""

CHECKS: tuple[Check, ...] = (*CHECKS_OF_A_VERSION, check_amendments)

CHECKS_OF_A_SOUND_FILE: tuple[Check, ...] = (check_examples,)
"""The checks that compute with the file and need it to be right."""


def check(loaded: LoadedHandbook) -> list[Problem]:
    """All faults of a file, in the order of its lines."""
    problems = _faults(loaded, CHECKS)
    return sorted(problems or _check_former(loaded))


def _faults(loaded: LoadedHandbook, checks: tuple[Check, ...]) -> set[Problem]:
    problems = {problem for run in checks for problem in run(loaded)}
    return problems or {problem for run in CHECKS_OF_A_SOUND_FILE for problem in run(loaded)}


def _check_former(loaded: LoadedHandbook) -> Iterator[Problem]:
    """A version that may still be in force when somebody reads is computed too, and must be as sound as its file."""
    for former in loaded.handbook.former:
        before = loaded.earlier[former.amendment - 1]
        if problems := _faults(before, CHECKS_OF_A_VERSION):
            message = told_from(InvalidHandbook(before.path, sorted(problems)))
            place = ("amendments", former.amendment - 1, "before")
            yield loaded.problem(place, f"{message}；这个版本施行到 {former.until}，奖补也要算得出")


def load_checked(path: Path) -> LoadedHandbook:
    """Read a canonical file that has no fault.

    Raises:
        HandbookError: the file cannot be read.
        InvalidHandbook: it has faults; the problems name every line.
    """
    loaded = load_handbook(path)
    problems = check(loaded)
    if problems:
        raise InvalidHandbook(path, told(loaded, problems))
    return loaded


def told(loaded: LoadedHandbook, problems: list[Problem]) -> list[Problem]:
    """The faults that an editor is told: those that only follow from others are left out.

    Of two articles with one number it is the first fault alone; where words of an article are not the source's, not
    that its quotes are no longer found and its figures no longer claimed; where the end of the text is missing, that.
    """
    if sum(len(chapter.articles) for chapter in loaded.handbook.chapters) > len(loaded.handbook.articles):
        return sorted(check_numbering(loaded))[:1]
    differences = sorted(check_round_trip(loaded))
    if any(END_IS_MISSING in problem.message for problem in differences):
        return differences
    headings = {field_name(loaded.data, placed.place) for placed in articles(loaded)}
    altered = tuple(headings & {_head(problem) for problem in differences})
    follow = {problem for run in _OF_THE_WORDS for problem in run(loaded) if _is_about(problem, altered, headings)}
    return [problem for problem in problems if problem not in follow]


_OF_THE_WORDS: tuple[Check, ...] = (check_quotes, check_glossary, check_figures_claimed)


def _head(problem: Problem) -> str:
    return problem.field.partition(" › ")[0]


def _is_about(problem: Problem, altered: tuple[str, ...], headings: set[str]) -> bool:
    """Whether a fault is one of these articles, or of words that are taken from them."""
    if _head(problem) in headings:
        return _head(problem) in altered
    return bool(altered) and problem.message.startswith((*altered, NOT_IN_THE_TEXT))
