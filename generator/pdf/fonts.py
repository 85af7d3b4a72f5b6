"""The typefaces of the PDF: free to ship, pinned by package, and never those that happen to be on the machine."""

from pathlib import Path
from typing import Final

from generator.errors import HandbookError
from generator.npm_packages import HOW_TO_GET, roots

PROJECT: Final = Path(__file__).parents[2]
_PACKAGES: Final = Path("node_modules") / "@expo-google-fonts"
FILES: Final = (
    "noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
    "noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf",
    "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
    "noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
)
"""The weights that the templates use, with TrueType outlines."""


def find_fonts() -> tuple[Path, ...]:
    """The font files in `node_modules/` of this project or the current folder.

    Raises:
        HandbookError: one is not there; the message names it and says what to do.
    """
    return tuple(_find(name) for name in FILES)


def _find(name: str) -> Path:
    for root in roots(PROJECT):
        path = root / _PACKAGES / name
        if path.is_file():
            return path
    raise HandbookError(f"缺少 PDF 用的字体 {_PACKAGES / name}；{HOW_TO_GET}")
