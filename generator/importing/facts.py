"""Facts that official texts state about themselves: what they rest on, repeal, when they are in force, who explains."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any, Final

from generator.figures import read_figures

Json = dict[str, Any]

_NAMED: Final = r"《(?:[^《》]|《[^》]*》)+》(?:[（(][^（）()]*号[）)])?"
_PARENT: Final = re.compile(rf"(?:根据|依据|依照|贯彻落实|落实|按照|遵照)(?P<text>{_NAMED})")
_REPEALS: Final = re.compile(rf"(?P<text>{_NAMED})[^。《》]{{0,20}}(?:废止|失效|停止执行)")
_INTERPRETERS: Final = (
    re.compile(
        r"由(?P<text>[\u4e00-\u9fff（）、]{2,40}?)(?:（[^（）]*\d[^（）]*）)?(?:会同[^，。；]{1,40})?(?:负责|承担)[^，。；]{0,6}?解释"
    ),
    re.compile(r"解释工作由(?P<text>[\u4e00-\u9fff（）、]{2,40}?)(?:负责|承担)"),
    re.compile(r"由(?P<text>[\u4e00-\u9fff（）、]{2,40}?)解释"),
)
_FROM_DAY: Final = re.compile(
    r"自(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日起(?:正式)?(?:施行|实施|执行|生效|试行)", re.ASCII
)
_FROM_ISSUE: Final = re.compile(r"自(?:印发|发布|公布|下发)之日起(?:施行|实施|执行|生效|试行|起)")
_UNTIL: Final = re.compile(
    r"(?:有效期|施行|实施|执行|生效|试行|期限)?[，,]?(?:有效期|试行期)?[为自截]?(?:至|到)(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日",
    re.ASCII,
)
_TERM: Final = re.compile(r"[^，。；]{0,12}(?:有效期|试行期?(?=[\d一二两三四五])|暂行期)[^，。；]{0,12}")


@dataclass(frozen=True, slots=True)
class Place:
    """The words of an article, without white space, and its number."""

    article: int
    words: str


def anchored_facts(places: list[Place]) -> Json:
    """The fields `parent`, `repeals` and `interpreter`, as far as the text states them."""
    fields: Json = {}
    for name, patterns, order in (
        ("parent", (_PARENT,), places[:3]),
        ("repeals", (_REPEALS,), places[::-1]),
        ("interpreter", _INTERPRETERS, places[::-1]),
    ):
        found = next(
            ((place, match) for pattern in patterns for place in order if (match := pattern.search(place.words))), None
        )
        if found:
            place, match = found
            fields[name] = {"article": place.article, "text": match["text"], "quote": match.group()}
    return fields


def validity(places: list[Place], date: dt.date | None) -> Json | None:
    """The field `validity`, if the text says from when it is in force and that day is known."""
    for place in reversed(places):
        day, issue = _FROM_DAY.search(place.words), _FROM_ISSUE.search(place.words)
        effective = _day(day) if day else date if issue else None
        found = day or issue
        if not found or not effective:
            continue
        note = "原文写明施行日期。" if day else "原文写自印发（发布）之日起施行，手册按文末日期计算。"
        fields: Json = {"article": place.article, "effective": effective.isoformat(), "effective_note": note}
        term = _TERM.search(place.words)
        years = [figure for figure in read_figures(term.group()) if figure.unit == "年"] if term else []
        if term and len(years) == 1 and years[0].value == years[0].value.to_integral_value():
            start, end = min(found.start(), term.start()), max(found.end(), term.end())
            quote = place.words[start:end]
            if len([figure for figure in read_figures(quote) if figure.unit == "年"]) == 1:
                return fields | {"years": f"{years[0].value:f}年", "quote": quote}
        until = _UNTIL.search(place.words, found.start())
        last_day = _day(until) if until else None
        if until and last_day and last_day > effective:
            return fields | {"last_day": last_day.isoformat(), "quote": place.words[found.start() : until.end()]}
        return fields | {"quote": found.group()}
    return None


def _day(match: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


_AREA: Final = re.compile(
    r"(?:关于)?[《〈]?(?:关于|中共)?(?P<name>[\u4e00-\u9fff]{2,7}?(?:自治区|自治州|省|市|州|县|区|旗))"
)


def place_of(title: str) -> str | None:
    """The city, county or province that a title begins with."""
    found = _AREA.match(title.lstrip("《〈"))
    return found["name"] if found and not _NO_AREA.search(found["name"]) else None


_NO_AREA: Final = re.compile("加快|推[动进]|促进|支持|鼓励|建设|强[市县省区]|关于|各|全[市县省区]|本[市县省区]")
_OPENING: Final = re.compile(r"[【（(〔](?P<title>[^】）)〕]{2,14})[】）)〕]")


def short_title(words: str, label: str, position: int) -> str:
    """A first short title: what the article itself calls itself, else the beginning of its first sentence."""
    own = _OPENING.match(words)
    if own:
        return own["title"]
    longest = 16
    clause = re.split(r"[，。；：、！？,;:]", words, maxsplit=1)[0].strip()
    return clause[:longest] or label[:longest] or f"第 {position} 段"
