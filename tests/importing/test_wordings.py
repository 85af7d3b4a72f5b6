"""Wordings that many cities use, each in a text of its own: what is granted, to what height, and how it is paid."""

from collections.abc import Callable

import pytest

from generator.loading import LoadedHandbook
from tests.importing.conftest import Import
from tests.importing.shape_of_rules import shape


def _rule(loaded: LoadedHandbook, award: str) -> object:
    return shape(loaded.handbook.awards[award][1].amount)


def _choices(loaded: LoadedHandbook, award: str) -> list[str]:
    inputs = loaded.handbook.awards[award][1].inputs
    return [choice.label for item in inputs for choice in item.choices]


@pytest.mark.parametrize(
    ("name", "award", "rule"),
    [
        ("接着编号的政策", "a01", ("by_choice", ("fixed", "100万元"), ("fixed", "50万元"), ("fixed", "20万元"))),
        (
            "接着编号的政策",
            "a02",
            ("instalments", "50%", "30%", "20%", ("ceiling", "300万元", ("percentage", "8%", "input"))),
        ),
        ("接着编号的政策", "a03", ("ceiling", "30万元", ("percentage", "≤30%", "input"))),
        ("接着编号的政策", "a06", ("ceiling", "50万元", ("per_head", "0.05元"))),
        ("十条措施", "a04-2", ("ceiling", "2万元", ("per_head", "2000元"))),
        ("十条措施", "a08-1", ("per_head", "1万元")),
        ("十条措施", "a08-2", ("ceiling", "20万元", ("per_head", "3000元"))),
        ("资金管理办法", "a03", ("ceiling", "1亿元", ("percentage", "2%", "input"))),
        ("资金管理办法", "a04", ("ceiling", "100万元", ("per_head", "0.03元"))),
        ("资金管理办法", "a05-1", ("ceiling", "50万元", ("percentage", "40%", "input"))),
        ("资金管理办法", "a05-2", ("ceiling", "50万元", ("percentage", "70%", "input"))),
        ("资金管理办法", "a06-1", ("ceiling", "3万元", ("percentage", "70%", "input"))),
        ("资金管理办法", "a07", ("ceiling", "20万元", ("percentage", "50%", "input"))),
        ("分类奖补方案", "a02-2", ("ceiling", "10万元", ("by_choice", ("per_head", "15元"), ("per_head", "40元")))),
        ("分类奖补方案", "a02-4", ("per_head", "1000元")),
        ("分类奖补方案", "a02-5", ("ceiling", "2万元", ("per_head", "150元"))),
        ("分类奖补方案", "a02-8", ("fixed", "3万元")),
        (
            "分档和分年",
            "a03",
            (
                "instalments",
                "40%",
                "30%",
                "30%",
                (
                    "ceiling",
                    "3000万元",
                    (
                        "by_choice",
                        ("percentage", "1%", "input"),
                        ("percentage", "1.5%", "input"),
                        ("percentage", "2%", "input"),
                    ),
                ),
            ),
        ),
        ("一段一事", "a01-1", ("ceiling", "100万元", ("by_choice", ("per_head", "10元"), ("per_head", "20元")))),
        ("一段一事", "a01-2", ("ceiling", "100万元", ("per_head", "2万元"))),
        (
            "一段一事",
            "a01-6",
            (
                "by_choice",
                ("ceiling", "20万元", ("percentage", "3‰", "input")),
                ("ceiling", "50万元", ("percentage", "5‰", "input")),
            ),
        ),
        ("计量补贴", "a03", ("by_choice", ("per_head", "0.2元"), ("per_head", "0.1元"))),
        ("计量补贴", "a04", ("ceiling", "20万元", ("per_head", "3000元"))),
        ("封顶和其中", "a02-1", ("ceiling", "500万元", ("percentage", "1.5%", "input"))),
        ("封顶和其中", "a02-2", ("percentage", "0.5%", "input")),
        ("封顶和其中", "a03-1", ("fixed", "1000万元")),
        ("封顶和其中", "a05", ("ceiling", "100万元", ("percentage", "40%", "input"))),
    ],
)
def test_a_usual_wording_gives_its_rule(draft: Import, name: str, award: str, rule: object) -> None:
    assert _rule(draft(name), award) == rule


@pytest.mark.parametrize(
    ("name", "award", "choices"),
    [
        ("资金管理办法", "a06-2", ["人员费用按亚洲地区", "欧美地区", "其他地区"]),
        (
            "一段一事",
            "a01-4",
            ["国家5A级", "4A级旅游景区", "五星级", "四星级饭店", "甲级", "乙级", "丙级旅游民宿"],
        ),
        ("计量补贴", "a03", ["A级（考核得分90分及以上）", "B级（75分至90分）"]),
        ("接着编号的政策", "a05", ["5亿元", "10亿元", "50亿元", "100亿元"]),
        ("外贸资金", "a06", ["国家级", "省级出口名牌称号"]),
    ],
)
def test_each_case_has_the_words_that_set_it_apart(draft: Import, name: str, award: str, choices: list[str]) -> None:
    assert _choices(draft(name), award) == choices


@pytest.mark.parametrize(
    ("name", "number", "quote"),
    [
        ("十条措施", 5, "按LPR的50%给予贴息"),
        ("十条措施", 7, "见习单位按每人每月2000元的标准给予见习人员基本生活补助的"),
        ("资金管理办法", 2, "每年安排不少于2，000万元"),
        ("分类奖补方案", 5, "2025年县财政预算安排农业产业奖补资金800万元"),
        ("计量补贴", 6, "由市财政局在1个月内将资金的60%拨付到位"),
    ],
)
def test_what_nobody_is_granted_is_no_award(draft: Import, name: str, number: int, quote: str) -> None:
    assert quote in [figure.quote for figure in draft(name).handbook.articles[number].other_figures]


def test_numbers_that_go_on_through_headings_are_the_articles(draft: Import) -> None:
    handbook = draft("接着编号的政策").handbook
    assert [(chapter.mark, chapter.title) for chapter in handbook.chapters] == [
        ("一、", "深入实施智能制造工程"),
        ("二、", "支持企业做大做强"),
        ("三、", "附则"),
    ]
    assert [article.mark for article in handbook.articles.values()] == [f"（{n}）" for n in "一二三四五六七"]


def test_the_letterhead_of_a_notice_is_read(draft: Import) -> None:
    document = draft("接着编号的政策").handbook.document
    assert document.title == "加快制造业强市建设若干政策"
    assert (document.document_number, document.issuer.name) == ("青政办发〔2024〕31号", "青溪市人民政府办公室")
    assert document.place == "青溪市"


def test_a_stated_last_day_is_read(draft: Import) -> None:
    validity = draft("接着编号的政策").handbook.document.validity
    assert validity
    assert (str(validity.effective), str(validity.last_day), validity.years) == ("2024-09-20", "2026-12-31", None)


def test_offices_that_sign_together_are_told_apart(draft: Import) -> None:
    assert draft("资金管理办法").handbook.document.issuer.name == "临棠市商务局、临棠市财政局"


def test_lists_are_about_what_announces_them(draft: Import) -> None:
    articles = draft("资金管理办法").handbook.articles
    assert [articles[number].sections[0].kind for number in (8, 9, 10)] == ["conditions", "materials", "process"]


def test_a_term_on_trial_is_a_term(draft: Import) -> None:
    validity = draft("分档和分年").handbook.document.validity
    assert validity
    assert validity.years
    assert validity.years.written == "2年"


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("对企业给予房租50%的补贴", ("percentage", "50%", "input")),
        ("对企业给予实际支出50%的补助，最高50万元", ("ceiling", "50万元", ("percentage", "50%", "input"))),
        ("对企业给予合同金额20%、最高不超过100万元的补贴", ("ceiling", "100万元", ("percentage", "20%", "input"))),
        ("对企业给予合同金额20%，最高100万元的补贴", ("ceiling", "100万元", ("percentage", "20%", "input"))),
        ("对企业按实际支出给予补助，最高人民币50万元", ("ceiling", "50万元")),
        ("对企业给予全额补助，每户不超过2万元", ("ceiling", "2万元")),
        ("对企业奖励50万元，按50%、50%分两期拨付", ("instalments", "50%", "50%", ("fixed", "50万元"))),
        ("对企业奖励30万元，按照4：3：3的比例，分三年兑付", ("instalments", "40%", "30%", "30%", ("fixed", "30万元"))),
        ("支持银行对企业发放信用贷款，单户最高不超过500万元", None),
        ("对研发投入占销售收入5%的企业给予指导", None),
        ("给予企业50%的补助", None),
    ],
)
def test_a_usual_sentence_gives_its_rule_and_no_other(
    written: Callable[[str], LoadedHandbook], sentence: str, rule: object
) -> None:
    awards = written(f"支持企业办法\n第一条 {sentence}。\n").handbook.awards
    assert [shape(award.amount) for _, award in awards.values()] == ([rule] if rule else [])


def test_the_office_beside_a_number_answers_there_and_not_the_one_of_the_sentence_before(draft: Import) -> None:
    loaded = draft("外贸资金")
    offices = [(office.bureau, office.name, office.phones) for office in loaded.handbook.offices]
    assert offices[:2] == [
        ("区商务局", "外贸科", ("0999-8123456转8012",)),
        ("区财政局", None, ("0999-8123400", "0999-8123401")),
    ]
    first, second = loaded.handbook.articles[11].sections[0].offices
    assert first.text.endswith("{bureau}{name}，{phone}；")
    assert second.text == "{bureau}，{phone}、{phone2}。"
