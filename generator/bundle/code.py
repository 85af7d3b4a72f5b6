"""The runtime's WebAssembly, less what no calculator ever needs of it.

Two files are made of the one that Pyodide's makers publish:

- The *complete* code has all its functions. Of their names it exports those alone that the runtime's own scripts
  mention; the others are for packages with code of their own, which a calculator never loads, and to set up some nine
  thousand names takes a browser longer than to compile.
- The *code that is used* has the bodies of those functions that ran when the memory was taken up and thousands of
  questions were answered under Node, in the very worker that browsers run. Each other body is replaced by one that
  sets the flag `left_out` and stops. The worker looks at that flag before it gives any answer; if it is set, the
  answer is thrown away and the page starts the worker again with the complete code. So a function that is missing can
  cost time, and never an answer.

Both have the same numbers of functions, table and data, so that one memory goes with both.
"""

import json
import re
import tempfile
from pathlib import Path
from typing import Final

from generator.bundle import webassembly
from generator.bundle.questions import questions
from generator.bundle.store import kept
from generator.bundle.tools import Runtime, find_node, run
from generator.bundle.webassembly import Module

LEFT_OUT: Final = "left_out"
"""The name under which the worker finds the flag."""

_FOLDER: Final = Path(__file__).parent
_FIND_USED: Final = _FOLDER / "find_used.mjs"
_QUESTIONS: Final = _FOLDER / "questions.py"
_SAMPLE: Final = _FOLDER / "sample_policy.json"
"""Compiled rules of all kinds with their words replaced, one a line, so that no policy's change changes the code."""

_MENTIONING: Final = ("pyodide.asm.js", "pyodide.js")
_MARK: Final = "used."
_PUBLISHED = re.compile(r'var (_\w+)=(?:Module\["\1"\]=)?wasmExports\["\w+"\]|Module\["(_\w+)"\]=\2\b')
"""Where the script gives a name of the code to whoever might want it, which is no use of it."""


def complete_code(runtime: Runtime) -> Path:
    """All functions, under the names that are used."""
    original = runtime.folder / "pyodide.asm.wasm"
    scripts = [*(runtime.folder / name for name in _MENTIONING), _FOLDER / "take_memory.mjs", _FIND_USED]

    def make(into: Path) -> None:
        text = "\n".join(path.read_text("utf-8") for path in scripts)
        words = set(re.findall(r"\w+", _PUBLISHED.sub("", text)))
        module = Module.read(original.read_bytes()).exporting(lambda name: name in words or f"_{name}" in words)
        (into / "code.wasm").write_bytes(module.written())

    return kept("complete-code", [original, *scripts, Path(__file__), Path(webassembly.__file__)], make) / "code.wasm"


def used_code(runtime: Runtime, complete: Path, memory: Path, worker: Path) -> Path:
    """The functions that the calculators use.

    Args:
        runtime: what the code belongs to.
        complete: all its functions.
        memory: what a worker begins with.
        worker: the worker's script.

    Raises:
        HandbookError: the worker does not start, or Node.js is missing.
    """
    how = [Path(__file__), Path(webassembly.__file__), _FIND_USED, _QUESTIONS, _SAMPLE]
    made_from = [*how, *(runtime.folder / name for name in _MENTIONING), complete, memory, worker]

    def make(into: Path) -> None:
        module = Module.read(complete.read_bytes())
        used = _find_used(runtime, module, memory, worker)
        (into / "code.wasm").write_bytes(module.keeping(used, LEFT_OUT).written())

    return kept("used-code", made_from, make) / "code.wasm"


def _find_used(runtime: Runtime, module: Module, memory: Path, worker: Path) -> set[int]:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "code").write_bytes(module.marking(_MARK).written())
        (folder / "memory").write_bytes(memory.read_bytes())
        (folder / "rules").write_bytes(_SAMPLE.read_bytes())
        (folder / "questions").write_text(json.dumps(questions(json.loads(_SAMPLE.read_text("utf-8")))), "utf-8")
        for name in _MENTIONING:
            (folder / name).write_bytes((runtime.folder / name).read_bytes())
        info = json.loads((runtime.folder / "pyodide-lock.json").read_text("utf-8"))["info"]
        (folder / "info").write_text(json.dumps({**info, "version": runtime.version}), "utf-8")
        command = [find_node(), str(_FIND_USED), str(folder), str(worker), _MARK, str(folder / "used")]
        run(command, "在 Node.js 里试算")
        return set(json.loads((folder / "used").read_text("utf-8")))
