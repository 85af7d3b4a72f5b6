"""The tools that the bundle is made with, and one plain line for people where one of them is missing."""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from generator.errors import HandbookError
from generator.npm_packages import HOW_TO_GET, roots

PROJECT = Path(__file__).parents[2]
"""The folder that holds `generator/` and, once set up, `node_modules/`."""

_TIME_LIMIT = 120
_LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Runtime:
    """The official browser runtime, as its npm package delivers it; `version` is that of the package."""

    folder: Path
    version: str

    @property
    def library(self) -> Path:
        """The whole standard library, zipped."""
        return self.folder / "python_stdlib.zip"


def find_runtime() -> Runtime:
    """The runtime as npm installed it; raise HandbookError if it is not there."""
    for folder in (root / "node_modules" / "pyodide" for root in roots(PROJECT)):
        if (folder / "pyodide.asm.wasm").is_file():
            return Runtime(folder, json.loads((folder / "package.json").read_text("utf-8"))["version"])
    raise HandbookError(f"缺少浏览器用的 Python（node_modules/pyodide）；{HOW_TO_GET}")


def find_node() -> str:
    """The Node.js program; raise HandbookError if there is none."""
    node = shutil.which("node")
    if not node:
        raise HandbookError("没有找到 Node.js；请安装 Node.js 20 或更新的版本。")
    return node


def find_rollup() -> Path:
    """The program of rollup, which removes what no statement of a script asks for; HandbookError if it is missing."""
    for root in roots(PROJECT):
        program = root / "node_modules" / "@rollup" / "wasm-node" / "dist" / "bin" / "rollup"
        if program.is_file():
            return program
    raise HandbookError(f"缺少整理脚本的 rollup（node_modules/@rollup/wasm-node）；{HOW_TO_GET}")


def find_pyodide_build() -> str | None:
    """The `pyodide` command of pyodide-build; None if there is none.

    It lives in an environment of its own inside the virtual environment, because it needs older packages than the
    handbook does.
    """
    beside = Path(sys.prefix) / "pyodide-build"
    own = (str(beside / folder) for folder in ("bin", "Scripts"))
    return next(filter(None, (shutil.which("pyodide", path=folder) for folder in own)), shutil.which("pyodide"))


def run(command: list[str], task: str) -> str:
    """Run a tool and return what it prints; raise HandbookError with its reason if it fails.

    `task` says in Chinese what the tool was to do.
    """
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and every part of the command is our own
            command, check=True, capture_output=True, encoding="utf-8", timeout=_TIME_LIMIT
        )
    except subprocess.CalledProcessError as error:
        raise HandbookError(f"{task}没有成功：{_last_line(error.stderr or error.stdout)}") from None
    except subprocess.TimeoutExpired:
        raise HandbookError(f"{task}没有成功：{_TIME_LIMIT} 秒内没有完成。") from None
    return done.stdout


def _last_line(output: str) -> str:
    """The line that says what went wrong; a very long one, as the source text of a packed script, only if alone."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    lines = [line for line in lines if len(line) < _LONGEST_REASON] or [line[:_LONGEST_REASON] + "…" for line in lines]
    errors = [line for line in lines if "Error" in line]
    return next(reversed(errors or lines), "没有说明原因")
