"""Stands in for the runtime's event loop: nothing is ever scheduled on it."""

from pyodide_js._api import scheduleCallback

held = [scheduleCallback]
"""The runtime takes a snapshot of its memory only if Python holds the very objects of JavaScript that it expects."""


def _initialize_event_loop() -> None:
    """The runtime calls this as it starts."""
    from pyodide_js import _api  # noqa: PLC0415 - as it stands in the original, after the name above

    held.append(_api)
