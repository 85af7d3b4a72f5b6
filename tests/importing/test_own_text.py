"""On the project's own source text, the importer is measured against the canonical file that people wrote."""

from collections import Counter
from pathlib import Path

import pytest

from generator.checks import check
from generator.importing import Imported, import_text
from generator.loading import LoadedHandbook, load_handbook
from generator.model.article import Section
from generator.model.handbook import Handbook
from generator.official import compact
from tests.conftest import ROOT
from tests.importing.conftest import DAY
from tests.importing.shape_of_rules import shape


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory, loaded: LoadedHandbook) -> Imported:
    return import_text(loaded.source_path, tmp_path_factory.mktemp("own") / "draft.yaml", today=DAY)


@pytest.fixture(scope="module")
def draft(own: Imported) -> Handbook:
    return load_handbook(own.path).handbook


def _sections(handbook: Handbook) -> list[tuple[int, str | None, str]]:
    return [
        (article.number, section.label, section.kind)
        for article in handbook.articles.values()
        for section in (*article.sections, *(inner for part in article.parts for inner in part.sections))
        if section.label
    ]


def _words(section: Section) -> str:
    return compact(section.model_dump_json(include={"text", "items", "steps", "bodies", "after"}))


def test_every_chapter_article_and_part_is_found(draft: Handbook, handbook: Handbook) -> None:
    assert [chapter.title for chapter in draft.chapters] == [compact(chapter.title) for chapter in handbook.chapters]
    assert list(draft.articles) == list(handbook.articles)
    assert [len(a.parts) for a in draft.articles.values()] == [len(a.parts) for a in handbook.articles.values()]


def test_every_labelled_section_is_found_with_its_kind(draft: Handbook, handbook: Handbook) -> None:
    assert _sections(draft) == _sections(handbook)


def test_items_steps_and_bodies_are_structured_as_by_hand(draft: Handbook, handbook: Handbook) -> None:
    for number, article in handbook.articles.items():
        made = [_words(section) for section in draft.articles[number].sections if section.label]
        assert made == [_words(section) for section in article.sections if section.label], number


def test_every_office_is_found_with_its_telephone_and_its_other_name(draft: Handbook, handbook: Handbook) -> None:
    def entries(of: Handbook) -> set[tuple[str, str | None, str | None, tuple[str, ...]]]:
        return {(office.bureau, office.name, office.alias, office.phones) for office in of.offices}

    assert entries(draft) == entries(handbook)


def test_the_document_tells_its_facts(draft: Handbook, handbook: Handbook) -> None:
    made, known = draft.document, handbook.document
    assert (made.title, made.date) == (known.title, known.date)
    for name in ("parent", "repeals", "interpreter"):
        assert compact(getattr(made, name).text) == compact(getattr(known, name).text)
    assert made.validity
    assert known.validity
    assert (made.validity.effective, made.validity.years) == (known.validity.effective, known.validity.years)


def test_the_stray_page_numbers_are_set_aside_and_listed(draft: Handbook, own: Imported) -> None:
    assert [(line.line, line.text) for line in draft.document.set_aside or ()] == [(733, "1"), (1039, "2"), (1130, "2")]
    assert "TODO 以下各行当作页码" in own.path.read_text("utf-8")


def test_at_least_24_of_the_28_rules_are_proposed_with_their_kind_and_parameters(
    draft: Handbook, handbook: Handbook
) -> None:
    def rules(of: Handbook) -> Counter[str]:
        return Counter(f"{article.number} {award.part} {shape(award.amount)}" for article, award in of.awards.values())

    wanted, proposed = rules(handbook), rules(draft)
    right = (wanted & proposed).total()
    extra = (proposed - wanted).total()
    print(f"候选规则：{wanted.total()} 项中 {right} 项种类和参数都对，另有 {extra} 项多余")  # noqa: T201 - the score
    assert right >= 24
    assert extra <= 4


def test_every_award_is_marked_for_the_editor_with_the_line_of_its_words(own: Imported, loaded: LoadedHandbook) -> None:
    source = loaded.source_path.read_text("utf-8").split("\n")
    lines = own.path.read_text("utf-8").split("\n")
    marked = [number for number, line in enumerate(lines) if "候选规则" in line]
    assert len(marked) == own.draft.awards
    assert lines[marked[0]].strip() == "# TODO 原文第 48 行：候选规则（逐年），请对照原文逐项核对。"
    assert "1000 万元" in "".join(source[47:52])


def test_the_draft_has_no_fault(own: Imported) -> None:
    assert own.problems == ()
    assert check(load_handbook(own.path)) == []


def test_the_small_policy_is_structured_as_by_hand_too(tmp_path: Path) -> None:
    known = load_handbook(ROOT / "tests" / "small_policy" / "handbook.yaml")
    made = load_handbook(import_text(known.source_path, tmp_path / "draft.yaml", today=DAY).path)
    assert list(made.handbook.articles) == list(known.handbook.articles)
    assert _sections(made.handbook) == _sections(known.handbook)
    assert check(made) == []
