import os
from pathlib import Path

from generator.newest import newest_first


def test_what_another_build_takes_away_meanwhile_is_left_out(tmp_path: Path) -> None:
    for name, changed in (("old", 1), ("new", 3), ("middle", 2)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (changed, changed))
    found = newest_first(tmp_path / name for name in ("old", "gone", "new", "middle"))
    assert [path.name for path in found] == ["new", "middle", "old"]
