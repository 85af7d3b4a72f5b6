"""The lock file of the browser runtime: what the runtime is, and our one package with its checksum.

The runtime's own lock file names hundreds of packages for download from elsewhere; none of them is in ours. The
runtime refuses a wheel whose checksum differs, and a lock file that was made for another runtime.
"""

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

from packaging.utils import parse_wheel_filename

from generator.bundle.tools import Runtime
from generator.store import kept

_NAME = "pyodide-lock.json"


def lock_file(runtime: Runtime, wheel: Path) -> bytes:
    """A lock file for this runtime that names only this wheel, by its file name; it is made once."""
    names = (version("pyodide-lock"), runtime.version, wheel.name)
    made_from: list[bytes | Path] = [*map(str.encode, names), Path(__file__), wheel]
    return (kept("lock", made_from, lambda into: _make(runtime, wheel, into)) / _NAME).read_bytes()


def _make(runtime: Runtime, wheel: Path, into: Path) -> None:
    from pyodide_lock import PyodideLockSpec  # noqa: PLC0415 - it takes long to read, and only the first build needs it
    from pyodide_lock.spec import InfoSpec, PackageSpec  # noqa: PLC0415 - as above

    info = json.loads((runtime.folder / _NAME).read_text("utf-8"))["info"]
    name, release, _, _ = parse_wheel_filename(wheel.name)
    package = PackageSpec(
        name=name,
        version=str(release),
        file_name=wheel.name,
        install_dir="site",
        sha256=hashlib.sha256(wheel.read_bytes()).hexdigest(),
        imports=[name],
    )
    lock = PyodideLockSpec(info=InfoSpec(**{**info, "version": runtime.version}), packages={name: package})
    lock.check_wheel_filenames()
    lock.to_json(into / _NAME)
