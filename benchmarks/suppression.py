"""Complementary suppression: hides cells until no hidden one can be had by taking others from their total. Pure.

A grid has a row per branch, one for employers of no branch, and one for all; a column per size class and route, and one
for all sizes of the full route. Arrays have shape (rows, columns, measures).
"""

from collections.abc import Iterator

import numpy as np

from benchmarks.cells import FULL_COLUMNS

ALL_BRANCHES = ALL_COLUMNS = -1
_SIZES = slice(0, len(FULL_COLUMNS))


def suppress(told: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """Which cells stay told: beside a total that is told there is never exactly one part that is hidden.

    `groups` is how many groups each cell has; an empty cell hides nothing. The smallest told part of a line goes too,
    and so on until nothing changes.
    """
    told = told.copy()
    is_changed = True
    while is_changed:
        is_changed = False
        for total, parts in _lines(told.shape[0]):
            is_changed |= _close(told[total], told[parts], groups[parts])
    return told


def _lines(rows: int) -> Iterator[tuple[tuple, tuple]]:
    """Every total with its parts, as indexes of the grid: sizes within a branch, branches within a size."""
    for row in range(rows):
        yield (row, ALL_COLUMNS), (row, _SIZES)
    for column in range(-1, len(FULL_COLUMNS) + 2):
        yield (ALL_BRANCHES, column), (slice(0, rows - 1), column)


def _close(total: np.ndarray, told: np.ndarray, groups: np.ndarray) -> bool:
    """Hide one more part where one is hidden alone; `told` is a view, changed in place."""
    is_hidden = (groups > 0) & ~told
    is_alone = total & (is_hidden.sum(axis=0) == 1) & told.any(axis=0)
    if not is_alone.any():
        return False
    smallest = np.where(told, groups, np.iinfo(groups.dtype).max).argmin(axis=0)
    measures = np.flatnonzero(is_alone)
    told[smallest[measures], measures] = False
    return True
