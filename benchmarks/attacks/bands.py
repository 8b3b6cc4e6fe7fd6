"""What the shares of the score bands tell of one employer: in which band its score must be for the counts to fit.

Where few scores changed between two publications, shares become counts that can be compared.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks.attacks.cases import Case
from benchmarks.attacks.estimation import NEAR_ENOUGH
from benchmarks.attacks.observations import INDEX, is_correction, is_in_cell, is_new
from benchmarks.attacks.sectors import MEASURES
from benchmarks.cells import CellKey, Publication, PublishedCell
from benchmarks.statistics import BAND_STARTS

BANDS = len(BAND_STARTS) + 1
POINTS = np.arange(101.0)


@dataclass(frozen=True, slots=True, eq=False)
class Shares:
    """One measure of one cell in the last two publications; `rows` are in the cell whenever they take part.

    `is_told_again`: the last one left them as they were, and did not count.
    """

    before: PublishedCell
    after: PublishedCell
    rows: np.ndarray
    is_told_again: bool = False

    @property
    def measure(self) -> int:
        return INDEX[self.after.measure]


def shares_told(case: Case) -> list[Shares]:
    """Shares of cells with the target, in the last publication and in the one before it."""
    return [shares for fund in case.funds for shares in _shares_of(case, fund)]


def _shares_of(case: Case, fund: str) -> Iterator[Shares]:
    *_, earlier, later = case.publications(fund)
    was = _with_shares(earlier)
    for (key, measure), cell in _with_shares(later).items():
        rows = is_in_cell(case, fund, key) & (case.sectors.members.is_in_fund | (not fund))
        if (key, measure) in was and rows[case.target]:
            yield Shares(was[key, measure], cell, rows, _is_told_again(case, fund, was[key, measure], cell))


def _is_told_again(case: Case, fund: str, before: PublishedCell, after: PublishedCell) -> bool:
    """A correction never counts shares anew, another year only in a cell that it computed."""
    last = len(case.moments) - 1
    may_count = not is_correction(case, last) and is_new(case, fund, last, after.key)[INDEX[after.measure]]
    return before.shares == after.shares and not may_count


def _with_shares(publication: Publication) -> dict[tuple[CellKey, str], PublishedCell]:
    return {(cell.key, cell.measure): cell for cell in publication.cells if cell.shares}


def sharpen(case: Case, estimates: np.ndarray, told: list[Shares]) -> np.ndarray:
    """The estimates, moved to where the bands of the last score leave most around them."""
    odds = np.ones((len(MEASURES), BANDS))
    for shares in told:
        odds[shares.measure] *= _odds_of_bands(case, shares)
    bands = np.digitize(POINTS, BAND_STARTS)
    sharpened = estimates.copy()
    for index in np.flatnonzero(odds.any(axis=1) & (odds != 1).any(axis=1)):
        distance = (POINTS - estimates[index]) / case.sectors.spreads[index]
        density = np.exp(-(distance**2) / 2) * odds[index][bands]
        sharpened[index] = POINTS[np.convolve(density, np.ones(2 * NEAR_ENOUGH + 1), "same").argmax()]
    return sharpened


def _odds_of_bands(case: Case, shares: Shares) -> np.ndarray:
    """In how many ways the counts fit, for each band of the target's last score."""
    if shares.is_told_again:
        return np.ones(BANDS)
    first, second = len(case.moments) - 2, len(case.moments) - 1
    was, now = (_bands_of_target(case, index) for index in (first, second))
    known = _known_in_bands(case, second, shares) - _known_in_bands(case, first, shares)
    drift = known + now[:, None] - was[None]
    low, high = _counts(case, first, shares.before, shares.rows)
    low_after, high_after = _counts(case, second, shares.after, shares.rows)
    ways = np.maximum(np.minimum(high, high_after - drift) - np.maximum(low, low_after - drift) + 1, 0).prod(axis=2)
    return ways.sum(axis=1) if len(now) > 1 else ways.sum(axis=0)


def _bands_of_target(case: Case, index: int) -> np.ndarray:
    """What the target may add to the counts of a moment, a row for each possibility."""
    return np.eye(BANDS) if case.moments[index].is_present[case.target] else np.zeros((1, BANDS))


def _known_in_bands(case: Case, index: int, shares: Shares) -> np.ndarray:
    known = case.known[(shares.rows & case.moments[index].is_present)[case.known]]
    scores = case.moments[index].values[known, shares.measure]
    return np.bincount(np.digitize(scores, BAND_STARTS), minlength=BANDS)


def _counts(case: Case, index: int, cell: PublishedCell, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The least and most groups in each band that are told as these shares."""
    groups = len(np.unique(case.sectors.members.groups[rows & case.moments[index].is_present]))
    low, high = (np.array(cell.shares) + half * cell.crowd.step for half in (-0.5, 0.5))
    return np.ceil(low * groups / 100 - 1e-9), np.ceil(high * groups / 100 - 1e-9) - 1
