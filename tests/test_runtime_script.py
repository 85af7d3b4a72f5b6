"""The runtime's script for browsers: what no calculator needs is taken out, and what they need is still there."""

import re
from pathlib import Path

import pytest

from generator.bundle import script
from generator.bundle.complete_code import complete_code
from generator.bundle.script import LOADER, MAKER, reduced_script, worker_script
from generator.bundle.tools import find_node, find_runtime, run
from generator.bundle.webassembly import Module
from generator.errors import HandbookError

_WORKER = Path(__file__).parents[1] / "site_templates" / "calculator" / "worker.js"


@pytest.fixture(scope="module")
def reduced() -> str:
    return reduced_script(find_runtime(), complete_code(find_runtime())).read_text("utf-8")


def test_most_of_the_script_is_taken_out(reduced: str) -> None:
    assert len(reduced) < 0.4 * (find_runtime().folder / MAKER).stat().st_size
    assert not re.search("SDL_|OpenAL|emscripten_gl", reduced)


def test_every_function_that_the_code_calls_is_still_there(reduced: str) -> None:
    module = Module.read(complete_code(find_runtime()).read_bytes())
    offered = re.search(r"var wasmImports ?= ?\{([^{}]*)\}", reduced)
    assert offered
    names = {pair.split(":")[0].strip() for pair in offered[1].split(",")}
    original = re.search(r"var wasmImports=\{([^{}]*)\}", (find_runtime().folder / MAKER).read_text("utf-8"))
    assert original
    wanted = {pair.split(":")[0] for pair in original[1].split(",")} & (module.imports - module.addressed)
    assert names == wanted
    assert len(wanted) > 200


def test_a_script_that_is_written_otherwise_ends_the_build_with_one_message() -> None:
    module = Module.read(complete_code(find_runtime()).read_bytes())
    with pytest.raises(HandbookError, match=r"pyodide\.asm\.js 和预想的写法不同"):
        script._without_names("var Module = {};", "", module)


def test_the_worker_is_one_script_that_says_whose_runtime_it_holds_and_ends_with_our_part() -> None:
    runtime = find_runtime()
    text = worker_script(runtime, complete_code(runtime), {"size": 7}, _WORKER).read_text("utf-8")
    assert text.startswith(f"// Pyodide {runtime.version} (Mozilla Public License 2.0)")
    assert (runtime.folder / LOADER).read_text("utf-8") in text
    assert text.endswith(_WORKER.read_text("utf-8").replace("'__START__'", """'{"size": 7}'"""))
    assert "importScripts" not in _WORKER.read_text("utf-8")


def test_the_worker_is_a_script_that_can_be_read(tmp_path: Path) -> None:
    runtime = find_runtime()
    path = tmp_path / "worker.js"
    path.write_bytes(worker_script(runtime, complete_code(runtime), {"size": 7}, _WORKER).read_bytes())
    assert run([find_node(), "--check", str(path)], "读脚本") == ""
