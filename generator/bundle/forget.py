"""Forgets, before the memory of the started Python is taken, what only its start needed.

It is run by the browser's Python, not by that which builds: the modules that are imported on the way to the calculators
and never again, documentation, line numbers and annotations. What the code of the modules that stay mentions is never
forgotten, so a calculator may use any module of the standard library; the memory only grows by it.
"""

import gc
import sys
import zipimport
from collections.abc import Iterator
from types import CodeType, FunctionType, ModuleType

ONLY_FOR_THE_START = frozenset(
    {
        "_ast",
        "_opcode",
        "_opcode_metadata",
        "_pyodide.docs_argspec",
        "_pyodide.docstring",
        "_sitebuiltins",
        "_tokenize",
        "_typing",
        "ast",
        "asyncio",
        "contextlib",
        "copyreg",
        "dis",
        "encodings.aliases",
        "enum",
        "functools",
        "importlib.abc",
        "importlib.machinery",
        "importlib.resources",
        "importlib.resources.abc",
        "importlib.util",
        "inspect",
        "keyword",
        "linecache",
        "numbers",
        "opcode",
        "re",
        "re._casefix",
        "re._compiler",
        "re._constants",
        "re._parser",
        "reprlib",
        "site",
        "textwrap",
        "token",
        "tokenize",
        "typing",
        "weakref",
        "zipimport",
    }
)
_HAS_DOCSTRING = 0x4000000
"""The flag of code whose first constant is its docstring."""

_IMMUTABLE = 1 << 8
"""The flag of classes that are written in C and cannot be changed."""


def forget() -> None:
    """Forget it all; what is left answers as before."""
    objects = gc.get_objects()
    functions = [thing for thing in objects if isinstance(thing, FunctionType)]
    _forget_modules(functions)
    _forget_words(functions, [thing for thing in objects if isinstance(thing, type)])
    del objects, functions
    sys._clear_type_cache()  # noqa: SLF001 - it has no other name
    for _ in range(3):
        gc.collect()


def _forget_modules(functions: list[FunctionType]) -> None:
    mentioned: dict[str, set[str]] = {}
    for function in functions:
        mentioned.setdefault(str(function.__module__), set()).update(_names(function.__code__))
    by_calculators = {name for origin, names in mentioned.items() if origin.startswith("calculators") for name in names}
    for name in ONLY_FOR_THE_START & sys.modules.keys() - by_calculators:
        del sys.modules[name]
    for name in mentioned.keys() & sys.modules.keys():
        _forget_globals(sys.modules[name], mentioned[name])
    zipimport._zip_directory_cache.clear()  # type: ignore[attr-defined]  # noqa: SLF001 - as above
    sys.path.clear()
    sys.path_hooks.clear()
    sys.path_importer_cache.clear()


def _forget_globals(module: ModuleType, mentioned: set[str]) -> None:
    for name, value in list(vars(module).items()):
        origin = value.__name__ if isinstance(value, ModuleType) else getattr(value, "__module__", None)
        if name not in mentioned and isinstance(origin, str) and origin in ONLY_FOR_THE_START:
            delattr(module, name)
    for name in ("__loader__", "__spec__", "__cached__", "__file__", "__doc__"):
        if name in vars(module):
            setattr(module, name, None)


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names(constant)


def _forget_words(functions: list[FunctionType], classes: list[type]) -> None:
    silent: dict[CodeType, CodeType] = {}
    for function in functions:
        code = function.__code__
        function.__code__ = silent.setdefault(code, _silent(code))
        function.__doc__ = None
        function.__annotations__ = {}
    for kind in classes:
        for name, nothing in (("__doc__", None), ("__annotations__", {})):
            if name in vars(kind) and not kind.__flags__ & _IMMUTABLE:
                setattr(kind, name, nothing)


def _silent(code: CodeType) -> CodeType:
    constants = tuple(_silent(constant) if isinstance(constant, CodeType) else constant for constant in code.co_consts)
    if code.co_flags & _HAS_DOCSTRING:
        constants = (None, *constants[1:])
    return code.replace(co_consts=constants, co_linetable=b"", co_filename="")
