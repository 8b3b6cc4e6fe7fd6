from dataclasses import replace

import numpy as np
import pytest

from benchmarks.attacks.attackers import ATTACKERS
from benchmarks.attacks.cases import FIRST_YEAR, FUND, Case, Moment
from benchmarks.attacks.observations import (
    earlier,
    exact_values,
    interval_of_mean,
    is_new,
    last_year,
    read,
    read_without_target,
    rows_told,
    weigh,
)
from benchmarks.attacks.sectors import IS_PRACTICE, draw_sectors
from benchmarks.cells import ALL_SIZES, CellKey
from tests.benchmarks.attacks.small_sectors import LARGE, OF_LARGE, OF_SMALL, SMALL, make_moment, make_sectors

SCORES = [30.0, 80.0] * 6


def test_employers_of_a_holding_share_one_weight():
    weights = weigh(np.array([True, True, True, True, False]), np.array([1, 1, 2, 3, 3]))
    assert weights.tolist() == [1 / 6, 1 / 6, 1 / 3, 1 / 3, 0]


@pytest.mark.parametrize(
    ("exact", "step", "interval"),
    [
        (54.9, 10, (45, 55)),
        (55.0, 10, (55, 65)),
        (12.0, 10, (10, 15)),
        (9.9, 10, (0, 10)),
        (90.0, 5, (87.5, 90)),
        (10.0, 20, (10, 30)),
        (90.0, 20, (70, 90)),
        (90.1, 5, (90, 100)),
    ],
)
def test_a_mean_lies_where_its_rounding_leaves_it(exact, step, interval):
    low, high = interval_of_mean(np.array([exact]), np.array([step]))
    assert (low.tolist(), high.tolist()) == ([interval[0]], [interval[1]])


@pytest.mark.parametrize("attacker", ATTACKERS, ids=lambda attacker: attacker.name)
def test_every_number_that_is_told_is_true(attacker):
    """The attacker's picture of a cell, who is in it and with which weight, is the engine's."""
    for seed in range(6):
        rng = np.random.default_rng(seed)
        case = attacker.prepare(draw_sectors(rng), rng)
        rows = rows_told(case) if case else []
        if rows:
            seen = read(case, rows)
            exact = exact_values(case, seen.weights)
            is_told = ~np.isnan(seen.low)
            assert (exact >= seen.low - 1e-6)[is_told].all()
            assert (exact <= seen.high + 1e-6)[is_told].all()


def test_without_the_target_the_same_cells_are_told_about_the_others():
    scores = [100.0] + [20.0] * 10 + [21.0]
    case = Case(make_sectors([SMALL] * 12), (make_moment(scores),), target=0)
    rows = rows_told(case)
    seen, unseen = read(case, rows), read_without_target(case, rows)
    assert (seen.low[0, 0], seen.high[0, 0]) == (25, 35)
    assert (unseen.low[0, 0], unseen.high[0, 0]) == (15, 25)
    assert (unseen.weights[:, :, 0] == 0).all()


# A correction, the next year, and a year after one that was left out.
LATER = pytest.mark.parametrize("years", [0, 1, 2])


def later(scores: list[float], years: int) -> Moment:
    return replace(make_moment(scores), year=FIRST_YEAR + years)


@LATER
def test_a_cell_is_new_from_three_changes_on(years):
    sectors = make_sectors([SMALL] * 12 + [LARGE] * 12)
    changed = [0.0, 1.0, *SCORES[2:], 0.0, 1.0, 2.0, *SCORES[3:]]
    case = Case(sectors, (make_moment(SCORES * 2), later(changed, years)), target=0)
    new = [set(is_new(case, FUND, 1, key)[~IS_PRACTICE]) for key in (OF_SMALL, OF_LARGE, CellKey("", ALL_SIZES))]
    assert new == [{False}, {True}, {True}]


@LATER
def test_a_cell_that_is_told_again_is_no_second_number(years):
    case = Case(make_sectors([SMALL] * 12), (make_moment(SCORES), later(SCORES, years)), target=0)
    assert [row.moment for row in rows_told(case) if not np.isnan(row.low[~IS_PRACTICE]).any()] == [0, 0]
    assert case.publications(FUND)[1].cell(OF_SMALL, "score-0").mean == 60


@pytest.mark.parametrize(("years", "is_counted"), [(0, False), (1, True)])
def test_a_practice_is_new_in_every_year_and_never_in_a_correction(years, is_counted):
    case = Case(make_sectors([SMALL] * 12), (make_moment(SCORES), later([1.0, 2.0, 3.0] * 4, years)), target=0)
    assert set(is_new(case, FUND, 1, OF_SMALL)[IS_PRACTICE]) == {is_counted}


def test_a_correction_back_to_the_scores_of_the_year_before_is_not_new():
    moments = (make_moment(SCORES), later([1.0, 2.0, 3.0, *SCORES[3:]], 1), later(SCORES, 1))
    case = Case(make_sectors([SMALL] * 12), moments, target=0)
    new = [set(is_new(case, FUND, index, OF_SMALL)[~IS_PRACTICE]) for index in range(3)]
    assert new == [{True}, {True}, {False}]


def test_a_rise_is_since_the_year_before():
    case = Case(make_sectors([SMALL] * 12), (make_moment(SCORES), later(SCORES, 0), later(SCORES, 1)), target=0)
    assert [last_year(case, index) for index in range(3)] == [None, None, 1]
    case = Case(make_sectors([SMALL] * 12), (make_moment(SCORES), later(SCORES, 2)), target=0)
    assert (earlier(case, 1), last_year(case, 1)) == (0, None)
