"""The library of the browser: the calculators and only those modules that they need, as bytecode.

The runtime itself, started under Node, installs the wheel (and refuses one that the lock file does not name), imports
the calculators and whatever their sources import, tells which modules of the library that took, and compiles them with
its own Python, so that the host's version of Python does not matter. Some modules that the runtime imports as it
starts and the calculators never use are replaced by the small ones of `stand_ins/`: they took half of the start.
`pyodide create-zipfile` packs them as it packs the runtime's own library, but without compression inside: the server
compresses better, and the browser need not unpack twice.
"""

import tempfile
import zipfile
from pathlib import Path

from generator.bundle.lock_file import lock_file
from generator.bundle.store import kept
from generator.bundle.tools import Runtime, find_node, find_pyodide_build, run

_TRIM = Path(__file__).parent / "trim_library.mjs"
_STAND_INS = Path(__file__).parent / "stand_ins"
_FIRST_ZIP_DAY = (1980, 1, 1, 0, 0, 0)


def trimmed_library(runtime: Runtime, wheel: Path) -> Path:
    """The zipped library for this wheel, made anew only when the runtime, the wheel or the way it is made changes."""
    how = [Path(__file__), _TRIM, *sorted(_STAND_INS.rglob("*.py"))]
    made_from = [runtime.version.encode(), wheel.read_bytes(), *(path.read_bytes() for path in how)]
    return kept("library", made_from, lambda into: _make(runtime, wheel, into)) / "python_stdlib.zip"


def _make(runtime: Runtime, wheel: Path, into: Path) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        lock, modules, packed = (Path(temporary) / name for name in ("pyodide-lock.json", "modules", "packed.zip"))
        lock.write_bytes(lock_file(runtime, wheel))
        trim = [find_node(), *map(str, (_TRIM, runtime.folder, lock, wheel.parent, _STAND_INS, modules))]
        run(trim, "精简浏览器里的 Python 标准库")
        pack(modules, packed)
        settle(packed, into / "python_stdlib.zip")


def pack(modules: Path, packed: Path) -> None:
    """Zip a folder with pyodide-build or, where only the generator is installed, without: the content is the same."""
    tool = find_pyodide_build()
    if tool:
        create = [tool, "create-zipfile", "--compression-level", "0", "--output", str(packed), str(modules)]
        run(create, "打包浏览器里的 Python 标准库")
        return
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(path for path in modules.rglob("*") if path.is_file()):
            archive.write(path, path.relative_to(modules).as_posix())


def settle(packed: Path, settled: Path) -> None:
    """Copy a zip file so that the same content always gives the same bytes: names in order, no days, no folders."""
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(settled, "w") as target:
        for name in sorted(name for name in source.namelist() if not name.endswith("/")):
            target.writestr(zipfile.ZipInfo(name, _FIRST_ZIP_DAY), source.read(name))
