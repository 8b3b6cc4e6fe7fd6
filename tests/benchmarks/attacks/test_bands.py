from dataclasses import replace

import numpy as np
import pytest

from benchmarks.attacks.bands import Shares, shares_told, sharpen
from benchmarks.attacks.cases import FIRST_YEAR, Case
from benchmarks.attacks.sectors import MEASURES
from benchmarks.cells import Crowd, PublishedCell
from tests.benchmarks.attacks.small_sectors import OF_SMALL, SMALL, make_moment, make_sectors

SCORES = [70.0] + [20.0] * 20 + [50.0] * 30 + [70.0] * 35 + [90.0] * 15
EVERYBODY = np.ones(101, dtype=bool)


def shares(*per_cent: int) -> PublishedCell:
    return PublishedCell(OF_SMALL, "score-0", Crowd.HUNDREDS, 57, shares=per_cent)


def best_of(case: Case, before: PublishedCell, after: PublishedCell) -> float:
    guesses = np.full(len(MEASURES), 50.0)
    return sharpen(case, guesses, [Shares(before, after, EVERYBODY)])[0]


def joining(second: list[float], known: tuple[int, ...] = ()) -> Case:
    moments = (make_moment(SCORES, absent=(0,)), make_moment(second))
    return Case(make_sectors([SMALL] * 101), moments, target=0, known=np.array(known, dtype=np.int64))


def a_later_moment(years: int, changed: int) -> Case:
    """So many raise their score by a point, which is another score in the same band."""
    second = [score + (place < changed) for place, score in enumerate(SCORES)]
    moments = (make_moment(SCORES), replace(make_moment(second), year=FIRST_YEAR + years))
    return Case(make_sectors([SMALL] * 101), moments, target=0)


def test_the_one_who_joins_is_in_the_band_that_grew():
    case = joining(SCORES)
    assert best_of(case, shares(20, 30, 35, 15), shares(20, 30, 36, 15)) == 65


def test_changes_of_colluders_are_taken_off():
    """One colluder rose from the first band to the third, so that the band that grew is not the target's."""
    case = joining([90.0, 70.0, *SCORES[2:]], known=(1,))
    assert best_of(case, shares(20, 30, 35, 15), shares(19, 30, 36, 16)) == 85


def test_shares_that_are_told_again_tell_nothing():
    case, same = joining(SCORES), shares(20, 30, 35, 15)
    told = [Shares(same, same, EVERYBODY, is_told_again=True)]
    assert sharpen(case, np.full(len(MEASURES), 50.0), told)[0] == 50


@pytest.mark.parametrize(("years", "changed"), [(0, 1), (1, 1), (0, 40)])
def test_shares_are_told_again_in_a_correction_and_where_hardly_anyone_changed(years, changed):
    case = a_later_moment(years, changed)
    assert {each.is_told_again for each in shares_told(case)} == {True}


def test_shares_are_counted_anew_in_a_year_in_which_enough_changed():
    assert {each.is_told_again for each in shares_told(a_later_moment(1, 40))} == {False}


def test_in_a_year_in_which_few_changed_there_are_no_shares():
    assert shares_told(a_later_moment(1, 39)) == []


def test_shares_that_fit_no_band_are_left_alone():
    assert best_of(joining(SCORES), shares(20, 30, 35, 15), shares(60, 10, 15, 15)) == 50
