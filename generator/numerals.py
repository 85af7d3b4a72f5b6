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
