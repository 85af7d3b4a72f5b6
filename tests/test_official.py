from typing import Any

from generator.model.article import Article, Item, OfficeClause, Part, Section
from generator.model.handbook import Handbook
from generator.model.office import Office
from generator.official import Passage, article_passage, item_words

OFFICE = Office(id="growth", bureau="市教育局", name="发展处", alias="改革处", phone="12345678")


def _article(*sections: Section, parts: tuple[Part, ...] = ()) -> Article:
    return Article(
        number=12, short_title="短", lead="支持发展。", sections=sections, parts=parts, no_application="不设申报。"
    )


def _passage(article: Article) -> Passage:
    rest: dict[str, Any] = {"offices": (OFFICE,)}
    return article_passage(Handbook.model_construct(None, **rest), article)


def _text(article: Article) -> str:
    return _passage(article).full_text


def test_an_article_begins_with_its_number_and_its_lead() -> None:
    assert _text(_article()) == "第十二条支持发展。"


def test_items_are_numbered_by_their_place_on_two_levels() -> None:
    section = Section(
        label="申报条件",
        kind="conditions",
        items=(Item(text="甲：", items=(Item(text="子；"), Item(text="丑；"))), Item(text="乙。")),
    )
    assert _text(_article(section)).endswith("申报条件：（1）甲：①子；②丑；（2）乙。")


def test_a_mark_of_its_own_replaces_the_one_of_its_place() -> None:
    section = Section(kind="conditions", items=(Item(text="甲。", mark="1."),))
    assert _text(_article(section)).endswith("1.甲。")


def test_more_than_twenty_inner_items_keep_their_numbers() -> None:
    inner = tuple(Item(text="；") for _ in range(21))
    assert _text(_article(Section(kind="conditions", items=(Item(text="甲", items=inner),)))).endswith("⑳；（21）；")


def test_the_words_of_an_item_are_the_same_wherever_it_stands() -> None:
    first = Item(text="申报 书；", mark="1、")
    last = Item(text="申报书。")
    items = Section(kind="materials", label="材料", items=(first, last))
    assert [item_words(item) for item in _passage(_article(items)).walk() if item.role == "item"] == [
        "申报书",
        "申报书",
    ]


def test_words_after_the_last_item_belong_to_the_whole_section() -> None:
    section = Section(
        label="条件", colon=":", kind="conditions", text="须", items=(Item(text="甲。"),), after="另有规定的除外。"
    )
    assert _text(_article(section)).endswith("条件:须（1）甲。另有规定的除外。")


def test_steps_are_joined_and_closed_as_the_text_does() -> None:
    section = Section(label="实施流程", kind="process", steps=("申报", "评审", "立项"))
    assert _text(_article(section)).endswith("实施流程：申报、评审、立项。")


def test_responsible_bodies_are_joined_within_and_between_groups() -> None:
    section = Section(label="责任单位", kind="responsible", bodies=(("甲局", "乙局"), ("各县", "各区")))
    assert _text(_article(section)).endswith("责任单位：甲局、乙局，各县、各区。")


def test_an_office_clause_takes_its_words_from_the_directory() -> None:
    clause = OfficeClause(office="growth", scope="农业", text="{bureau}{name}（{alias}）（{scope}），电话：{phone}。")
    section = Section(label="执行单位", kind="offices", offices=(clause,))
    assert _text(_article(section)).endswith("执行单位：市教育局发展处（改革处）（农业），电话：12345678。")


def test_parts_are_numbered_and_hold_sections_of_their_own() -> None:
    part = Part(lead="鼓励甲。", sections=(Section(label="流程", kind="process", text="见通知。"),))
    assert (
        _text(_article(parts=(part, part)))
        == "第十二条支持发展。（一）鼓励甲。流程：见通知。（二）鼓励甲。流程：见通知。"
    )


def test_every_anchor_of_an_article_is_its_own() -> None:
    section = Section(
        label="条件", kind="conditions", items=(Item(text="甲", items=(Item(text="子"),)), Item(text="乙"))
    )
    part = Part(lead="甲。", sections=(section, section))
    passage = _passage(_article(section, section, parts=(part, part)))
    anchors = [inner.anchor for inner in passage.walk() if inner.anchor]
    assert len(anchors) == len(set(anchors))
