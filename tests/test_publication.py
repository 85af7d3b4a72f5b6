import datetime as dt
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks import load_checked
from generator.feed import feed
from generator.model.handbook import Handbook
from generator.unset_identifiers import unset_identifiers
from generator.views.overview import ValidityView
from generator.views.publication import publication_view, validity_state
from generator.web_address import is_web_address
from tests.editable_policy import EditablePolicy

ATOM = "{http://www.w3.org/2005/Atom}"
FIRST, LAST = dt.date(2025, 2, 18), dt.date(2028, 2, 17)
VALIDITY = ValidityView(FIRST, LAST, "三年", "")


def _set(policy: EditablePolicy, *, document: str = "", publication: str = "") -> Handbook:
    if document:
        policy.change("  date: 2024-02-20\n", f"  date: 2024-02-20\n{document}")
    if publication:
        policy.change("chapters:\n", f"publication:\n{publication}\nchapters:\n")
    return load_checked(policy.path).handbook


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2025-02-17", "coming"),
        ("2025-02-18", "valid"),
        ("2027-11-18", "valid"),
        ("2027-11-19", "ending"),
        ("2028-02-17", "ending"),
        ("2028-02-18", "ended"),
    ],
)
def test_the_state_of_validity_changes_on_its_first_day_ninety_days_before_its_last_and_after_it(
    day: str, state: str
) -> None:
    assert validity_state(VALIDITY, dt.date.fromisoformat(day)) == state


@given(st.dates(min_value=FIRST))
def test_a_document_without_a_term_stays_in_force(day: dt.date) -> None:
    assert validity_state(ValidityView(FIRST, None, "", ""), day) == "valid"


def test_the_state_that_is_built_in_is_that_of_the_last_revision(policy: EditablePolicy) -> None:
    policy.change("revised: ", "revised: 2026-02-01 # ")
    assert publication_view(load_checked(policy.path).handbook).state == "ending"


def test_what_is_not_set_has_no_meta_tag_no_line_in_the_footer_and_no_link_to_report_a_fault(
    policy: EditablePolicy,
) -> None:
    view = publication_view(load_checked(policy.path).handbook)
    assert (view.site_meta, view.footer, view.error_report("https://example.org/")) == ({}, (), "")


def test_the_publication_date_is_that_of_the_document(policy: EditablePolicy) -> None:
    dated = publication_view(load_checked(policy.path).handbook).content_meta("第一条")
    assert dated == {"ArticleTitle": "第一条", "PubDate": "2024-02-20 00:00", "ContentSource": "云岭县人民政府"}
    published = publication_view(_set(policy, document="  published: 2024-02-25\n")).content_meta("第一条")
    assert published["PubDate"] == "2024-02-25 00:00"


def test_a_document_without_any_date_has_no_publication_date(handbook: Handbook) -> None:
    undated = handbook.model_copy(update={"document": handbook.document.model_copy(update={"date": None})})
    assert "PubDate" not in publication_view(undated).content_meta("第一条")


def test_what_is_set_is_no_longer_listed_as_unset(policy: EditablePolicy) -> None:
    assert "publication › icp（ICP备案号）" in unset_identifiers(load_checked(policy.path).handbook)
    assert "publication › icp（ICP备案号）" not in unset_identifiers(_set(policy, publication="  icp: 示ICP备1号\n"))


def test_the_address_for_reports_takes_the_address_of_the_page(policy: EditablePolicy) -> None:
    known = _set(policy, publication="  error_report: https://example.org/r?url={address}\n")
    report = publication_view(known).error_report("https://example.org/a b&c/")
    assert report == "https://example.org/r?url=https%3A%2F%2Fexample.org%2Fa%20b%26c%2F"


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "//example.org", "www.example.org", "https://例子.cn/", "https://a b/", "data:,x"],
)
def test_an_address_that_could_run_or_lead_nowhere_is_refused_with_its_line(
    policy: EditablePolicy, address: str
) -> None:
    policy.change("  date: 2024-02-20\n", f"  date: 2024-02-20\n  original: {address}\n")
    problem = policy.loading_problems()[0]
    assert problem.line == policy.line_of("original:")
    assert "不是网址" in problem.message


@given(st.text())
def test_no_text_makes_the_judgement_of_addresses_fail(text: str) -> None:
    assert is_web_address(text) in (True, False)


def test_the_feed_holds_the_document_with_its_own_date(handbook: Handbook) -> None:
    root = ET.fromstring(feed(handbook, "https://example.org/h/"))  # noqa: S314 - made right here
    entries = root.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [handbook.document.title]
    assert entries[0].findtext(f"{ATOM}updated") == "2025-02-18T00:00:00+08:00"
    assert [link.get("href") for link in entries[0].findall(f"{ATOM}link")] == ["https://example.org/h/"]


def test_a_feed_names_the_same_entries_wherever_it_is_published(handbook: Handbook) -> None:
    here, there = (ET.fromstring(feed(handbook, address)) for address in (None, "https://example.org/"))  # noqa: S314
    ids = [[node.text for node in root.iter(f"{ATOM}id")] for root in (here, there)]
    assert ids[0] == ids[1]


def test_the_documents_entry_stays_the_same_when_its_day_of_publication_is_filled_in(handbook: Handbook) -> None:
    document = handbook.document.model_copy(update={"published": dt.date(2030, 1, 2)})
    both = (handbook, handbook.model_copy(update={"document": document}))
    old, new = (ET.fromstring(feed(each)) for each in both)  # noqa: S314 - made right here
    name = "{http://www.w3.org/2005/Atom}"
    assert old.findtext(f"{name}entry/{name}id") == new.findtext(f"{name}entry/{name}id")
    assert new.findtext(f"{name}entry/{name}updated") == "2030-01-02T00:00:00+08:00"
