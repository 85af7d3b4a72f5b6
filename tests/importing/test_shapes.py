"""Texts of other shapes, each made up: what must come out of each."""

from typing import Any

import pytest

from generator.checks import check
from generator.checks.round_trip import check_round_trip
from generator.importing import Imported
from generator.loading import LoadedHandbook
from generator.model.article import Article
from tests.importing.conftest import TEXTS, Import
from tests.importing.shape_of_rules import shape

_NAMES = sorted(path.stem for path in TEXTS.glob("*.txt"))


def _rules(loaded: LoadedHandbook) -> dict[str, Any]:
    return {name: shape(award.amount) for name, (_, award) in loaded.handbook.awards.items()}


def _headings(loaded: LoadedHandbook) -> list[tuple[int, str | None]]:
    return [(article.number, article.mark) for article in loaded.handbook.articles.values()]


def _labels(article: Article) -> list[tuple[str | None, str]]:
    return [(section.label, section.kind) for section in article.sections]


@pytest.mark.parametrize("name", _NAMES)
def test_every_draft_is_sound_and_holds_the_whole_text(draft: Import, imported: dict[str, Imported], name: str) -> None:
    assert list(check_round_trip(draft(name))) == []
    assert check(draft(name)) == []
    assert imported[name].problems == ()
    assert 0 < imported[name].todo <= 30


def test_plain_paragraphs_stand_beside_labelled_ones(draft: Import) -> None:
    loaded = draft("段落多的办法")
    document = loaded.handbook.document
    assert document.before_title == ("云杉市文件", "云杉政发〔2031〕12号")
    assert document.title == "云杉市鼓励社区养老服务发展办法"
    assert document.after_title == ("各县（区）人民政府，市直各部门：",)
    assert document.before_date == ("云杉市人民政府",)
    assert (str(document.date), document.date_text) == ("2031-04-02", "二〇三一年四月二日")
    assert [section.text for section in loaded.handbook.articles[2].sections] == [
        "社区养老服务应当就近、价低、长久。",
        "任何单位不得以养老服务的名义集资。",
    ]
    assert document.validity
    assert (str(document.validity.effective), document.validity.years) == ("2031-05-01", None)


def test_a_ceiling_over_an_amount_per_head_and_stars_are_proposed(draft: Import) -> None:
    assert _rules(draft("段落多的办法")) == {
        "a03": ("ceiling", "40万元", ("per_head", "800元")),
        "a04-1": ("per_head", "1万元"),
        "a04-2": ("by_choice", ("fixed", "12万元"), ("fixed", "8万元"), ("fixed", "5万元")),
    }


def test_an_office_inside_a_sentence_is_found(draft: Import) -> None:
    loaded = draft("段落多的办法")
    assert [(office.bureau, office.phone) for office in loaded.handbook.offices] == [("区民政局", "0817-6654321")]
    [section] = loaded.handbook.articles[5].sections
    assert section.offices[0].text == "前条规定的奖励，由{bureau}受理，电话：{phone}。"


def test_a_text_without_articles_takes_its_highest_list_for_them(draft: Import) -> None:
    loaded = draft("没有条的措施")
    assert _headings(loaded) == [(n, f"{mark}、") for n, mark in enumerate("一二三四五六", start=1)]
    assert loaded.handbook.document.after_title == ("（2030年6月）", "为了让夜晚的城市更有生气，制定以下措施。")
    [chapter] = loaded.handbook.chapters
    assert (chapter.mark, chapter.title, chapter.title_text) == ("", "正文", "")
    articles = loaded.handbook.articles
    assert _labels(articles[3]) == [("申报材料", "materials")]
    assert articles[4].sections[0].steps == ("提交申请", "部门审核", "公示公告", "资金拨付")
    [support] = articles[2].sections
    assert (support.marks, [len(item.items) for item in support.items]) == ("（一）", [0, 2, 0])
    assert support.items[1].marks == "1."


def test_tiers_by_size_are_one_rule_with_a_choice(draft: Import) -> None:
    loaded = draft("没有条的措施")
    assert _rules(loaded)["a02-3"] == ("by_choice", ("fixed", "30万元"), ("fixed", "80万元"), ("fixed", "500万元"))
    _, award = loaded.handbook.awards["a02-3"]
    assert [choice.label for choice in award.inputs[0].choices] == [
        "投资500万元以上",
        "投资1000万元以上",
        "投资1亿元以上",
    ]
    assert _rules(loaded)["a02-1"] == ("ceiling", "3万元", ("percentage", "30%", "increase"))


def test_repeated_and_missing_numbers_keep_their_words_and_get_addresses_of_their_own(
    draft: Import, imported: dict[str, Imported]
) -> None:
    loaded = draft("号码重复和缺少")
    assert _headings(loaded) == [
        (1, None),
        (2, None),
        (3, None),
        (10, "第三条"),
        (5, "第五条"),
        (7, "第七条"),
        (8, None),
        (9, None),
    ]
    written = imported["号码重复和缺少"].path.read_text("utf-8")
    assert "# TODO 原文第 7 行：第三条 在原文里出现不止一次，页面地址另编。" in written
    assert "条号不连续" in written
    assert _rules(loaded) == {
        "a03": ("per_head", "120元"),
        "a10": ("per_head", "80元"),
        "a05": ("ceiling", "10万元", ("percentage", "20%", "input")),
        "a07": ("ceiling", "20万元", ("per_head", "15元")),
    }


def test_arabic_wide_and_spaced_numbers_are_numbers(draft: Import) -> None:
    loaded = draft("阿拉伯条号")
    assert _headings(loaded) == [(1, "第1条"), (2, "第2条"), (3, "第3条"), (4, "第４条"), (10, "第10条")]
    assert _labels(loaded.handbook.articles[2])[1:3] == [("申报条件", "conditions"), ("申报材料", "materials")]
    conditions = loaded.handbook.articles[2].sections[1]
    assert (conditions.colon, conditions.marks, len(conditions.items)) == (":", "(1)", 3)
    assert _rules(loaded) == {
        "a02": ("ceiling", "2000万元", ("percentage", "50%", "input")),
        "a03": ("ceiling", "1.5亿元"),
        "a04": ("percentage", "8‰", "input"),
    }


def test_foreign_money_and_shares_of_conditions_are_left_to_the_editor(draft: Import) -> None:
    others = [figure.quote for figure in draft("阿拉伯条号").handbook.articles[2].other_figures]
    assert others == ["注册资本不低于100万美元", "研发人员不少于30人", "上年度研发投入占比8%以上"]


def test_wrapped_lines_are_joined_across_page_numbers(draft: Import) -> None:
    loaded = draft("折行和页码")
    assert [line.text for line in loaded.handbook.document.set_aside or ()] == ["- 1 -", "- 2 -", "- 3 -"]
    assert loaded.handbook.document.title == "临江市专利转化奖励办法（试行）"
    assert len(loaded.handbook.articles) == 6
    assert all(not article.sections or article.number == 5 for article in loaded.handbook.articles.values())
    assert [office.phone for office in loaded.handbook.offices] == ["83001122"]
    assert _rules(loaded)["a02-1"] == ("ceiling", "200万元", ("percentage", "3‰", "input"))
    assert _rules(loaded)["a02-2"] == ("ceiling", "50万元", ("percentage", "1%", "increase"))


def test_labels_with_numbers_or_brackets_are_labels(draft: Import) -> None:
    loaded = draft("小标题带序号")
    assert _labels(loaded.handbook.articles[1]) == [
        ("（一）申报对象", "conditions"),
        ("（二）补贴标准", "support"),
        ("（三）申报材料", "materials"),
        ("（四）办理流程", "process"),
        ("（五）受理单位", "offices"),
    ]
    assert [(label, section.colon) for section in loaded.handbook.articles[2].sections if (label := section.label)] == [
        ("【申报条件】", ""),
        ("【补贴标准】", ""),
        ("【受理单位】", ""),
    ]
    assert {office.phone for office in loaded.handbook.offices} == {"13800138000", "0571-87654321"}
    assert _rules(loaded) == {
        "a01": ("by_choice", ("per_head", "2000元"), ("per_head", "1200元"), ("per_head", "600元")),
        "a02": ("fixed", "30万元"),
    }


def test_a_notice_before_the_policy_stands_before_its_title(draft: Import) -> None:
    loaded = draft("通知附办法")
    assert loaded.handbook.document.title == "白塔县文化产业扶持办法"
    assert loaded.handbook.document.before_title[0] == "关于印发《白塔县文化产业扶持办法》的通知"
    assert loaded.handbook.document.after_date == ("附件1：申请表",)
    assert [article.short_title for article in loaded.handbook.articles.values()] == [
        "目的",
        "演出补助",
        "影视奖励",
        "解释",
    ]
    assert loaded.handbook.document.repeals
    assert _rules(loaded)["a03"] == ("ceiling", "300万元", ("per_head", "10万元"))


def test_a_notice_without_numbers_is_one_article_of_paragraphs(draft: Import) -> None:
    loaded = draft("通知没有编号")
    assert _headings(loaded) == [(1, "")]
    assert loaded.handbook.document.before_date == ("柳河区委政法委",)
    assert loaded.handbook.document.after_date == ("附件：申报表",)
    assert _rules(loaded) == {"a01-1": ("fixed", "5万元"), "a01-2": ("fixed", "100万元")}


def test_lists_nest_as_deep_as_the_text_does(draft: Import) -> None:
    loaded = draft("层层嵌套")
    assert loaded.handbook.chapters[0].title == "总体要求 第一章目标 第一节近期"
    [section] = loaded.handbook.articles[1].sections
    marks, depth = [section.marks], section.items
    while depth and depth[0].items:
        marks.append(depth[0].marks)
        depth = depth[0].items
    assert marks == ["一、", "（一）", "1.", "（1）", None]
    assert [item.text for item in depth] == ["到2030年，产值达到100亿元；", "企业超过500家。"]


def test_an_article_that_is_only_spoken_of_is_none(draft: Import) -> None:
    articles = draft("层层嵌套").handbook.articles
    assert articles[4].lead == "见第一条、第二条，以及"
    assert [section.text for section in articles[4].sections] == ["第三条的规定。"]
    assert articles[3].lead is None


def test_rows_of_a_table_stay_rows_and_a_column_of_figures_is_no_page_number(draft: Import) -> None:
    loaded = draft("表格样的文本")
    assert loaded.handbook.document.title == "设备更新补助标准表"
    assert loaded.handbook.document.set_aside == ()
    [article] = loaded.handbook.articles.values()
    assert [section.text for section in article.sections][:3] == ["农机30% 5万元", "机床10% 200万元", "1"]


def test_a_single_sentence_is_a_draft_named_after_its_file(draft: Import) -> None:
    loaded = draft("只有一句")
    assert (loaded.handbook.document.title, loaded.handbook.document.title_text) == ("只有一句", "")
    assert _rules(loaded) == {"a01": ("fixed", "100万元")}


def test_signs_that_mean_something_to_programs_are_words(draft: Import) -> None:
    articles = draft("难为人的字").handbook.articles
    assert articles[1].lead
    assert articles[1].lead.startswith("{phone}和{name}是花括号；\"双引号\"、'单引号'、反斜杠\\n、@at")
    assert [section.text for section in articles[2].sections] == ["-第一项:值", "-第二项#不是注释", "---", "..."]
    assert [articles[number].lead for number in (3, 4, 5)] == ["null", "~", "true: false"]


def test_a_range_is_its_upper_end_with_a_doubt(draft: Import) -> None:
    article = draft("难为人的字").handbook.articles[8]
    [award] = article.awards
    assert shape(award.amount) == ("ceiling", "500万元", ("by_choice", ("ceiling", "100万元"), ("ceiling", "8万元")))
    assert ["一段幅度" in ambiguity for ambiguity in award.ambiguities] == [True, True]
