"""The grid of cells of an area: how employers lie in it, and what is filled in while a publication is made. Pure.

Rows and columns as in `suppression`: a row per branch, one for employers of no branch and one for all; a column per
size class and route, and one for all sizes of the full route.
"""

from dataclasses import dataclass, replace

import numpy as np

from benchmarks.cells import ALL_SIZES, COLUMNS, FULL_COLUMNS, Area, Publication, ScoreTable

GRID_COLUMNS = (*COLUMNS, ALL_SIZES)


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """The cells of an area while they are made, as arrays that are filled: rows and columns as in `suppression`.

    `groups` and `risen`: how many groups have a score, and a rise since last year. `is_kept` and `is_change_kept`:
    what stays as it was published.
    """

    cells: np.ndarray
    groups: np.ndarray
    risen: np.ndarray
    is_kept: np.ndarray
    is_change_kept: np.ndarray

    @classmethod
    def of_shape(cls, shape: tuple[int, int, int]) -> "Grid":
        cells = np.full(shape, None, dtype=object)
        return cls(cells, *np.zeros((2, *shape), dtype=np.int64), *np.zeros((2, *shape), dtype=bool))


@dataclass(frozen=True, slots=True, eq=False)
class _Shelf:
    """A table with its employers by column, and within a column by branch, so that most cells are a slice of it.

    `starts`: where in the table each branch of each column begins, and at last where they end. Employers of no branch,
    or of no column, come after the others.
    """

    table: ScoreTable
    starts: np.ndarray
    branches: int

    @classmethod
    def of(cls, table: ScoreTable, area: Area) -> "_Shelf":
        branches = len(area.branches) + 1
        cells = table.columns % (len(COLUMNS) + 1) * branches + table.branches % branches
        order = np.argsort(cells, kind="stable")
        starts = np.searchsorted(cells, np.arange(len(COLUMNS) * branches + 1), sorter=order)
        is_in_order = bool((cells[1:] >= cells[:-1]).all())
        return cls(table if is_in_order else table.only(order), starts, branches)

    def at(self, place: tuple[int, int]) -> ScoreTable:
        """The employers of one cell of the grid; rows and columns as in `suppression`."""
        row, column = place
        columns = range(len(FULL_COLUMNS)) if column == len(COLUMNS) else range(column, column + 1)
        if row == self.branches:
            return self.table.only(slice(*self.starts[[columns.start * self.branches, columns.stop * self.branches]]))
        begin = [each * self.branches + row for each in columns]
        rows = [np.arange(self.starts[cell], self.starts[cell + 1]) for cell in begin]
        return self.table.only(np.concatenate(rows))


@dataclass(frozen=True, slots=True, eq=False)
class Sources:
    """The scores behind a publication, the one that it corrects, and that of an earlier year; None: there is none."""

    now: _Shelf
    corrected: _Shelf | None
    earlier: _Shelf | None

    @classmethod
    def of(cls, draft: Publication) -> "Sources":
        earlier = draft.earlier and _in_branches(draft.area.branches, draft.earlier)
        tables = (draft.table, draft.previous.table if draft.is_correction else None, earlier)
        return cls(*(table and _Shelf.of(table, draft.area) for table in tables))

    def at(self, place: tuple[int, int]) -> "CellSources":
        """Those of one cell of the grid."""
        return CellSources(*(shelf and shelf.at(place) for shelf in (self.now, self.corrected, self.earlier)))


@dataclass(frozen=True, slots=True, eq=False)
class CellSources:
    """As `Sources`, of one cell."""

    now: ScoreTable
    corrected: ScoreTable | None
    earlier: ScoreTable | None


def _in_branches(names: tuple[str, ...], publication: Publication) -> ScoreTable:
    """The scores of another year in this year's branches, by name."""
    numbers = [names.index(name) if name in names else -1 for name in publication.area.branches]
    return replace(publication.table, branches=np.array([*numbers, -1])[publication.table.branches])
