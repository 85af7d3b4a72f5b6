"""Fonts that show signs in the places of letters: which character each sign is."""

from typing import Final

_FIRST: Final = 0x20
_PRIVATE: Final = range(0xF020, 0xF100)
"""Where Word puts the codes of such fonts, so that no letter is taken for a sign."""

_SIGNS: Final = {
    "symbol": (
        " !∀#∃%&∍()*+,−./0123456789:;<=>?"
        "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
        "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}~ "
        "                                "
        "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵"
        "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
        "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭ "
    ),
    "wingdings": (
        "  ✂✁     ✆            ⌛       ✇✍"
        " ✌   ☜☞☝☟ ☺ ☹    ✈☼ ❄ ✞ ✠✡☪☯ ☸♈♉"
        "♊♋♌♍♎♏♐♑♒♓  ● ■□□❑❒ ⧫◆❖⬩⌧⮹⌘    ▯"
        " ①②③④⑤⑥⑦⑧⑨⑩ ❶❷❸❹❺❻❼❽❾❿        ∙•"
        "⬝○     ▪□  ★    ⯐⌖⯎⯏⯑✪✰         "
        "   ⮰⮱⮲⮳⮴⮵⮶⮷          ⌫⌦⮘➢⮙⮛⮈⮊⮉⮋ "
        "               ⇦⇨⇧⇩⬄⇳⬁⬀⬃⬂  ✗✓☒☑ "
    ),
    "wingdings 2": (
        "     ✄✀                         "
        "               ✗✓☒☑☒☒⮾⮿ ⦸    ‽  "
        "         ⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿ "
        "☉ ☽☾⸿✝               ⋅ ⦁●○   ⊙⦿ "
        " ◾■□    ▣    ⬩⬥◇ ◈    ⬪⬧◊ ◖◗⯊⯋⯀⯁"
        "⬟⯂⬣⬢⯃⯄                          "
        "           ✶    ✹  ✯  ⯌⯍※⁂      "
    ),
}
"""The characters of the codes from 0x20 to 0xFF; a space where no character is the same sign."""

_OTHER_SIGNS: Final = ("webdings", "wingdings 3", "marlett", "mt extra", "monotype sorts", "zapf dingbats")
"""Fonts of signs without a table here."""


def shows_signs(font: str) -> bool:
    """Whether a font shows signs where other fonts show letters."""
    return font.lower() in _SIGNS or font.lower() in _OTHER_SIGNS


def sign_of(font: str, code: int) -> str | None:
    """The character that Word shows for a code of a font; None if it is a sign that is not known here."""
    low = code - _PRIVATE.start + _FIRST if code in _PRIVATE else code
    row = "".join(_SIGNS.get(font.lower(), ""))
    if row and _FIRST <= low < _FIRST + len(row):
        found = row[low - _FIRST]
        return found if found != " " or low == _FIRST else None
    if shows_signs(font) and low < _BEYOND:
        return None
    character = chr(low) if code in _PRIVATE and low < _ASCII else chr(code)
    return character if character.isprintable() else None


_BEYOND: Final = 0x100
_ASCII: Final = 0x7F
