"""The runtime's WebAssembly, less what no calculator ever needs of it.

Of the code with all functions (`complete_code`) those bodies stay that ran when the memory was taken up and thousands
of questions were answered under Node, in the very worker that browsers run. Each other body is replaced by one that
sets the flag `left_out` and stops. The worker looks at that flag before it gives any answer; if it is set, the answer
is thrown away and the page starts the worker again with the complete code. So a function that is missing can cost time,
and never an answer.

Both have the same numbers of functions, table and data, so that one memory goes with both.
"""

import json
import tempfile
from pathlib import Path
from typing import Final

from generator.bundle import webassembly
from generator.bundle.memory import MemoryImage
from generator.bundle.questions import questions
from generator.bundle.tools import find_node, run
from generator.bundle.webassembly import Module
from generator.store import kept

LEFT_OUT: Final = "left_out"
"""The name under which the worker finds the flag."""

_FOLDER: Final = Path(__file__).parent
_FIND_USED: Final = _FOLDER / "find_used.mjs"
_QUESTIONS: Final = _FOLDER / "questions.py"
_SAMPLE: Final = _FOLDER / "sample_policy.json"
"""Compiled rules of all kinds with their words replaced, one a line, so that no policy's change changes the code."""

_MARK: Final = "used."


def used_code(complete: Path, memory: MemoryImage, worker: Path) -> Path:
    """The functions that the calculators use.

    Args:
        complete: all its functions.
        memory: what a worker begins with.
        worker: the worker's script, with the runtime's.

    Raises:
        HandbookError: the worker does not start, or Node.js is missing.
    """
    how = [Path(__file__), Path(webassembly.__file__), _FIND_USED, _QUESTIONS, _SAMPLE]
    made_from = [*how, complete, memory.file, worker]

    def make(into: Path) -> None:
        module = Module.read(complete.read_bytes())
        used = _find_used(module, memory, worker)
        (into / "code.wasm").write_bytes(module.keeping(used, LEFT_OUT).written())

    return kept("used-code", made_from, make) / "code.wasm"


def _find_used(module: Module, memory: MemoryImage, worker: Path) -> set[int]:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "code").write_bytes(module.marking(_MARK).written())
        (folder / "worker").write_bytes(worker.read_bytes())
        (folder / "memory").write_bytes(memory.file.read_bytes())
        (folder / "rules").write_bytes(_SAMPLE.read_bytes())
        (folder / "questions").write_text(json.dumps(questions(json.loads(_SAMPLE.read_text("utf-8")))), "utf-8")
        command = [find_node(), str(_FIND_USED), str(folder), _MARK, str(folder / "used")]
        run(command, "在 Node.js 里试算")
        return set(json.loads((folder / "used").read_text("utf-8")))
