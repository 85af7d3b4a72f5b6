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


class _Version:
    """The compiled rules by award, those that were read already, and the finder over all of them.

    `until` is the last day on which they hold, as 2025-06-30; empty for those that hold from then on.
    """

    def __init__(self, policy: dict[str, Any]) -> None:
        compiled: Any = policy.get("rules")
        self.is_usable = isinstance(compiled, dict)
        self.compiled: dict[str, Node] = compiled
        self.groups = policy.get("groups")
        self.until: Any = policy.get("until", "")
        self.read: dict[str, Rule] = {}
        self.found: Finder | None = None

    def rule(self, award: str) -> Rule:
        if award not in self.compiled:
            raise RequestError(f"没有“{shown(award)}”这项奖补")
        if award not in self.read:
            self.read[award] = Rule.read(self.compiled[award])
        return self.read[award]

    def finder(self) -> Finder:
        if self.found is None:
            self.found = Finder(Policy.read(self.groups, self.compiled))
            self.found.reply({})
            # The rules and their standings stay for good: to look through them for garbage would only delay an answer.
            gc.freeze()
        return self.found


class _Rules:
    """What was loaded: the newest version last, before it those that hold up to a day."""

    def __init__(self) -> None:
        self.versions: list[_Version] = []
        self.fault = "计算规则还没有载入；请刷新页面"

    def on(self, day: object) -> _Version:
        """The version of a day; the newest where no day is given."""
        if self.fault:
            raise RequestError(self.fault)
        if not isinstance(day, str):
            raise RequestError("请求的 day 应当是日期")
        older = (version for version in self.versions if day and day <= version.until)
        return next(older, self.versions[-1])


_rules = _Rules()


def load(rules_json: str) -> None:
    """Take {"groups", "rules"}, the kinds of applicants and the compiled rules by award id.

    "former", where it is there, lists the same for the versions that hold before, each with its last day, "until".
    What is wrong with them is told by every later answer.
    """
    policy = _read_policy(rules_json)
    _rules.versions = [_Version(version) for version in (*policy.get("former", ()), policy)]
    usable = all(version.is_usable for version in _rules.versions)
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
    finder asks for all awards and gets what `Finder.reply` says. Each may name the "day" whose rules are wanted.
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
    asked = request.keys() - {"day"}
    version = _rules.on(request.get("day", ""))
    if asked == {"finder"}:
        answers = _form(request["finder"])
        return version.finder().reply(answers)
    if asked != {"award", "form"}:
        raise RequestError("请求应当只有 award 和 form 两项，或只有 finder 一项")
    award = request["award"]
    if not isinstance(award, str):
        raise RequestError("请求的 award 应当是文字")
    form = _form(request["form"])
    return reply_to_form(version.rule(award), form)


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
