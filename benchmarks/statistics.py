"""The numbers of one cell, over all its measures at once: arrays of frozen scores in, arrays out. Pure.

Arrays of values have shape (employers, measures), with NaN where an employer has no score for a measure.
"""

import numpy as np

from benchmarks.cells import DECIMALS

# Where the bands of a score begin (assessments.scores.Band), the lowest left out.
BAND_STARTS = (40, 60, 80)
BLOCK = 8_192
HALF = 0.5 + 0.5 * 10.0**-DECIMALS


def mean_by_group(values: np.ndarray, groups: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The mean within each group, and the position of each employer's group in it; NaN where a group has no score."""
    _, first, positions, sizes = np.unique(groups, return_index=True, return_inverse=True, return_counts=True)
    means = values.T[:, first].T
    # Few employers belong to a holding: all others are their own mean.
    is_shared = sizes > 1
    if is_shared.any():
        rows = np.flatnonzero(is_shared[positions])
        rows = rows[np.argsort(positions[rows], kind="stable")]
        starts = np.cumsum(sizes[is_shared]) - sizes[is_shared]
        of_shared = values.T[:, rows].T
        sums = np.add.reduceat(np.where(np.isnan(of_shared), 0.0, of_shared), starts, axis=0)
        means[is_shared] = _divide(sums, np.add.reduceat(~np.isnan(of_shared), starts, axis=0, dtype=np.int64))
    return means, positions


def _divide(sums: np.ndarray, counts: np.ndarray) -> np.ndarray:
    return np.round(np.divide(sums, counts, out=np.full(sums.shape, np.nan), where=counts > 0), DECIMALS)


def count_scores(values: np.ndarray) -> np.ndarray:
    return np.count_nonzero(~np.isnan(values), axis=0)


def mean(values: np.ndarray) -> np.ndarray:
    """NaN for a measure without scores."""
    # In blocks, because the sum makes a copy in which NaN is 0.
    blocks = (values[first : first + BLOCK] for first in range(0, len(values), BLOCK))
    sums = sum((np.nansum(block, axis=0) for block in blocks), start=np.zeros(values.shape[1]))
    return _divide(sums, count_scores(values))


def quartiles(values: np.ndarray) -> np.ndarray:
    """The 25th and 75th percentile per measure, shape (2, measures), linear between the two nearest scores."""
    if not len(values):
        return np.full((2, values.shape[1]), np.nan)
    counts = count_scores(values)
    places = np.array([[0.25], [0.75]]) * np.maximum(counts - 1, 0)
    below = places.astype(np.int64)
    above = np.minimum(below + 1, np.maximum(counts - 1, 0))
    ordered = np.partition(values, np.unique([below, above]), axis=0)  # NaN comes last
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
    lowest = np.fmin.reduce(values, axis=0, initial=np.inf)
    highest = np.fmax.reduce(values, axis=0, initial=-np.inf)
    return lowest >= highest


def round_half_up(values, step):
    """To multiples of `step`, which may be an array; a mean that floats put a hair under a half still counts as one."""
    return np.floor(values / step + HALF) * step
