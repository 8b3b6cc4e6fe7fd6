"""What became different between two tables of one cell: for corrections, and for trends. Pure."""

import numpy as np

from benchmarks.cells import ScoreTable


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


def _spread(table: ScoreTable, everyone: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Values and groups by the rows of `everyone`; NaN and 0 for who is not in the table."""
    rows = np.searchsorted(everyone, table.organisations)
    values, groups = np.full((len(everyone), len(table.measures)), np.nan), np.zeros(len(everyone), np.int64)
    values[rows], groups[rows] = table.values, table.groups
    return values, groups


def rises_since(before: ScoreTable, now: ScoreTable) -> tuple[ScoreTable, np.ndarray]:
    """Who is in both tables, as they are now, and by how many points each rose; NaN without a score in both."""
    _, was, is_now = np.intersect1d(before.organisations, now.organisations, assume_unique=True, return_indices=True)
    both = now.only(is_now)
    return both, both.values - before.values[was]
