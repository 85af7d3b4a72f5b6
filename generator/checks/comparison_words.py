"""The words beside a figure agree with what the rule makes of it: a bound, a threshold's operator, or neither."""

import re
from collections.abc import Iterator

from generator.checks.claims import Claim, claims
from generator.checks.figure_values import figure_of
from generator.checks.official_words import has_official_text, words_for
from generator.checks.walking import awards, parts_of
from generator.errors import Problem
from generator.figures import Reading, begins_range, ends_range, read_figures
from generator.loading import LoadedHandbook
from generator.model.award import Threshold
from generator.official import compact

_OPERATORS = {
    ">=": "以上 不少于 不低于 不小于 不短于 达到 达 满 至少 最低 不得少于 不得低于",
    "<=": "不超过 不高于 不多于 不大于 以下 以内 之内 最高 最多 至多 不得超过 不得高于",
    ">": "超过 高于 多于 大于 增长 超出",
    "<": "低于 少于 小于 不足 不满 未满 未达",
}
"""The comparison words of official texts and the operator that each stands for."""

_OPERATOR_OF = {word: operator for operator, words in _OPERATORS.items() for word in words.split()}
_WORD = re.compile("|".join(sorted(_OPERATOR_OF, key=len, reverse=True)))
UPPER = re.compile(r"最高|最多|不(?:得)?超过|不(?:得)?高于|不多于|至多|上限|封顶|以内|以下")
"""The words that make a figure an upper bound."""
_BOUND = re.compile(rf"{UPPER.pattern}|不(?:得)?(?:少于|低于)|至少|最低|以上")
_OF_THE_ONE_BEFORE = re.compile("以上|以下|以内|之内")
"""Bounds that follow their figure: in 五十亩以上的，给予30万元 the 以上 does not bind what comes after it."""
_AFTER = re.compile(r"[（(]含[）)]?|[)）]|及|或")
_JOINED = re.compile(r"[、，,和或及与到至]*")
_WINDOW, _LONGEST_FIGURE = 120, 30
"""In characters."""
_SENTENCE = re.compile(r"[。；：;:]")


def check_comparison_words(loaded: LoadedHandbook) -> Iterator[Problem]:
    """Thresholds agree with their operators; ceilings are called ceilings; fixed amounts are not."""
    thresholds = {
        place: threshold
        for placed in awards(loaded)
        for place, threshold in parts_of(placed.award, placed.place, Threshold)
    }
    for claim in claims(loaded):
        message = None
        if claim.bound == "threshold":
            message = _threshold_fault(claim, thresholds[claim.place])
        elif claim.bound == "upper":
            message = _upper_fault(claim)
        elif claim.bound == "exact":
            message = _exact_fault(loaded, claim)
        if message:
            yield loaded.problem((*claim.place, "operator" if claim.bound == "threshold" else "quote"), message)


def _threshold_fault(claim: Claim, threshold: Threshold) -> str | None:
    quote = compact(claim.quote)
    reading, _ = figure_of(claim)
    words = _beside(quote, reading) if reading else []
    words = words or [match.group() for match in _WORD.finditer(quote)]
    if not words:
        return "引文里没有比较的词（例如 不少于、以上、不超过）；请引用含有这个词的原文，否则改为 declared"
    operators = {_OPERATOR_OF[word] for word in words}
    if operators == {threshold.operator}:
        return None
    listed = "、".join(f"“{word}”是 {_OPERATOR_OF[word]}" for word in dict.fromkeys(words))
    return f"运算符写的是 {threshold.operator}，引文里的{listed}；二者必须一致"


def _beside(quote: str, reading: Reading) -> list[str]:
    """The comparison words directly before and after a figure."""
    found = []
    for match in _WORD.finditer(quote):
        directly_before = 0 <= reading.start - match.end() <= 1
        after = match.start() >= reading.end and not _AFTER.sub("", quote[reading.end : match.start()])
        if directly_before or after:
            found.append(match.group())
    return found


def _upper_fault(claim: Claim) -> str | None:
    reading, _ = figure_of(claim)
    quote = compact(claim.quote)
    if reading is None or UPPER.search(words_about(quote, reading)) or ends_range(quote, reading):
        return None
    figure = quote[reading.start : reading.end]
    return f"引文没有说“{figure}”是最高额（最高、不超过）；定额请写 fixed 或去掉 at_most，否则请引用含有这个词的原文"


def _exact_fault(loaded: LoadedHandbook, claim: Claim) -> str | None:
    reading, _ = figure_of(claim)
    if reading is None or not has_official_text(loaded, claim.article):
        return None
    quote = compact(claim.quote)
    if ends_range(quote, reading) or begins_range(quote, reading):
        figure = quote[reading.start : reading.end]
        return f"原文在“{figure}”处写的是一段幅度，不是定额；请按上限写 ceiling（比例请写 at_most: true）"
    bound = None
    for words in words_for(loaded, claim.article, claim.part):
        for found in re.finditer(re.escape(quote), words):
            start = found.start()
            moved = Reading(reading.value, reading.unit, start + reading.start, start + reading.end)
            bound = _BOUND.search(words_about(words, moved))
            if not bound:
                return None
    if not bound:
        return None
    figure = quote[reading.start : reading.end]
    return f"原文在“{figure}”处写有“{bound.group()}”，不是定额；请改为 ceiling（比例请写 at_most: true）"


def words_about(text: str, reading: Reading) -> str:
    """The words that bind a figure: from the figure or the sentence before, and directly after.

    Figures in a row (50万元、20万元) share the words before the first.
    """
    sentence = max((match.end() for match in _SENTENCE.finditer(text, 0, reading.start)), default=0)
    window = _WINDOW
    while (begin := _bound(text, max(sentence, reading.start - window), reading.start, sentence)) is None:
        window *= 2
    after = text[reading.end : reading.end + 2]
    return _OF_THE_ONE_BEFORE.sub("", text[begin[0] : begin[1]]) + "|" + after


def _bound(text: str, begin: int, start: int, sentence: int) -> tuple[int, int] | None:
    """Between which places the words stand that bind the figure at `start`; None if more than from `begin` is needed.

    To read no more than is needed keeps long sentences cheap.
    """
    sure = begin if begin == sentence else begin + _LONGEST_FIGURE
    for other in reversed(read_figures(text[begin:start])):
        if begin + other.start < sure:
            return None
        if not _JOINED.fullmatch(text[begin + other.end : start]):
            return begin + other.end, start
        start = begin + other.start
    return (sentence, start) if begin == sentence else None
