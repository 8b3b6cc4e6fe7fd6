import numpy as np

from benchmarks.attacks.cases import Case
from benchmarks.attacks.estimation import estimate, is_near
from benchmarks.attacks.observations import Observations
from benchmarks.attacks.sectors import (
    HIGHEST_MEAN,
    IS_PRACTICE,
    LOWEST_MEAN,
    MEASURES,
    PERSISTENCE,
    SIZE_EFFECTS,
)
from tests.benchmarks.attacks.small_sectors import SMALL, make_moment, make_sectors

PRIOR_MEAN = (LOWEST_MEAN + HIGHEST_MEAN) / 2
PRIOR_VARIANCE = (HIGHEST_MEAN - LOWEST_MEAN) ** 2 / 12
SECTORS = make_sectors([SMALL] * 5)
SCORES = [62.0, 20.0, 40.0, 60.0, 80.0]


def observe(weights: np.ndarray, low: float, high: float) -> Observations:
    ends = (np.full((1, len(MEASURES)), end) for end in (low, high))
    return Observations(weights[None], *ends)


def nothing(moments: int) -> Observations:
    return observe(np.zeros((moments, 5)), np.nan, np.nan)


def score_of(estimates: np.ndarray) -> float:
    (score,) = np.unique(np.round(estimates[~IS_PRACTICE], 3))
    return score


def test_who_knows_nothing_guesses_the_mean():
    case = Case(SECTORS, (make_moment(SCORES),), target=0)
    assert score_of(estimate(case, nothing(1))) == PRIOR_MEAN + SIZE_EFFECTS[SMALL]


def test_who_knows_all_others_and_the_exact_mean_knows_the_target():
    case = Case(SECTORS, (make_moment(SCORES),), target=0, known=np.arange(1, 5))
    exact = np.mean(SCORES)
    assert score_of(estimate(case, observe(np.full((1, 5), 0.2), exact, exact))) == SCORES[0]


def test_planted_scores_say_nothing_of_the_others():
    case = Case(SECTORS, (make_moment(SCORES),), target=0, planted=np.arange(1, 5))
    assert score_of(estimate(case, nothing(1))) == PRIOR_MEAN + SIZE_EFFECTS[SMALL]


def test_who_planted_all_others_knows_the_target_from_the_exact_mean():
    case = Case(SECTORS, (make_moment(SCORES),), target=0, planted=np.arange(1, 5))
    exact = np.mean(SCORES)
    assert score_of(estimate(case, observe(np.full((1, 5), 0.2), exact, exact))) == SCORES[0]


def test_the_estimate_is_the_mean_of_what_random_draws_leave():
    """Against a second way: draw many fives, and keep those whose mean is in the interval and whose last is known."""
    rng = np.random.default_rng(1)
    mean = PRIOR_MEAN + np.sqrt(PRIOR_VARIANCE) * rng.standard_normal((2_000_000, 1))
    draws = mean + 15 * rng.standard_normal((2_000_000, 5))
    means = draws.mean(axis=1)
    is_left = (means >= 55) & (means < 65) & (np.abs(draws[:, 4] - 80) < 1)
    case = Case(SECTORS, (make_moment(SCORES),), target=0, known=np.array([4]))
    found = score_of(estimate(case, observe(np.full((1, 5), 0.2), 55, 65)))
    assert np.abs(found - draws[is_left, 0].mean()) < 0.5


def test_an_earlier_score_counts_as_far_as_scores_persist():
    moments = (make_moment(SCORES), make_moment(SCORES, versions=[1] * 5))
    case = Case(SECTORS, moments, target=0)
    earlier = np.zeros((2, 5))
    earlier[0, 0] = 1.0
    found = score_of(estimate(case, observe(earlier, 80, 80)))
    share = (PRIOR_VARIANCE + PERSISTENCE * 15**2) / (PRIOR_VARIANCE + 15**2)
    assert found == np.round(PRIOR_MEAN + share * (80 - PRIOR_MEAN), 3)


def test_a_practice_is_done_or_not():
    case = Case(SECTORS, (make_moment(SCORES),), target=0)
    for low, high, answer in ((55, 65, 100.0), (35, 45, 0.0)):
        found = estimate(case, observe(np.full((1, 5), 0.2), low, high))
        assert set(found[IS_PRACTICE]) == {answer}


def test_a_rounded_share_of_few_employers_is_a_whole_number_of_them():
    """Of five, "60 per cent" to tens is three: who knows that three others do it, knows that the target does not."""
    scores = [0.0, 100.0, 100.0, 100.0, 0.0]
    case = Case(SECTORS, (make_moment(scores),), target=0, known=np.arange(1, 5))
    found = estimate(case, observe(np.full((1, 5), 0.2), 55, 65))
    assert set(found[IS_PRACTICE]) == {0.0}


def test_five_points_off_is_near_enough():
    assert is_near(np.array([45.0, 44.9]), np.array([50.0, 50.0])).tolist() == [True, False]
