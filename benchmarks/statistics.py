"""The numbers of one cell, over all its measures at once: arrays of frozen scores in, arrays out. Pure.

Arrays of values have shape (employers, measures), with NaN where an employer has no score for a measure.
"""

import numpy as np

# Where the bands of a score begin (assessments.scores.Band), the lowest left out.
BAND_STARTS = (40, 60, 80)


def mean_by_group(values: np.ndarray, groups: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The mean within each group, and the position of each employer's group in it; NaN where a group has no score."""
    names, positions = np.unique(groups, return_inverse=True)
    if len(names) == len(groups):
        ordered = np.empty_like(values)
        ordered[positions] = values
        return ordered, positions
    has_score = ~np.isnan(values)
    sums, counts = np.zeros((2, len(names), values.shape[1]))
    np.add.at(sums, positions, np.where(has_score, values, 0.0))
    np.add.at(counts, positions, has_score)
    return np.divide(sums, counts, out=np.full_like(sums, np.nan), where=counts > 0), positions


def count_scores(values: np.ndarray) -> np.ndarray:
    return np.count_nonzero(~np.isnan(values), axis=0)


def mean(values: np.ndarray) -> np.ndarray:
    """NaN for a measure without scores."""
    counts = count_scores(values)
    sums = np.where(np.isnan(values), 0.0, values).sum(axis=0)
    return np.divide(sums, counts, out=np.full(len(counts), np.nan), where=counts > 0)


def quartiles(values: np.ndarray) -> np.ndarray:
    """The 25th and 75th percentile per measure, shape (2, measures), linear between the two nearest scores."""
    if not len(values):
        return np.full((2, values.shape[1]), np.nan)
    counts = count_scores(values)
    ordered = np.sort(values, axis=0)  # NaN comes last
    places = np.array([[0.25], [0.75]]) * np.maximum(counts - 1, 0)
    below = places.astype(np.int64)
    above = np.minimum(below + 1, np.maximum(counts - 1, 0))
    measures = np.arange(values.shape[1])
    low, high = ordered[below, measures], ordered[above, measures]
    return low + (high - low) * (places - below)


def count_bands(values: np.ndarray) -> np.ndarray:
    """How many scores lie in each of the four bands, shape (4, measures), the lowest band first."""
    at_least = np.array([np.count_nonzero(values >= start, axis=0) for start in BAND_STARTS])
    upper = np.vstack([count_scores(values), at_least])
    return upper - np.vstack([at_least, np.zeros_like(upper[:1])])


def are_all_equal(values: np.ndarray) -> np.ndarray:
    """Per measure whether all scores are the same, so that the mean would tell each of them."""
    lowest = np.where(np.isnan(values), np.inf, values).min(axis=0, initial=np.inf)
    highest = np.where(np.isnan(values), -np.inf, values).max(axis=0, initial=-np.inf)
    return lowest >= highest


def round_half_up(values, step):
    """To multiples of `step`, which may be an array; a mean that floats put a hair under a half still counts as one."""
    return np.floor(np.round(values / step, 9) + 0.5) * step
