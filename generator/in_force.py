"""Which version of an amended policy is in force on a day.

A build has no day of its own: it gives the same site whenever it runs. A version before an amendment is published along
with the text after it if the handbook was last revised before the amendment came into force; from then on it may be
read while the earlier version still holds. The day of reading decides which of them that is.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from generator.model.handbook import Former, Handbook

TIME_ZONE: Final = dt.timezone(dt.timedelta(hours=8))
"""The documents' days are days in China, wherever somebody reads them."""


def former_versions(handbook: Handbook, earlier: Sequence[Handbook]) -> tuple[Former, ...]:
    """Those of the versions before the amendments that may still be in force when somebody reads."""
    found: list[Former] = []
    begun = handbook.document.revised
    for number, (amendment, before) in enumerate(zip(handbook.amendments, earlier, strict=True), start=1):
        if amendment.since > begun:
            found.append(Former(number, amendment.since - dt.timedelta(days=1), before))
            begun = amendment.since
    return tuple(found)


def version_on(handbook: Handbook, day: dt.date) -> Handbook:
    """The version in force on `day`, of those that may still be in force."""
    return next((former.handbook for former in handbook.former if day <= former.until), handbook)


def today() -> dt.date:
    """The day that it is where the document is in force."""
    return dt.datetime.now(TIME_ZONE).date()
