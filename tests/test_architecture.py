"""The import directions and the independence of the code from any one policy."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def _modules(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def _importing(folder: str, forbidden: str) -> list[str]:
    return [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in _modules(folder)
        for name in _imports(path)
        if name == forbidden or name.startswith(f"{forbidden}.")
    ]


def test_the_calculators_import_the_standard_library_and_themselves_alone() -> None:
    allowed = {*sys.stdlib_module_names, "calculators"}
    foreign = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in _modules("calculators")
        for name in _imports(path)
        if name.partition(".")[0] not in allowed
    ]
    assert foreign == []


@pytest.mark.parametrize("adapter", ["generator.plugin", "generator.command_line"])
def test_nothing_in_the_generator_imports_an_adapter(adapter: str) -> None:
    assert _importing("generator", adapter) == []


def test_mkdocs_is_known_to_the_modules_that_adapt_to_it_alone() -> None:
    knowing = {line.partition(" ")[0] for line in _importing("generator", "mkdocs")}
    assert knowing <= {
        "generator/plugin.py",
        "generator/build.py",
        "generator/preview.py",
        "generator/navigation_window.py",
        "generator/theme_files.py",
    }


@pytest.mark.parametrize("lower", ["model", "official.py", "loading.py", "checks"])
def test_the_model_and_its_checks_know_nothing_of_pages(lower: str) -> None:
    paths = [ROOT / "generator" / lower] if lower.endswith(".py") else _modules(f"generator/{lower}")
    publishing = ("generator.pages", "generator.views", "generator.build", "generator.bundle", "generator.plugin")
    assert [name for path in paths for name in _imports(path) if name.startswith(publishing)] == []
