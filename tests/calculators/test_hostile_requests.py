"""Ten thousand requests that no page sends, at the door of the calculators: each gets a reply or a message."""

import json
from collections.abc import Iterator

import pytest

from calculators import browser
from generator.model.handbook import Handbook
from generator.rules import compile_policy
from tests.calculators.hostile import hostile_requests, huge_requests

_LISTS = ["met", "open", "unmet"]
_CHINESE = range(0x4E00, 0xA000)


@pytest.fixture(scope="module")
def requests(handbook: Handbook) -> Iterator[list[str]]:
    compiled = compile_policy(handbook)
    browser.load(json.dumps(compiled))
    yield [*hostile_requests(compiled["rules"], 10_000), *huge_requests()]
    browser.load("{}")


def test_each_hostile_request_gets_a_whole_reply_or_a_chinese_message(requests: list[str]) -> None:
    for request in requests:
        reply = json.loads(browser.handle(request))
        if reply.keys() == {"error"}:
            assert any(ord(character) in _CHINESE for character in reply["error"]), request[:500]
        else:
            whole = ["question", *_LISTS] if "question" in reply else ["estimate", "echo", "view"]
            assert [part for part in reply if part in whole] == whole, request[:500]


def test_no_hostile_request_gets_more_than_a_screen_can_hold(requests: list[str]) -> None:
    longest = max(requests, key=lambda request: len(browser.handle(request)))
    assert len(browser.handle(longest)) < 100_000, longest[:500]


def test_no_hostile_request_is_an_accident(requests: list[str]) -> None:
    accidents = [
        request[:500] for request in requests if "出了意外" in json.loads(browser.handle(request)).get("error", "")
    ]
    assert accidents == []


def test_the_hostile_requests_are_not_all_turned_away_at_once(requests: list[str]) -> None:
    replies = [json.loads(browser.handle(request)) for request in requests]
    assert len({reply["error"] for reply in replies if "error" in reply}) > 80
    assert {reply["estimate"]["status"] for reply in replies if "estimate" in reply} == {"ok", "incomplete", "invalid"}
