"""One award as the pages show it: its rule at a glance and its offices."""

from dataclasses import dataclass

from calculators.rule import Rule
from calculators.summary import Summary, summary
from generator.links import award_anchor
from generator.model.article import Article, OpenApplication
from generator.model.award import Award
from generator.model.handbook import Handbook
from generator.remembering import remembered
from generator.rules import compile_rule
from generator.views.contacts import Contact, contacts_of


@dataclass(frozen=True, slots=True)
class AwardView:
    """An award with its article, its rule in words and its offices."""

    article: Article
    award: Award
    summary: Summary
    contacts: tuple[Contact, ...]

    @property
    def anchor(self) -> str:
        """The id of the award's calculator on the article's page."""
        return award_anchor(self.award.id)

    @property
    def payment(self) -> str:
        """How and for what it is paid: the manner, the instalments and the unit, as far as the text states them."""
        words = (self.award.timing, self.summary.payment, f"计算单位：{self.award.per}")
        return "；".join(filter(None, words))


@dataclass(frozen=True, slots=True)
class ApplicationView:
    """Something one can apply for although the text states no amount."""

    article: Article
    application: OpenApplication

    @property
    def anchor(self) -> str:
        """The part of the article, empty when it has none."""
        return f"part-{self.application.part}" if self.application.part else ""


@remembered
def award_views(handbook: Handbook) -> tuple[AwardView, ...]:
    """All awards in document order; raise HandbookError if a quote of one is not in its article."""
    return tuple(
        AwardView(
            article,
            award,
            summary(Rule.read(compile_rule(handbook, article, award))),
            contacts_of(handbook, article, award.part),
        )
        for article, award in handbook.awards.values()
    )


def application_views(handbook: Handbook) -> tuple[ApplicationView, ...]:
    """All applications without an amount, in document order."""
    return tuple(
        ApplicationView(article, application)
        for article in handbook.articles.values()
        for application in article.open_applications
    )
