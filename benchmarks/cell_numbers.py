"""The exact numbers of one cell of the grid, before anything is rounded or hidden. Pure."""

from dataclasses import dataclass, replace

import numpy as np

from benchmarks import statistics
from benchmarks.cells import ScoreTable
from benchmarks.changes import rises_since


@dataclass(frozen=True, slots=True, eq=False)
class CellNumbers:
    """The numbers of one cell, by measure. Only `counted` groups, which the fund cannot read, hide each other."""

    groups: np.ndarray
    counted: np.ndarray
    mean: np.ndarray
    is_equal: np.ndarray
    quartiles: np.ndarray
    in_bands: np.ndarray
    counted_in_bands: np.ndarray
    change: np.ndarray
    risen: np.ndarray
    change_counted: np.ndarray


def describe(rows: ScoreTable, last_year: ScoreTable | None) -> CellNumbers:
    """Of a practice quartiles, bands and changes are never told: NaN and 0."""
    scores = [index for index, measure in enumerate(rows.measures) if not measure.is_practice]
    changes = _change(_only_measures(rows, scores), last_year)
    values, is_counted = _by_group(rows)
    groups, counted = statistics.count_scores(values), values if is_counted.all() else values[is_counted]
    of_scores = (*_spread(values[:, scores], is_counted), *changes)
    return CellNumbers(
        groups,
        groups if counted is values else statistics.count_scores(counted),
        statistics.mean(values),
        statistics.are_all_equal(counted),
        *(_among_all(found, scores, len(rows.measures)) for found in of_scores),
    )


def _spread(values: np.ndarray, is_counted: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    in_bands = statistics.count_bands(values)
    counted = in_bands if is_counted.all() else statistics.count_bands(values[is_counted])
    return statistics.quartiles(values), in_bands, counted


def _only_measures(table: ScoreTable, measures: list[int]) -> ScoreTable:
    names = tuple(table.measures[index] for index in measures)
    return replace(table, measures=names, values=table.values[:, measures])


def _among_all(found: np.ndarray, measures: list[int], count: int) -> np.ndarray:
    """Numbers of some measures at their places among all."""
    nothing = np.nan if found.dtype == float else 0
    numbers = np.full((*found.shape[:-1], count), nothing, dtype=found.dtype)
    numbers[..., measures] = found
    return numbers


def _by_group(rows: ScoreTable) -> tuple[np.ndarray, np.ndarray]:
    """One row of values per group, and which groups have no employer whose report the fund may read."""
    means, positions = statistics.mean_by_group(rows.values, rows.groups)
    is_counted = np.ones(len(means), dtype=bool)
    is_counted[positions[rows.is_open]] = False
    return means, is_counted


def _change(rows: ScoreTable, last_year: ScoreTable | None) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The mean rise over who was in this cell last year too, and over how many groups, all and counted.

    Nobody counts where all rose alike.
    """
    if last_year is None:
        nobody = np.zeros(len(rows.measures), dtype=np.int64)
        return np.full(len(nobody), np.nan), nobody, nobody
    both = rises_since(last_year, rows)
    values, is_counted = _by_group(both)
    counted = statistics.count_scores(values[is_counted])
    told = np.where(statistics.are_all_equal(values[is_counted]), 0, counted)
    return statistics.mean(values), statistics.count_scores(values), told
