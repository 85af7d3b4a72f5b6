"""Where the packages from npm are: the browser's Python and the fonts of the PDF."""

from pathlib import Path
from typing import Final

HOW_TO_GET: Final = (
    "请在手册所在的文件夹运行 npm ci --omit=dev（需要 Node.js 20 或更新的版本），或在项目目录运行 make setup。"
)


def roots(project: Path) -> tuple[Path, ...]:
    """The folders whose `node_modules/` is looked into: the generator's own project, here, and all folders above."""
    here = Path.cwd()
    return (project, here, *here.parents)
