"""A file in which something is left to do is a draft, and everything made of it says so."""

from pathlib import Path

import pytest

from generator.build import build_site
from generator.checks import load_checked
from generator.open_data import handbook_json
from tests.conftest import ROOT
from tests.editable_policy import EditablePolicy
from tests.html_reader import read_page


@pytest.fixture
def draft(policy: EditablePolicy) -> EditablePolicy:
    policy.change("  place:", "  # TODO 请核对。\n  place:")
    return policy


def test_the_version_of_a_draft_says_that_it_is_one(draft: EditablePolicy) -> None:
    published = load_checked(draft.path).published
    assert published.document.version == "1（草稿，还有 1 处待核对）"
    assert "草稿".encode() in handbook_json(published)


def test_a_finished_handbook_says_nothing_of_drafts(policy: EditablePolicy) -> None:
    loaded = load_checked(policy.path)
    assert loaded.published is loaded.handbook


@pytest.mark.site
def test_each_page_of_a_draft_says_so_and_search_engines_are_asked_to_leave_it(
    draft: EditablePolicy, tmp_path: Path
) -> None:
    said: list[str] = []
    site = build_site(config_file=ROOT / "mkdocs.yml", file=draft.path, site_dir=tmp_path / "site", show=said.append)
    pages = [page for page in site.rglob("*.html") if "forms" not in page.parts]
    for path in pages:
        page = read_page(path)
        assert [meta.get("content") for meta in page.all("meta", name="robots")] == ["noindex"], path
        assert len(page.all("p", class_="draft-notice")) == (path.name != "404.html"), path
    assert said[-1].startswith("网站的每一页都写明这是草稿：还有 1 处待核对")
