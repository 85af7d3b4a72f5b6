"""What MkDocs writes to its log about failures, collected to be shown as one message."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collected_messages(level: int = logging.WARNING) -> Iterator[list[str]]:
    """The messages of this level and above, as they come."""
    messages: list[str] = []
    with log_handler(_Collector(messages, level)):
        yield messages


@contextmanager
def log_handler(handler: logging.Handler) -> Iterator[None]:
    """Have a handler hear what MkDocs says."""
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)


class _Collector(logging.Handler):
    def __init__(self, messages: list[str], level: int) -> None:
        super().__init__(level)
        self._messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        self._messages.append(record.getMessage())
