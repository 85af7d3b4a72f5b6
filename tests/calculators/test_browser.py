import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from calculators import browser
from tests.calculators import made

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@pytest.fixture(autouse=True, scope="module")
def _loaded() -> Iterator[None]:
    browser.load(_rules())
    yield
    browser.load("{}")


def _rules() -> str:
    rule = made.compiled(made.ceiling("500000", requested="asked"), made.question("asked"))
    return _policy({"made": rule, "broken": {**rule, "amount": {"mechanism": "magic"}}, "worse": 5})


def _policy(rules: object) -> str:
    groups = [{"id": "enterprise", "label": "企业", "within": None}]
    return json.dumps({"groups": groups, "rules": rules})


def _ask(request: object) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(browser.handle(json.dumps(request)))
    return answer


def test_a_request_is_answered_with_estimate_echo_doubts_and_view() -> None:
    answer = _ask({"award": "made", "form": {"asked": "20", "asked.unit": "wan"}})
    assert list(answer) == ["estimate", "echo", "doubts", "view"]
    assert answer["estimate"]["amount"] == "200000.00"
    assert answer["echo"] == {"asked": "20万元（二十万元）"}


def test_a_request_of_the_finder_is_answered_for_all_awards() -> None:
    browser.load(_policy({"made": made.compiled(made.ceiling("500000", requested="asked"), made.question("asked"))}))
    answer = _ask({"finder": {"enterprise": "yes"}})
    assert [entry["award"] for entry in answer["met"]] == ["made"]
    browser.load(_rules())


def test_a_broken_rule_is_told_by_the_finder() -> None:
    assert "不认识的算法" in _ask({"finder": {}})["error"]


def test_a_faulty_answer_is_told_in_the_estimate() -> None:
    estimate = _ask({"award": "made", "form": {"asked": 20}})["estimate"]
    assert (estimate["status"], estimate["errors"][0]["input"]) == ("invalid", "asked")


@pytest.mark.parametrize(
    ("request_json", "message"),
    [
        ("", "请求不是 JSON"),
        ("{", "请求不是 JSON"),
        ("1" * 5000, "请求不是 JSON"),
        ("[]", "请求应当只有 award 和 form 两项，或只有 finder 一项"),
        ("{}", "请求应当只有 award 和 form 两项，或只有 finder 一项"),
        ('{"award":"made","form":{},"x":1}', "请求应当只有 award 和 form 两项，或只有 finder 一项"),
        ('{"finder":[]}', "请求的 form 或 finder 应当是各填写项"),
        ('{"finder":{},"award":"made"}', "请求应当只有 award 和 form 两项，或只有 finder 一项"),
        (json.dumps({"finder": dict.fromkeys(map(str, range(101)), "")}), "请求的填写项太多"),
        ('{"award":5,"form":{}}', "请求的 award 应当是文字"),
        ('{"award":"made","form":[]}', "请求的 form 或 finder 应当是各填写项"),
        ('{"award":"none","form":{}}', "没有“none”这项奖补"),
        ('{"award":"broken","form":{}}', "计算规则里有不认识的算法"),
        ('{"award":"worse","form":{}}', "计算规则的数据不完整，或写法不对"),
        ("[" * 101, "请求的层次太多"),
        ('{"a":' * 101, "请求的层次太多"),
        ('[{"a":' * 50 + "[", "请求的层次太多"),
        (" " * 100_001, "请求太长"),
        (json.dumps({"award": "made", "form": dict.fromkeys(map(str, range(101)), "")}), "请求的填写项太多"),
    ],
)
def test_a_request_that_cannot_be_answered_gets_its_message(request_json: str, message: str) -> None:
    assert json.loads(browser.handle(request_json)) == {"error": message}


def _padded(request: str, length: int) -> str:
    return request + " " * (length - len(request))


@pytest.mark.parametrize(
    "request_json",
    [
        _padded('{"award":"made","form":{}}', 100_000),
        json.dumps({"award": "made", "form": dict.fromkeys(map(str, range(100)), "")}),
        '{"award":"made","form":{"asked":' + "[" * 98 + "]" * 98 + "}}",
    ],
)
def test_a_request_just_as_large_as_it_may_be_is_answered(request_json: str) -> None:
    assert list(json.loads(browser.handle(request_json))) == ["estimate", "echo", "doubts", "view"]


def test_an_accident_is_told_in_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    def accident(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(browser, "reply_to_form", accident)
    told = "估算时出了意外，没有结果；请核对填写的内容，或向执行单位询问"
    assert _ask({"award": "made", "form": {}}) == {"error": told}


@pytest.mark.parametrize("request_json", [None, 5, b"{}"])
def test_a_request_that_is_no_text_gets_its_message(request_json: str) -> None:
    assert json.loads(browser.handle(request_json)) == {"error": "请求不是文字"}


@given(st.text() | _JSON.map(json.dumps))
@example('{"award":"made","form":' + "[" * 99)
def test_no_text_makes_the_door_raise(request_json: str) -> None:
    answer = json.loads(browser.handle(request_json))
    assert list(answer) == ["error"]


@given(
    st.dictionaries(st.sampled_from(["asked", "asked.unit", "other", "asked.unit.unit"]) | st.text(max_size=8), _JSON)
)
def test_no_form_makes_the_door_raise_or_leave_an_answer_unjudged(form: dict[str, Any]) -> None:
    answer = _ask({"award": "made", "form": form})
    if "estimate" in answer:
        estimate = answer["estimate"]
        assert (estimate["amount"] is None) == (estimate["status"] == "invalid")
        assert bool(estimate["errors"]) == (estimate["status"] == "invalid")
    else:
        assert "层次太多" in answer["error"]


@given(st.text(max_size=30) | _JSON.map(json.dumps))
@example("[" * 100_000)
@example("null")
def test_no_rules_make_the_door_raise(rules_json: str) -> None:
    try:
        browser.load(rules_json)
        answer = _ask({"award": "made", "form": {}})
        assert list(answer) == ["error"]
    finally:
        browser.load(_rules())


@given(st.dictionaries(st.sampled_from(sorted(made.compiled({}))), _JSON, max_size=3))
def test_no_damaged_rule_makes_the_door_raise(damage: dict[str, Any]) -> None:
    rule = made.compiled(made.ceiling("500000", requested="asked"), made.question("asked"))
    try:
        browser.load(_policy({"made": {**rule, **damage}}))
        answer = _ask({"award": "made", "form": {}})
        assert list(answer) in (["error"], ["estimate", "echo", "doubts", "view"])
    finally:
        browser.load(_rules())


def test_rules_that_cannot_be_read_are_told_by_every_answer() -> None:
    try:
        browser.load("[]")
        assert _ask({"award": "made", "form": {}}) == {"error": "计算规则的数据损坏；请刷新页面"}
    finally:
        browser.load(_rules())


def test_before_the_rules_are_loaded_that_is_told() -> None:
    with pytest.raises(browser.RequestError, match=r"^计算规则还没有载入；请刷新页面$"):
        browser._Rules().on("")


def test_an_answer_can_be_sent_whatever_characters_were_typed() -> None:
    answer = browser.handle(json.dumps({"award": "made", "form": {"asked": "\ud800\u2028\x00"}}))
    assert answer.isascii()


@pytest.mark.parametrize(
    ("day", "amount"), [("2025-06-30", "100000.00"), ("2025-07-01", "500000.00"), ("", "500000.00")]
)
def test_a_request_is_answered_by_the_rules_of_its_day(day: str, amount: str) -> None:
    old = {"until": "2025-06-30", **_compiled("100000")}
    browser.load(json.dumps({**_compiled("500000"), "former": [old]}))
    assert _ask({"award": "made", "form": {}, "day": day})["estimate"]["amount"] == amount
    assert [card["award"] for card in _ask({"finder": {}, "day": day})["open"]] == ["made"]


def test_a_request_without_a_day_is_answered_by_the_newest_rules() -> None:
    browser.load(json.dumps({**_compiled("500000"), "former": [{"until": "2025-06-30", **_compiled("100000")}]}))
    assert _ask({"award": "made", "form": {}})["estimate"]["amount"] == "500000.00"


def test_a_day_that_is_no_text_is_refused() -> None:
    assert _ask({"award": "made", "form": {}, "day": 5}) == {"error": "请求的 day 应当是日期"}


def _compiled(limit: str) -> dict[str, Any]:
    rule = made.compiled(made.ceiling(limit, requested="asked"), made.question("asked"))
    policy: dict[str, Any] = json.loads(_policy({"made": rule}))
    return policy
