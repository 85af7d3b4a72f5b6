"""What every part of the canonical model has in common."""

import datetime as dt
import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from generator.hidden_characters import is_visible
from generator.numerals import LARGEST
from generator.web_address import is_web_address


class Strict(BaseModel):
    """A part of the canonical file: unknown fields are errors, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _one_line(text: str) -> str:
    if text != text.strip():
        raise ValueError("首尾有多余的空白，请删去")
    if not text.isprintable() and not all(map(is_visible, text)):
        raise ValueError("含有看不见的控制字符或换行，请删去")
    return text


def _iso_date(text: object) -> object:
    if isinstance(text, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        meant = day_in(text)
        raise ValueError(f"“{text[:40]}”不是日期；请写成 {meant or '2025-02-18 这样'}")
    return text


_DAY = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?", re.ASCII)


def day_in(text: str) -> dt.date | None:
    """The day that a text writes in another way than ours: 2025.2.18, 2025/2/18, 2025年2月18日."""
    found = _DAY.fullmatch(text)
    try:
        return dt.date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        return None


def _web_address(text: str) -> str:
    if not is_web_address(text):
        raise ValueError(f"“{text[:80]}”不是网址；请写成 https://www.example.org/ 这样，以 http:// 或 https:// 开头")
    return text


Text = Annotated[str, StringConstraints(min_length=1, max_length=4000), AfterValidator(_one_line)]
"""One line of text without control characters or white space at its ends, 1 to 4,000 characters."""

Words = Annotated[str, StringConstraints(max_length=4000), AfterValidator(_one_line)]
"""Official words of one line that may be absent: then the text is empty, written ""."""

Date = Annotated[dt.date, BeforeValidator(_iso_date)]
"""A day, written 2025-02-18."""

WebAddress = Annotated[str, StringConstraints(max_length=2000), AfterValidator(_web_address)]
"""A complete http(s) address."""

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$", max_length=60)]
"""A lower-case ASCII name that addresses, scripts and outside programs rely on."""

Number = Annotated[int, Field(gt=0, le=LARGEST)]
"""The number of a chapter or an article, as headings can write it."""
