"""Complementary suppression: hides cells until no hidden one follows from the others of its line. Pure.

A grid has a row per branch, one for employers of no branch, and one for all; a column per size class and route, and one
for all sizes of the full route. Arrays have shape (rows, columns, measures). A line is a total with its parts.
"""

from collections.abc import Iterator

import numpy as np

from benchmarks.cells import COLUMNS, FULL_COLUMNS

NO_BRANCH, ALL_BRANCHES, ALL_COLUMNS = -2, -1, -1
_NEVER = np.iinfo(np.int64).max


def suppress(told: np.ndarray, groups: np.ndarray, is_fixed: np.ndarray) -> np.ndarray:
    """Which cells stay told: in no line exactly one cell is hidden while all others are told, be it total or part.

    `groups` is how many groups each cell has; an empty cell hides nothing. `is_fixed`: published before in the same
    words, so that hiding it now would be in vain. The smallest told part of a line goes too, or else its total, and so
    on until nothing changes.
    """
    told, groups = told.copy(), groups.copy()
    # Where nobody is in a branch, those of no branch are the total itself: the same cell, and nothing to hide.
    groups[NO_BRANCH][~groups[:NO_BRANCH].any(axis=0)] = 0
    is_changed = True
    while is_changed:
        is_changed = False
        for line in _lines(told.shape[0]):
            is_changed |= _close(line, told, groups, is_fixed)
    return told


def _lines(rows: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Every line as an index of the grid, its total last: sizes within a branch, branches within a size."""
    sizes = np.array([*range(len(FULL_COLUMNS)), ALL_COLUMNS])
    for row in range(rows):
        yield np.full(len(sizes), row), sizes
    for column in (ALL_COLUMNS, *range(len(COLUMNS))):
        yield np.arange(rows), np.full(rows, column)


def _close(line: tuple[np.ndarray, np.ndarray], told: np.ndarray, groups: np.ndarray, is_fixed: np.ndarray) -> bool:
    """Hide one more cell of the line where one is hidden alone; changes `told` in place."""
    is_hidden = (groups[line] > 0) & ~told[line]
    can_go = told[line] & ~is_fixed[line]
    measures = np.flatnonzero((is_hidden.sum(axis=0) == 1) & can_go.any(axis=0))
    if not len(measures):
        return False
    # The first of the smallest: the total has as many groups as any part, and stands last.
    smallest = np.where(can_go, groups[line], _NEVER).argmin(axis=0)[measures]
    rows, columns = (index[smallest] for index in line)
    told[rows, columns, measures] = False
    return True
