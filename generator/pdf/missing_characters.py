"""Characters that the typefaces of the PDF lack, told with the lines of the canonical file on which they stand."""

from collections.abc import Iterator
from contextlib import contextmanager

from generator.errors import HandbookError, InvalidHandbook, Problem
from generator.loading import LoadedHandbook


class MissingCharacters(HandbookError):  # noqa: N818 - the name says what it is
    """The typefaces lack characters; `messages` says so of each by the text that cannot be set."""

    def __init__(self, messages: dict[str, str]) -> None:
        self.messages = messages
        super().__init__("\n".join(messages.values()))


@contextmanager
def told_with_lines(loaded: LoadedHandbook) -> Iterator[None]:
    """Turn missing characters into problems of the canonical file.

    Raises:
        InvalidHandbook: there are some.
    """
    try:
        yield
    except MissingCharacters as error:
        lines = loaded.path.read_text("utf-8-sig").splitlines()
        problems = [Problem(_line(text, lines), "", message) for text, message in error.messages.items()]
        raise InvalidHandbook(loaded.path, problems) from None


def _line(text: str, lines: list[str]) -> int:
    return next((number for number, line in enumerate(lines, 1) if text in line or text[0] in line), 1)
