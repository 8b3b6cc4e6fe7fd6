"""The attacker's best estimate: the mean of what a score can still be, after all that is read and known.

Scores are normal around their sector's mean, which is normal too; a rounded number is an observation with the spread of
its interval. For practices, where the mean share is anything, this is the exact answer of the beta-binomial model.
"""

import numpy as np

from benchmarks.attacks.cases import Case
from benchmarks.attacks.observations import Observations
from benchmarks.attacks.sectors import (
    HIGHEST_MEAN,
    HIGHEST_SHARE,
    IS_PRACTICE,
    LOWEST_MEAN,
    LOWEST_SHARE,
    PERSISTENCE,
    SIZE_EFFECTS,
)
from benchmarks.disclosure import HIGHEST_TOLD

# Success: an estimate this near the truth, in points.
NEAR_ENOUGH = 5
# Exact knowledge gets a little noise, so that what is known twice does no harm; what is not told gets very much.
EXACTLY, NOT_TOLD = 1e-6, 1e9


def estimate(case: Case, seen: Observations) -> np.ndarray:
    """The target's last score, per measure; a practice is 0 or 100."""
    weights, middle, noise = _all_read(case, seen)
    prior_mean, prior_variance, spread = _prior(case)
    offsets = SIZE_EFFECTS[case.sectors.members.columns]
    constant = weights.sum(axis=(1, 2))
    expected = constant[:, None] * prior_mean + weights.sum(axis=1) @ offsets[:, None] * ~IS_PRACTICE
    between = _correlate(case, weights)
    within, with_target = _covariances(weights, between, case)
    covariance = prior_variance[:, None, None] * np.outer(constant, constant) + spread[:, None, None] ** 2 * within
    covariance = covariance + np.einsum("km,kj->mkj", noise, np.eye(len(weights)))
    surprise = np.where(np.isnan(middle), 0.0, middle - expected)
    answer = np.linalg.solve(covariance, surprise.T[:, :, None])[:, :, 0]
    cross = prior_variance[:, None] * constant + spread[:, None] ** 2 * with_target
    prior_of_target = prior_mean + np.where(IS_PRACTICE, 0.0, offsets[case.target])
    return _settle(prior_of_target + (cross * answer).sum(axis=1))


def is_near(estimates: np.ndarray, truth: np.ndarray) -> np.ndarray:
    return np.abs(estimates - truth) <= NEAR_ENOUGH


def _settle(estimates: np.ndarray) -> np.ndarray:
    return np.where(IS_PRACTICE, 100.0 * (estimates >= 50), np.clip(estimates, 0, 100))


def _prior(case: Case) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Mean and variance of a sector's mean, and the spread within it: known for scores, on average for practices."""
    low = np.where(IS_PRACTICE, LOWEST_SHARE, LOWEST_MEAN)
    high = np.where(IS_PRACTICE, HIGHEST_SHARE, HIGHEST_MEAN)
    mean, variance = (low + high) / 2, (high - low) ** 2 / 12
    of_practices = np.sqrt(mean * (100 - mean) - variance)
    return mean, variance, np.where(IS_PRACTICE, of_practices, case.sectors.spreads)


def _all_read(case: Case, seen: Observations) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Weights of what is published and what is known, the middle of each interval, and its variance."""
    values = np.array([moment.values for moment in case.moments])
    middle, noise = _intervals(seen)
    middle = middle - np.tensordot(seen.weights[:, :, case.planted], values[:, case.planted], axes=2)
    weights = seen.weights.copy()
    weights[:, :, case.planted] = 0.0
    known = _rows_known(case)
    exactly = np.tensordot(known, values, axes=2)
    return (
        np.concatenate([weights, known]),
        np.concatenate([middle, exactly]),
        np.concatenate([noise, np.full(exactly.shape, EXACTLY)]),
    )


def _rows_known(case: Case) -> np.ndarray:
    """A row for every score that the attacker knows, at the first moment it counts."""
    versions = np.array([moment.versions for moment in case.moments])
    is_new = np.vstack([np.ones_like(versions[:1], dtype=bool), versions[1:] != versions[:-1]])
    places = [(moment, row) for row in case.known for moment in np.flatnonzero(is_new[:, row])]
    known = np.zeros((len(places), *versions.shape))
    for index, place in enumerate(places):
        known[index][place] = 1.0
    return known


def _intervals(seen: Observations) -> tuple[np.ndarray, np.ndarray]:
    """Middle and variance; a mean of practices can only be a whole number of employers."""
    middle, noise = (seen.low + seen.high) / 2, (seen.high - seen.low) ** 2 / 12
    for index, count in enumerate(_counts(seen.weights)):
        if count:
            middle[index, IS_PRACTICE], noise[index, IS_PRACTICE] = _whole_numbers(
                seen.low[index, IS_PRACTICE], seen.high[index, IS_PRACTICE], count
            )
    return middle, np.where(np.isnan(middle), NOT_TOLD, np.maximum(noise, EXACTLY))


def _counts(weights: np.ndarray) -> np.ndarray:
    """Per observation of how many employers it is the plain mean; 0 where it is not."""
    tops = weights.max(axis=(1, 2))
    is_plain = ((weights == 0) | (weights == tops[:, None, None])).all(axis=(1, 2))
    return np.round(np.divide(1, tops, out=np.zeros_like(tops), where=is_plain & (tops > 0))).astype(np.int64)


def _whole_numbers(low: np.ndarray, high: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Middle and variance of the shares of `count` employers that lie in the interval.

    Its low end is in it and its high end is not, save where the edges are: 90 is told as a number, and 100 is possible.
    """
    first, last = np.ceil(low * count / 100 - 1e-9), np.ceil(high * count / 100 - 1e-9) - 1
    first = np.where(low == HIGHEST_TOLD, np.floor(low * count / 100 + 1e-9) + 1, first)
    last = np.where((high == HIGHEST_TOLD) | (high == 100), np.floor(high * count / 100 + 1e-9), last)
    steps = np.maximum(last - first, 0)
    return (first + np.maximum(last, first)) / 2 * 100 / count, ((steps + 1) ** 2 - 1) / 12 * (100 / count) ** 2


def _correlate(case: Case, weights: np.ndarray) -> np.ndarray:
    """Weights times the correlation between an employer's scores at all moments."""
    versions = np.array([moment.versions for moment in case.moments])
    correlation = PERSISTENCE ** np.abs(versions[:, None] - versions[None])
    return np.einsum("kmn,mjn->kjn", weights, correlation)


def _covariances(weights: np.ndarray, correlated: np.ndarray, case: Case) -> tuple[np.ndarray, np.ndarray]:
    """Between observations, and of each with the target's last score; in variances within the sector."""
    flat = weights.reshape(len(weights), -1)
    return correlated.reshape(len(weights), -1) @ flat.T, correlated[:, case.target_moment, case.target]
