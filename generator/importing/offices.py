"""Offices and their telephone numbers, read out of the sentences that name them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from generator.checks.phones import phones_in
from generator.telephone import Found, telephones

_NEAR: Final = 60

Json = dict[str, Any]

_SPOKEN: Final = re.compile(r"(?:电话|热线|传真|手机|联系方式|联系人)[^\d]{0,12}$")
_TAIL: Final = re.compile(r"[，,、；]?[（(]?(?:(?:联系|咨询|服务|办公|监督)?(?:电话|热线|方式))?\s?[：:]?\s?$")
_BUREAU: Final = re.compile(
    r"(?:^|(?<=[由向请找到和及与，。；、：]))(?P<bureau>(?![由向请找到和及与])(?:(?!由)[\u4e00-\u9fff]|(?<=自)由){1,16}?"
    r"(?:局|委员会|(?<![市省县区州])委(?!员|托|办|宣|金|组|网)|办公室|(?<=[公政务局委融改革])办|(?<![市县])厅|中心|研究院|公司|集团"
    r"|联合会|协会|政府|管委会|银行|部(?!门)))"
    r"(?![和及与])"
)
_NAME: Final = re.compile(
    r"\s?[，,]?\s?(?P<name>[\u4e00-\u9fff、“”A-Za-z\d]{1,23}(?:处|科|室|股|部|中心|司|队|站|所|办|组|窗口|大厅|院|会|局|公司))(?=[（(，,：:；\s]|$)"
)
_BRACKET: Final = re.compile(r"\s?[（(](?P<words>[^（）()]{1,60})[）)]")
_OTHER_NAME: Final = re.compile(r"(?:处|(?<!学)科|(?<!实验)室|股|办)$")
_BETWEEN: Final = re.compile("[、，,/或；;]+")
_SPEAKS_OF: Final = re.compile(r"(?:电话|热线|传真)[^\d。；]{0,12}\d[\d\s()（）-]{4,}")
_PAUSE: Final = re.compile("[，,；;。、]*")
_OPENING: Final = re.compile(r"[。；;]|(?:电话|热线|方式)[：:]")


@dataclass(slots=True)
class Directory:
    """The offices of a text in the order of their first mention, each with an id."""

    offices: list[Json] = field(default_factory=list)

    def entry(self, bureau: str, name: str | None, phone: str, others: Sequence[str] = ()) -> Json:
        """The entry of an office with all its numbers, made if it is new."""
        office: Json = {"bureau": bureau, **({"name": name} if name else {}), "phone": phone}
        office |= {"other_phones": list(others)} if others else {}
        for known in self.offices:
            if {key: value for key, value in known.items() if key not in ("id", "alias")} == office:
                return known
        self.offices.append({"id": f"office-{len(self.offices) + 1}", **office})
        return self.offices[-1]

    def note_others(self, words: str) -> list[str]:
        """Enter the numbers of an article that no clause has named; return them."""
        known = {phone for office in self.offices for phone in (office["phone"], *office.get("other_phones", ()))}
        new = []
        for start, first in sorted(_spoken_of(words).items()):
            for phone in (first, *_further(words, start + len(first))):
                if phone not in known:
                    known.add(phone)
                    new.append(phone)
                    named = list(_BUREAU.finditer(words, max(0, start - _NEAR), start))
                    self.entry(named[-1]["bureau"] if named else "电话", None, phone)
        return new


def _spoken_of(words: str) -> dict[int, str]:
    """The numbers that some words call a telephone or somebody's, by their place."""
    return {found.start: found.words for found in (*phones_in(words), *_said(words))}


def _said(text: str) -> Iterator[Found]:
    """The numbers before which a text says whose, or that they are a telephone."""
    for found in telephones(text):
        if _SPOKEN.search(text[max(0, found.start - _NEAR) : found.start]):
            yield found


def _further(words: str, place: int) -> Iterator[str]:
    """The numbers that follow one side by side: 0793-2345678、13912345678."""
    numbers = {found.start: found for found in telephones(words)}
    while (pause := _BETWEEN.match(words, place)) and (found := numbers.get(pause.end())):
        yield found.words
        place = found.end


def has_unread_phone(text: str) -> bool:
    """Whether a text speaks of a telephone whose number is written in a way that is not read: (010)6123 4567."""
    spoken = _SPEAKS_OF.search(text)
    return bool(spoken) and not telephones(text)


def has_phone(text: str) -> bool:
    """Whether a text gives a telephone number."""
    return any(True for _ in _said(text))


def office_clauses(text: str, directory: Directory) -> list[Json] | None:
    """The clauses of a sentence that names offices, with the holes that the directory fills; None if it names none."""
    if "{" in text or "}" in text:
        return None
    clauses: list[Json] = []
    bureau, name = "", None
    for head, phones, after in _groups(text):
        clause = _Clause(head, bureau, name)
        if not clause.bureau:
            return None
        bureau, name = clause.bureau, clause.name
        clauses.append(clause.fields(directory.entry(bureau, name, phones[0], phones[1:]), after))
    return clauses or None


def _groups(text: str) -> list[tuple[str, list[str], str]]:
    """For each office the words before its first number, its numbers, and what follows with holes for the others."""
    groups: list[tuple[str, list[str], str]] = []
    start = 0
    phones = telephones(text)
    for number, found in enumerate(phones):
        pause = _PAUSE.match(text, found.end)
        end = len(text) if number == len(phones) - 1 else pause.end() if pause else found.end
        head, after = text[start : found.start], text[found.end : end]
        if groups and not _TAIL.sub("", head):
            before, numbers, followed = groups.pop()
            numbers = [*numbers, found.words]
            groups.append((before, numbers, f"{followed}{head}{{phone{len(numbers)}}}{after}"))
        else:
            groups.append((head, [found.words], after))
        start = end
    return groups


class _Clause:
    """The words before a number: who answers there, and how the text says so."""

    def __init__(self, head: str, bureau: str, name: str | None) -> None:
        core = _TAIL.sub("", head)
        self._tail = head[len(core) :]
        self._pieces: list[tuple[str, str]] = []
        place = 0
        found = _BUREAU.search(core, _last_opening(core)) or _BUREAU.search(core)
        if found:
            self._pieces += [("", core[: found.start("bureau")]), ("bureau", found["bureau"])]
            bureau, name, place = found["bureau"], None, found.end()
        named = _NAME.match(core, place)
        if named and (found or bureau):
            self._pieces += [("", core[place : named.start("name")]), ("name", named["name"])]
            name, place = named["name"], named.end()
        elif named:
            bureau, place = named["name"], named.end()
            self._pieces += [("", core[: named.start("name")]), ("bureau", bureau)]
        bracket = _BRACKET.match(core, place)
        if bracket:
            self._pieces += [("", core[place : bracket.start("words")]), ("bracket", bracket["words"])]
            place = bracket.end("words")
        self._pieces.append(("", core[place:]))
        self.bureau, self.name = bureau, name

    def fields(self, office: Json, after: str) -> Json:
        """The clause as the canonical file writes it; an alias goes into the directory."""
        fields: Json = {"office": office["id"]}
        text = ""
        for piece, words in self._pieces:
            hole = piece
            if piece == "bracket":
                is_alias = self.name and _OTHER_NAME.search(words) and office.get("alias", words) == words
                hole = "alias" if is_alias else "scope"
                if is_alias:
                    _put_before(office, "alias", words, "phone")
                else:
                    fields["scope"] = words
            text += f"{{{hole}}}" if hole else words
        return fields | {"text": f"{text}{self._tail}{{phone}}{after}"}


def _last_opening(words: str) -> int:
    """Where the last sentence or labelled entry of some words begins: …负责解释。咨询电话：区商务局外贸科."""
    return max((found.end() for found in _OPENING.finditer(words)), default=0)


def _put_before(fields: Json, key: str, value: str, other: str) -> None:
    """Set a field so that it stands before another one."""
    last = fields.pop(other)
    fields[key] = value
    fields[other] = last
