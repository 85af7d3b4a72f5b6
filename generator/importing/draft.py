"""The draft as a whole: everything that was found, in the order of the canonical file, with every doubt beside it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from generator.checks.numbering import written_number
from generator.figures import FOREIGN_MONEY, Reading, bare_unit, read_figures
from generator.hidden_characters import name_hidden
from generator.importing.applicants import applicant_groups
from generator.importing.facts import Place, anchored_facts, place_of, short_title, validity
from generator.importing.framing import Framing, date_of, framing_of
from generator.importing.letterhead import issuers_in, letterhead_of
from generator.importing.lists import chunks
from generator.importing.offices import Directory, has_unread_phone
from generator.importing.outline import FoundArticle, FoundChapter, Outline, outline_of
from generator.importing.paragraphs import paragraphs_of
from generator.importing.proposals import Proposals, propose
from generator.importing.reading import SourceText
from generator.importing.sections import Body, body_of
from generator.importing.tables import tables_in
from generator.importing.unread import line_list
from generator.importing.words import Words
from generator.importing.yaml_writing import Noted
from generator.numerals import chinese_numeral
from generator.official import compact, date_words
from generator.telephone import lacks_area
from generator.todo import TODO

Json = dict[str, Any]

NOT_YET: Final = "待核对"
"""What stands in the fields that only an editor can fill."""


@dataclass(slots=True)
class Draft:
    """The fields of a canonical file and what was found, for the message to the editor."""

    fields: Json
    chapters: int = 0
    articles: int = 0
    awards: int = 0
    offices: int = 0
    set_aside: int = 0
    doubts: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)
class Refused:
    """What a first draft had and the checks refused: ids of awards and names of facts about the document."""

    awards: set[str] = field(default_factory=set)
    facts: set[str] = field(default_factory=set)


def make_draft(
    source: SourceText, name: str, source_file: str, today: dt.date, refused: Refused | None = None
) -> Draft:
    """Turn a text into a draft.

    `name` is what the document is called where it has no title of its own; `source_file` is where its text will stand,
    relative to the draft; what is `refused` stays out.
    """
    return _Maker(source, name, source_file, today, refused or Refused()).made()


class _Maker:
    def __init__(self, source: SourceText, name: str, source_file: str, today: dt.date, refused: Refused) -> None:
        self._source = source
        self._name = name
        self._source_file = source_file
        self._today = today
        self._refused = refused
        found = paragraphs_of(source)
        self._set_aside = found.set_aside
        self._outline: Outline = outline_of(found.paragraphs)
        self._framing: Framing = framing_of(self._outline)
        self._letterhead = letterhead_of(self._framing)
        self._directory = Directory()
        self._groups: set[str] = set()
        self._awards = 0
        self._expected = 1
        self._claimed: dict[int, list[str]] = {}
        self._doubts: list[tuple[int, str]] = []

    def made(self) -> Draft:
        articles = [article for chapter in self._outline.chapters for article in chapter.articles]
        document = self._document([Place(article.number, compact(self._words(article))) for article in articles])
        chapters = [self._chapter(chapter, n) for n, chapter in enumerate(self._outline.chapters, start=1)]
        fields: Json = {
            "document": self._with_area(document),
            "applicant_groups": Noted(
                applicant_groups(self._groups), (f"{TODO} 申报主体类别是按常用的词归类的，请改成读者对自己的称呼。",)
            ),
        }
        if self._directory.offices:
            fields["offices"] = self._directory.offices
        fields["chapters"] = chapters
        return Draft(
            fields,
            len(chapters),
            len(articles),
            self._awards,
            len(self._directory.offices),
            len(self._set_aside),
            sorted(self._doubts),
        )

    @staticmethod
    def _words(article: FoundArticle) -> str:
        return (article.mark.words if article.mark else "") + "".join(words.text for words in article.paragraphs)

    def _document(self, places: Sequence[Place]) -> Json:
        framing = self._framing
        title = framing.title.text if framing.title else ""
        written = [*framing.before_title, *framing.after_title]
        date = (
            date_of(framing.date.text)
            if framing.date
            else next((found for words in written if (found := date_of(words.text))), None)
        )
        fields: Json = {
            "before_title": _texts(framing.before_title),
            "title": self._noted(title or self._name, framing.title, "" if title else "原文开头没有标题，这里用文件名"),
        }
        fields |= {} if title else {"title_text": ""}
        fields |= {
            "short_title": Noted((title or self._name)[:40], (f"{TODO} 请起一个简称。",)),
            "after_title": _texts(framing.after_title),
            "before_date": _texts(framing.before_date),
            "source": self._source_file,
            "set_aside": self._listed(),
            "place": self._place(title),
        }
        fields |= self._letterhead_fields()
        fields |= self._date_fields(date)
        fields |= {"after_date": self._annexes(), "issuer": self._issuer()}
        fields |= self._facts(list(places), date)
        fields |= {"version": "1", "revised": max(self._today, date or self._today).isoformat()}
        kept = {key: value for key, value in fields.items() if value != [] or key == "set_aside"}
        return kept | {"version": Noted("1", (self._missing(fields),))} if self._missing(fields) else kept

    def _annexes(self) -> Any:  # noqa: ANN401 - a value of the draft
        """What follows the date, with a note where amounts stand in it, which no rule of an article can hold."""
        lines = [
            words.line for words in self._framing.after_date if any(_is_amount(f) for f in read_figures(words.text))
        ]
        texts = _texts(self._framing.after_date)
        note = f"{TODO} 附件等处写有数额，没有读成规则（原文第 {line_list(lines)} 行），请逐行核对。"
        return Noted(texts, (note,)) if lines else texts

    def _with_area(self, document: Json) -> Json:
        """The document's facts, with a note where telephone numbers lack the area code that mobile phones need."""
        if not any(lacks_area(office["phone"]) for office in self._directory.offices):
            return document
        note = f"{TODO} 电话没有区号；请在下面加一行 area_code，写当地的区号，例如 0100。"
        version = document["version"]
        notes = version.notes if isinstance(version, Noted) else ()
        return document | {"version": Noted("1", (*notes, note))}

    def _listed(self) -> Any:  # noqa: ANN401 - a value of the draft
        listed = [{"line": number, "text": text} for number, text in self._set_aside]
        unread = [
            f"{TODO} 原文第 {number} 行{what}，请对照文件补上，或者确认不要。" for number, what in self._source.unread
        ]
        dropped = [
            f"{TODO} 原文第 {line_list(lines)} 行有看不见的字符 {name_hidden(character)}，已删去。"
            for character, lines in self._dropped().items()
        ]
        notes = [f"{TODO} {note}。" for note in self._source.notes]
        if listed:
            lines = line_list([number for number, _ in self._set_aside])
            notes.insert(0, f"{TODO} 以下各行当作页码（或页眉页脚），不算正文（原文第 {lines} 行），请核对。")
        notes += [*unread, *dropped]
        self._doubts += [(number, "页码或页眉页脚") for number, _ in self._set_aside]
        return Noted(listed, tuple(notes)) if notes else listed

    def _dropped(self) -> dict[str, list[int]]:
        """Each character that was dropped, with its lines."""
        found: dict[str, list[int]] = {}
        for number, characters in self._source.dropped:
            for character in dict.fromkeys(characters):
                found.setdefault(character, []).append(number)
        return found

    def _place(self, title: str) -> Any:  # noqa: ANN401
        signed = "".join(words.text for words in self._framing.signature[:1])
        place = place_of(title) or place_of(signed) or place_of(self._letterhead.issuer)
        return place or Noted("本地", (f"{TODO} 请填写适用的地方，例如 某市。",))

    def _date_fields(self, date: dt.date | None) -> Json:
        words = self._framing.date
        fields: Json = {}
        if date:
            fields["date"] = date.isoformat()
        text = "".join(words.text.split()) if words else ""
        if not date or not words:
            note = f"{TODO} 文末没有读出日期，请核对；知道成文日期的写在 date。"
            return fields | {"date_text": Noted(words.text if words else "", (note,))}
        return fields if text == date_words(date) else fields | {"date_text": words.text}

    def _letterhead_fields(self) -> Json:
        head = self._letterhead
        fields: Json = {"index_number": head.index_number, "document_number": head.document_number}
        fields["published"] = head.published.isoformat() if head.published else ""
        return {name: value for name, value in fields.items() if value}

    def _issuer(self) -> Json:
        signed = self._framing.signature
        place = place_of(self._framing.title.text) if self._framing.title else None
        if signed:
            return {"name": "、".join(issuers_in(words.text, place or "") for words in signed)[:100]}
        if self._letterhead.issuer:
            return {"name": self._letterhead.issuer}
        return {"name": Noted(NOT_YET, (f"{TODO} 原文没有落款，请填写发文单位。",)), "note": "原文没有写明发文单位。"}

    def _facts(self, places: list[Place], date: dt.date | None) -> Json:
        facts = anchored_facts(places)
        in_force = validity(places, date)
        if in_force:
            facts["validity"] = in_force
        facts = {name: fact for name, fact in facts.items() if name not in self._refused.facts}
        for fact in facts.values():
            self._claimed.setdefault(fact["article"], []).append(fact["quote"])
        return facts

    @staticmethod
    def _missing(fields: Json) -> str:
        """Which facts about itself the text does not state in a way that was read."""
        facts = {"validity": "施行日期", "interpreter": "解释单位"}
        missing = [f"{what}（{name}）" for name, what in facts.items() if name not in fields]
        return f"{TODO} 没有读出{'、'.join(missing)}；原文写明的请照“编辑指南”填写。" if missing else ""

    def _chapter(self, chapter: FoundChapter, position: int) -> Json:
        fields: Json = {"number": position}
        if chapter.mark != f"第{chinese_numeral(position)}章":
            fields["mark"] = chapter.mark
        fields["title"] = chapter.title or "正文"
        if not chapter.title:
            fields["title_text"] = ""
        fields["articles"] = [self._article(article) for article in chapter.articles]
        return fields

    def _article(self, article: FoundArticle) -> Any:  # noqa: ANN401
        body = body_of(article.paragraphs, self._directory)
        mark = article.mark.words if article.mark else ""
        for phone in self._directory.note_others(compact("".join(words.text for words in article.paragraphs))):
            body.doubts.append((article.line, f"电话 {phone} 写在正文里，已列入联系方式，单位名称请核对"))
        if unread := next((words for words in article.paragraphs if has_unread_phone(words.text)), None):
            body.doubts.append((unread.line, "这里像有电话，号码的写法没有读出，请核对并列入 offices"))
        proposals = self._proposals(article, body)
        first = body.lead.text if body.lead else article.paragraphs[0].text if article.paragraphs else ""
        fields: Json = {"number": article.number}
        if mark != f"第{chinese_numeral(article.number)}条" or article.number != self._expected:
            fields["mark"] = mark
        written = written_number(mark)
        self._expected = self._expected if written is None else written + 1
        fields["short_title"] = short_title(first, mark, article.number)
        if body.lead:
            fields["lead"] = body.lead.text
        fields |= {"sections": body.sections} if body.sections else {}
        fields |= {"parts": [{k: v for k, v in part.items() if v != []} for part in body.parts]} if body.parts else {}
        fields |= proposals.fields
        self._awards += len(proposals.fields.get("awards", ()))
        doubts = [doubt for doubt in self._outline.doubts if doubt[0] == article.line] + body.doubts + proposals.doubts
        self._doubts += doubts
        notes = tuple(f"{TODO} 原文第 {line} 行：{message}。" for line, message in doubts)
        return Noted(fields, notes) if notes else fields

    def _proposals(self, article: FoundArticle, body: Body) -> Proposals:
        tables = tables_in(article.paragraphs, self._source.lines)
        claimed = self._claimed.get(article.number, ())
        proposals = propose(article, body, self._refused.awards, claimed, tables)
        self._groups |= proposals.groups
        return proposals

    def _noted(self, value: str, words: Words | None, doubt: str) -> Any:  # noqa: ANN401
        if not doubt:
            return value
        line = words.line if words else 1
        self._doubts.append((line, doubt))
        return Noted(value, (f"{TODO} {doubt}，请核对。",))


def _texts(lines: list[Words]) -> list[str]:
    return [piece.text for words in lines for piece in chunks(words)]


def _is_amount(figure: Reading) -> bool:
    return figure.unit in ("元", *FOREIGN_MONEY) or bare_unit(figure.unit) == "%"
