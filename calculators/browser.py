"""The door for the browser: JSON text in, JSON text out, and no exception ever.

The only module that knows how the page talks to Python. The worker calls `load` once with the compiled rules and then
`handle` for each request.
"""

import gc
import json
from typing import Any

from calculators.compiled import Node, RuleError
from calculators.finder import Finder, Policy
from calculators.reply import reply_to_form
from calculators.rule import Rule
from calculators.text import shown

LONGEST_REQUEST = 100_000
"""The most characters of a request."""

MOST_BRACKETS = 100
"""The most opening brackets of a request, counted before reading: deep nesting would end the browser's runtime."""


MOST_ANSWERS = 100
"""The most entries of a request's form, each of which could get a message of its own."""


class RequestError(ValueError):
    """A request that cannot be answered; the message is Chinese."""


class _Rules:
    """The compiled rules by award, those that were read already, and the finder over all of them."""

    def __init__(self) -> None:
        self.compiled: dict[str, Node] = {}
        self.groups: object = []
        self.read: dict[str, Rule] = {}
        self.found: Finder | None = None
        self.fault = "计算规则还没有载入；请刷新页面"

    def rule(self, award: str) -> Rule:
        self.check()
        if award not in self.compiled:
            raise RequestError(f"没有“{shown(award)}”这项奖补")
        if award not in self.read:
            self.read[award] = Rule.read(self.compiled[award])
        return self.read[award]

    def finder(self) -> Finder:
        self.check()
        if self.found is None:
            self.found = Finder(Policy.read(self.groups, self.compiled))
            self.found.reply({})
            # The rules and their standings stay for good: to look through them for garbage would only delay an answer.
            gc.freeze()
        return self.found

    def check(self) -> None:
        if self.fault:
            raise RequestError(self.fault)


_rules = _Rules()


def load(rules_json: str) -> None:
    """Take {"groups", "rules"}, the kinds of applicants and the compiled rules by award id.

    What is wrong with them is told by every later answer.
    """
    _rules.read.clear()
    _rules.found = None
    policy = _read_policy(rules_json)
    compiled: Any = policy.get("rules")
    usable = isinstance(compiled, dict)
    _rules.compiled = compiled
    _rules.groups = policy.get("groups")
    _rules.fault = "" if usable else "计算规则的数据损坏；请刷新页面"


def _read_policy(text: str) -> dict[str, Any]:
    """The compiled policy, empty if the text holds none."""
    try:
        policy = json.loads(text)
    except (ValueError, TypeError, RecursionError):
        return {}
    return policy if isinstance(policy, dict) else {}


def handle(request_json: str) -> str:
    """Answer a request, or give {"error"} with a Chinese message.

    {"award", "form"} asks for one award and gets {"estimate", "echo", "view"}; {"finder"} with the answers of the
    finder asks for all awards and gets what `Finder.reply` says.
    """
    try:
        return json.dumps(_reply(_read_request(request_json)))
    except (RequestError, RuleError) as error:
        return _error(str(error))
    except Exception:  # noqa: BLE001 - the last line of defence: an exception here would end the reader's calculator
        return _error("估算时出了意外，没有结果；请核对填写的内容，或向执行单位询问")


def _error(message: str) -> str:
    return json.dumps({"error": message})


def _reply(request: dict[str, Any]) -> dict[str, Any]:
    if request.keys() == {"finder"}:
        answers = _form(request["finder"])
        return _rules.finder().reply(answers)
    if request.keys() != {"award", "form"}:
        raise RequestError("请求应当只有 award 和 form 两项，或只有 finder 一项")
    award = request["award"]
    if not isinstance(award, str):
        raise RequestError("请求的 award 应当是文字")
    form = _form(request["form"])
    return reply_to_form(_rules.rule(award), form)


def _read_request(text: str) -> dict[str, Any]:
    if not isinstance(text, str):
        raise RequestError("请求不是文字")
    if len(text) > LONGEST_REQUEST:
        raise RequestError("请求太长")
    if text.count("[") + text.count("{") > MOST_BRACKETS:
        raise RequestError("请求的层次太多")
    try:
        request = json.loads(text)
    except ValueError:
        raise RequestError("请求不是 JSON") from None
    if not isinstance(request, dict):
        raise RequestError("请求应当只有 award 和 form 两项，或只有 finder 一项")
    return request


def _form(form: object) -> dict[str, Any]:
    if not isinstance(form, dict):
        raise RequestError("请求的 form 或 finder 应当是各填写项")
    if len(form) > MOST_ANSWERS:
        raise RequestError("请求的填写项太多")
    return form
