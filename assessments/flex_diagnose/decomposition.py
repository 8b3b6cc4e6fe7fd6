"""A series of hours taken apart into trend, season and remainder, by STL. Pure.

STL is the seasonal-trend decomposition by loess of R.B. Cleveland, W.S. Cleveland, McRae and Terpenning (Journal of
Official Statistics 6, 1990, pages 3-73), with the choices of statsmodels' `STL(values, period, robust=True)` and the
same numbers. One thing differs. Over two or three years the robust passes end with more than half of the values exactly
on the fit; what is left there is rounding, by which statsmodels goes on to weigh, so that its parts hang on the last
digit. Here the weights then stay as they were.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

SEASONAL_WINDOW = 7
INNER_PASSES, OUTER_PASSES = 2, 16
# A remainder of this many times the middle one counts for nothing in the next pass.
OUTLYING = 6.0
# What is smaller than this share of the range of the values is rounding.
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Decomposition:
    """Three parts that add up to the values; `season` is None where none was asked for."""

    trend: np.ndarray
    season: np.ndarray | None
    remainder: np.ndarray


def decompose(values: np.ndarray, season_length: int | None) -> Decomposition:
    """Take apart the values along the last axis; each row of a table is a series by itself.

    `season_length` in periods asks for two full seasons at least. Without it a line is drawn by the same robust loess
    through all values at once: ups and downs within a season are no trend.
    """
    if season_length is None:
        return _decompose_without_season(values)
    smoothers = _smoothers(values.shape[-1], season_length)
    trend, season = np.zeros_like(values), np.zeros_like(values)
    weights, rounding = np.ones_like(values), _rounding(values)
    for _ in range(OUTER_PASSES):
        by_phase, over_all = smoothers.seasonal.weighted(weights), smoothers.trend.weighted(weights)
        for _ in range(INNER_PASSES):
            season = by_phase.smooth(values - trend) @ smoothers.without_level
            trend = over_all.smooth(values - season)
        weights = _robust_weights(values - trend - season, rounding, weights)
    return Decomposition(trend, season, values - trend - season)


def _decompose_without_season(values: np.ndarray) -> Decomposition:
    count = values.shape[-1]
    loess = _loess(np.arange(count), count, window=count | 1)
    weights, rounding = np.ones_like(values), _rounding(values)
    for _ in range(OUTER_PASSES):
        trend = loess.weighted(weights).smooth(values)
        weights = _robust_weights(values - trend, rounding, weights)
    return Decomposition(trend, None, values - trend)


def _rounding(values: np.ndarray) -> np.ndarray:
    return ROUNDING * np.ptp(values, axis=-1, keepdims=True)


def _robust_weights(remainder: np.ndarray, rounding: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Bisquare weights, 1 for what fits and 0 for what lies out; those of before where only rounding is left."""
    size = np.abs(remainder)
    limit = OUTLYING * _medians(size)
    is_real = limit > rounding
    share = size / np.where(is_real, limit, 1.0)
    fresh = np.where(share <= 0.001, 1.0, np.where(share <= 0.999, (1 - share**2) ** 2, 0.0))
    return np.where(is_real, fresh, weights)


def _medians(sizes: np.ndarray) -> np.ndarray:
    """What np.median gives, many times faster on short rows."""
    count = sizes.shape[-1]
    middle = [(count - 1) // 2, count // 2]
    return np.partition(sizes, middle)[..., middle].mean(axis=-1, keepdims=True)


@dataclass(frozen=True, slots=True)
class _Loess:
    """Local lines: a weighted straight line through the points near each place, read at that place.

    `moments`: per point and place the tricube weight, times 1, the distance and its square. `nearest`: the point that
    stands in where all points near a place weigh nothing.
    """

    moments: np.ndarray
    nearest: np.ndarray
    least_spread: np.ndarray

    def weighted(self, weights: np.ndarray) -> "_WeightedLoess":
        """Every point counts as much as its weight says."""
        total, first, second = np.split(weights @ self.moments, 3, axis=-1)
        is_empty = total <= 0
        total = np.where(is_empty, 1.0, total)
        middle = first / total
        spread = second / total - middle**2
        # Points that lie all in one place have a level, and no slope.
        slope = np.where(spread > self.least_spread, -middle / np.maximum(spread, self.least_spread), 0.0)
        return _WeightedLoess(self, weights, is_empty, (1 - slope * middle) / total, slope / total)


@dataclass(frozen=True, slots=True)
class _WeightedLoess:
    """What a line's value at each place takes from the weighted values near it, and from these times their distance."""

    loess: _Loess
    weights: np.ndarray
    is_empty: np.ndarray
    of_level: np.ndarray
    of_slope: np.ndarray

    def smooth(self, values: np.ndarray) -> np.ndarray:
        """The lines through these values, read at every place."""
        places = len(self.loess.nearest)
        sums = (self.weights * values) @ self.loess.moments[:, : 2 * places]
        smoothed = self.of_level * sums[..., :places] + self.of_slope * sums[..., places:]
        return np.where(self.is_empty, values[..., self.loess.nearest], smoothed)


def _loess(places: np.ndarray, count: int, window: int) -> _Loess:
    """Loess over points 0 to count; places may lie one outside. `window` is odd."""
    seen = min(window, count)
    first = np.clip(places - window // 2, 0, count - seen)
    reach = np.maximum(places - first, first + seen - 1 - places) + (window - seen) // 2
    distance = np.arange(count)[:, None] - places
    share = np.abs(distance) / reach
    tricube = np.where(share <= 0.999, (1 - share**3) ** 3, 0.0)
    moments = np.hstack([tricube, tricube * distance, tricube * distance**2])
    return _Loess(moments, np.clip(places, 0, count - 1), np.full(len(places), (0.001 * (count - 1)) ** 2))


@dataclass(frozen=True, slots=True)
class _Smoothers:
    """`without_level` takes from a smoothed cycle what is no season: its own low-pass filtered level."""

    seasonal: _Loess
    trend: _Loess
    without_level: np.ndarray


@lru_cache(maxsize=16)
def _smoothers(count: int, season_length: int) -> _Smoothers:
    trend_window = _odd_from(1.5 * season_length / (1 - 1.5 / SEASONAL_WINDOW))
    trend = _loess(np.arange(count), count, trend_window)
    return _Smoothers(_phase_loess(count, season_length), trend, _without_level(count, season_length))


def _odd_from(number: float) -> int:
    return int(np.ceil(number)) | 1


def _phase_loess(count: int, season_length: int) -> _Loess:
    """Loess per phase (all Januaries, all Februaries), from one season before the first value to one after the last."""
    places = count + 2 * season_length
    moments, nearest, least_spread = np.zeros((count, 3, places)), np.zeros(places, dtype=int), np.zeros(places)
    for phase in range(season_length):
        own, at = np.arange(phase, count, season_length), np.arange(phase, places, season_length)
        loess = _loess(np.arange(-1, len(own) + 1), len(own), SEASONAL_WINDOW)
        moments[np.ix_(own, range(3), at)] = loess.moments.reshape(len(own), 3, len(at))
        nearest[at], least_spread[at] = own[loess.nearest], loess.least_spread
    return _Loess(moments.reshape(count, 3 * places), nearest, least_spread)


def _without_level(count: int, season_length: int) -> np.ndarray:
    """The cycle within the series minus its low-pass filter: averages over a season, a season and three, and loess."""
    year = np.full(season_length, 1 / season_length)
    kernel = np.convolve(np.convolve(year, year), np.full(3, 1 / 3))
    averages = np.zeros((count + 2 * season_length, count))
    for place in range(count):
        averages[place : place + len(kernel), place] = kernel
    loess = _loess(np.arange(count), count, _odd_from(season_length + 1))
    own = np.eye(count + 2 * season_length)[:, season_length:-season_length]
    return own - loess.weighted(np.ones(count)).smooth(averages)
