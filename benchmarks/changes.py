"""What became different between two tables of one cell: for corrections, and for trends. Pure."""

from dataclasses import replace

import numpy as np

from benchmarks.cells import DECIMALS, Measure, ScoreTable


def count_changes(before: ScoreTable, now: ScoreTable) -> tuple[np.ndarray, np.ndarray]:
    """How many employers differ per measure, and of how many groups: who came, left, or has another score."""
    everyone = np.union1d(before.organisations, now.organisations)
    old, old_groups = _spread(before, everyone)
    new, new_groups = _spread(now, everyone)
    is_same = (old == new) | (np.isnan(old) & np.isnan(new))
    has_moved = (old_groups != new_groups)[:, None] & ~(np.isnan(old) & np.isnan(new))
    is_changed = ~is_same | has_moved
    groups = np.where(np.isin(everyone, now.organisations), new_groups, old_groups)
    return is_changed.sum(axis=0), np.array([len(np.unique(groups[column])) for column in is_changed.T], dtype=np.int64)


def count_score_changes(before: ScoreTable, now: ScoreTable) -> np.ndarray:
    """Between years: how many employers, or groups if those are fewer, differ per measure of `now`.

    By slug, because editions differ: a score that `before` does not have is new for everyone. Practices are not looked
    at and count as changed without end.
    """
    scores = [index for index, measure in enumerate(now.measures) if not measure.is_practice]
    measures = tuple(now.measures[index] for index in scores)
    then = replace(before, measures=measures, values=_values_of(measures, before, np.arange(len(before.organisations))))
    changed = np.full(len(now.measures), np.iinfo(np.int64).max)
    changed[scores] = np.minimum(*count_changes(then, replace(now, measures=measures, values=now.values[:, scores])))
    return changed


def _spread(table: ScoreTable, everyone: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Values and groups by the rows of `everyone`; NaN and 0 for who is not in the table."""
    rows = np.searchsorted(everyone, table.organisations)
    values, groups = np.full((len(everyone), len(table.measures)), np.nan), np.zeros(len(everyone), np.int64)
    values[rows], groups[rows] = table.values, table.groups
    return values, groups


def rises_since(before: ScoreTable, now: ScoreTable) -> ScoreTable:
    """Who is in both tables, as they are now, with by how many points each rose; NaN without a score in both."""
    _, was, is_now = np.intersect1d(before.organisations, now.organisations, assume_unique=True, return_indices=True)
    both = now.only(is_now)
    rises = both.values - _values_of(now.measures, before, was)
    return replace(both, values=np.round(rises, DECIMALS))


def _values_of(measures: tuple[Measure, ...], table: ScoreTable, rows: np.ndarray) -> np.ndarray:
    """By slug, because another edition has other practices; NaN for a measure that the table does not have."""
    columns = {measure: index for index, measure in enumerate(table.measures)}
    known = [index for index, measure in enumerate(measures) if measure in columns]
    values = np.full((len(rows), len(measures)), np.nan)
    values[:, known] = table.values[np.ix_(rows, [columns[measures[index]] for index in known])]
    return values
