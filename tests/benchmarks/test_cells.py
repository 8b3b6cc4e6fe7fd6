"""What goes into the engine and comes out of it."""

from dataclasses import FrozenInstanceError
from decimal import Decimal

import numpy as np
import pytest

from benchmarks.cells import (
    ALL_SIZES,
    COLUMNS,
    Area,
    CellKey,
    Column,
    Crowd,
    Publication,
    PublishedCell,
    build_table,
    group_id,
)
from tests.benchmarks.score_factories import FUND, PRACTICE, SCORE, WHOLE_FUND, frozen_score, frozen_scores

CELL = PublishedCell(CellKey("", ALL_SIZES), SCORE.slug, Crowd.SCORES, 70)


def publication(year, previous=None):
    return Publication(WHOLE_FUND, year, (CELL,), build_table(WHOLE_FUND, (), (SCORE,)), previous)


@pytest.mark.parametrize(
    ("groups", "crowd"),
    [
        (0, None),
        (9, None),
        (10, Crowd.TENS),
        (19, Crowd.TENS),
        (20, Crowd.SCORES),
        (99, Crowd.SCORES),
        (100, Crowd.HUNDREDS),
    ],
)
def test_crowd_has_its_borders(groups, crowd):
    assert Crowd.of(groups) is crowd


@pytest.mark.parametrize(("crowd", "least"), [(Crowd.TENS, 10), (Crowd.SCORES, 20), (Crowd.HUNDREDS, 100)])
def test_step_times_number_is_a_hundred_at_least(crowd, least):
    assert crowd.step * least >= 100


@pytest.mark.parametrize(("crowd", "least"), [(Crowd.SCORES, 20), (Crowd.HUNDREDS, 100)])
def test_step_of_a_practice_times_number_is_four_hundred_at_least(crowd, least):
    assert crowd.practice_step * least >= 400


def test_a_practice_of_fewer_than_twenty_has_no_step():
    assert Crowd.TENS.practice_step is None


def test_group_id_is_the_same_for_the_same_holding_and_no_employers_number():
    assert group_id("concern A") == group_id("concern A")
    assert len({group_id(f"concern {n}") for n in range(1000)}) == 1000
    assert max(group_id(f"concern {n}") for n in range(1000)) < 0


def test_build_table_has_a_row_per_employer_in_the_order_of_their_numbers():
    area = Area(FUND, ("bouw", "hout"))
    scores = [
        frozen_score(8, Decimal("61.5"), sub_branch="hout", size_class="250+"),
        frozen_score(3, None, sub_branch="bouw", is_short=True, is_open_to_fund=True),
        frozen_score(5, 40, sub_branch="elders", size_class="1-9"),
    ]
    table = build_table(area, scores, (SCORE,))
    assert table.organisations.tolist() == [3, 5, 8]
    assert table.branches.tolist() == [0, -1, 1]
    assert table.columns.tolist() == [COLUMNS.index(Column("10-49", is_short=True)), -1, COLUMNS.index(Column("250+"))]
    assert table.is_open.tolist() == [True, False, False]
    assert np.array_equal(table.values, [[np.nan], [40], [61.5]], equal_nan=True)


def test_build_table_takes_the_members_of_the_fund_by_sub_branch_and_everyone_by_section():
    scores = [frozen_score(1, sub_branch="bouw", sector="C"), frozen_score(2, fund="ander-fonds", sector="F")]
    of_fund = build_table(Area(FUND, ("bouw",)), scores, (SCORE,))
    of_everyone = build_table(Area("", ("C", "F")), scores, (SCORE,))
    assert (of_fund.organisations.tolist(), of_fund.branches.tolist()) == ([1], [0])
    assert (of_everyone.organisations.tolist(), of_everyone.branches.tolist()) == ([1, 2], [0, 1])


def test_build_table_of_nobody_has_no_rows():
    assert build_table(WHOLE_FUND, (), (SCORE, PRACTICE)).values.shape == (0, 2)


def test_build_table_cuts_values_off_where_the_engine_does():
    table = build_table(WHOLE_FUND, [frozen_score(1, Decimal("66.6666666667"))], (SCORE,))
    assert table.values.tolist() == [[66.666666667]]


def test_build_table_refuses_an_employer_that_occurs_twice():
    with pytest.raises(ValueError, match="counts once"):
        build_table(WHOLE_FUND, [*frozen_scores([50, 60]), frozen_score(1, 70)], (SCORE,))


def test_publication_finds_a_cell():
    assert publication(2026).cell(CELL.key, SCORE.slug) is CELL
    assert publication(2026).cell(CELL.key, "roosters") is None
    assert publication(2026).cell(CellKey("bouw", ALL_SIZES), SCORE.slug) is None


def test_last_year_is_the_latest_publication_over_the_year_before():
    first = publication(2025)
    corrected = publication(2025, first)
    published = publication(2026, corrected)
    assert (first.last_year, corrected.last_year) == (None, None)
    assert published.last_year is corrected
    assert publication(2026, published).last_year is corrected
    assert publication(2027, corrected).last_year is None


def test_earlier_is_the_latest_publication_over_an_earlier_year_also_after_a_gap():
    first = publication(2024)
    published = publication(2026, first)
    assert (first.earlier, published.earlier, published.last_year) == (None, first, None)
    assert publication(2026, published).earlier is first


def test_a_publication_with_a_previous_of_the_same_year_is_a_correction():
    first = publication(2025)
    assert [first.is_correction, publication(2025, first).is_correction, publication(2026, first).is_correction] == [
        False,
        True,
        False,
    ]


def test_a_published_cell_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        CELL.mean = 80
