"""How many awards a kind of applicant reaches: one figure on every page."""

import pytest

from calculators.finder import Finder, Policy
from generator import links
from generator.loading import load_handbook
from generator.model.handbook import ApplicantGroup, Handbook
from generator.pages import make_pages
from generator.rules import compile_policy
from generator.views.applicants import reached_by
from tests.conftest import ROOT
from tests.html_reader import Element, read_html

_KINDS = (
    ApplicantGroup(id="firm", label="企业", description="企业"),
    ApplicantGroup(id="small", label="小企业", description="小企业", within="firm"),
    ApplicantGroup(id="tiny", label="微型企业", description="微型企业", within="small"),
    ApplicantGroup(id="large", label="大企业", description="大企业", within="firm"),
    ApplicantGroup(id="school", label="学校", description="学校"),
)


@pytest.fixture(scope="module", params=["content", "tests/small_policy"])
def policy(request: pytest.FixtureRequest) -> Handbook:
    return load_handbook(ROOT / request.param / "handbook.yaml").handbook


def _page(handbook: Handbook, uri: str) -> Element:
    return read_html(make_pages(handbook)[uri].markdown)


def _tiles(page: Element) -> dict[str, str]:
    tiles = [tile for group in page.all("ul", class_="groups") for tile in group.all("a")]
    return {(tile.get("href") or "").partition("#")[2].removeprefix("is-"): tile.all("span")[0].text for tile in tiles}


def _by_the_table(page: Element) -> dict[str, int]:
    (choice,) = page.all("select", id="filter-applicant")
    options = [option for option in choice.all("option") if option.get("value")]
    return {option.get("value") or "": int(option.text.rpartition("（")[2].rstrip("）")) for option in options}


def _by_the_finder(handbook: Handbook) -> dict[str, int]:
    """Who ticks a kind with those around it, and none of the others that are asked together with them."""
    compiled = compile_policy(handbook)
    finder = Finder(Policy.read(compiled["groups"], compiled["rules"]))
    groups = {group.id: group for group in handbook.applicant_groups}
    found = {}
    for group in groups.values():
        ticked = {group.id}
        larger = group.within
        while larger:
            ticked.add(larger)
            larger = groups[larger].within
        asked = {groups[kind].within for kind in ticked}
        answers = {kind.id: "yes" if kind.id in ticked else "no" for kind in groups.values() if kind.within in asked}
        reply = finder.reply(answers)
        places = [rule for place in ("met", "open", "unmet") for rule in reply[place]]
        found[group.id] = sum(not rule.get("is_for_others") for rule in places)
    return {kind: count for kind, count in found.items() if count}


def test_home_table_and_finder_count_the_same_awards_for_every_kind(policy: Handbook) -> None:
    counted = _by_the_finder(policy)
    assert _by_the_table(_page(policy, links.AWARDS)) == counted
    for uri in (links.HOME, links.FINDER):
        tiles = _tiles(_page(policy, uri))
        told = {kind: words.partition(" 项奖补")[0] for kind, words in tiles.items() if "项奖补" in words}
        assert told == {kind: str(count) for kind, count in counted.items()}, uri


def test_the_kinds_of_the_policy_reach_what_is_known_of_them(handbook: Handbook) -> None:
    counted = _by_the_finder(handbook)
    assert [counted[kind] for kind in ("enterprise", "small-enterprise", "high-tech-enterprise")] == [13, 12, 12]


@pytest.mark.parametrize(
    ("applicants", "kinds"),
    [
        (["firm"], ["firm", "small", "tiny", "large"]),
        (["small"], ["firm", "small", "tiny"]),
        (["tiny"], ["firm", "small", "tiny"]),
        (["large", "school"], ["firm", "large", "school"]),
    ],
)
def test_an_award_is_reached_by_the_kinds_inside_and_around_its_own(applicants: list[str], kinds: list[str]) -> None:
    assert list(reached_by(_KINDS, applicants)) == kinds
