"""Stands in for asyncio, which takes longest of all to import: the calculators answer at once and await nothing."""


def get_event_loop() -> None:
    """The runtime's core takes this name, and calls it only when a promise is awaited."""
    raise NotImplementedError
