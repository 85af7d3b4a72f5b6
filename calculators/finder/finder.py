"""The reply to the finder's page: all rules sorted, and the question that settles most."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from calculators.finder.given import Given, read_given
from calculators.finder.membership import Membership, best, memberships, step_of
from calculators.finder.order import in_order
from calculators.finder.policy import Entry, Policy
from calculators.finder.standing import Standing, standing
from calculators.view import STATES

Json = dict[str, Any]


class _Placed(NamedTuple):
    """A rule, where it stands, and the questions that can still change that."""

    entry: Entry
    standing: Standing
    membership: Membership
    place: str
    asked: tuple[str, ...]


class Finder:
    """Answers the finder's page; the standing of each rule is kept until one of its answers changes."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._kept: dict[str, tuple[object, Standing]] = {}

    def reply(self, form: Mapping[str, str]) -> Json:
        """All rules in `met`, `open` and `unmet`, each once, in the order in which to read them.

        `question` is what to ask next: its `name`, the `stage` (who, conditions, amounts) and the awards it is `for`;
        None if no answer can change anything. `left` counts the questions by stage. A fault or a doubt concerns one
        answer, which then counts as not given.
        """
        given = read_given(self._policy.questions, form)
        belonging = memberships(self._policy.groups, given)
        placed = [self._place(entry, given, belonging) for entry in self._policy.entries]
        by_place: dict[str, list[_Placed]] = {"met": [], "open": [], "unmet": []}
        for rule in placed:
            by_place[rule.place].append(rule)
        question, left = self._next(placed)
        return {
            "question": question,
            "left": left,
            "sentence": _sentence(by_place),
            **{place: self._list(place, rules) for place, rules in by_place.items()},
            "belongs": [group for group, membership in belonging.items() if membership == "yes"],
            "words": STATES,
            "echo": dict(given.echo),
            "doubts": {name: doubt.told() for name, doubt in given.doubts.items()},
            "errors": [{"input": fault.input, "message": fault.message} for fault in given.faults],
        }

    def _place(self, entry: Entry, given: Given, belonging: Mapping[str, Membership]) -> _Placed:
        membership = best(entry.applicants, belonging)
        found = self._standing(entry, given)
        if membership == "no" or found.state == "unmet":
            return _Placed(entry, found, membership, "unmet", ())
        if membership == "unasked":
            step = step_of(entry.applicants, self._policy.groups, belonging)
            return _Placed(entry, found, membership, "open", (step,))
        place = "met" if membership == "yes" and found.state == "met" else "open"
        can_be_met = membership == "yes" and found.can_be_met
        return _Placed(entry, found, membership, place, found.asked if can_be_met else found.failing)

    def _standing(self, entry: Entry, given: Given) -> Standing:
        names = entry.names
        values = {input_id: given.values[name] for input_id, name in names.items() if name in given.values}
        unsure = frozenset(input_id for input_id, name in names.items() if name in given.unsure)
        wanted = (values, unsure)
        kept = self._kept.get(entry.rule.award)
        if kept is None or kept[0] != wanted:
            kept = wanted, standing(entry, values, unsure)
            self._kept[entry.rule.award] = kept
        return kept[1]

    def _next(self, placed: list[_Placed]) -> tuple[Json | None, dict[str, int]]:
        who = in_order(rule.asked for rule in placed if rule.membership == "unasked")
        conditions = in_order(rule.asked for rule in placed if rule.membership != "unasked")
        settled = set(conditions)
        amounts = [name for name in in_order(_amounts(placed)) if name not in settled]
        left = {"who": len(who), "conditions": len(conditions), "amounts": len(amounts)}
        for stage, names in (("who", who), ("conditions", conditions), ("amounts", amounts)):
            if names:
                name = names[0]
                awards = [rule.entry.rule.award for rule in placed if name in _asked(rule, stage)]
                return {"name": name, "stage": stage, "for": awards}, left
        return None, left

    def _list(self, place: str, rules: list[_Placed]) -> list[Json]:
        return [self._shown(rule) for rule in sorted(rules, key=_ORDER[place])]

    def _shown(self, rule: _Placed) -> Json:
        words = rule.standing.words
        award = rule.entry.rule.award
        if rule.membership == "no":
            return {"award": award, "sentence": f"面向：{self._applicants(rule, '、')}。", "is_for_others": True}
        if rule.membership == "unasked" and rule.place == "open":
            return {"award": award, **words, "sentence": "先说明您属于哪一类。"}
        if rule.membership == "unsure" and rule.place == "open":
            still = words["sentence"] if rule.standing.state == "unknown" else ""
            return {"award": award, **words, "sentence": f"还不知道您是不是{self._applicants(rule, '或')}。{still}"}
        return {"award": award, **words}

    def _applicants(self, rule: _Placed, separator: str) -> str:
        return separator.join(self._policy.groups[group].label for group in rule.entry.applicants)


def _asked(rule: _Placed, stage: str) -> tuple[str, ...]:
    return rule.standing.amounts if stage == "amounts" and rule.place != "unmet" else rule.asked


def _amounts(placed: list[_Placed]) -> Iterator[tuple[str, ...]]:
    """What the amounts of rules need that are not out of the question."""
    return (rule.standing.amounts for rule in placed if rule.place != "unmet" and rule.membership != "unasked")


def _sentence(by_place: Mapping[str, list[_Placed]]) -> str:
    checked = sum(rule.standing.checked > 0 for rule in by_place["met"])
    others = sum(rule.membership == "no" for rule in by_place["unmet"])
    return (
        f"能核对的条件都符合 {checked} 项，只有自行确认的条件 {len(by_place['met']) - checked} 项，"
        f"还不能确定 {len(by_place['open'])} 项，"
        f"条件不符 {len(by_place['unmet']) - others} 项，面向其他主体 {others} 项。"
    )


_ORDER = {
    "met": lambda rule: rule.standing.checked == 0,
    "open": lambda rule: (rule.membership != "yes", len(rule.asked)),
    "unmet": lambda rule: rule.membership == "no",
}
