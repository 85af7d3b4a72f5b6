"""Characters that no reader sees and that must not stand in an official text."""

import re

_NAMES = {
    "\N{REPLACEMENT CHARACTER}": "乱码占位符",
    "\N{NO-BREAK SPACE}": "不换行空格",
    "\N{SOFT HYPHEN}": "软连字符",
    "\N{BYTE ORDER MARK}": "零宽字符（BOM）",
}
_KINDS = (
    ("控制字符", r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029"),
    ("改变文字方向的控制符", "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"),
    ("零宽字符", "\u034f\u180e\u200b-\u200d\u2060-\u2064\ufe00-\ufe0f\U000e0100-\U000e01ef"),
    ("自造字（私有区）", "\ue000-\uf8ff\U000f0000-\U0010fffd"),
    ("隐藏的标签字符", "\U000e0000-\U000e007f"),
    ("非字符", "\ufffe\uffff\ud800-\udfff"),
)
_IDEOGRAPHS = re.compile("[\U00020000-\U0002fffd\U00030000-\U0003fffd]")
"""The planes that Unicode keeps for them."""
_HIDDEN = re.compile("[" + "".join(_NAMES) + "".join(span for _, span in _KINDS) + "]")


def find_hidden(text: str) -> re.Match[str] | None:
    """The first hidden character of `text`; white space, tabs and line ends are none."""
    return _HIDDEN.search(text)


def is_visible(character: str) -> bool:
    """Whether a reader can see a character; ideographs that are newer than this Python count as seen."""
    return not _HIDDEN.match(character) and (character.isprintable() or bool(_IDEOGRAPHS.match(character)))


def name_hidden(character: str) -> str:
    """What a hidden character is, for example 零宽字符 U+200B."""
    kind = _NAMES.get(character) or next(
        (name for name, span in _KINDS if re.match(f"[{span}]", character)), "看不见的字符"
    )
    return f"{kind} U+{ord(character):04X}"


def show_hidden(text: str) -> str:
    """The text with each hidden character written as <U+202E>, so that a message cannot be made to look otherwise."""
    return _HIDDEN.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)
