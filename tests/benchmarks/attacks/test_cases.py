import numpy as np

from benchmarks.attacks.cases import EVERYONE, FUND, Case, corrected, first_moment, next_year, without
from tests.benchmarks.attacks.small_sectors import OF_SMALL, SMALL, make_moment, make_sectors

SECTORS = make_sectors([SMALL] * 12)
SCORES = [30.0, 80.0] * 6


def test_the_engine_gets_who_takes_part():
    case = Case(SECTORS, (make_moment(SCORES, absent=(0, 1)),), target=2, opened=np.array([3]))
    table = case.table(case.moments[0], FUND)
    assert table.organisations.tolist() == list(range(2, 12))
    assert table.organisations[table.is_open].tolist() == [3]


def test_a_report_is_open_to_the_fund_only():
    case = Case(SECTORS, (make_moment(SCORES),), target=2, opened=np.array([3]))
    assert case.table(case.moments[0], EVERYONE).is_open.any() == np.False_


def test_publications_come_from_the_engine():
    (publication,) = Case(SECTORS, (make_moment(SCORES),), target=0).publications(FUND)
    assert publication.cell(OF_SMALL, "score-0").mean == 60


def test_a_second_moment_of_a_year_is_its_correction():
    moments = (make_moment(SCORES), make_moment([0.0] * 6 + SCORES[6:]))
    first, second = Case(SECTORS, moments, target=0).publications(FUND)
    assert (first.is_correction, second.is_correction) == (False, True)
    assert (first.cell(OF_SMALL, "score-0").mean, second.cell(OF_SMALL, "score-0").mean) == (60, 30)


def test_the_truth_is_the_last_score_of_who_left():
    moments = (make_moment(SCORES), make_moment(SCORES, absent=(1,)))
    case = Case(SECTORS, moments, target=1)
    assert (case.target_moment, set(case.truth)) == (0, {80.0})


def test_a_correction_changes_these_employers_only():
    rng = np.random.default_rng(1)
    first = first_moment(SECTORS, rng)
    second = corrected(first, SECTORS, np.array([4, 7]), rng)
    assert np.flatnonzero((first.values != second.values).any(axis=1)).tolist() == [4, 7]
    assert (second.year, second.versions.tolist()) == (first.year, [0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0])


def test_next_year_everyone_has_another_score():
    rng = np.random.default_rng(1)
    first = first_moment(SECTORS, rng)
    second = next_year(first, SECTORS, rng)
    assert (second.year - first.year, second.versions.tolist()) == (1, [1] * 12)
    assert (first.values != second.values).any(axis=1).all()


def test_who_is_taken_out_stays_in_the_first_moment():
    first = make_moment(SCORES)
    assert (without(first, 3).is_present.sum(), first.is_present.sum()) == (11, 12)
