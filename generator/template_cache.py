"""Keeps templates as compiled, so that a build compiles only those that have changed."""

import contextlib
from importlib.metadata import version
from typing import Any

import jinja2
from jinja2 import compiler, nodes

from generator.store import store_folder


def keep_compiled(environment: jinja2.Environment, name: str) -> None:
    """Let an environment keep its compiled templates under a name of its own; `name` stands for its settings.

    Jinja knows by their sources which have changed.
    """
    folder = store_folder() / "templates" / f"{name}-{version('jinja2')}"
    with contextlib.suppress(OSError):  # a read-only disk saves no time, and that is all
        folder.mkdir(parents=True, exist_ok=True)
        environment.optimized = False
        environment.code_generator_class = _NothingWorkedOut
        environment.bytecode_cache = jinja2.FileSystemBytecodeCache(str(folder))


class _NothingWorkedOut(compiler.CodeGenerator):
    """Compiles without working out filters of constants: what a filter says may change while the template stays."""

    def _output_child_to_const(self, node: nodes.Expr, frame: compiler.Frame, finalize: Any) -> str:  # noqa: ANN401 - Jinja names no type
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)
