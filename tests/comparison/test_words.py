import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.comparison.words import Change, compare_words
from generator.official import compact

_TEXT = st.text(
    st.sampled_from("按不超过百分之的20%，最高给予1万元补助。、；（）第三条abAB 　\u3000５.-年月日电话8"), max_size=60
)


def _changed(old: str, new: str) -> list[tuple[str, str]]:
    return [(change.old, change.new) for change in compare_words(old, new) if not change.same]


@given(_TEXT, _TEXT)
def test_the_sides_are_the_two_wordings_character_for_character(old: str, new: str) -> None:
    changes = compare_words(old, new)
    assert "".join(change.old for change in changes) == old
    assert "".join(change.new for change in changes) == new


@given(_TEXT, _TEXT)
def test_what_stayed_differs_in_white_space_at_most(old: str, new: str) -> None:
    assert all(compact(change.old) == compact(change.new) for change in compare_words(old, new) if change.same)


@given(_TEXT, _TEXT)
def test_wordings_that_differ_have_a_change_and_others_none(old: str, new: str) -> None:
    assert bool(_changed(old, new)) == (compact(old) != compact(new))


@given(_TEXT.filter(lambda text: bool(text.strip())), st.data())
def test_a_single_lost_character_shows(text: str, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([n for n, character in enumerate(text) if not character.isspace()]))
    lost = text[:place] + text[place + 1 :]
    assert any(text[place] in old for old, _ in _changed(text, lost))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("按不超过费用的20%，", "按不超过费用的25%，", [("20%", "25%")]),
        ("最高给予100万元补助", "最高给予150万元补助", [("100万元", "150万元")]),
        ("电话：88779778。", "电话：88779779。", [("88779778", "88779779")]),
        ("自2024年3月1日起", "自2025年3月1日起", [("2024年3月1日", "2025年3月1日")]),
        ("依照第二十三条办理", "依照第二十四条办理", [("第二十三条", "第二十四条")]),
        ("手工业企业", "手工企业", [("业", "")]),
        ("总 则", "总则", []),
    ],
)
def test_what_belongs_together_changes_as_a_whole(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert _changed(old, new) == expected


def test_nothing_at_all_gives_no_stretch() -> None:
    assert compare_words("", "") == ()


def test_a_very_long_wording_is_compared_clause_by_clause() -> None:
    text = "".join(f"第{number}项内容不同，" for number in range(2000))
    changes = compare_words(text, text.replace("第1000项", "第1000款"))
    assert [change for change in changes if not change.same] == [
        Change("第1000项内容不同，", "第1000款内容不同，", same=False)
    ]
