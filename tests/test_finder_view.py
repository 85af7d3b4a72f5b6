"""The finder's page before anything is answered, and the complete table below it."""

import pytest

from generator import links
from generator.loading import load_handbook
from generator.model.handbook import Handbook
from generator.pages import make_pages
from tests.editable_policy import EditablePolicy
from tests.html_reader import Element, read_html


@pytest.fixture(scope="module")
def page(handbook: Handbook) -> Element:
    """The page's Markdown, whose blocks are HTML already."""
    return read_html(make_pages(handbook)[links.FINDER].markdown)


def test_every_award_has_a_card_with_its_office_phones_and_links(page: Element, handbook: Handbook) -> None:
    cards = {card.get("data-award"): card for card in page.all("li", class_="finder-card") if card.get("data-award")}
    assert list(cards) == list(handbook.awards)
    for award, card in cards.items():
        article, _ = handbook.awards[award]
        hrefs = [link.get("href") or "" for link in card.all("a")]
        assert f"../articles/{article.number}/" in hrefs
        assert f"../articles/{article.number}/#award-{award}" in hrefs


def test_each_question_has_its_unit_and_its_reason(page: Element, handbook: Handbook) -> None:
    steps = {step.get("data-step"): step.text for step in page.all("template") if step.get("data-step")}
    for award, (_, found) in handbook.awards.items():
        for question in found.inputs:
            words = steps[f"{award}.{question.id}"]
            assert question.label in words
            assert question.reason in words
            assert (question.unit or "") in words


def test_the_first_question_offers_every_kind_that_is_part_of_no_other(page: Element, handbook: Handbook) -> None:
    (first,) = [step for step in page.all("template", data_step="") if not step.get("data-step")]
    offered = [box.get("name") for box in first.all("input")]
    assert offered == [group.id for group in handbook.applicant_groups if not group.within]


def test_the_table_names_for_each_award_ceiling_payment_office_and_examples(page: Element, handbook: Handbook) -> None:
    words = " ".join(table.text for table in page.all("table", class_="finder-table"))
    hrefs = [link.get("href") for table in page.all("table", class_="finder-table") for link in table.all("a")]
    for award, (article, found) in handbook.awards.items():
        assert found.title in words
        assert found.per in words
        assert (f"../articles/{article.number}/#examples-{award}" in hrefs) == bool(found.examples)
    for office in handbook.offices:
        assert all(phone in words for phone in office.phones)


def test_that_amounts_are_not_added_is_said_as_the_file_says_it(page: Element, handbook: Handbook) -> None:
    assert handbook.document.combining
    assert handbook.document.combining in page.text


def test_a_policy_that_says_nothing_of_it_gets_a_careful_sentence(policy: EditablePolicy) -> None:
    page = read_html(make_pages(load_handbook(policy.path).handbook)[links.FINDER].markdown)
    assert "各项的金额没有相加" in page.text
