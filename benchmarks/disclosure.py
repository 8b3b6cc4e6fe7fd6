"""The rules under which scores of employers become a benchmark: frozen scores in, published cells out. Pure.

`publish` is the way in for who wants to test them; docs/method.md explains every rule to those who are compared.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from benchmarks import statistics
from benchmarks.cell_numbers import CellNumbers, describe
from benchmarks.cells import (
    ALL_SIZES,
    COLUMNS,
    FULL_COLUMNS,
    Area,
    CellKey,
    Crowd,
    Edge,
    FrozenScore,
    Measure,
    Publication,
    PublishedCell,
    ScoreTable,
    build_table,
)
from benchmarks.changes import count_changes, rises_since
from benchmarks.suppression import suppress

# From this many groups on the middle half is told; how scores are spread, from this many in every score band.
LEAST_FOR_BAND, BAND_STEP = 40, 5
LEAST_PER_SCORE_BAND = 10
# A correction changes a cell only where this many employers, of as many groups, changed.
LEAST_CHANGED = 3
LOWEST_TOLD, HIGHEST_TOLD = 10, 90
GRID_COLUMNS = (*COLUMNS, ALL_SIZES)


class CorrectedAlreadyError(ValueError):
    """A year has one publication and one correction."""


def publish(
    area: Area, scores: Iterable[FrozenScore], measures: tuple[Measure, ...], previous: Publication | None = None
) -> Publication:
    """Publish one year of one area; with a `previous` of the same year this is its correction.

    Takes the scores of a fund's members where the area is a fund's, else everyone's; all of one year and edition. What
    may not be told is not in the outcome. Raises CorrectedAlreadyError where `previous` is a correction itself, and
    ValueError for scores of no or more than one year, two of one employer, or a `previous` of other cells.
    """
    scores = tuple(scores)
    years = {score.year for score in scores}
    if len(years) != 1:
        raise ValueError("a publication is about one year")
    return publish_table(area, years.pop(), build_table(area, scores, measures), previous)


def publish_table(area: Area, year: int, table: ScoreTable, previous: Publication | None = None) -> Publication:
    """`publish` for scores that are arrays already."""
    draft = Publication(area, year, (), table, previous)
    _check_previous(draft)
    grid = _Grid.of_shape((len(area.branches) + 2, len(GRID_COLUMNS), len(table.measures)))
    sources = _Sources.of(draft)
    for place in np.ndindex(grid.cells.shape[:2]):
        _fill(grid, place, sources.at(place), draft)
    return Publication(area, year, _hide_what_follows(grid), table, previous)


def _check_previous(draft: Publication) -> None:
    previous = draft.previous
    if draft.is_correction and previous.is_correction:
        raise CorrectedAlreadyError(str(draft.year))
    if previous is not None and previous.area.fund != draft.area.fund:
        raise ValueError("the previous publication is of another area")
    if draft.is_correction and (previous.area, previous.table.measures) != (draft.area, draft.table.measures):
        raise ValueError("a correction has the branches and measures of what it corrects")


@dataclass(frozen=True, slots=True, eq=False)
class _Grid:
    """The cells of an area while they are made, as arrays that are filled: rows and columns as in `suppression`.

    `groups` and `risen`: how many groups have a score, and a rise since last year. `is_kept` and `is_change_kept`:
    what a correction leaves as it was published.
    """

    cells: np.ndarray
    groups: np.ndarray
    risen: np.ndarray
    is_kept: np.ndarray
    is_change_kept: np.ndarray

    @classmethod
    def of_shape(cls, shape: tuple[int, int, int]) -> "_Grid":
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
class _Sources:
    """The scores behind a publication, those behind the one that it corrects, and last year's; None: there is none."""

    now: _Shelf
    corrected: _Shelf | None
    last_year: _Shelf | None

    @classmethod
    def of(cls, draft: Publication) -> "_Sources":
        last_year = draft.last_year and _in_branches(draft.area.branches, draft.last_year)
        tables = (draft.table, draft.previous.table if draft.is_correction else None, last_year)
        return cls(*(table and _Shelf.of(table, draft.area) for table in tables))

    def at(self, place: tuple[int, int]) -> "_CellSources":
        """Those of one cell of the grid."""
        return _CellSources(*(shelf and shelf.at(place) for shelf in (self.now, self.corrected, self.last_year)))


@dataclass(frozen=True, slots=True, eq=False)
class _CellSources:
    """As `_Sources`, of one cell."""

    now: ScoreTable
    corrected: ScoreTable | None
    last_year: ScoreTable | None


def _in_branches(names: tuple[str, ...], publication: Publication) -> ScoreTable:
    """The scores of another year in this year's branches, by name."""
    numbers = [names.index(name) if name in names else -1 for name in publication.area.branches]
    return replace(publication.table, branches=np.array([*numbers, -1])[publication.table.branches])


def _fill(grid: _Grid, place: tuple[int, int], rows: _CellSources, draft: Publication) -> None:
    numbers = describe(rows.now, rows.last_year)
    grid.groups[place], grid.risen[place] = numbers.groups, numbers.risen
    key = _key(place, draft.area)
    if key is not None:
        measures = enumerate(draft.table.measures)
        grid.cells[place] = [_tell(numbers, measure, index, key) for index, measure in measures]
    if key is not None and draft.is_correction:
        published = {cell.measure: cell for cell in draft.previous.cells if cell.key == key}
        _keep_little_changed(grid, place, rows, [published.get(measure.slug) for measure in draft.table.measures])


def _hide_what_follows(grid: _Grid) -> tuple[PublishedCell, ...]:
    """The cells that stay after complementary suppression; their shares and changes are numbers of their own."""
    is_told = suppress(np.not_equal(grid.cells, None).astype(bool), grid.groups, grid.is_kept)
    grid.cells[~is_told] = None
    _hide_numbers(grid.cells, "shares", grid.groups, grid.is_kept)
    _hide_numbers(grid.cells, "change", grid.risen, grid.is_change_kept)
    return tuple(grid.cells[is_told])


def _hide_numbers(cells: np.ndarray, name: str, groups: np.ndarray, is_kept: np.ndarray) -> None:
    has_number = np.array([getattr(cell, name, None) is not None for cell in cells.flat]).reshape(cells.shape)
    for index in zip(*np.nonzero(has_number & ~suppress(has_number, groups, is_kept)), strict=True):
        cells[index] = replace(cells[index], **{name: None})


def _key(place: tuple[int, int], area: Area) -> CellKey | None:
    """None for employers of no branch: they count in totals and are never told apart."""
    branch = (*area.branches, None, "")[place[0]]
    return None if branch is None else CellKey(branch, GRID_COLUMNS[place[1]])


def _tell(numbers: CellNumbers, measure: Measure, index: int, key: CellKey) -> PublishedCell | None:
    """What may be told of one measure; None: nothing."""
    crowd = Crowd.of(numbers.counted[index])
    if crowd is None or numbers.is_equal[index]:
        return None
    mean, edge = _round_mean(numbers.mean[index], crowd)
    if measure.is_practice or edge:
        return PublishedCell(key, measure.slug, crowd, mean, edge)
    return PublishedCell(
        key,
        measure.slug,
        crowd,
        mean,
        edge,
        band=_band(numbers, index),
        shares=_shares(numbers, index, crowd),
        change=_rounded_change(numbers, index),
    )


def _round_mean(mean: float, crowd: Crowd) -> tuple[int | None, Edge | None]:
    if mean < LOWEST_TOLD:
        return None, Edge.BELOW
    if mean > HIGHEST_TOLD:
        return None, Edge.ABOVE
    return _rounded(mean, crowd.step), None


def _band(numbers: CellNumbers, index: int) -> tuple[int, int] | None:
    if numbers.counted[index] < LEAST_FOR_BAND:
        return None
    low, high = numbers.quartiles[:, index]
    return _rounded(low, BAND_STEP), _rounded(high, BAND_STEP)


def _shares(numbers: CellNumbers, index: int, crowd: Crowd) -> tuple[int, int, int, int] | None:
    if numbers.counted_in_bands[:, index].min() < LEAST_PER_SCORE_BAND:
        return None
    shares = 100 * numbers.in_bands[:, index] / numbers.groups[index]
    return tuple(int(share) for share in statistics.round_half_up(shares, crowd.step).tolist())


def _rounded_change(numbers: CellNumbers, index: int) -> int | None:
    crowd = Crowd.of(numbers.change_counted[index])
    return None if crowd is None else _rounded(numbers.change[index], crowd.step)


def _rounded(value: float, step: int) -> int:
    return int(statistics.round_half_up(value, step))


def _keep_little_changed(
    grid: _Grid, place: tuple[int, int], rows: _CellSources, published: list[PublishedCell | None]
) -> None:
    """In a correction what hardly changed stays as it was published: told or not, and with the same numbers."""
    kept = _has_little_changed(rows.corrected, rows.now)
    change_kept = kept.copy()
    if rows.last_year is not None:
        change_kept |= _has_little_changed(*(rises_since(rows.last_year, each) for each in (rows.corrected, rows.now)))
    grid.is_kept[place], grid.is_change_kept[place] = kept, change_kept
    for index, before in enumerate(published):
        cell = grid.cells[place][index]
        if kept[index]:
            grid.cells[place][index] = before
        elif change_kept[index] and cell is not None and cell.edge is None:
            grid.cells[place][index] = replace(cell, change=before and before.change)


def _has_little_changed(before: ScoreTable, now: ScoreTable) -> np.ndarray:
    return np.minimum(*count_changes(before, now)) < LEAST_CHANGED
