"""The wheel of the calculators: made by its own PEP 517 backend in a tree of its own, then checked.

The same sources always give the same bytes: times are fixed, nothing is downloaded, and only the sources go in.
"""

import base64
import csv
import hashlib
import io
import os
import shutil
import tempfile
import zipfile
from email.parser import Parser
from pathlib import Path

from packaging.tags import Tag
from packaging.utils import parse_wheel_filename

import calculators
from generator.errors import HandbookError
from generator.store import kept

SOURCES = Path(calculators.__file__).parent
PACKAGE = "calculators"
_FIRST_ZIP_DAY = "315532800"
"""1980-01-01 in seconds, the first day that a zip file can name."""


def calculators_wheel() -> Path:
    """The checked wheel, made anew only when a source has changed."""
    sources = _sources()
    made_from = [part for name, path in sources.items() for part in (name.encode(), path)]
    folder = kept("wheel", made_from, lambda into: _make(sources, into))
    return next(folder.glob("*.whl"))


def _sources() -> dict[str, Path]:
    """The files of the package and its metadata by their path in the build tree."""
    modules = {f"{PACKAGE}/{path.relative_to(SOURCES).as_posix()}": path for path in sorted(SOURCES.rglob("*.py"))}
    return {"pyproject.toml": SOURCES / "pyproject.toml", **modules}


def _make(sources: dict[str, Path], into: Path) -> None:
    from unittest import mock  # noqa: PLC0415 - these take long to read, and only the first build needs them

    import build  # noqa: PLC0415 - as above
    import pyproject_hooks  # noqa: PLC0415 - as above

    with tempfile.TemporaryDirectory() as temporary:
        tree = Path(temporary)
        for name, path in sources.items():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, tree / name)
        builder = build.ProjectBuilder(tree, runner=pyproject_hooks.quiet_subprocess_runner)
        with mock.patch.dict(os.environ, SOURCE_DATE_EPOCH=_FIRST_ZIP_DAY):
            wheel = Path(builder.build("wheel", into))
    check_wheel(wheel, {name for name in sources if name.endswith(".py")})


def check_wheel(wheel: Path, modules: set[str]) -> None:
    """Raise HandbookError unless the wheel is pure, complete and holds nothing else than these modules."""
    faults = [*_name_faults(wheel), *_content_faults(wheel, modules)]
    if faults:
        raise HandbookError(f"计算程序的 wheel 包不合格：{'；'.join(faults)}")


def _name_faults(wheel: Path) -> list[str]:
    name, _, build_tag, tags = parse_wheel_filename(wheel.name)
    expected = name == PACKAGE and not build_tag and tags == {Tag("py3", "none", "any")}
    return [] if expected else [f"文件名 {wheel.name} 不是 {PACKAGE} 的纯 Python 包"]


def _content_faults(wheel: Path, modules: set[str]) -> list[str]:
    _, version, _, _ = parse_wheel_filename(wheel.name)
    information = f"{PACKAGE}-{version}.dist-info"
    with zipfile.ZipFile(wheel) as archive:
        contents = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    about = {f"{information}/{name}" for name in ("METADATA", "WHEEL", "RECORD")}
    faults = [f"缺少 {name}" for name in sorted((modules | about) - contents.keys())]
    faults += [f"多出 {name}" for name in sorted(contents.keys() - modules - about)]
    if faults:
        return faults
    metadata = Parser().parsestr(contents[f"{information}/METADATA"].decode())
    if (metadata["Name"], metadata["Version"]) != (PACKAGE, str(version)):
        faults.append("METADATA 的名称或版本与文件名不符")
    if metadata.get_all("Requires-Dist"):
        faults.append("不应当依赖其他包")
    if Parser().parsestr(contents[f"{information}/WHEEL"].decode())["Root-Is-Purelib"] != "true":
        faults.append("WHEEL 没有写明是纯 Python 包")
    return faults + _record_faults(contents, f"{information}/RECORD")


def _record_faults(contents: dict[str, bytes], record: str) -> list[str]:
    listed = {row[0]: tuple(row[1:]) for row in csv.reader(io.StringIO(contents[record].decode()))}
    actual = {name: (_checksum(content), str(len(content))) for name, content in contents.items()} | {record: ("", "")}
    differing = {name for name, _ in listed.items() ^ actual.items()}
    return [f"RECORD 与 {name} 不符" for name in sorted(differing)]


def _checksum(content: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
    return f"sha256={digest}"
