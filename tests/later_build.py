"""Builds a site as another machine would on another day: `python -m tests.later_build CONFIG SITE_DIR`.

Whatever asks Python for the time is told that it is a year and some hours later; the caller sets another time zone,
another seed of hashes and another umask.
"""

import datetime as dt
import sys
import time
from pathlib import Path
from typing import Any, Final

LATER: Final = 400 * 86_400 + 12_345


class _AsTheirs(type):
    """What libraries written in C make of the real classes counts as of these."""

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, cls.__base__ or object)


class _LaterDateTime(dt.datetime, metaclass=_AsTheirs):
    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> Any:  # noqa: ANN401 - as it is
        return super().now(tz) + dt.timedelta(seconds=LATER)

    @classmethod
    def utcnow(cls) -> Any:  # noqa: ANN401 - as it is
        return cls.now(dt.UTC).replace(tzinfo=None)


class _LaterDate(dt.date, metaclass=_AsTheirs):
    @classmethod
    def today(cls) -> Any:  # noqa: ANN401 - as it is
        return super().today() + dt.timedelta(seconds=LATER)


def main() -> None:
    """Shift the clock before anything else is imported, then build."""
    now, now_ns, localtime, gmtime = time.time, time.time_ns, time.localtime, time.gmtime
    time.time = lambda: now() + LATER
    time.time_ns = lambda: now_ns() + LATER * 10**9
    time.localtime = lambda seconds=None: localtime(time.time() if seconds is None else seconds)
    time.gmtime = lambda seconds=None: gmtime(time.time() if seconds is None else seconds)
    dt.datetime, dt.date = _LaterDateTime, _LaterDate  # type: ignore[misc]
    from generator.build import build_site  # noqa: PLC0415 - after the clock

    config, site_dir = map(Path, sys.argv[1:3])
    build_site(config_file=config, site_dir=site_dir)


if __name__ == "__main__":
    main()
