"""What an article says of whom to ask where no clause of it names an office of the directory."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from generator.model.article import Article
from generator.model.handbook import Handbook
from generator.official import Passage, article_name, article_passage, compact
from generator.telephone import telephones

_BODIES: Final = "(?:局|委|委员会|厅|办|办公室|处|科|股|中心|部门|单位|管委会|政府|窗口|大厅|银行|协会|县|区|开发区)"
_DOES: Final = "(?:负责|受理|办理|审核|审批|初审|组织|牵头|会同|认定|兑现|兑付|拨付|给付|发放|实施|咨询|联系)"
_SPEAKS: Final = re.compile(
    r"电话|热线|联系人|联系方式|咨询方式"
    rf"|(?:由|经|请)[\u4e00-\u9fff、（）“”]{{1,24}}?{_BODIES}[\u4e00-\u9fff、（）]{{0,6}}?{_DOES}"
    rf"|(?:向|到|报)[\u4e00-\u9fff、（）“”]{{1,24}}?{_BODIES}(?:进行)?(?:提出|提交|递交|申请|申报|咨询|报送|备案|登记|办理|审核|审批)"
)
_SENTENCE: Final = re.compile(r"[^。；;]+[。；;]?")
_ABOUT_IT: Final = ("offices", "responsible")
"""Kinds of sections that are about nothing else."""
_READ: Final = ("text", "item", "step", "after", "body")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words that stand at one place of an article."""

    anchor: str
    words: str
    is_about_it: bool = False


@dataclass(frozen=True, slots=True)
class ContactWords:
    """The official words that name somebody to ask, and where they stand; `quote` is empty where there are none.

    `is_own` is false if they stand outside the article, so that it says nothing itself.
    """

    quote: str = ""
    article: Article | None = None
    anchor: str = ""
    is_own: bool = True

    @property
    def heading(self) -> str:
        """What people call the article."""
        return article_name(self.article) if self.article else ""


def contact_words(handbook: Handbook, article: Article, part: int | None = None) -> ContactWords:
    """The words of an article, or of one part and what precedes the parts; else those of a rule for all articles."""
    own = _first(article, _pieces(handbook, article, part))
    if own:
        return own
    for other in handbook.articles.values():
        if other.no_application and other is not article:
            found = _first(other, _pieces(handbook, other, None), with_number=True)
            if found:
                return ContactWords(found.quote, other, found.anchor, is_own=False)
    return ContactWords()


def running_words(handbook: Handbook, article: Article, part: int | None = None) -> str:
    """The words of an article without white space and without the clauses that name offices."""
    return "".join(compact(piece.words) for piece in _pieces(handbook, article, part))


def _first(article: Article, pieces: Iterable[_Piece], *, with_number: bool = False) -> ContactWords | None:
    """The first sentence that gives a number, else the first that names somebody; a section about it stands whole."""
    named: ContactWords | None = None
    for piece in pieces:
        for sentence in (piece.words,) if piece.is_about_it else _SENTENCE.findall(piece.words):
            dense = compact(sentence)
            found = ContactWords(sentence.strip(), article, piece.anchor)
            if telephones(dense):
                return found
            if not with_number and not named and (piece.is_about_it or _SPEAKS.search(dense)):
                named = found
    return named


def _pieces(handbook: Handbook, article: Article, part: int | None) -> Iterator[_Piece]:
    passage = article_passage(handbook, article)
    yield from (_Piece(lead.anchor, lead.text) for lead in passage.only("lead"))
    yield from (piece for section in passage.only("section") for piece in _of_section(section))
    for number, own in enumerate(passage.only("part"), start=1):
        if part in (None, number):
            yield from (_Piece(lead.anchor, lead.text) for lead in own.only("part_lead"))
            yield from (piece for section in own.only("section") for piece in _of_section(section))


def _of_section(section: Passage) -> Iterator[_Piece]:
    """Each passage of a section that is read by itself, the first with the label; clauses of offices are left out."""
    inside = [child for child in section.children if child.role not in ("label", "offices")]
    label = "".join(child.full_text for child in section.only("label"))
    if section.kind in _ABOUT_IT and inside:
        yield _Piece(section.anchor, label + "".join(child.full_text for child in inside), is_about_it=True)
        return
    for passage in (passage for child in inside for passage in child.walk() if passage.role in _READ):
        yield _Piece(passage.anchor, label + passage.text)
        label = ""
