"""A policy that has every part of the model: the small one, amended, with articles of the real one."""

from dataclasses import replace
from pathlib import Path

from generator.loading import LoadedHandbook, load_handbook
from generator.model.article import Article, Chapter
from generator.model.handbook import Handbook, SetAside
from tests.amended_policy import amended_policy
from tests.conftest import ROOT

_LACKING = (15, 19, 34, 36)
"""Articles of the real policy: parts, applications without an amount, bodies, an increase, an open rate."""


def whole_policy(folder: Path) -> LoadedHandbook:
    """Load it from files in `folder`; no check would let its words pass, and nothing needs them to."""
    loaded = load_handbook(amended_policy(folder).path)
    real = load_handbook(ROOT / "content" / "handbook.yaml").handbook
    earlier = tuple(replace(version, handbook=_whole(version.handbook, real)) for version in loaded.earlier)
    return replace(loaded, handbook=_whole(loaded.handbook, real), earlier=earlier)


def _whole(handbook: Handbook, real: Handbook) -> Handbook:
    articles = tuple(_alone(real.articles[number]) for number in _LACKING)
    known = {group.id for group in handbook.applicant_groups}
    others = tuple(group for group in real.applicant_groups if group.id not in known)
    set_aside = (SetAside(line=1, text="— 1 —"),)
    parts = {
        **dict(handbook),
        "document": handbook.document.model_copy(update={"set_aside": set_aside}),
        "chapters": (*handbook.chapters, Chapter(number=9, title="另外几条", articles=articles)),
        "offices": handbook.offices + real.offices,
        "applicant_groups": handbook.applicant_groups + others,
        "other_words": real.other_words,
    }
    return Handbook.model_construct(**parts)


def _alone(article: Article) -> Article:
    """The article without what refers to others, which are not here."""
    return article.model_copy(update={"related": ()})
