"""Telephone numbers as official texts write them: what one looks like, where a text has some, how they are dialled.

`88770000`, `0431-88770000`, `（0431）88770000`, mobile numbers, 400 and 800 numbers, and the short ones of hotlines
(12345, 96315), each with an extension (`转8012`) where it has one.
"""

import re
from dataclasses import dataclass
from typing import Final

_DASH: Final = "[-—–－]"
_EXTENSION: Final = rf"(?:[，,]?转|分机|{_DASH})[0-9]{{1,6}}"
_AREA: Final = rf"(?:0[0-9]{{2,3}}|[（(]0[0-9]{{2,3}}[）)]){_DASH}?"
_SUBSCRIBER: Final = "[0-9]{7,8}"
_MOBILE: Final = "1[3-9][0-9]{9}"
_FREE: Final = (
    rf"[48]00(?:{_DASH}?[0-9]{{3}}{_DASH}?[0-9]{{4}}|{_DASH}?[0-9]{{4}}{_DASH}?[0-9]{{3}}"
    rf"|[0-9]{_DASH}[0-9]{{3}}{_DASH}[0-9]{{3}})"
)
_WHOLE: Final = rf"{_FREE}|{_MOBILE}|(?:{_AREA})?{_SUBSCRIBER}"
_SHORT: Final = "1[12][0-9]|1[0-9]{4,5}|9[56][0-9]{3,4}"

PHONE: Final = rf"^(?:{_WHOLE}|{_SHORT})(?:{_EXTENSION})?$"
"""A telephone number as the canonical file may write it, in words that JSON Schema knows as well."""

_PARTS: Final = re.compile(
    rf"(?:(?P<plain>{_FREE}|{_MOBILE}|{_SHORT})|(?P<area>{_AREA})?(?P<subscriber>{_SUBSCRIBER}))"
    rf"(?P<extension>{_EXTENSION})?"
)
_FREE_OF_FIGURES: Final = r"(?![0-9]|[-—–－.,][0-9]|[.,]?[0-9]*[十百千]?[万亿%％元])"
_IN_TEXT: Final = re.compile(
    rf"(?<![0-9.,\-—–－])(?P<whole>(?:{_WHOLE})(?:{_EXTENSION})?){_FREE_OF_FIGURES}"
    rf"|(?:电话|热线|拨打|致电|平台|专线)(?:号码)?[：:（(“]?(?P<after>(?:{_SHORT})(?:{_EXTENSION})?){_FREE_OF_FIGURES}"
    rf"|(?<![0-9.,\-—–－])(?P<before>{_SHORT})(?=[”）)]?[\u4e00-\u9fff]{{0,8}}(?:热线|平台|专线))"
)
_COUNTS: Final = re.compile("(?![转或和及与])[\u4e00-\u9fff]")
"""What follows seven or eight digits that count something: 1000000美元, 20250218号."""


@dataclass(frozen=True, slots=True)
class Found:
    """A number of a text, as it is written there."""

    start: int
    words: str

    @property
    def end(self) -> int:
        """Where the text goes on."""
        return self.start + len(self.words)


@dataclass(frozen=True, slots=True)
class Telephone:
    """A number in its parts, figures alone; `area` and `extension` are empty where it has none.

    Only a subscriber's number stands in an area; mobile, free and short ones are dialled as they are.
    """

    number: str
    area: str = ""
    extension: str = ""

    @classmethod
    def read(cls, written: str, area_code: str | None = None) -> "Telephone":
        """Read a number with the area code that a text leaves out; raise ValueError if it does not fit `PHONE`."""
        parts = _PARTS.fullmatch(written)
        if not parts:
            raise ValueError(f"“{written}”不是电话")
        area = (parts["area"] or area_code or "") if parts["subscriber"] else ""
        number = parts["plain"] or parts["subscriber"]
        return cls(_figures(number), _figures(area), _figures(parts["extension"] or ""))

    @property
    def line(self) -> "Telephone":
        """The number without its extension."""
        return Telephone(self.number, self.area)

    @property
    def uri(self) -> str:
        """The address that dials it, with the extension as RFC 3966 writes it: `tel:043188770000;ext=8012`."""
        return f"tel:{self.area}{self.number}" + (f";ext={self.extension}" if self.extension else "")


def lacks_area(written: str) -> bool:
    """Whether a number is a subscriber's without its area code, which a mobile phone needs."""
    parts = _PARTS.fullmatch(written)
    return bool(parts and parts["subscriber"] and not parts["area"])


def telephones(text: str) -> list[Found]:
    """The numbers of a text without white space, in their order; short ones only where the text calls them numbers."""
    found = (Found(match.start(str(match.lastgroup)), match[str(match.lastgroup)]) for match in _IN_TEXT.finditer(text))
    return [number for number in found if not (lacks_area(number.words) and _COUNTS.match(text, number.end))]


def _figures(words: str) -> str:
    return re.sub("[^0-9]", "", words)
