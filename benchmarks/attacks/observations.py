"""What an attacker reads from publications: intervals in which weighted means of scores lie.

The yardstick reads the same cells, with every number computed again as if the target had not taken part.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks import statistics
from benchmarks.attacks.cases import Case
from benchmarks.attacks.sectors import IS_PRACTICE, MEASURES
from benchmarks.cells import (
    ALL_SIZES,
    COLUMNS,
    FULL_COLUMNS,
    CellKey,
    Crowd,
    Edge,
    Publication,
    PublishedCell,
    ScoreTable,
)
from benchmarks.changes import count_changes, rises_since
from benchmarks.disclosure import HIGHEST_TOLD, LEAST_CHANGED, LOWEST_TOLD

# What is told of a mean at an edge is as good as this number.
STANDS_FOR = {Edge.BELOW: 0.0, Edge.ABOVE: 100.0}
INDEX = {measure.slug: index for index, measure in enumerate(MEASURES)}


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One number of one cell, for all measures: `low` and `high` are NaN where it is not told.

    The mean over `rows` (a mask) at a moment; with `before`, the rise of that mean since that moment. `place`: who is
    in this cell whenever they take part.
    """

    place: np.ndarray
    rows: np.ndarray
    moment: int
    before: int | None
    steps: np.ndarray
    low: np.ndarray
    high: np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class Observations:
    """k weighted sums of scores, each in an interval: weights (k, moments, n); low and high (k, measures)."""

    weights: np.ndarray
    low: np.ndarray
    high: np.ndarray


def read(case: Case, rows: list[Row]) -> Observations:
    """What is told, as it stands there."""
    weights = np.array([_weights(case, row, row.rows) for row in rows])
    low, high = np.array([row.low for row in rows]), np.array([row.high for row in rows])
    return Observations(weights, low, high)


def read_without_target(case: Case, rows: list[Row]) -> Observations:
    """The same cells, computed without the target and rounded in the same way."""
    others = np.arange(len(case.sectors.members)) != case.target
    weights = np.array([_weights(case, row, row.rows & others) for row in rows])
    intervals = [_tell_again(exact, row) for exact, row in zip(exact_values(case, weights), rows, strict=True)]
    return Observations(weights, *(np.array(bounds) for bounds in zip(*intervals, strict=True)))


def exact_values(case: Case, weights: np.ndarray) -> np.ndarray:
    """The numbers before rounding, shape (k, measures)."""
    values = np.array([moment.values for moment in case.moments])
    return np.tensordot(weights, values, axes=2)


def _tell_again(exact: np.ndarray, row: Row) -> tuple[np.ndarray, np.ndarray]:
    low, high = interval_of_rise(exact, row.steps) if row.before is not None else interval_of_mean(exact, row.steps)
    is_told = ~np.isnan(row.low)
    return np.where(is_told, low, np.nan), np.where(is_told, high, np.nan)


def interval_of_mean(exact: np.ndarray, steps: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where a mean lies by what is told of it."""
    rounded = np.minimum(statistics.round_half_up(exact, steps), 100 - steps)
    low, high = rounded - steps / 2, rounded + steps / 2
    low, high = np.maximum(low, LOWEST_TOLD), np.minimum(high, HIGHEST_TOLD)
    is_below, is_above = exact < LOWEST_TOLD, exact > HIGHEST_TOLD
    low = np.where(is_below, 0.0, np.where(is_above, HIGHEST_TOLD, low))
    return low, np.where(is_below, LOWEST_TOLD, np.where(is_above, 100.0, high))


def interval_of_rise(exact: np.ndarray, steps: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    rounded = statistics.round_half_up(exact, steps)
    return rounded - steps / 2, rounded + steps / 2


def _weights(case: Case, row: Row, rows: np.ndarray) -> np.ndarray:
    weights = np.zeros((len(case.moments), len(rows)))
    weights[row.moment] = weigh(rows, case.sectors.members.groups)
    if row.before is not None:
        weights[row.before] = -weights[row.moment]
    return weights


def weigh(rows: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """How much each employer counts in a mean over these rows: first within holdings, then over them."""
    _, positions, sizes = np.unique(groups[rows], return_inverse=True, return_counts=True)
    weights = np.zeros(len(rows))
    weights[rows] = 1 / (sizes[positions] * len(sizes))
    return weights


def rows_told(case: Case) -> list[Row]:
    """Every mean and every rise that the publications tell, of all areas."""
    rows: list[Row] = []
    for fund in case.funds:
        for index, publication in enumerate(case.publications(fund)):
            rows += _rows_of(case, fund, index, publication)
    return rows


def _rows_of(case: Case, fund: str, index: int, publication: Publication) -> Iterator[Row]:
    before = last_year(case, index)
    for key, cells in _by_key(publication).items():
        place = is_in_cell(case, fund, key)
        rows = case.taking_part(case.moments[index], fund) & place
        fresh = is_new(case, fund, index, key)
        yield _row_of_means(place, rows, index, [cell for cell in cells if fresh[INDEX[cell.measure]]])
        if before is not None:
            both = rows & case.taking_part(case.moments[before], fund)
            fresh = is_rise_new(case, fund, index, key)
            told = [cell for cell in cells if fresh[INDEX[cell.measure]] and cell.change is not None]
            yield _row_of_rises(case, _Rises(place, both, index, before), told)


def _by_key(publication: Publication) -> dict[CellKey, list[PublishedCell]]:
    cells: dict[CellKey, list[PublishedCell]] = {}
    for cell in publication.cells:
        cells.setdefault(cell.key, []).append(cell)
    return cells


def is_in_cell(case: Case, fund: str, key: CellKey) -> np.ndarray:
    columns = case.sectors.members.columns
    is_in = columns < len(FULL_COLUMNS) if key.column == ALL_SIZES else columns == COLUMNS.index(key.column)
    return is_in & (case.branches(fund) == case.area(fund).branches.index(key.branch)) if key.branch else is_in


def is_new(case: Case, fund: str, index: int, key: CellKey) -> np.ndarray:
    """Per measure whether this publication computed the cell, and did not tell it again as it was told before.

    What is told again is read once, at the moment that it is about.
    """
    now, before = _table_of(case, fund, index, key), earlier(case, index)
    fresh = np.ones(len(MEASURES), dtype=bool)
    if before is not None:
        fresh &= IS_PRACTICE | _has_changed(_table_of(case, fund, before, key), now)
    if is_correction(case, index):
        fresh &= ~IS_PRACTICE & _has_changed(_table_of(case, fund, index - 1, key), now)
    return fresh


def is_rise_new(case: Case, fund: str, index: int, key: CellKey) -> np.ndarray:
    """The same of the rise since last year."""
    fresh, before = is_new(case, fund, index, key), last_year(case, index)
    if before is None or not is_correction(case, index):
        return fresh
    start, *tables = (_table_of(case, fund, moment, key) for moment in (before, index - 1, index))
    return fresh & _has_changed(*(rises_since(start, table) for table in tables))


def _has_changed(before: ScoreTable, now: ScoreTable) -> np.ndarray:
    return np.minimum(*count_changes(before, now)) >= LEAST_CHANGED


def _table_of(case: Case, fund: str, index: int, key: CellKey) -> ScoreTable:
    moment = case.moments[index]
    return case.table(moment, fund).only(is_in_cell(case, fund, key)[case.taking_part(moment, fund)])


def is_correction(case: Case, index: int) -> bool:
    return index > 0 and case.moments[index - 1].year == case.moments[index].year


def earlier(case: Case, index: int) -> int | None:
    """The last moment of an earlier year; a year may have been left out."""
    years = [moment.year for moment in case.moments]
    return max((place for place, year in enumerate(years) if year < years[index]), default=None)


def last_year(case: Case, index: int) -> int | None:
    """`earlier` where it is in the year before."""
    before = earlier(case, index)
    is_last = before is not None and case.moments[before].year == case.moments[index].year - 1
    return before if is_last else None


def _row_of_means(place: np.ndarray, rows: np.ndarray, index: int, cells: list[PublishedCell]) -> Row:
    told = {cell.measure: (STANDS_FOR.get(cell.edge, cell.mean), _mean_step(cell)) for cell in cells}
    means, steps = _by_measure(told)
    return Row(place, rows, index, None, steps, *interval_of_mean(means, steps))


def _by_measure(told: dict[str, tuple[float, float]]) -> np.ndarray:
    """Numbers and their steps, shape (2, measures); NaN for what is not told."""
    numbers = np.full((2, len(MEASURES)), np.nan)
    numbers[:, [INDEX[slug] for slug in told]] = np.array(list(told.values())).reshape(-1, 2).T
    return numbers


def _mean_step(cell: PublishedCell) -> int:
    return cell.crowd.practice_step if MEASURES[INDEX[cell.measure]].is_practice else cell.crowd.step


def _row_of_rises(case: Case, rises: "_Rises", cells: list[PublishedCell]) -> Row:
    step = _step_of(case, rises.rows) if cells else 0
    changes, steps = _by_measure({cell.measure: (cell.change, step) for cell in cells})
    return Row(rises.place, rises.rows, rises.moment, rises.before, steps, *interval_of_rise(changes, steps))


@dataclass(frozen=True, slots=True, eq=False)
class _Rises:
    """Who rose between which moments: the first fields of a `Row`."""

    place: np.ndarray
    rows: np.ndarray
    moment: int
    before: int


def _step_of(case: Case, rows: np.ndarray) -> int:
    """The step of a rise, which comes from how many groups the fund cannot read."""
    groups = case.sectors.members.groups
    is_read = np.isin(groups, groups[case.opened[rows[case.opened]]])
    return Crowd.of(len(np.unique(groups[rows & ~is_read]))).step
