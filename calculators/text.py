"""People's text: the same answer however it was typed or pasted, and safe to say back."""

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_OTHER_SIGNS = {0x3000: " ", 0xFFE5: "¥", 0x2212: "-", 0x2013: "-", 0xFE63: "-"}
_INVISIBLE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF))
_SAME = {**_FULL_WIDTH, **_OTHER_SIGNS, **_INVISIBLE}
_SHOWN = 20


def clean(text: str) -> str:
    """Full-width characters as ASCII, one kind of space, no invisible marks.

    Deliberately narrower than Unicode's compatibility form, which would make 52 of 5² and 1 of ①.
    """
    return " ".join(text.translate(_SAME).split())


def without_brackets(text: str) -> str:
    """The text without what stands in full-width brackets: 研发投入 of 研发投入（按年计）."""
    before, bracket, rest = text.partition("（")
    return before + without_brackets(rest.partition("）")[2]) if bracket else text


def shown(text: str) -> str:
    """Text fit for a message: its first 20 characters, with nothing that a screen or a file cannot hold."""
    visible = "".join(character if character.isprintable() else "�" for character in text[:_SHOWN])
    return f"{visible}…" if len(text) > _SHOWN else visible
