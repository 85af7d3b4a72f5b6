"""One article as its page shows it: its official passages and what the handbook says about them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.article import Article, OpenApplication
from generator.model.handbook import Handbook
from generator.official import Passage, article_heading, article_name, article_passage
from generator.views.award import AwardView
from generator.views.contact_words import ContactWords, contact_words
from generator.views.contacts import Contact, contacts_of


@dataclass(frozen=True, slots=True)
class Questions:
    """What the text leaves open about one award."""

    title: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MaterialList:
    """The materials that an article, or one part of it, asks for: sentences and lists in the article's own order."""

    anchor: str
    part: int | None
    passages: tuple[Passage, ...]

    @property
    def count(self) -> int:
        """How many items can be ticked: those without items of their own."""
        inside = (each for passage in self.passages if passage.role == "items" for each in passage.walk())
        return sum(each.role == "item" and not each.children for each in inside)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the running text: a section's label, then its words."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """Everything that a page shows about one article."""

    article: Article
    passage: Passage
    awards: tuple[AwardView, ...]
    contacts: tuple[Contact, ...]
    contact_words: ContactWords
    related: tuple[Article, ...]
    previous: Article | None
    next: Article | None

    @property
    def heading(self) -> str:
        """The official heading: 第八条; empty where the text gives it none."""
        return article_heading(self.article)

    @property
    def name(self) -> str:
        """What people call the article."""
        return article_name(self.article)

    @property
    def open_applications(self) -> tuple[OpenApplication, ...]:
        """What can be applied for although the text states no amount."""
        return self.article.open_applications

    @property
    def can_apply(self) -> bool:
        """Whether the article offers anything to apply for."""
        return bool(self.awards or self.open_applications)

    @property
    def questions(self) -> tuple[Questions, ...]:
        """What the text leaves open, award by award."""
        return tuple(
            Questions(view.award.title, view.award.ambiguities) for view in self.awards if view.award.ambiguities
        )

    @property
    def materials(self) -> tuple[MaterialList, ...]:
        """The lists of materials, in document order."""
        lists = [_material_list(section, None) for section in self.passage.only("section") if _is_materials(section)]
        for number, part in enumerate(self.passage.only("part"), start=1):
            lists += [_material_list(section, number) for section in part.only("section") if _is_materials(section)]
        return tuple(lists)

    @property
    def process_text(self) -> str:
        """What the article says about the process in a sentence: it may name materials where no section does."""
        sections = [section for section in self.passage.only("section") if section.kind == "process"]
        return "".join(text.full_text for section in sections for text in section.only("text"))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The running text after 第八条: the lead, then each section; a part's sentence stands before its sections."""
        paragraphs = [Paragraph("", lead.full_text) for lead in self.passage.only("lead")]
        paragraphs += [_paragraph(section) for section in self.passage.only("section")]
        for part in self.passage.only("part"):
            paragraphs += [Paragraph("", lead.full_text) for lead in part.only("part_lead")]
            paragraphs += [_paragraph(section) for section in part.only("section")]
        return tuple(paragraphs) or (Paragraph("", ""),)


def article_views(handbook: Handbook, awards: Iterable[AwardView]) -> dict[int, ArticleView]:
    """The views of all articles by number, in document order, each with its own of these awards."""
    own = defaultdict(list)
    for view in awards:
        own[view.article.number].append(view)
    articles = list(handbook.articles.values())
    before = [None, *articles[:-1]]
    after = [*articles[1:], None]
    return {
        article.number: ArticleView(
            article=article,
            passage=article_passage(handbook, article),
            awards=tuple(own[article.number]),
            contacts=contacts_of(handbook, article),
            contact_words=contact_words(handbook, article),
            related=tuple(handbook.articles[number] for number in article.related),
            previous=previous,
            next=following,
        )
        for article, previous, following in zip(articles, before, after, strict=True)
    }


def _is_materials(passage: Passage) -> bool:
    return passage.kind == "materials"


def _material_list(section: Passage, part: int | None) -> MaterialList:
    passages = tuple(child for child in section.children if child.role != "label")
    return MaterialList(section.anchor, part, passages)


def _paragraph(section: Passage) -> Paragraph:
    label = "".join(child.full_text for child in section.only("label"))
    return Paragraph(label, "".join(child.full_text for child in section.children if child.role != "label"))
