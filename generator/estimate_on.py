"""Which rule an estimate for a day goes by, and what has to be said about that day."""

import datetime as dt
from collections.abc import Iterator
from difflib import get_close_matches

from generator.errors import WrongRequest
from generator.in_force import today
from generator.loading import LoadedHandbook
from generator.model.handbook import Handbook
from generator.official import date_words
from generator.views.award import AwardView, award_phases
from generator.views.overview import validity_view


def view_on(loaded: LoadedHandbook, award: str, day: dt.date | None) -> AwardView:
    """The award as it is on a day, today if none is given.

    Raises:
        WrongRequest: there is no such award, or not on that day, or the text of that day is no longer computed.
    """
    phases = award_phases(loaded.handbook)
    if award not in phases:
        near = get_close_matches(award, phases, n=5, cutoff=0.5)
        right = f"是不是 {'、'.join(near)}？" if near else f"可以写 {'、'.join(phases)}"
        raise WrongRequest(f"没有编号为 {award[:40]} 的奖补；{right}")
    if day:
        _refuse_old(loaded, day)
    wanted = day or today()
    for view in phases[award]:
        if view.holds_on(wanted):
            return view
    periods = "；".join(view.period for view in phases[award])
    raise WrongRequest(f"{wanted} 没有 {award} 这项奖补：它{periods}施行")


def _refuse_old(loaded: LoadedHandbook, day: dt.date) -> None:
    """Versions that nobody can take for the one in force are not computed."""
    document = loaded.handbook.document
    for amendment in loaded.handbook.amendments:
        if day < amendment.since <= document.revised:
            path = loaded.path.parent / amendment.before
            raise WrongRequest(
                f"{day} 适用的是 {amendment.since} 修订之前的文本，这里只按以后的文本测算；"
                f"要按那时的文本测算，请写 --file {path}"
            )


def notes_on(handbook: Handbook, view: AwardView, day: dt.date | None) -> Iterator[str]:
    """What to say beside an estimate: the amounts of other days, and that the document is not in force on that day."""
    if view.period:
        yield f"以下是{view.period}的标准，按 {day or today()} 测算。"
    yield from (f"{other.words}。" for other in view.other_times)
    validity = validity_view(handbook)
    if day and validity and day < validity.effective:
        yield f"{day} 文件还没有施行（自{date_words(validity.effective)}起施行）。"
    if day and validity and validity.last_day and day > validity.last_day:
        yield f"{day} 文件的有效期已满（到{date_words(validity.last_day)}为止）。"
