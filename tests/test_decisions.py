"""Who is said to decide on an amount that the text only limits."""

import csv
import io
import json

import pytest

from calculators import reply
from calculators.rule import Rule
from generator.awards_csv import awards_csv
from generator.decisions import UNLESS_REVIEWED, decision_on
from generator.model import Handbook
from generator.model.article import Article
from generator.official import article_passage
from generator.open_data import handbook_json
from generator.pages import make_pages
from generator.pdf.book import book_data
from generator.pdf.online import Online
from generator.rules import compile_rules


def _article(**fields: object) -> Article:
    return Article.model_validate(
        {
            "number": 1,
            "short_title": "某条",
            "no_application": "不设申报",
            "lead": "经专家评审，最高给予10万元。",
            **fields,
        }
    )


def _decision(*sections: dict[str, object]) -> str:
    return decision_on(_article(sections=sections))


@pytest.mark.parametrize(
    ("process", "decision"),
    [
        ({"steps": ["发布指南", "评审论证", "立项"]}, "实际金额由评审决定"),
        ({"items": [{"text": "组织揭榜：", "steps": ["专家评审", "立项"]}]}, "实际金额由评审决定"),
        ({"text": "由专家组评议后拨付。"}, "实际金额由评议决定"),
        ({"steps": ["发布通知", "县区推荐", "公示公告"]}, UNLESS_REVIEWED),
        ({"text": "免评审，直接兑付。"}, UNLESS_REVIEWED),
        ({"text": "不再组织评审，审核后拨付。"}, UNLESS_REVIEWED),
        ({"text": "材料无需补正，经评审后拨付。"}, "实际金额由评审决定"),
    ],
)
def test_a_review_decides_only_where_the_process_has_one(process: dict[str, object], decision: str) -> None:
    assert _decision({"label": "实施流程", "kind": "process", **process}) == decision


def test_a_review_outside_the_process_decides_nothing() -> None:
    materials: dict[str, object] = {"label": "申报材料", "kind": "materials", "items": ["专家评审意见"]}
    assert _decision(materials) == UNLESS_REVIEWED


def test_each_part_of_an_article_has_a_process_of_its_own() -> None:
    process = {"label": "实施流程", "kind": "process"}
    parts = [{"lead": "甲。", "sections": [{**process, "steps": ["评审"]}]}, {"lead": "乙。", "sections": []}]
    article = _article(parts=parts)
    assert [decision_on(article, part) for part in (1, 2)] == ["实际金额由评审决定", UNLESS_REVIEWED]


def _without_review(handbook: Handbook) -> set[str]:
    return {
        award.id
        for article, award in handbook.awards.values()
        if "评审" not in article_passage(handbook, article).full_text
    }


def test_no_result_speaks_of_a_review_that_the_article_does_not_know(handbook: Handbook) -> None:
    rules = compile_rules(handbook)
    without = _without_review(handbook)
    assert {"a16", "a32", "a36"} <= without
    for award in without:
        rule = Rule.read(rules[award])
        examples = [example.answers for example in handbook.awards[award][1].examples]
        told = json.dumps([reply(rule, answers) for answers in ({}, *examples)], ensure_ascii=False)
        assert "评审" not in told, award
    assert "由评审决定" in reply(Rule.read(rules["a34"]), {})["view"]["kind"]


def test_pages_tables_book_and_data_say_the_same_of_every_ceiling(handbook: Handbook) -> None:
    kinds = {award: rule["decision"] for award, rule in compile_rules(handbook).items()}
    rows = {row["award"]: row["kind"] for row in csv.DictReader(io.StringIO(awards_csv(handbook).decode("utf-8-sig")))}
    chapters = json.loads(handbook_json(handbook))["chapters"]
    data = {
        award["id"]: award["kind"]
        for chapter in chapters
        for article in chapter["articles"]
        for award in article["awards"]
    }
    book = book_data(handbook, Online())
    printed = {
        award["label"].removeprefix("award-"): award["kind"]
        for chapter in book["chapters"]
        for article in chapter["articles"]
        for award in article["awards"]
    }
    assert rows == data == printed
    ceilings = {award: kind for award, kind in rows.items() if kind.startswith("上限")}
    assert ceilings == {award: f"上限，{kinds[award]}" for award in ceilings}


def test_a_page_names_a_review_only_where_its_article_does(handbook: Handbook) -> None:
    pages = make_pages(handbook)
    for article in handbook.articles.values():
        if "评审" not in article_passage(handbook, article).full_text:
            assert "评审" not in pages[f"articles/{article.number}.md"].markdown, article.number
