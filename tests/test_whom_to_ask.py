"""Whom to ask: what the text writes of offices is held and shown, and nothing that it writes is called missing."""

import csv
import io
import json
from collections.abc import Callable

import markdown  # type: ignore[import-untyped]  # it ships no types
import pytest

from generator.awards_csv import awards_csv, awards_sheet
from generator.checks import load_checked
from generator.comparison.numbers import number_changes
from generator.comparison.words import compare_words
from generator.linked_data import linked_data
from generator.model.handbook import Handbook
from generator.open_data import handbook_json
from generator.pages import Page, make_pages
from generator.pdf.book import book_data
from generator.pdf.online import Online
from generator.views.article import article_views
from generator.views.award import award_views
from generator.views.contact_words import contact_words
from tests.editable_policy import EditablePolicy
from tests.html_reader import Element, read_html

_DIRECTORY = """  - id: service-centre
    bureau: 县手工业服务中心
    name: 业务股
    alias: 非遗股
    phone: "6021345"
  - id: industry-bureau
    bureau: 县工信局
    phone: "6021346"
"""
_FULL_DIRECTORY = """  - id: service-centre
    bureau: 县手工业服务中心
    name: 业务股
    alias: 非遗股
    phone: 6021345转8012
    other_phones:
      - 400-123-4567
      - 12345
    address: 人民路1号
    hours: 工作日8:30—17:00
  - id: industry-bureau
    bureau: 县工信局
"""
_CLAUSE = "电话：{phone}、{phone2}、{phone3}，地址：{address}，时间：{hours}。"
_WORDS = "电话：6021345转8012、400-123-4567、12345，地址：人民路1号，时间：工作日8:30—17:00。"
_SILENCE = "原文没有写"


@pytest.fixture
def full(policy: EditablePolicy) -> Handbook:
    """The small policy with everything that a text can write of offices."""
    policy.change(_DIRECTORY, _FULL_DIRECTORY)
    policy.change("电话：{phone}。", _CLAUSE)
    policy.change_source("电话：\n 1\n6021345。", _WORDS)
    policy.change("（{scope}），电话{phone}；", "（{scope}）；")
    policy.change_source("（竹木机械类），电话 6021346；", "（竹木机械类）；")
    policy.change_source("（其他设备类），电话 6021345。", "（其他设备类），电话 6021345转8012。")
    return load_checked(policy.path).handbook


@pytest.fixture
def written(policy: EditablePolicy) -> Callable[[str], Handbook]:
    """The small policy, the process of the first part of its article 5 being these words; it names no office."""

    def with_words(words: str) -> Handbook:
        policy.change("text: 见展会通知。", f"text: {words}")
        policy.change_source("办理流程：见展会通知。", f"办理流程：{words}")
        return load_checked(policy.path).handbook

    return with_words


def _body(page: Page) -> Element:
    source = page.markdown.split("---\n", 2)[2]
    return read_html(markdown.markdown(source, extensions=["attr_list"]))


def test_several_numbers_an_extension_an_address_and_hours_are_held_and_shown(full: Handbook) -> None:
    pages = make_pages(full)
    facts = _body(pages["articles/3.md"]).all("section", class_="facts")[0]
    assert [link.get("href") for link in facts.all("a", class_="phone")] == [
        "tel:09996021345;ext=8012",
        "tel:4001234567",
        "tel:12345",
    ]
    for page in (facts, _body(pages["contacts.md"])):
        assert "地址：人民路1号" in page.text
        assert "时间：工作日8:30—17:00" in page.text


def test_each_number_of_the_official_words_is_a_link_and_the_words_stay_what_they_are(full: Handbook) -> None:
    body = _body(make_pages(full)["articles/3.md"])
    official = body.all("ul", class_="offices")[0]
    assert official.dense.endswith(_WORDS)
    assert [link.text for link in official.all("a")] == ["6021345转8012", "400-123-4567", "12345"]


def test_an_office_without_a_number_is_named_and_has_no_empty_link(full: Handbook) -> None:
    pages = make_pages(full)
    body = _body(pages["articles/4.md"])
    assert [link.text for link in body.all("ul", class_="offices")[0].all("a")] == ["6021345转8012"]
    assert "县工信局" in body.all("section", class_="facts")[0].text
    assert [card.text.split()[0] for card in _body(pages["contacts.md"]).all("li", class_="office-card")][
        1
    ] == "县工信局"


def test_the_open_data_hold_all_of_it_beside_the_keys_that_were_there(full: Handbook) -> None:
    office, other = json.loads(handbook_json(full))["offices"]
    assert office["phone"] == "6021345转8012"
    assert office["other_phones"] == ["400-123-4567", "12345"]
    assert (office["address"], office["hours"]) == ("人民路1号", "工作日8:30—17:00")
    assert (other["phone"], other["other_phones"]) == (None, [])


def test_the_numbers_of_an_office_share_its_place_in_the_table(full: Handbook) -> None:
    rows = {row["award"]: row for row in _rows(awards_csv(full))}
    assert rows["new-cooperative"]["phones"] == "0999-6021345转8012、400-123-4567、12345"
    assert rows["equipment"]["phones"].split(";")[0] == ""
    assert len(rows["equipment"]["phones"].split(";")) == len(rows["equipment"]["offices"].split(";"))


def test_programs_find_the_numbers_and_the_address(full: Handbook) -> None:
    views = article_views(full, award_views(full))
    data = linked_data(full, views[3])
    assert data
    [operator] = data["@graph"][0]["serviceOperator"]
    assert operator["telephone"] == ["0999-6021345转8012", "400-123-4567", "12345"]
    assert operator["address"] == "人民路1号"


@pytest.mark.parametrize(
    "words",
    [
        "具体事项请拨打12345热线咨询。",
        "咨询电话：400-123-4567。",
        "由县文旅局负责受理，报县财政局审核。",
        "向县文旅局提交申请。",
    ],
)
def test_what_the_text_writes_of_whom_to_ask_is_quoted_and_never_called_missing(
    written: Callable[[str], Handbook], words: str
) -> None:
    handbook = written(words)
    pages = make_pages(handbook)
    facts = _body(pages["articles/5.md"]).all("section", class_="facts")[0]
    assert words in facts.text
    assert "原文没有写执行单位" not in facts.text
    link = next(link for link in facts.all("a") if link.text == "第五条")
    assert link.get("href") == "#part-1-process-text"
    [row] = [row for row in _body(pages["contacts.md"]).all("tr") if "第五条" in row.text]
    assert words in row.text
    assert _SILENCE not in row.text
    [award] = _body(pages["awards.md"]).all("tr", id="fair")
    assert words in award.all("td", data_label="找谁")[0].text
    card = next(card for card in _body(pages["finder.md"]).all("li", data_award="fair"))
    assert words in card.text
    assert "原文没有写执行单位和电话" not in card.text
    assert [row["执行单位"] for row in _rows(awards_sheet(handbook)) if words in row["执行单位"]]
    book = book_data(handbook, Online())
    assert words in json.dumps(book["contacts"], ensure_ascii=False)


def test_words_of_one_part_are_none_of_another(written: Callable[[str], Handbook]) -> None:
    handbook = written("咨询电话：400-123-4567。")
    article = handbook.articles[5]
    assert contact_words(handbook, article, 1).quote.endswith("咨询电话：400-123-4567。")
    assert not contact_words(handbook, article, 2).quote


def test_a_number_that_a_rule_for_all_gives_is_told_where_the_article_is_silent(policy: EditablePolicy) -> None:
    policy.change("由县手工业服务中心负责解释。", "由县手工业服务中心负责解释，咨询电话：12345。")
    policy.change_source("工业服务中心负责解释。", "工业服务中心负责解释，咨询电话：12345。")
    facts = _body(make_pages(load_checked(policy.path).handbook)["articles/5.md"]).all("section", class_="facts")[0]
    assert "本条没有写执行单位和电话，第六条写着：" in facts.text


def test_an_office_of_the_directory_that_running_text_names_by_its_number_answers_there(policy: EditablePolicy) -> None:
    policy.change("text: 见展会通知。", "text: 见展会通知，详询县工信局，电话：6021346。")
    policy.change_source("见展会通知。", "见展会通知，详询县工信局，电话：6021346。")
    pages = make_pages(load_checked(policy.path).handbook)
    facts = _body(pages["articles/5.md"]).all("section", class_="facts")[0]
    assert [link.get("href") for link in facts.all("a", class_="phone")] == ["tel:09996021346"]
    card = _body(pages["contacts.md"]).all("li", id="industry-bureau")[0]
    assert "第五条" in card.text


def test_a_changed_hotline_or_extension_is_a_changed_telephone() -> None:
    changes = compare_words("热线：12345，电话：88770000转8012。", "热线：12333，电话：88770000转8013。")
    assert [(change.kind, change.old, change.new) for change in number_changes(changes, "offices")] == [
        ("电话", "12345", "12333"),
        ("电话", "88770000转8012", "88770000转8013"),
    ]


def _rows(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))


def test_the_words_of_the_directory_must_stand_in_the_text(policy: EditablePolicy) -> None:
    policy.change('phone: "6021346"', 'phone: "6021346"\n    address: 人民路1号')
    problem = policy.problem()
    assert (problem.field, problem.message) == (
        "offices › industry-bureau › address",
        "用到 industry-bureau 的条文里没有“人民路1号”；请照原文写",
    )
