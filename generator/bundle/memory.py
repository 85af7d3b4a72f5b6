"""The memory of the started Python, which browsers begin with instead of starting it themselves.

The runtime itself, run under Node, starts with the whole standard library and the calculators, imports them all,
forgets what only that took (`forget`), and writes which places of its memory are other than before its start
(`take_memory.mjs`). The host's version of Python does not matter. Some modules that the runtime imports as it starts
and the calculators never use are replaced by the small ones of `stand_ins/`, which would be most of the memory.
Nothing else of that start goes along: no time, nothing random, no path; the same sources give the same bytes.
"""

import json
import shutil
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.bundle.lock_file import lock_file
from generator.bundle.script import MAKER, reduced_script
from generator.bundle.tools import Runtime, find_node, find_pyodide_build, run
from generator.store import kept

_FOLDER = Path(__file__).parent
_TAKE = _FOLDER / "take_memory.mjs"
_FORGET = _FOLDER / "forget.py"
_STAND_INS = _FOLDER / "stand_ins"
_MEMORY, _START = "memory.bin", "start.json"
_FIRST_ZIP_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class MemoryImage:
    """What the start of Python changes in memory, and what a browser has to know before that arrives."""

    file: Path
    start: dict[str, Any]
    """`size` of the whole memory in bytes, `description` of it by the runtime, in base 64, `info` of its lock file."""


def memory_image(runtime: Runtime, complete: Path, wheel: Path) -> MemoryImage:
    """The memory for this wheel, made anew only when the runtime, the wheel or the way it is made changes.

    `complete` is the code that it goes with.
    """
    how = [Path(__file__), _TAKE, _FORGET, *sorted(_STAND_INS.rglob("*.py"))]
    made_from = [complete, reduced_script(runtime, complete), wheel, *how]
    folder = kept("memory", made_from, lambda into: _make(runtime, complete, wheel, into))
    return MemoryImage(folder / _MEMORY, json.loads((folder / _START).read_text("utf-8")))


def _make(runtime: Runtime, complete: Path, wheel: Path, into: Path) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        names = ("pyodide-lock.json", "modules", "packed.zip", "library.zip")
        lock, modules, packed, library = (Path(temporary) / name for name in names)
        lock.write_bytes(lock_file(runtime, wheel))
        _collect(runtime, wheel, modules)
        pack(modules, packed)
        settle(packed, library)
        started = Path(temporary) / "runtime"
        shutil.copytree(runtime.folder, started)
        shutil.copyfile(complete, started / "pyodide.asm.wasm")
        shutil.copyfile(reduced_script(runtime, complete), started / MAKER)
        take = (_TAKE, started, library, lock, _FORGET, into / _MEMORY, into / _START)
        run([find_node(), *map(str, take)], "启动浏览器里的 Python")


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


def _collect(runtime: Runtime, wheel: Path, folder: Path) -> None:
    """Put the source text of the standard library, the stand-ins in their places, and of the wheel into a folder."""
    stand_ins = {path.relative_to(_STAND_INS).as_posix(): path for path in _STAND_INS.rglob("*.py")}
    replaced = {name.removesuffix(".py") for name in stand_ins}
    with zipfile.ZipFile(runtime.library) as whole, zipfile.ZipFile(wheel) as package:
        names = [name for name in whole.namelist() if name.endswith(".py") and name.split("/")[0] not in replaced]
        whole.extractall(folder, names)
        package.extractall(folder, [name for name in package.namelist() if name.endswith(".py")])
    for name, path in stand_ins.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(path.read_bytes())
