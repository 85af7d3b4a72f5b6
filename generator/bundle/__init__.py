"""What readers' browsers load to run the calculators: the runtime, the package, the rules, the script and its style.

The pieces and how each is made:

- `worker-HASH.js`: the scripts of Pyodide as its makers publish it on npm, less what calculators do not need
  (`script`), and our own part of the worker. Version 0.29 is the newest line that still starts in a classic worker (the
  later lines need module workers), it is maintained, and of the maintained lines it starts fastest. It runs from
  Chromium 103 on; older browsers keep the text, the formulas and the worked examples.
- `memory-HASH.bin`: what the start of Python and of the calculators changes in the runtime's memory (`memory`).
- `code-HASH.bin`: what the calculators use of its WebAssembly (`code`); `complete-HASH.bin`: all of it, which a browser
  asks for only if that should not do (`complete_code`).
- `rules-HASH.bin`: the compiled rules of this handbook and the kinds of applicants they are for.
- `award-calculator.js`, `calculator.css`: the page's side, the finder's included.
  `award-calculator.js` has a lasting name, because pages name it; it names all others, whose names change with their
  content and may be cached for ever.

No name ends in `.wasm`, `.json` or `.whl`: many servers refuse an ending that they do not know, and all know `.bin`.

What makes them, and what does not: the wheel comes from `build` and its own backend; the lock file is written and
checked by `pyodide-lock`; `pyodide create-zipfile` of pyodide-build packs the library that Python starts from under
Node. `pyodide build` is not used: it needs a cross-build environment from the network even where nothing is compiled,
and for pure Python its result would be the same wheel. `pyodide py-compile` is not used: it compiles with the host's
Python, whose bytecode the runtime's does not read. `pyodide auditwheel` has nothing to look at in a package without
shared libraries.
"""

import base64
import json
from pathlib import Path
from typing import Any, Final

from generator.bundle.code import used_code
from generator.bundle.complete_code import complete_code
from generator.bundle.memory import memory_image
from generator.bundle.script import worker_script
from generator.bundle.tools import find_runtime
from generator.bundle.wheel import calculators_wheel
from generator.embedding import form_files
from generator.model.handbook import Handbook
from generator.rules import compile_policy
from generator.store import checksum, digest

FOLDER: Final = "assets/calculators"
SCRIPT: Final = f"{FOLDER}/award-calculator.js"
STYLE: Final = f"{FOLDER}/calculator.css"

_SOURCES = Path(__file__).parents[2] / "site_templates"
_SCRIPT_PARTS = (
    "assets/composing.js",
    "calculator/files.js",
    "calculator/runtime.js",
    "calculator/quotes.js",
    "assets/fragment.js",
    "calculator/links.js",
    "calculator/entries.js",
    "calculator/answers.js",
    "calculator/paper.js",
    "calculator/embedding.js",
    "calculator/versions.js",
    "calculator/element.js",
    "calculator/award-calculator.js",
    "finder/questions.js",
    "finder/awards.js",
    "finder/award-finder.js",
)
_STYLE_PARTS = ("calculator/calculator.css", "finder/finder.css")
_PLACE_OF_ADDRESSES = "__ADDRESSES__"


def bundle_files(handbook: Handbook) -> dict[str, bytes | Path]:
    """Each file's content, or where it stands, by its path on the site.

    Raises:
        HandbookError: a tool is missing or fails; the message says in Chinese what to do.
    """
    runtime = find_runtime()
    wheel = calculators_wheel()
    complete = complete_code(runtime)
    memory = memory_image(runtime, complete, wheel)
    rules = compact_json(compile_policy(handbook))
    worker = worker_script(runtime, complete, memory.start, _SOURCES / "calculator" / "worker.js")
    code = used_code(complete, memory, worker)
    addresses = {
        "worker": f"worker-{digest([worker])}.js",
        "memory": f"memory-{digest([memory.file])}.bin",
        "rules": f"rules-{digest([rules])}.bin",
        "code": f"code-{digest([code])}.bin",
        "complete": f"complete-{digest([complete])}.bin",
    }
    fetched: dict[str, bytes | Path] = {
        addresses["code"]: code,
        addresses["memory"]: memory.file,
        addresses["rules"]: rules,
    }
    files: dict[str, bytes | Path] = {
        **fetched,
        addresses["worker"]: worker,
        addresses["complete"]: complete,
        "calculator.css": _joined(_STYLE_PARTS).encode(),
    }
    # Browsers would hold back a checked response until it has all arrived; the code is compiled while it arrives.
    checked = {name: _checksum(fetched[name]) for name in (addresses["memory"], addresses["rules"])}
    files["award-calculator.js"] = _script(
        {
            **addresses,
            "checksums": checked,
            "bytes": sum(map(_size, fetched.values())),
        }
    )
    files |= form_files(handbook, FOLDER)
    return {f"{FOLDER}/{name}": content for name, content in files.items()}


def compact_json(value: object) -> bytes:
    """A value as JSON without white space, in UTF-8; keys keep their order, which is the order of a rule's cases."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _script(addresses: dict[str, Any]) -> bytes:
    """The page's script: its parts in one function, so that nothing of them is seen by other scripts of the page."""
    source = _joined(_SCRIPT_PARTS).replace(_PLACE_OF_ADDRESSES, compact_json(addresses).decode())
    return f"(() => {{\n{source}}})();\n".encode()


def _joined(parts: tuple[str, ...]) -> str:
    return "\n".join((_SOURCES / part).read_text("utf-8") for part in parts)


def _checksum(content: bytes | Path) -> str:
    """As a browser checks it when it fetches the file."""
    return f"sha256-{base64.b64encode(checksum(content)).decode()}"


def _size(content: bytes | Path) -> int:
    return len(content) if isinstance(content, bytes) else content.stat().st_size
