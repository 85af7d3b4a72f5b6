"""What a reader perhaps meant otherwise is asked back with ways to settle it, and never silently taken as a fact."""

from typing import Any

import pytest

from calculators.reply import reply, reply_to_form
from tests.calculators import made

_RULE = made.rule(
    made.ceiling("1000000", of=made.percentage({"input": "spent", "label": "投入"}, open_rate="share")),
    made.question("spent", label="投入（按年计）", example="1500万元"),
    made.question("turnover", example="1.2亿元"),
    made.question("small", example="4万元"),
    made.question("share", "share", label="补偿比例", example="55%"),
    made.question("low", "share", example="3%"),
    made.question("years", "number", unit="年", example="1.5年"),
    made.question("area", "number", unit="平方米", example="6000平方米"),
    made.question("limited", "number", unit="平方米", example="6000平方米", maximum="7000"),
    made.question("high", example="1500万元", minimum="50001"),
    made.question("floor", example="1500万元", minimum="15000"),
    made.question("staff", "count", unit="人", example="15人"),
    made.question("way", "choice", choices=made.choices(("a", "甲")), example="甲"),
    made.question("bare"),
)


def _doubts(form: dict[str, str]) -> dict[str, Any]:
    doubts: dict[str, Any] = reply_to_form(_RULE, form)["doubts"]
    return doubts


def _ways(form: dict[str, str]) -> list[tuple[str, str]]:
    (doubt,) = _doubts(form).values()
    return [(offer["label"], offer["text"]) for offer in doubt["offers"]]


@pytest.mark.parametrize(
    ("name", "typed", "unit", "question", "meant"),
    [
        ("share", "0.55", "", "是 55% 吗？", "55%"),
        ("share", "０．５５", "", "是 55% 吗？", "55%"),
        ("share", "1", "", "是 100% 吗？", "100%"),
        ("spent", "15000", "wan", "是 1.5 万元吗？", "15000元"),
        ("spent", "50000", "wan", "是 5 万元吗？", "50000元"),
        ("spent", "15,000,000", "", "是 1500 万元吗？", "15,000,000元"),
        ("spent", "0.15", "wan", "是 1500 万元吗？", "0.15亿元"),
        ("spent", "1500", "yuan", "是 1500 万元吗？", "1500万元"),
        ("spent", "15000", "yuan", "是 1.5 亿元吗？", "15000万元"),
        ("turnover", "1.2", "wan", "是 1.2 亿元吗？", "1.2亿元"),
        ("turnover", "120000", "wan", "是 12 万元吗？", "120000元"),
        ("floor", "15000", "wan", "是 1.5 万元吗？", "15000元"),
        ("small", "1000", "wan", "是 1000 元吗？", "1000元"),
        ("area", "0.6", "", "是 6000 平方米吗？", "0.6万平方米"),
        ("area", "6", "", "是 60000 平方米吗？", "6万平方米"),
        ("limited", "0.7", "", "是 7000 平方米吗？", "0.7万平方米"),
    ],
)
def test_a_number_that_another_reading_brings_near_the_example_is_asked_back(
    name: str, typed: str, unit: str, question: str, meant: str
) -> None:
    form = {name: typed, **({f"{name}.unit": unit} if unit else {})}
    assert _doubts(form)[name]["question"] == question
    assert _ways(form)[0][1] == meant


def test_each_way_to_settle_it_says_what_it_means() -> None:
    assert _ways({"share": "0.55"}) == [("是，改成 55%", "55%"), ("不，就是 0.55%", "0.55%")]
    assert _ways({"spent": "50000"}) == [("是，改成 5 万元", "50000元"), ("不，就是 5 亿元", "50000万元")]
    assert _ways({"spent": "1500", "spent.unit": "yuan"}) == [
        ("是，改成 1500 万元", "1500万元"),
        ("不，就是 1500 元", "1500元"),
    ]
    assert _ways({"area": "0.6"}) == [("是，改成 6000 平方米", "0.6万平方米"), ("不，就是 0.6 平方米", "0.6平方米")]


@pytest.mark.parametrize(
    ("name", "typed", "question", "way"),
    [
        ("years", "2023", "是 2023 年吗？这里填的应当像 1.5年。", ("就是 2023 年", "2023年")),
        ("years", "150", "是 150 年吗？这里填的应当像 1.5年。", ("就是 150 年", "150年")),
        ("staff", "1500", "是 1500 人吗？这里填的应当像 15人。", ("就是 1500 人", "1500人")),
        ("small", "400", "是 400 万元吗？这里填的应当像 4万元。", ("就是 400 万元", "400万元")),
    ],
)
def test_a_number_far_above_the_example_is_asked_back_without_another_reading(
    name: str, typed: str, question: str, way: tuple[str, str]
) -> None:
    assert _doubts({name: typed})[name]["question"] == question
    assert _ways({name: typed}) == [way]


@pytest.mark.parametrize(
    ("name", "typed", "unit"),
    [
        ("share", "55", ""),
        ("share", "1.01", ""),
        ("share", "0.55%", ""),
        ("share", "0", ""),
        ("low", "0.5", ""),
        ("spent", "14999", "wan"),
        ("spent", "1.51", "wan"),
        ("spent", "50000万", "wan"),
        ("spent", "50000元", "wan"),
        ("spent", "0", "yuan"),
        ("spent", "15001", "yuan"),
        ("spent", "50000", "yuan"),
        ("turnover", "50000", "wan"),
        ("small", "399", "wan"),
        ("years", "149", ""),
        ("years", "2023年", ""),
        ("area", "6.01", ""),
        ("limited", "0.71", ""),
        ("bare", "50000", ""),
        ("high", "50000", "wan"),
        ("way", "a", ""),
    ],
)
def test_what_is_near_the_example_or_written_with_its_unit_is_not_asked_back(name: str, typed: str, unit: str) -> None:
    assert _doubts({name: typed, **({f"{name}.unit": unit} if unit else {})}) == {}


@pytest.mark.parametrize("form", [{"share": "0.55"}, {"spent": "50000"}, {"years": "2023"}, {"area": "0.6"}])
def test_what_settles_a_doubt_is_accepted_and_asked_no_more(form: dict[str, str]) -> None:
    (name,) = form
    for _, text in _ways(form):
        settled = reply_to_form(_RULE, {name: text})
        assert settled["doubts"] == {}
        assert settled["estimate"]["errors"] == []


def test_the_result_says_what_to_look_at_before_it_is_believed() -> None:
    view = reply_to_form(_RULE, {"spent": "100", "share": "0.55"})["view"]
    assert (view["headline"], view["doubt"]) == ("最高 5500 元", "请先核对：补偿比例是 55% 吗？")
    both = reply_to_form(_RULE, {"spent": "50000", "share": "0.55"})["view"]["doubt"]
    assert both == "请先核对：投入是 5 万元吗？请先核对：补偿比例是 55% 吗？"


def test_without_an_amount_only_the_field_asks() -> None:
    assert reply_to_form(_RULE, {"share": "0.55"})["view"]["doubt"] == ""


def test_programs_and_the_command_line_say_what_they_mean() -> None:
    told = reply(_RULE, {"spent": "50000000000", "share": "0.005"})
    assert (told["doubts"], told["view"]["doubt"]) == ({}, "")


def test_beside_an_example_that_is_no_number_nothing_is_doubted() -> None:
    rule = made.rule(
        made.percentage({"input": "spent", "label": "投入"}, open_rate="share"),
        made.question("spent", example="1500万元"),
        made.question("share", "share", example="一大半"),
    )
    assert reply_to_form(rule, {"spent": "100万元", "share": "0.55"})["doubts"] == {}
