"""Files that people edit: their text, or a message that says what is wrong with the file."""

from pathlib import Path

from generator.errors import HandbookError, InvalidHandbook, Problem
from generator.hidden_characters import find_hidden, name_hidden
from generator.system_messages import system_reason

MOST_BYTES = 20_000_000
"""No policy is longer; a larger file is a mistake and would only fill the memory."""

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_text(path: Path, what: str) -> str:
    """The text of a UTF-8 file, with or without a byte order mark.

    `what` names the file in messages, for example 手册文件.

    Raises:
        HandbookError: the file is absent, no file, too large or cannot be read.
        InvalidHandbook: it is not UTF-8 or holds hidden characters; the problems name the lines.
    """
    return text_of(path, read_bytes(path, what), what)


def text_of(path: Path, data: bytes, what: str) -> str:
    """The text that the bytes of a file hold; raise InvalidHandbook as `read_text` does."""
    if data.startswith(_UTF_16):
        raise InvalidHandbook(path, [Problem(1, "", f"{what}是 UTF-16 编码；请在编辑器里另存为 UTF-8")])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InvalidHandbook(path, [Problem(line, "", "这一行不是 UTF-8 编码；请在编辑器里另存为 UTF-8")]) from None
    problems = hidden_characters(text)
    if problems:
        raise InvalidHandbook(path, problems)
    return text


def read_bytes(path: Path, what: str) -> bytes:
    """The content of a file that is there and not too large; raise HandbookError as `read_text` does."""
    try:
        if path.is_dir():
            raise HandbookError(f"{path}：这是文件夹，不是{what}")
        if path.stat().st_size > MOST_BYTES:
            raise HandbookError(f"{path}：{what}超过 {MOST_BYTES // 1_000_000} MB，不会是手册")
        return path.read_bytes()
    except FileNotFoundError:
        raise HandbookError(f"{path}：没有这个{what}") from None
    except OSError as error:
        raise HandbookError(f"{path}：{what}无法读取（{system_reason(error)}）") from None


def hidden_characters(text: str) -> list[Problem]:
    """The first hidden character of each line that has one."""
    if not find_hidden(text):
        return []
    found = ((number, find_hidden(line)) for number, line in enumerate(text.split("\n"), start=1))
    return [
        Problem(number, "", f"第 {match.start() + 1} 个字符是看不见的{name_hidden(match.group())}，请删去")
        for number, match in found
        if match
    ]
