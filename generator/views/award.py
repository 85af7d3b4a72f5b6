"""One award as the pages show it: its rule at a glance, its offices, and for which days all that holds."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

from calculators.rule import Rule
from calculators.summary import Summary, summary
from generator.links import article_uri, award_anchor, earlier_text_uri
from generator.model.article import Article, OpenApplication
from generator.model.award import Award
from generator.model.handbook import Former, Handbook
from generator.official import date_words
from generator.remembering import remembered
from generator.rules import compile_rule
from generator.views.contact_words import ContactWords, contact_words
from generator.views.contacts import Contact, contacts_of

Json = dict[str, Any]

_NOT_THE_RULE: Final = frozenset({"article", "part", "title", "anchor", "label", "reason", "example"})
"""What a compiled rule has besides the rule: where it stands, and the handbook's own words."""


@dataclass(frozen=True, slots=True)
class AwardView:
    """An award with its article, its rule in words and its offices.

    `version` is that before an amendment to which all this belongs, None for the newest. `since` and `until` are the
    first and the last day for which it holds, where an amendment changes it that may not be in force yet; `others` is
    what holds before or afterwards, the earliest first. `uri` is the page with its calculator.
    """

    article: Article
    award: Award
    rule: Rule
    summary: Summary
    contacts: tuple[Contact, ...]
    contact_words: ContactWords
    uri: str
    version: Former | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    others: tuple["AwardView", ...] = ()

    @property
    def anchor(self) -> str:
        """The id of the award's calculator on its page."""
        return award_anchor(self.award.id)

    @property
    def key(self) -> str:
        """What tells this award, as it is in this version, from all others, for ids."""
        return f"{self.award.id}-{self.version.name}" if self.version else self.award.id

    @property
    def text_place(self) -> tuple[str, str]:
        """The page and the anchor of the article's official words in this version."""
        if self.version:
            return earlier_text_uri(self.version.amendment), f"article-{self.article.number}"
        return article_uri(self.article.number), ""

    @property
    def period(self) -> str:
        """The days for which this holds, in words; empty where no amendment is to be expected or just came."""
        return period_words(self.since, self.until)

    @property
    def other_times(self) -> tuple["OtherTime", ...]:
        """What it can bring on the other days, in words."""
        return tuple(self._told(other) for other in self.others)

    def _told(self, other: "AwardView") -> "OtherTime":
        same = "，条件、算法或联系方式不同" if other.summary.most == self.summary.most else ""
        return OtherTime(other, f"{other.period}：{other.summary.most}{same}")

    def holds_on(self, day: dt.date) -> bool:
        """Whether this is what holds on a day."""
        return (not self.since or self.since <= day) and (not self.until or day <= self.until)

    @property
    def manner(self) -> str:
        """How it is paid, in the text's words; 分期拨付 where only the shares of the instalments tell it."""
        return self.award.timing or ("分期拨付" if self.summary.payment else "")

    @property
    def payment(self) -> str:
        """How and for what it is paid: the manner, the instalments and the unit, as far as the text states them."""
        words = (self.award.timing, self.summary.payment, f"计算单位：{self.award.per}")
        return "；".join(filter(None, words))


class OtherTime(NamedTuple):
    """What an award is on other days, and that in words: 到2025年6月30日为止：最高 10 万元."""

    view: AwardView
    words: str


def period_words(since: dt.date | None, until: dt.date | None) -> str:
    """自2025年7月1日起, 到2025年6月30日为止, or both; empty if there is neither."""
    words = (f"自{date_words(since)}起" if since else "", f"到{date_words(until)}为止" if until else "")
    return "".join(words)


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
def award_phases(handbook: Handbook) -> dict[str, tuple[AwardView, ...]]:
    """Each award by id as it is one time after another, in document order; those that an amendment ends come last.

    There is one time, without days, for an award that no amendment changes that may not be in force yet. Raises
    HandbookError if a quote of an award is not in its article.
    """
    versions = [*((former, former.handbook) for former in handbook.former), (None, handbook)]
    ids = dict.fromkeys(award for _, version in reversed(versions) for award in version.awards)
    return {award: _with_others(_phases(handbook, versions, award)) for award in ids}


@remembered
def award_views(handbook: Handbook) -> tuple[AwardView, ...]:
    """All awards of the newest version in document order, each knowing what else holds before it."""
    phases = award_phases(handbook)
    return tuple(phases[award][-1] for award in handbook.awards)


def ending_awards(handbook: Handbook) -> tuple[AwardView, ...]:
    """The awards that the newest version has no longer and that may still hold when somebody reads."""
    return tuple(times[-1] for award, times in award_phases(handbook).items() if award not in handbook.awards)


def _phases(handbook: Handbook, versions: Sequence[tuple[Former | None, Handbook]], award: str) -> list[AwardView]:
    found: list[AwardView] = []
    since: dt.date | None = None
    before: Json | None = None
    for former, version in versions:
        until = former.until if former else None
        now: Json | None = None
        if award in version.awards:
            view, now = _view(handbook, version, former, award)
            goes_on = now == before
            since_then = found.pop().since if goes_on else since
            found.append(replace(view, since=since_then, until=until))
        before = now
        since = until + dt.timedelta(days=1) if until else None
    return found


def _with_others(phases: Sequence[AwardView]) -> tuple[AwardView, ...]:
    return tuple(replace(view, others=tuple(other for other in phases if other is not view)) for view in phases)


def _view(handbook: Handbook, version: Handbook, former: Former | None, award_id: str) -> tuple[AwardView, Json]:
    """The award in a version, and what of it has to differ for another version to be another rule."""
    article, award = version.awards[award_id]
    view = replace(award_view(version, article, award), version=former)
    if award_id in handbook.awards:
        view = replace(view, uri=article_uri(handbook.awards[award_id][0].number))
    elif former:
        view = replace(view, uri=earlier_text_uri(former.amendment))
    contacts = [(contact.name, contact.scope, contact.office) for contact in view.contacts]
    rule = _essence(compile_rule(version, article, award))
    return view, {"rule": rule, "contacts": contacts, "contact_words": view.contact_words.quote}


def award_view(handbook: Handbook, article: Article, award: Award) -> AwardView:
    """An award of one version, whatever other versions say; raise HandbookError if a quote is not in its article."""
    rule = Rule.read(compile_rule(handbook, article, award))
    contacts = contacts_of(handbook, article, award.part)
    said = contact_words(handbook, article, award.part)
    return AwardView(article, award, rule, summary(rule), contacts, said, article_uri(article.number))


def _essence(compiled: Any) -> Any:  # noqa: ANN401 - any JSON value
    """A compiled rule without where it stands and without the handbook's own words."""
    if isinstance(compiled, dict):
        return {name: _essence(value) for name, value in compiled.items() if name not in _NOT_THE_RULE}
    return [_essence(value) for value in compiled] if isinstance(compiled, list) else compiled


def application_views(handbook: Handbook) -> tuple[ApplicationView, ...]:
    """All applications without an amount, in document order."""
    return tuple(
        ApplicationView(article, application)
        for article in handbook.articles.values()
        for application in article.open_applications
    )
