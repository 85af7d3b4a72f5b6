"""Stands in for what reads type hints to call JavaScript by them: the few calls of the start have none."""

from _pyodide_core import JsFuncSignature, js2py_default_call_result, py2js_default

no_default = object()


def _anything(*args: object, **kwargs: object) -> None:
    pass


_function, _constructs, _mandatory = _anything, False, 0
default_signature = JsFuncSignature(
    _function, _constructs, _mandatory, (), (), py2js_default, (), (), (), py2js_default, js2py_default_call_result
)


def func_to_sig(function: object) -> object:
    """The runtime takes these names, and calls them only for functions with type hints."""
    raise NotImplementedError


bind_class_sig = get_attr_sig = func_to_sig
