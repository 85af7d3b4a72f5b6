"""The lock file of the browser runtime: what the runtime is, and our one package with its checksum.

The runtime's own lock file names hundreds of packages for download from elsewhere; none of them is in ours. The
runtime refuses a wheel whose checksum differs, and a lock file that was made for another runtime.
"""

import hashlib
import json
import tempfile
from pathlib import Path

from packaging.utils import parse_wheel_filename
from pyodide_lock import PyodideLockSpec
from pyodide_lock.spec import InfoSpec, PackageSpec

from generator.bundle.tools import Runtime


def lock_file(runtime: Runtime, wheel: Path) -> bytes:
    """A lock file for this runtime that names only this wheel, by its file name."""
    info = json.loads((runtime.folder / "pyodide-lock.json").read_text("utf-8"))["info"]
    name, version, _, _ = parse_wheel_filename(wheel.name)
    package = PackageSpec(
        name=name,
        version=str(version),
        file_name=wheel.name,
        install_dir="site",
        sha256=hashlib.sha256(wheel.read_bytes()).hexdigest(),
        imports=[name],
    )
    lock = PyodideLockSpec(info=InfoSpec(**{**info, "version": runtime.version}), packages={name: package})
    lock.check_wheel_filenames()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pyodide-lock.json"
        lock.to_json(path)
        return path.read_bytes()
