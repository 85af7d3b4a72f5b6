"""Automatic numbers of Word lists: written as Word shows them, or named where that is not known."""

from pathlib import Path

import pytest

from generator.importing.reading import SourceText, read_source
from generator.importing.word_numerals import numeral
from tests.importing import word_files

_FORMATS = (
    "decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex chicago "
    "ideographDigital japaneseCounting aiueo iroha decimalFullWidth decimalHalfWidth japaneseLegal "
    "japaneseDigitalTenThousand decimalEnclosedCircle decimalFullWidth2 aiueoFullWidth irohaFullWidth decimalZero "
    "bullet ganada chosung decimalEnclosedFullstop decimalEnclosedParen decimalEnclosedCircleChinese "
    "ideographEnclosedCircle ideographTraditional ideographZodiac ideographZodiacTraditional taiwaneseCounting "
    "ideographLegalTraditional taiwaneseCountingThousand taiwaneseDigital chineseCounting chineseLegalSimplified "
    "chineseCountingThousand koreanDigital koreanCounting koreanLegal koreanDigital2 vietnameseCounting russianLower "
    "russianUpper none numberInDash hebrew1 hebrew2 arabicAlpha arabicAbjad hindiVowels hindiConsonants hindiNumbers "
    "hindiCounting thaiLetters thaiNumbers thaiCounting bahtText dollarText custom"
)
"""ST_NumberFormat, whole."""

_NAMED = (
    "ordinal cardinalText ordinalText vietnameseCounting hebrew1 hebrew2 arabicAlpha arabicAbjad hindiVowels "
    "hindiConsonants hindiCounting thaiLetters thaiCounting dollarText custom"
)


def _level(kind: str, text: str = "%1、", more: str = "") -> str:
    return f"<w:start w:val='1'/><w:numFmt w:val='{kind}'/>{more}<w:lvlText w:val='{text}'/>"


def _read(folder: Path, body: str, *lists: str, override: str = "") -> SourceText:
    path = word_files.of_elements(folder / "办法.docx", body, lists=word_files.list_of(*lists, override=override))
    return read_source(path)


@pytest.mark.parametrize("kind", _FORMATS.split())
def test_every_format_of_the_standard_is_written_or_named(tmp_path: Path, kind: str) -> None:
    source = _read(tmp_path, word_files.numbered("甲", "乙"), _level(kind))
    second = source.lines[1]
    if kind in _NAMED.split():
        assert second == "〓、 乙"
        assert source.unread[1] == (2, f"开头有自动编号（{kind} 格式的第 2 号）（写作〓）")
    else:
        assert source.unread == []
        assert second == {"none": "乙", "bullet": "%1、 乙"}.get(kind, f"{numeral(kind, 2)}、 乙")


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("decimal", {0: "0", 1: "1", 12: "12"}),
        ("decimalZero", {0: "00", 1: "01", 12: "12"}),
        ("decimalFullWidth", {12: "１２"}),
        ("upperRoman", {0: None, 1: "I", 4: "IV", 9: "IX", 14: "XIV", 1999: "MCMXCIX", 4000: None}),
        ("lowerRoman", {3: "iii"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA", 28: "BB"}),
        ("lowerLetter", {2: "b", 53: "aaa", 9999: None}),
        ("hex", {10: "A", 16: "10"}),
        ("chicago", {1: "*", 2: "†", 3: "‡", 4: "§", 5: "**"}),
        ("numberInDash", {3: "- 3 -"}),
        ("chineseCounting", {1: "一", 10: "十", 21: "二十一", 100: "一○○", 101: "一○一"}),
        ("chineseCountingThousand", {11: "十一", 100: "一百", 101: "一百零一"}),
        ("taiwaneseCountingThousand", {101: "一百零一"}),
        ("taiwaneseCounting", {20: "二十", 100: None}),
        ("japaneseCounting", {20: "二十", 101: None}),
        ("ideographDigital", {9: "九", 10: "一〇", 21: "二一"}),
        ("ideographTraditional", {1: "甲", 2: "乙", 3: "丙", 10: "癸", 11: None}),
        ("ideographZodiac", {1: "子", 2: "丑", 12: "亥", 13: None}),
        ("ideographZodiacTraditional", {1: "甲子", 2: "乙丑", 13: "丙子", 60: "癸亥", 61: None}),
        ("chineseLegalSimplified", {1: "壹", 2: "贰", 3: "叁", 9: "玖", 10: None}),
        ("ideographLegalTraditional", {1: "壹", 2: "貳", 3: "參"}),
        ("japaneseLegal", {1: "壱", 2: "弐", 3: "参"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedFullstop", {1: "⒈", 20: "⒛"}),
        ("decimalEnclosedParen", {1: "⑴", 20: "⒇"}),
        ("ideographEnclosedCircle", {1: "㈠", 10: "㈩"}),
        ("aiueo", {1: "ｱ", 2: "ｲ", 46: "ﾝ"}),
        ("aiueoFullWidth", {1: "ア", 44: "ワ", 46: "ン"}),
        ("iroha", {1: "ｲ", 48: "ﾝ"}),
        ("irohaFullWidth", {2: "ロ", 48: "ン"}),
        ("ganada", {1: "가", 14: "하"}),
        ("chosung", {2: "ㄴ"}),
        ("koreanDigital", {3: "삼"}),
        ("koreanLegal", {1: "하나"}),
        ("russianLower", {1: "а", 7: "ж"}),
        ("thaiNumbers", {12: "๑๒"}),
        ("hindiNumbers", {12: "१२"}),
        ("bahtText", {2: "2"}),
    ],
)
def test_numbers_are_shown_as_the_standard_and_word_do(kind: str, shown: dict[int, str | None]) -> None:
    assert {number: numeral(kind, number) for number in shown} == shown


def test_a_number_padded_with_zeros_stands_beside_an_older_format(tmp_path: Path) -> None:
    formats = (
        "<mc:AlternateContent><mc:Choice Requires='w14'><w:numFmt w:val='custom' w:format='001, 002, 003, ...'/>"
        "</mc:Choice><mc:Fallback><w:numFmt w:val='decimal'/></mc:Fallback></mc:AlternateContent>"
    )
    level = f"<w:start w:val='9'/>{formats}<w:lvlText w:val='%1'/>"
    assert _read(tmp_path, word_files.numbered("甲", "乙"), level).lines == ["009 甲", "010 乙"]


def test_a_level_shows_the_levels_around_it_each_in_its_own_format(tmp_path: Path) -> None:
    body = word_files.numbered("甲") + word_files.numbered("乙", "丙", level=1)
    lines = _read(tmp_path, body, _level("upperRoman", "%1."), _level("lowerLetter", "%1.%2）")).lines
    assert lines == ["I. 甲", "I.a） 乙", "I.b） 丙"]


def test_a_legal_level_shows_all_numbers_as_digits(tmp_path: Path) -> None:
    body = word_files.numbered("甲") + word_files.numbered("乙", level=1)
    inner = "<w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:isLgl/><w:lvlText w:val='%1.%2'/>"
    assert _read(tmp_path, body, _level("chineseCounting"), inner).lines == ["一、 甲", "1.1 乙"]


def test_a_level_that_never_starts_anew_goes_on(tmp_path: Path) -> None:
    inner = _level("decimal", "第%2条", "<w:lvlRestart w:val='0'/>")
    numbered = word_files.numbered
    body = numbered("甲") + numbered("乙", level=1) + numbered("丙") + numbered("丁", level=1)
    lines = _read(tmp_path, body, _level("chineseCounting", "第%1章"), inner).lines
    assert lines == ["第一章 甲", "第1条 乙", "第二章 丙", "第2条 丁"]


def test_an_empty_paragraph_is_counted_and_shown(tmp_path: Path) -> None:
    assert _read(tmp_path, word_files.numbered("甲", "", "乙"), _level("decimal", "%1.")).lines == [
        "1. 甲",
        "2.",
        "3. 乙",
    ]


def test_a_list_may_show_a_level_in_a_format_of_its_own(tmp_path: Path) -> None:
    override = f"<w:lvlOverride w:ilvl='0'><w:lvl w:ilvl='0'>{_level('ideographTraditional')}</w:lvl></w:lvlOverride>"
    assert _read(tmp_path, word_files.numbered("子"), _level("decimal"), override=override).lines == ["甲、 子"]


def test_a_list_may_take_its_levels_from_a_style(tmp_path: Path) -> None:
    lists = (
        "<w:abstractNum w:abstractNumId='77'><w:numStyleLink w:val='S'/></w:abstractNum>"
        f"<w:abstractNum w:abstractNumId='78'><w:styleLink w:val='S'/><w:lvl w:ilvl='0'>{_level('upperRoman')}</w:lvl>"
        "</w:abstractNum><w:num w:numId='77'><w:abstractNumId w:val='77'/></w:num>"
        "<w:num w:numId='78'><w:abstractNumId w:val='78'/></w:num>"
    )
    style = (
        "<w:style w:type='numbering' w:styleId='S'><w:pPr><w:numPr><w:numId w:val='78'/></w:numPr></w:pPr></w:style>"
    )
    path = word_files.of_elements(tmp_path / "a.docx", word_files.numbered("甲", "乙"), lists=lists, styles=style)
    assert read_source(path).lines == ["I、 甲", "II、 乙"]


@pytest.mark.parametrize(
    ("level", "line"),
    [
        ("<w:numFmt w:val='bullet'/><w:lvlText w:val='\uf0fe'/><w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr>", "☑ 甲"),
        ("<w:numFmt w:val='bullet'/><w:lvlText w:val='●'/>", "● 甲"),
        ("<w:numFmt w:val='bullet'/><w:lvlText w:val='\uf07f'/><w:rPr><w:rFonts w:ascii='Webdings'/></w:rPr>", "〓 甲"),
        ("<w:numFmt w:val='bullet'/><w:lvlText w:val=''/><w:lvlPicBulletId w:val='0'/>", "〓 甲"),
        ("<w:start w:val='1'/><w:lvlText w:val='%1.'/>", "1. 甲"),
        ("<w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/>", "0. 甲"),
    ],
)
def test_signs_of_lists_are_written_as_they_are_shown(tmp_path: Path, level: str, line: str) -> None:
    source = _read(tmp_path, word_files.numbered("甲"), level)
    assert source.lines == [line]
    assert bool(source.unread) == ("〓" in line)
