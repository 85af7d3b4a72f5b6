"""Chinese numerals, as official texts count chapters, articles, parts and years."""

LARGEST = 9999
"""The largest number that can be written."""

_DIGITS = "零一二三四五六七八九"


def chinese_numeral(number: int) -> str:
    """Write 1 to 9,999 in Chinese numerals as headings do: 8 is 八, 12 is 十二, 105 is 一百零五."""
    if not 1 <= number <= LARGEST:
        raise ValueError(f"{number} is outside 1 to 9,999")
    words = ""
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            words += _DIGITS[digit] + unit
        elif words and not words.endswith("零") and number % power:
            words += "零"
    return words.removeprefix("一") if words.startswith("一十") else words


def chinese_number(words: str) -> int | None:
    """The number from 1 to 9,999 that Chinese numerals of a heading write; None if they write none."""
    if words and all(word in _ALONE for word in words) and len(words) > 1:
        number = int("".join(str(_ALONE[word]) for word in words))  # 二〇二五, 一一
        return number if 1 <= number <= LARGEST else None
    total = digit = 0
    for word in words:
        if word in _ALONE:
            digit = _ALONE[word]
        elif word in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[word], 0
        else:
            return None
    return total + digit if 1 <= total + digit <= LARGEST else None


_ALONE = {digit: value for value, digit in enumerate(_DIGITS)} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
