"""What the text says about time is quoted, and nothing is added."""

import pytest

from generator.model.handbook import Handbook
from generator.official import article_passage
from generator.views.article import article_views
from generator.views.award import award_views
from generator.views.timetable import TimeView, time_views


@pytest.fixture(scope="module")
def times(handbook: Handbook) -> dict[int, TimeView]:
    views = time_views(article_views(handbook, award_views(handbook)).values())
    return {view.article.article.number: view for view in views}


def test_every_quote_stands_in_the_passage_that_it_names(times: dict[int, TimeView], handbook: Handbook) -> None:
    for number, view in times.items():
        passages = {passage.anchor: passage for passage in article_passage(handbook, handbook.articles[number]).walk()}
        assert [quote for quote in view.quotes if quote.words not in passages[quote.anchor].full_text] == []


def test_the_timetable_has_every_article_that_offers_something(times: dict[int, TimeView], handbook: Handbook) -> None:
    offering = [number for number, article in handbook.articles.items() if not article.no_application]
    assert list(times) == offering


@pytest.mark.parametrize(
    ("article", "words"),
    [
        (4, "连续支持3年"),
        (4, "第二年、第三年的补助资金，根据年度考核结果按比例拨付"),
        (
            5,
            "自政策发布之日后新获批（不包括重组）的全国重点实验室、国家技术创新中心、国家工程研究中心和国家企业技术中心的依托单位",
        ),
        (8, "按不超过上年度与企业签订技术合同交易额新增部分的10%"),
        (8, "申报当年及申报前一年技术合同复印件、技术合同登记证明"),
        (12, "补助资金分两期拨付，项目立项拨付50%的补助资金，项目验收合格后拨付剩余资金"),
        (16, "每个项目每年最高给予1000万元补助，连续支持不超过3年"),
        (34, "近两个年度研发费用增长的规模以上企业"),
        (39, "选派后能在高校院所“产业教授”岗位工作满两年，每年为高校院所工作时间不少于60个工作日"),
    ],
)
def test_clauses_that_speak_of_time_are_found(times: dict[int, TimeView], article: int, words: str) -> None:
    assert words in [quote.words for quote in times[article].quotes]


@pytest.mark.parametrize("article", [6, 27, 33])
def test_an_article_that_says_nothing_of_time_has_no_quote(times: dict[int, TimeView], article: int) -> None:
    assert times[article].quotes == ()
