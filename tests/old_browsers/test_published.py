"""Every published script and style can be read by the oldest browsers promised (docs/browsers.md)."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

_CONFIG = Path(__file__).with_name("eslint.config.mjs")
_TOOL = ROOT / "node_modules" / "eslint" / "bin" / "eslint.js"
_NODE = shutil.which("node") or "node"


def _faults(folder: Path) -> list[str]:
    """What the linter says about the files of a folder."""
    command = [_NODE, str(_TOOL), "--config", str(_CONFIG), "--format", "json", "."]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603 - our own tool
    assert done.returncode < 2, done.stderr
    return [
        f"{Path(file['filePath']).name}:{message.get('line')} {message['message']}"
        for file in json.loads(done.stdout)
        for message in file["messages"]
    ]


@pytest.mark.site
def test_no_script_or_style_of_the_site_is_too_new(built_site: Path) -> None:
    assert _faults(built_site) == []


def test_our_part_of_the_worker_is_not_too_new(tmp_path: Path) -> None:
    shutil.copyfile(ROOT / "site_templates" / "calculator" / "worker.js", tmp_path / "worker.js")
    assert _faults(tmp_path) == []


_TOO_NEW = {
    "static-block.js": "class A { static { this.b = 1; } }",
    "private-field.js": "class A { #b = 1; }",
    "looking-back.js": "const found = /(?<=a)b/.exec(text);",
    "at.js": "const last = list.at(-1);",
    "clone.js": "const copy = structuredClone(list);",
    "visible.js": "element.replaceChildren(); const opened = element.checkVisibility();",
    "own.js": "const has = Object.hasOwn(list, 'a');",
    "unpacking.js": "const unpacked = new DecompressionStream('gzip');",
    "worker.js": "const shared = Object.groupBy(list, one);",
    "inset.css": "p { inset: 0; }",
    "has.css": "p:has(b) { color: red; }",
    "mixed.css": "p { color: color-mix(in srgb, red, blue); }",
    "nested.css": "p { b & { color: red; } }",
    "container.css": "@container (width > 1px) { p { color: red; } }",
}


def test_what_is_too_new_is_noticed(tmp_path: Path) -> None:
    for name, content in _TOO_NEW.items():
        (tmp_path / name).write_text(content, "utf-8")
    assert sorted(fault.split(":")[0] for fault in _faults(tmp_path)) == sorted(Path(name).name for name in _TOO_NEW)
