"""What the build ships to browsers: the wheel, the lock file, the library, the names of the files."""

import base64
import hashlib
import json
import re
import shutil
import struct
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from generator.bundle import FOLDER, SCRIPT, bundle_files, memory, tools, wheel
from generator.bundle.complete_code import complete_code
from generator.bundle.lock_file import lock_file
from generator.bundle.memory import MemoryImage, memory_image, pack, settle
from generator.bundle.script import LOADER
from generator.bundle.tools import find_runtime
from generator.errors import HandbookError
from generator.model.handbook import Handbook

_NAME_OF_SVG = "http://www.w3.org/2000/svg"
"""The name of a vocabulary, which nothing is ever fetched from."""

_MODULES = {"calculators/__init__.py", "calculators/money.py"}


def test_the_wheel_holds_every_module_of_the_calculators_and_nothing_else() -> None:
    with zipfile.ZipFile(wheel.calculators_wheel()) as archive:
        modules = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert modules == {
        f"calculators/{path.relative_to(wheel.SOURCES).as_posix()}" for path in wheel.SOURCES.rglob("*.py")
    }


def test_the_same_sources_make_the_same_wheel(tmp_path: Path) -> None:
    sources = wheel._sources()
    made = []
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        wheel._make(sources, tmp_path / name)
        made.append(next((tmp_path / name).iterdir()).read_bytes())
    assert made[0] == made[1]


def test_a_sound_wheel_is_accepted(tmp_path: Path) -> None:
    wheel.check_wheel(_make_wheel(tmp_path, {}), _MODULES)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"calculators/money.py": None}, "缺少 calculators/money.py"),
        ({"calculators/data.json": "{}"}, "多出 calculators/data.json"),
        ({"evil.pth": "import os"}, "多出 evil.pth"),
        ({"METADATA": "Metadata-Version: 2.4\nName: calculators\nVersion: 9\n"}, "名称或版本"),
        (
            {"METADATA": "Metadata-Version: 2.4\nName: calculators\nVersion: 0.1.0\nRequires-Dist: numpy\n"},
            "不应当依赖其他包",
        ),
        ({"WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: false\n"}, "纯 Python"),
        ({"RECORD": "calculators/__init__.py,sha256=x,1\n"}, "RECORD 与 calculators/money.py 不符"),
    ],
)
def test_an_unsound_wheel_is_refused(tmp_path: Path, changes: dict[str, str | None], fault: str) -> None:
    with pytest.raises(HandbookError, match=fault):
        wheel.check_wheel(_make_wheel(tmp_path, changes), _MODULES)


@pytest.mark.parametrize("tags", ["cp313-none-any", "py3-none-linux_x86_64"])
def test_a_wheel_for_one_platform_is_refused(tmp_path: Path, tags: str) -> None:
    with pytest.raises(HandbookError, match="不是 calculators 的纯 Python 包"):
        wheel.check_wheel(_make_wheel(tmp_path, {}, tags), _MODULES)


def test_the_lock_file_names_only_our_wheel_with_its_checksum() -> None:
    path = wheel.calculators_wheel()
    lock = json.loads(lock_file(find_runtime(), path))
    assert list(lock["packages"]) == ["calculators"]
    package = lock["packages"]["calculators"]
    assert package["file_name"] == path.name
    assert package["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert package["depends"] == []


def test_the_lock_file_is_for_this_runtime() -> None:
    runtime = find_runtime()
    lock = json.loads(lock_file(runtime, wheel.calculators_wheel()))
    own = json.loads((runtime.folder / "pyodide-lock.json").read_text("utf-8"))
    assert lock["info"] == {**own["info"], "version": runtime.version}


def _memory(made_from: Path) -> MemoryImage:
    return memory_image(find_runtime(), complete_code(find_runtime()), made_from)


def test_the_same_sources_make_the_same_memory_wherever_they_stand(tmp_path: Path) -> None:
    made_from = wheel.calculators_wheel()
    memory._make(find_runtime(), complete_code(find_runtime()), made_from, tmp_path)
    assert (tmp_path / "memory.bin").read_bytes() == _memory(made_from).file.read_bytes()
    assert json.loads((tmp_path / "start.json").read_text("utf-8")) == _memory(made_from).start


def test_the_memory_holds_the_calculators_and_no_documentation() -> None:
    content = _memory(wheel.calculators_wheel()).file.read_bytes()
    assert "请求的填写项太多".encode("utf-16-le") in content
    assert b"The door for the browser" not in content
    assert b"Return the canonical string representation" not in content


def test_the_memory_holds_no_path_of_this_machine_and_none_of_its_settings() -> None:
    content = _memory(wheel.calculators_wheel()).file.read_bytes()
    assert str(tools.PROJECT).encode() not in content
    assert str(Path.home()).encode() + b"/" not in content
    assert b"node_modules" not in content


def test_the_memory_is_a_list_of_places_in_order_that_do_not_overlap() -> None:
    image = _memory(wheel.calculators_wheel())
    content = image.file.read_bytes()
    place = end = 0
    while place < len(content):
        address, length = struct.unpack_from("<II", content, place)
        assert end <= address
        end = address + length
        place += 8 + length
    assert place == len(content)
    assert end <= image.start["size"]


def test_a_calculator_that_cannot_be_imported_fails_the_build_with_its_reason(tmp_path: Path) -> None:
    sound = wheel.calculators_wheel()
    changed = tmp_path / sound.name
    shutil.copyfile(sound, changed)
    with zipfile.ZipFile(changed, "a") as archive:
        archive.writestr("calculators/broken.py", "import tomorrow")
    with pytest.raises(HandbookError, match=r"启动浏览器里的 Python没有成功：ModuleNotFoundError: .*tomorrow"):
        memory._make(find_runtime(), complete_code(find_runtime()), changed, tmp_path)


def test_browsers_check_the_memory_and_the_rules(handbook: Handbook) -> None:
    files = bundle_files(handbook)
    addresses = _addresses(files)
    assert addresses["checksums"].keys() == {addresses["memory"], addresses["rules"]}
    for name, expected in addresses["checksums"].items():
        content = files[f"{FOLDER}/{name}"]
        content = content if isinstance(content, bytes) else content.read_bytes()
        assert expected == f"sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}"


def test_the_same_content_is_packed_into_the_same_bytes(tmp_path: Path) -> None:
    for name, order in (("one", ("b/c.pyc", "a.pyc")), ("two", ("a.pyc", "b/c.pyc"))):
        with zipfile.ZipFile(tmp_path / f"{name}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.mkdir("b")
            for entry in order:
                archive.writestr(entry, entry.encode())
        settle(tmp_path / f"{name}.zip", tmp_path / f"{name}-settled.zip")
    assert (tmp_path / "one-settled.zip").read_bytes() == (tmp_path / "two-settled.zip").read_bytes()


def test_the_script_names_files_that_are_there(handbook: Handbook) -> None:
    files = bundle_files(handbook)
    addresses = _addresses(files)
    for name in ("worker", "memory", "rules", "code", "complete"):
        assert f"{FOLDER}/{addresses[name]}" in files


def test_every_name_ends_as_old_servers_know_it(handbook: Handbook) -> None:
    assert {Path(uri).suffix for uri in bundle_files(handbook)} == {".bin", ".css", ".html", ".js"}


def test_no_text_that_we_ship_names_another_host(handbook: Handbook) -> None:
    for uri, content in bundle_files(handbook).items():
        if Path(uri).suffix == ".bin":
            continue
        text = content.decode() if isinstance(content, bytes) else content.read_text("utf-8")
        # The runtime's own script names its makers' servers; the browser tests show that nothing is asked of them.
        text = text.replace((find_runtime().folder / LOADER).read_text("utf-8"), "").replace(_NAME_OF_SVG, "")
        assert not re.search(r"https?://|//cdn", text), uri


def test_other_rules_get_another_name_and_leave_the_runtime_its_name(handbook: Handbook) -> None:
    fewer = Handbook.model_construct(
        **{name: getattr(handbook, name) for name in Handbook.model_fields if name != "chapters"},
        chapters=handbook.chapters[:2],
    )
    before, after = _addresses(bundle_files(handbook)), _addresses(bundle_files(fewer))
    assert {name for name in before if before[name] != after[name]} == {"rules", "checksums", "bytes"}


def test_a_missing_runtime_is_said_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tools, "PROJECT", tmp_path)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(HandbookError, match=r"^缺少浏览器用的 Python.*make setup。$"):
        tools.find_runtime()


def test_a_missing_node_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(HandbookError, match=r"^没有找到 Node.js；请安装 Node.js 20 或更新的版本。$"):
        tools.find_node()


def test_without_the_packer_the_library_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    modules = tmp_path / "modules"
    for name in ("a.pyc", "package/b.pyc", "package/inner/c.pyc"):
        (modules / name).parent.mkdir(parents=True, exist_ok=True)
        (modules / name).write_bytes(name.encode() * 100)
    pack(modules, tmp_path / "with.zip")
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setenv("PATH", "")
    assert tools.find_pyodide_build() is None
    pack(modules, tmp_path / "without.zip")
    for made in ("with", "without"):
        settle(tmp_path / f"{made}.zip", tmp_path / f"{made}-settled.zip")
    assert (tmp_path / "with-settled.zip").read_bytes() == (tmp_path / "without-settled.zip").read_bytes()


def test_a_tool_that_fails_is_said_with_its_reason() -> None:
    with pytest.raises(HandbookError, match=r"^试一试没有成功：ValueError: too large$"):
        tools.run([sys.executable, "-c", "raise ValueError('too large')"], "试一试")


def test_a_tool_that_fails_with_a_very_long_line_is_said_with_its_beginning() -> None:
    with pytest.raises(HandbookError, match=r"^试一试没有成功：x{300}…$"):
        tools.run([sys.executable, "-c", "import sys; sys.stderr.write('x' * 100_000); sys.exit(1)"], "试一试")


def _addresses(files: dict[str, bytes | Path]) -> dict[str, Any]:
    script = files[SCRIPT]
    assert isinstance(script, bytes)
    found = re.search(r"JSON\.parse\('(.*)'\)", script.decode())
    assert found
    addresses: dict[str, Any] = json.loads(found[1])
    return addresses


def _make_wheel(folder: Path, changes: dict[str, str | None], tags: str = "py3-none-any") -> Path:
    """A small wheel, sound but for the changes: a text instead of a file's own, None for a file that is left out."""
    information = "calculators-0.1.0.dist-info"
    contents: dict[str, str | None] = {
        **dict.fromkeys(_MODULES, ""),
        f"{information}/METADATA": "Metadata-Version: 2.4\nName: calculators\nVersion: 0.1.0\n",
        f"{information}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\n",
        **{f"{information}/{name}" if name.isupper() else name: text for name, text in changes.items()},
    }
    present = {name: text for name, text in contents.items() if text is not None}
    record = f"{information}/RECORD"
    listed = [f"{name},{_checksum(text)},{len(text.encode())}" for name, text in present.items() if name != record]
    present.setdefault(record, "\n".join([*listed, f"{record},,"]))
    path = folder / f"calculators-0.1.0-{tags}.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in present.items():
            archive.writestr(name, text)
    return path


def _checksum(text: str) -> str:
    checksum = hashlib.sha256(text.encode()).digest()
    return f"sha256={base64.urlsafe_b64encode(checksum).decode().rstrip('=')}"
