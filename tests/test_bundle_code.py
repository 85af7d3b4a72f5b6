"""The runtime's WebAssembly with fewer functions and names: valid, the same each time, and otherwise unchanged."""

import json
from pathlib import Path

import pytest

from calculators.rule import Rule
from generator.bundle import code
from generator.bundle.code import used_code
from generator.bundle.complete_code import complete_code
from generator.bundle.memory import memory_image
from generator.bundle.script import worker_script
from generator.bundle.tools import find_node, find_runtime, run
from generator.bundle.webassembly import Module
from generator.bundle.wheel import calculators_wheel

_WORKER = Path(__file__).parents[1] / "site_templates" / "calculator" / "worker.js"
_VALIDATE = """
const code = new WebAssembly.Module(require("fs").readFileSync(process.argv[1]));
const {kind} = WebAssembly.Module.exports(code).find(({name}) => name === process.argv[2]);
process.stdout.write(kind);
"""


@pytest.fixture(scope="module")
def original() -> bytes:
    return (find_runtime().folder / "pyodide.asm.wasm").read_bytes()


def test_a_file_that_is_read_and_written_is_the_same(original: bytes) -> None:
    assert Module.read(original).written() == original


def test_other_bodies_leave_every_other_section_as_it_was(original: bytes) -> None:
    changed = Module.read(Module.read(original).keeping({1, 2, 3}, "flag").written())
    before = Module.read(original)
    differing = {kind for kind, _ in set(before.sections) ^ set(changed.sections)}
    assert differing == {6, 7, 10}
    assert [number for number in range(9) if changed.bodies[number] == before.bodies[number]] == [1, 2, 3]
    assert len(changed.bodies) == len(before.bodies)
    assert changed.globals == before.globals + 1


@pytest.mark.parametrize("name", ["flag", "ran.13000"])
def test_what_is_written_is_valid_and_has_its_flags(original: bytes, tmp_path: Path, name: str) -> None:
    module = Module.read(original)
    changed = module.keeping({5}, "flag") if name == "flag" else module.marking("ran.")
    (tmp_path / "code").write_bytes(changed.written())
    assert run([find_node(), "-e", _VALIDATE, str(tmp_path / "code"), name], "检查") == "global"


def test_names_that_are_imported_too_or_wanted_stay(original: bytes) -> None:
    module = Module.read(original)
    names = {export.name for export in module.exporting(lambda name: name == "malloc").exports}
    assert names == {"malloc"} | ({export.name for export in module.exports} & module.imports)


def test_the_complete_code_has_every_function_as_it_was(original: bytes) -> None:
    complete = Module.read(complete_code(find_runtime()).read_bytes())
    assert complete.bodies == Module.read(original).bodies
    assert 100 < len(complete.exports) < 1000


def test_the_same_functions_are_found_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runtime = find_runtime()
    complete = complete_code(runtime)
    memory = memory_image(runtime, complete, calculators_wheel())
    parts = complete, memory, worker_script(runtime, complete, memory.start, _WORKER)
    known = used_code(*parts).read_bytes()
    monkeypatch.setattr(code, "kept", lambda _name, _made_from, make: make(tmp_path) or tmp_path)
    assert used_code(*parts).read_bytes() == known


def test_most_functions_are_left_out() -> None:
    runtime = find_runtime()
    complete = complete_code(runtime)
    memory = memory_image(runtime, complete, calculators_wheel())
    used = used_code(complete, memory, worker_script(runtime, complete, memory.start, _WORKER))
    assert used.stat().st_size < 0.7 * complete.stat().st_size


def test_the_sample_holds_rules_that_the_calculators_read() -> None:
    policy = json.loads(code._SAMPLE.read_text("utf-8"))
    assert len(policy["rules"]) > 20
    for rule in policy["rules"].values():
        assert Rule.read(rule)
