"""The runtime's own scripts, less what no calculator needs of them.

Pyodide's makers ship one script for all programs that there are for it: it draws, plays sounds, opens windows, loads
packages with code of their own, and gives every one of some nine thousand functions of the WebAssembly a name. A
browser reads all of that before it does anything else. What is taken out here:

- names for functions of the WebAssembly that it does not export any more (`complete_code`);
- functions for the code that it does not import, and those of which it only wants to know the address: that is, of all
  there are, what draws with WebGL and what writes to the console. Their addresses stay null; a browser would compile a
  small WebAssembly for each of them as it starts;
- what nothing asks for after that, which rollup finds (it removes no statement that might do something).

What is taken out is found by the forms in which Emscripten writes it; if one of them is not there, the build fails.
"""

import json
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from generator.bundle.tools import PROJECT, Runtime, find_node, find_rollup, run
from generator.bundle.webassembly import Module
from generator.errors import HandbookError
from generator.store import kept

LOADER: Final = "pyodide.js"
"""The script that programs call; it goes along as it is."""

MAKER: Final = "pyodide.asm.js"
"""The script that sets up the WebAssembly: what Emscripten made of Pyodide."""

_NO_PLACES_OF_ERRORS: Final = "Error.stackTraceLimit = 0;"
"""The runtime makes errors while it sets itself up; V8 would read the whole script again to tell where."""

_PLACE_OF_START: Final = "__START__"

_USING: Final = (Path(__file__).with_name("take_memory.mjs"), PROJECT / "site_templates" / "calculator" / "worker.js")
"""What of ours looks into the runtime."""

_NAME_OF_EXPORT = re.compile(r'var (_\w+)=(?:Module\["\1"\]=)?wasmExports\["(\w+)"\];')
_PUBLIC_NAME = re.compile(r'Module\["([\w$]+)"\]=\1;')
_FUNCTIONS_FOR_CODE = re.compile(r"(?<=var wasmImports=\{)[^{}]*(?=\};)")
_SIGNATURE = re.compile(r'(?<![\w$.])([\w$]+)\.sig="\w*";')
_ADDRESS_IS_REQUIRED = re.compile(re.escape("if(!value&&!entry.required){continue}"))
_ADDRESS_MAY_BE_NULL: Final = "if(!value){continue}"


def reduced_script(runtime: Runtime, complete: Path) -> Path:
    """The script that sets up the WebAssembly, reduced to what these exports and imports of the code leave of it.

    Args:
        runtime: what the script belongs to.
        complete: the code with all functions.

    Raises:
        HandbookError: the script is written otherwise than expected, or rollup or Node.js is missing.
    """
    rollup = find_rollup()
    original = runtime.folder / MAKER
    users = (runtime.folder / LOADER, *_USING)

    def make(into: Path) -> None:
        module = Module.read(complete.read_bytes())
        mentions = "\n".join(path.read_text("utf-8") for path in users)
        text = _without_names(original.read_text("utf-8"), mentions, module)
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "script.js"
            source.write_text(text, "utf-8")
            shake = [find_node(), str(rollup), str(source), "--format", "iife", "--silent", "--file", str(into / MAKER)]
            run(shake, "缩小浏览器用的 Python 的脚本")

    made_from = [Path(__file__), rollup.parents[2] / "package.json", original, *users, complete]
    return kept("script", made_from, make) / MAKER


def worker_script(runtime: Runtime, complete: Path, start: dict[str, Any], own: Path) -> Path:
    """The one script of the worker: the runtime's scripts, then our own, which uses them and begins with `start`.

    Args:
        runtime: whose scripts they are.
        complete: the code with all functions.
        start: what the worker has to know of the memory before that arrives.
        own: our part, as it stands in the project.
    """
    scripts = [runtime.folder / LOADER, reduced_script(runtime, complete)]
    ours = own.read_text("utf-8").replace(_PLACE_OF_START, json.dumps(start))
    head = (
        f"// Pyodide {runtime.version} (Mozilla Public License 2.0), less what calculators do not need; our use of it."
    )

    def make(into: Path) -> None:
        text = "\n;\n".join([*(path.read_text("utf-8") for path in scripts), ours])
        (into / "worker.js").write_text(f"{head}\n{_NO_PLACES_OF_ERRORS}\n{text}", "utf-8")

    return kept("worker", [Path(__file__), *scripts, ours.encode()], make) / "worker.js"


def _without_names(text: str, mentions: str, module: Module) -> str:
    """Take out the names that keep alive what nobody needs."""
    exported = {export.name for export in module.exports}
    text = _keep(_NAME_OF_EXPORT, text, lambda found: found[2] in exported)
    called = module.imports - module.addressed
    text = _replace(
        _FUNCTIONS_FOR_CODE,
        text,
        lambda found: ",".join(pair for pair in found[0].split(",") if pair.split(":")[0] in called),
    )
    text = _replace(_SIGNATURE, text, lambda _: "")
    text = _replace(_ADDRESS_IS_REQUIRED, text, lambda _: _ADDRESS_MAY_BE_NULL)
    read = set(re.findall(r'(?<![\w$])Module(?:\.|\[")([\w$]+)(?!"?\]?=[^=])', _PUBLIC_NAME.sub("", text)))
    read |= set(re.findall(r"[\w$]+", mentions))
    return _keep(_PUBLIC_NAME, text, lambda found: found[1] in read)


def _keep(pattern: re.Pattern[str], text: str, is_wanted: Callable[[re.Match[str]], bool]) -> str:
    """The text with those places of the pattern alone that are wanted."""
    return _replace(pattern, text, lambda found: found[0] if is_wanted(found) else "")


def _replace(pattern: re.Pattern[str], text: str, replacement: Callable[[re.Match[str]], str]) -> str:
    """The text with other words at the places of the pattern; there must be some."""
    changed, count = pattern.subn(replacement, text)
    if not count:
        raise HandbookError(
            f"浏览器用的 Python 的脚本 {MAKER} 和预想的写法不同（没有 {pattern.pattern}）；请换回锁定的版本。"
        )
    return changed
