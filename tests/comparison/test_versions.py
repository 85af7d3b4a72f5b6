from collections.abc import Callable
from typing import Any

import pytest

from generator.comparison import ArticleChange, Comparison, compare
from generator.comparison.fields import field_changes
from generator.comparison.text import comparison_text, field_text, number_text, row_text, summary
from generator.loading import LoadedHandbook
from generator.model.handbook import Handbook
from generator.official import article_passage, compact


def _after(comparison: Comparison, number: int) -> ArticleChange:
    return next(change for change in comparison.articles if change.new and change.new.number == number)


def test_each_article_says_what_became_of_it(comparison: Comparison) -> None:
    states = [(change.heading, change.state) for change in comparison.articles]
    assert states == [
        ("第一条", "same"),
        ("第二条", "removed"),
        ("第二条（原第三条）", "changed"),
        ("第三条（原第四条）", "changed"),
        ("第四条", "added"),
        ("第五条", "same"),
        ("第六条", "same"),
    ]


def test_both_sides_of_an_article_are_its_whole_text(comparison: Comparison, amended: LoadedHandbook) -> None:
    before, after = amended.earlier[0].handbook, amended.handbook
    for change in comparison.articles:
        for article, handbook, words in (
            (change.old, before, "".join(row.old for row in change.rows)),
            (change.new, after, "".join(row.new for row in change.rows)),
        ):
            expected = article_passage(handbook, article).full_text if article else ""
            assert compact(words) == compact(expected)


def test_the_numbers_that_changed_are_named_with_what_they_are(comparison: Comparison) -> None:
    assert [number_text(number) for number in _after(comparison, 3).numbers] == [
        "比例：20% → 25%",
        "金额：10万元 → 15万元",
        "电话：6021346 → 6021399",
    ]


def test_a_number_of_a_condition_is_a_threshold(comparison: Comparison) -> None:
    assert [number_text(number) for number in _after(comparison, 2).numbers] == ["门槛（数量）：5人 → 8人"]


def test_an_item_that_was_added_stands_alone_on_its_side(comparison: Comparison) -> None:
    alone = [row.new for row in _after(comparison, 3).rows if not row.old]
    assert alone == ["③付款记录。"]


def test_the_text_marks_changes_by_words(comparison: Comparison) -> None:
    text = comparison_text(comparison)
    assert "最高给予【10万元→15万元】补助" in text
    assert "【增加：③付款记录。】" in text
    assert "第四条 租用场地　新增" in text
    assert text.splitlines()[0] == "修改 2 条，新增 1 条，删去 1 条，未变 3 条。"


def test_rules_and_offices_that_changed_are_listed(comparison: Comparison, amended: LoadedHandbook) -> None:
    changes = field_changes(amended.earlier[0].data, amended.data, comparison.numbers)
    told = [field_text(change) for change in changes]
    assert "offices › industry-bureau › phone：“6021346” → “6021399”" in told
    assert "第三条 › awards › equipment › amount › of › limit › value：“10万元” → “15万元”" in told


def test_two_equal_versions_have_no_difference(handbook: Handbook) -> None:
    comparison = compare(handbook, handbook)
    assert comparison.is_empty
    assert summary(comparison) == "两个版本的原文一字不差。"


def _with(handbook: Handbook, change: Callable[[dict[str, Any]], None]) -> Handbook:
    data = handbook.model_dump(mode="json")
    change(data)
    return Handbook.model_validate(data)


def test_an_article_that_only_changed_its_number_says_so(amended: LoadedHandbook) -> None:
    def renumber(data: dict[str, Any]) -> None:
        for chapter in data["chapters"]:
            for article in chapter["articles"]:
                article["number"] += 1

    comparison = compare(amended.handbook, _with(amended.handbook, renumber))
    assert {change.state for change in comparison.articles} == {"moved"}


@pytest.mark.parametrize(("field", "value"), [("title", "云岭县手工业条例"), ("date", "2025-06-10")])
def test_a_change_around_the_articles_shows_too(amended: LoadedHandbook, field: str, value: str) -> None:
    comparison = compare(
        amended.handbook, _with(amended.handbook, lambda data: data["document"].update({field: value}))
    )
    assert [len(comparison.frame), len(comparison.changed)] == [1, 0]
    assert "【" in row_text(comparison.frame[0])
