"""The forms for other pages of the same site."""

import re

import pytest

from generator.embedding import form_files
from generator.model.handbook import Handbook

_FOLDER = "assets/calculators"


@pytest.fixture(scope="module")
def forms(handbook: Handbook) -> dict[str, str]:
    return {name: content.decode() for name, content in form_files(handbook, _FOLDER).items()}


def test_every_award_has_a_form_of_its_own(forms: dict[str, str], handbook: Handbook) -> None:
    assert set(forms) == {f"forms/{award}.html" for award in handbook.awards}


def test_quotes_lead_to_the_article_of_the_published_site(forms: dict[str, str]) -> None:
    links = set(re.findall(r'href="([^"]*)"', forms["forms/a34.html"]))
    assert "../../../articles/34/#conditions-text" in links
    assert {link.partition("#")[0] for link in links} == {"../../../articles/34/", "", "tel:043188777285"}


def test_a_form_names_its_award_and_the_version_of_its_data(forms: dict[str, str], handbook: Handbook) -> None:
    form = forms["forms/a34.html"]
    assert f'data-version="{handbook.document.version}"' in form
    assert "研发费用增量补助" in form


def test_no_form_claims_to_be_official_or_runs_anything(forms: dict[str, str]) -> None:
    for form in forms.values():
        assert not re.search(r"data-official|<script|<style| style=| on\w+=", form)
