"""All rules of a policy, the kinds of applicants they are for, and every question of them once."""

from collections.abc import Mapping
from typing import NamedTuple

from calculators.compiled import Node, RuleError
from calculators.inputs import YES_OR_NO, Input
from calculators.rule import Rule


class Group(NamedTuple):
    """A kind of applicant; `within` is the larger kind that it belongs to, empty if there is none."""

    id: str
    label: str
    within: str


class Entry(NamedTuple):
    """A rule, the kinds of applicants it is for, and the name under which each of its inputs is asked."""

    rule: Rule
    applicants: tuple[str, ...]
    names: Mapping[str, str]


class Policy(NamedTuple):
    """Everything that the finder knows.

    `questions` holds every question by the name under which it is asked. A kind of applicant is asked under its id
    (`enterprise`), the input of a rule under `award.input`, and an input that several rules share under its shared
    name with a dot in front (`.staff`): none of these can be taken for another.
    """

    groups: Mapping[str, Group]
    entries: tuple[Entry, ...]
    questions: Mapping[str, Input]

    @classmethod
    def read(cls, groups: object, rules: Mapping[str, Node]) -> "Policy":
        """Read the compiled groups and rules; raise RuleError with a Chinese message if they cannot be used."""
        try:
            known = _read_groups(groups)
            entries = tuple(_read_entry(node, known) for node in rules.values())
        except RuleError:
            raise
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise RuleError("申报主体或计算规则的数据不完整，或写法不对") from error
        questions = {group.id: _membership(group) for group in known.values()}
        for entry in entries:
            for name, question in zip(entry.names.values(), entry.rule.inputs.values(), strict=True):
                questions.setdefault(name, question)
        return cls(known, entries, questions)


def _read_groups(nodes: object) -> dict[str, Group]:
    if not isinstance(nodes, list):
        raise RuleError("计算规则里没有申报主体类别")
    groups = [Group(node["id"], node["label"], node["within"] or "") for node in nodes]
    known = {group.id: group for group in groups}
    for group in groups:
        _check_ancestors(group, known)
    return known


def _check_ancestors(group: Group, known: Mapping[str, Group]) -> None:
    seen = {group.id}
    while group.within:
        if group.within in seen or group.within not in known:
            raise RuleError("申报主体类别的所属关系不对")
        seen.add(group.within)
        group = known[group.within]


def _read_entry(node: Node, groups: Mapping[str, Group]) -> Entry:
    rule = Rule.read(node)
    applicants = tuple(node["applicants"])
    if not applicants or not groups.keys() >= set(applicants):
        raise RuleError("计算规则里有不认识的申报主体")
    names = {question["id"]: _name(rule.award, question) for question in node["inputs"]}
    return Entry(rule, applicants, names)


def _name(award: str, question: Node) -> str:
    shared = question["shared_as"]
    return f".{shared}" if shared else f"{award}.{question['id']}"


def _membership(group: Group) -> Input:
    return Input(group.id, "yes_no", group.label, choices=YES_OR_NO)
