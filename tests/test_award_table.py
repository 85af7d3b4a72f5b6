"""The table of awards: what it can be narrowed to, and its orders."""

import pytest

from generator.model.handbook import Handbook
from generator.views.award import award_views
from generator.views.award_table import UNSTATED, AwardTable, Row, award_table, largest_awards


@pytest.fixture(scope="module")
def table(handbook: Handbook) -> AwardTable:
    return award_table(handbook, award_views(handbook))


@pytest.fixture(scope="module")
def rows(table: AwardTable) -> dict[str, Row]:
    return {row.view.award.id: row for row in table.rows}


def test_every_option_says_how_many_awards_it_leaves(table: AwardTable) -> None:
    for facet in table.facets:
        for option in facet.options:
            if facet.name != "ceiling":
                fitting = [row for row in table.rows if option.value in row.values[facet.name]]
                assert len(fitting) == option.count > 0, option


def test_every_award_is_found_by_every_facet(table: AwardTable) -> None:
    for facet in table.facets:
        if facet.name != "ceiling":
            offered = {option.value for option in facet.options}
            assert all(set(row.values[facet.name]) & offered for row in table.rows), facet.name


@pytest.mark.parametrize(
    ("award", "ways"),
    [
        ("a04", ("上限", "按比例", "分年")),
        ("a05", ("定额",)),
        ("a10", ("定额", "上限", "分档")),
        ("a11", ("按比例",)),
        ("a16", ("上限",)),
        ("a34", ("上限", "按比例")),
        ("a39", ("按数量",)),
    ],
)
def test_the_way_of_an_amount_comes_from_its_rule(rows: dict[str, Row], award: str, ways: tuple[str, ...]) -> None:
    assert rows[award].ways == ways


def test_a_kind_of_applicant_finds_the_awards_of_the_larger_kind_too(rows: dict[str, Row]) -> None:
    assert {"enterprise", "small-enterprise", "high-tech-enterprise"} <= set(rows["a34"].values["applicant"])
    assert set(rows["a31"].values["applicant"]) == {"enterprise", "small-enterprise"}


def test_what_the_text_leaves_out_is_named_and_comes_last(rows: dict[str, Row]) -> None:
    assert rows["a11"].values["office"] == (UNSTATED,)
    assert [rows["a11"].ranks[column] for column in ("office", "timing", "most")] == [None, None, None]


def test_the_order_by_amount_is_that_of_the_ceilings(table: AwardTable) -> None:
    ranked = sorted(
        (row for row in table.rows if row.ranks["most"] is not None), key=lambda row: row.ranks["most"] or 0
    )
    bounds = [row.view.summary.upper_bound or 0 for row in ranked]
    assert bounds == sorted(bounds)
    assert bounds[0] < bounds[-1]


def test_an_award_without_a_ceiling_is_left_by_every_ceiling(table: AwardTable) -> None:
    ceilings = next(facet for facet in table.facets if facet.name == "ceiling")
    unlimited = sum(1 for row in table.rows if row.view.summary.upper_bound is None)
    assert unlimited > 0
    assert ceilings.options[0].count == len(table.rows)
    assert ceilings.options[-1].value == "none"
    assert all(option.count > unlimited for option in ceilings.options[:-1])


def test_instalments_are_a_manner_of_payment(rows: dict[str, Row]) -> None:
    assert rows["a09"].values["timing"] == ("前补助", "分期拨付")


def test_every_column_says_what_it_means_and_can_be_sorted_by(table: AwardTable) -> None:
    assert all(column.meaning for column in table.columns)
    assert all({column.sort for column in table.columns} == set(row.ranks) for row in table.rows)


def test_of_equal_ceilings_the_first_of_the_text_is_named_first(handbook: Handbook) -> None:
    assert [view.award.id for view in largest_awards(award_views(handbook), 3)] == ["a04", "a16", "a10"]


def test_instalments_are_one_manner_however_the_text_words_them(rows: dict[str, Row]) -> None:
    assert rows["a12"].view.award.timing == "分两期拨付"
    assert rows["a12"].values["timing"] == ("分期拨付",)
    assert rows["a12"].view.manner == "分两期拨付"
