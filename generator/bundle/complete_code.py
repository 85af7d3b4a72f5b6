"""The runtime's WebAssembly with all its functions, and of their names those alone that somebody uses.

The names that it exports are those that the runtime's own scripts mention; the others are for packages with code of
their own, which a calculator never loads, and to set up some nine thousand names takes a browser longer than to
compile. The functions, their numbers, the table and the data are as Pyodide's makers publish them.
"""

import re
from pathlib import Path
from typing import Final

from generator.bundle import webassembly
from generator.bundle.tools import Runtime
from generator.bundle.webassembly import Module
from generator.store import kept

_FOLDER: Final = Path(__file__).parent
_MENTIONING: Final = ("pyodide.asm.js", "pyodide.js")
_PUBLISHED = re.compile(r'var (_\w+)=(?:Module\["\1"\]=)?wasmExports\["\w+"\]|Module\["(_\w+)"\]=\2\b')
"""Where the script gives a name of the code to whoever might want it, which is no use of it."""


def complete_code(runtime: Runtime) -> Path:
    """All functions, under the names that are used."""
    original = runtime.folder / "pyodide.asm.wasm"
    scripts = [*(runtime.folder / name for name in _MENTIONING), _FOLDER / "take_memory.mjs", _FOLDER / "find_used.mjs"]

    def make(into: Path) -> None:
        text = "\n".join(path.read_text("utf-8") for path in scripts)
        words = set(re.findall(r"\w+", _PUBLISHED.sub("", text)))
        module = Module.read(original.read_bytes()).exporting(lambda name: name in words or f"_{name}" in words)
        (into / "code.wasm").write_bytes(module.written())

    return kept("complete-code", [original, *scripts, Path(__file__), Path(webassembly.__file__)], make) / "code.wasm"
