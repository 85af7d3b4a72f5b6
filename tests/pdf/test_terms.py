"""The index holds words of the data alone, in their order."""

import json

from generator.model.handbook import Handbook
from generator.official import document_text
from generator.open_data import handbook_json
from generator.pdf.book import book_data
from generator.pdf.online import Online
from generator.pdf.passages import article_label
from generator.pdf.terms import index_of_terms
from generator.views.article import article_views
from generator.views.award import award_views
from generator.views.contacts import office_name


def _index(handbook: Handbook) -> dict[str, list[str]]:
    awards = award_views(handbook)
    groups = index_of_terms(handbook, article_views(handbook, awards).values(), awards)
    return {group["letter"]: [entry["term"] for entry in group["terms"]] for group in groups}


def test_terms_stand_under_the_first_letter_of_their_pronunciation(small: Handbook) -> None:
    index = _index(small)
    assert "设备购置" in index["S"]
    assert "手艺人" in index["S"]
    assert "企业" in index["Q"]
    assert "《云岭县乡村产业规划》" in index["Y"]


def test_letters_are_in_order_and_what_has_none_comes_last(handbook: Handbook) -> None:
    letters = list(_index(handbook))
    assert letters == [*sorted(letter for letter in letters if letter != "其他"), "其他"]


def test_no_term_is_invented(handbook: Handbook) -> None:
    offices = {office_name(office) for office in handbook.offices}
    known = document_text(handbook) + json.dumps(json.loads(handbook_json(handbook)), ensure_ascii=False)
    terms = [term for terms in _index(handbook).values() for term in terms]
    assert len(terms) > 100
    assert [term for term in terms if term not in known and term not in offices] == []


def test_a_term_names_each_place_once(handbook: Handbook) -> None:
    index = book_data(handbook, Online())["index"]
    places = [entry["places"] for group in index for entry in group["terms"]]
    assert all(len(set(found)) == len(found) > 0 for found in places)


def test_a_document_that_the_text_names_leads_to_the_article(small: Handbook) -> None:
    index = book_data(small, Online())["index"]
    entries = {entry["term"]: entry["places"] for group in index for entry in group["terms"]}
    assert entries["《云岭县乡村产业规划》"] == [article_label(1)]
