import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.errors import HandbookError
from generator.loading import load_handbook
from generator.model import Handbook
from generator.official import article_passage
from generator.rules import compile_rule, compile_rules

_CONTENT = Path(__file__).parents[1] / "content" / "handbook.yaml"


@pytest.fixture(scope="module")
def real() -> Handbook:
    return load_handbook(_CONTENT).handbook


def _changed(handbook: Handbook, award_id: str, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    article, award = handbook.awards[award_id]
    return compile_rule(handbook, article, award.model_copy(update=changes))


def _quoted(node: object) -> Iterator[tuple[str, str]]:
    """Quote and anchor of everything inside a compiled rule."""
    if isinstance(node, dict):
        if "quote" in node:
            yield node["quote"], node["anchor"]
        for value in node.values():
            yield from _quoted(value)
    elif isinstance(node, list):
        for value in node:
            yield from _quoted(value)


def _dense(text: str) -> str:
    return "".join(text.split())


def test_rules_are_compiled_in_document_order(real: Handbook) -> None:
    compiled = compile_rules(real)
    assert list(compiled) == list(real.awards)
    assert [rule["article"] for rule in compiled.values()] == sorted(rule["article"] for rule in compiled.values())


def test_a_compiled_rule_survives_json(real: Handbook) -> None:
    compiled = compile_rules(real)
    assert json.loads(json.dumps(compiled)) == compiled


def test_every_number_is_exact_text_with_its_quote_and_anchor(real: Handbook) -> None:
    amount = compile_rules(real)["a34"]["amount"]
    assert amount == {
        "mechanism": "ceiling",
        "limit": {"value": "1000000", "quote": "最高给予100万元补助", "anchor": "lead"},
        "requested": None,
        "of": {
            "mechanism": "percentage",
            "rate": {"value": "0.05", "quote": "按不超过企业研发费用增量5%", "anchor": "lead"},
            "at_most": True,
            "open_rate": None,
            "base": {"increase": {"current": "rd_current", "previous": "rd_previous", "label": "研发费用增量"}},
        },
    }


def test_a_question_carries_its_unit_and_choices(real: Handbook) -> None:
    compiled = compile_rules(real)
    (recognition, requested) = compiled["a32"]["inputs"]
    assert recognition["choices"] == [{"id": "first", "label": "首次认定"}, {"id": "renewed", "label": "重新认定"}]
    assert (recognition["unit"], requested["unit"]) == (None, "元")
    assert [question["unit"] for question in compiled["a04"]["inputs"][1:3]] == ["%", "平方米"]


def test_the_last_payment_is_what_remains(real: Handbook) -> None:
    payments = compile_rules(real)["a09"]["amount"]["payments"]
    assert [(payment["when"], payment["share"]) for payment in payments] == [("立项", "0.7"), ("验收合格", None)]


def test_a_threshold_against_a_number_carries_it_in_the_plain_unit(real: Handbook) -> None:
    conditions = {condition["id"]: condition for condition in compile_rules(real)["a04"]["conditions"]}
    threshold = conditions["broker_share"]
    assert (threshold["operator"], threshold["value"], threshold["unit"]) == (">=", "0.5", "%")
    assert (threshold["compare_to"], threshold["when"]) == (None, None)


def test_a_threshold_against_an_answer_takes_its_unit_from_the_question(real: Handbook) -> None:
    conditions = {condition["id"]: condition for condition in compile_rules(real)["a10"]["conditions"]}
    threshold = conditions["matching_funds"]
    assert (threshold["value"], threshold["compare_to"], threshold["unit"]) == (None, "requested_amount", "元")


def test_every_anchor_is_the_smallest_passage_that_holds_the_quote(real: Handbook) -> None:
    for award, rule in compile_rules(real).items():
        article, _ = real.awards[award]
        passages = {passage.anchor: passage for passage in article_passage(real, article).walk() if passage.anchor}
        for quote, anchor in _quoted(rule):
            passage = passages[anchor]
            assert _dense(quote) in _dense(passage.full_text)
            inside = [child for child in passage.walk() if child is not passage and child.anchor]
            assert not any(_dense(quote) in _dense(child.full_text) for child in inside)


def test_an_award_of_a_part_quotes_its_own_part_before_the_lead(real: Handbook) -> None:
    limit = compile_rules(real)["a37-alliance"]["amount"]["limit"]
    assert limit["anchor"] == "part-1-lead"
    whole_article = _changed(real, "a37-alliance", part=None)
    assert whole_article["amount"]["limit"]["anchor"] == "lead"


def test_white_space_in_a_quote_does_not_matter(real: Handbook) -> None:
    _, award = real.awards["a31"]
    (condition,) = award.conditions
    spaced = condition.model_copy(update={"quote": " ".join(condition.quote)})
    compiled = _changed(real, "a31", conditions=(spaced,))
    assert compiled["conditions"][0]["anchor"] == compile_rules(real)["a31"]["conditions"][0]["anchor"]


def test_a_quote_that_is_not_in_the_article_is_an_error_with_place_and_remedy(real: Handbook) -> None:
    _, award = real.awards["a31"]
    wrong = award.conditions[0].model_copy(update={"quote": "本条没有的话"})
    with pytest.raises(HandbookError) as error:
        _changed(real, "a31", conditions=(wrong,))
    assert error.value.message == "第三十一条 › awards › a31：本条原文中没有“本条没有的话”；请照原文摘录连续的一段"
