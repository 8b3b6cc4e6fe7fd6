"""The rules under which scores of employers become a benchmark: frozen scores in, published cells out. Pure.

`publish` is the way in for who wants to test them; docs/method.md explains every rule to those who are compared.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from benchmarks import statistics
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
    ValueError for scores of more than one year or two of one employer.
    """
    scores = tuple(scores)
    years = {score.year for score in scores}
    if len(years) != 1:
        raise ValueError("a publication is about one year")
    return publish_table(area, years.pop(), build_table(area, scores, measures), previous)


def publish_table(area: Area, year: int, table: ScoreTable, previous: Publication | None = None) -> Publication:
    """`publish` for scores that are arrays already."""
    draft = Publication(area, year, (), table, previous)
    if draft.is_correction and previous.is_correction:
        raise CorrectedAlreadyError(str(year))
    shape = (len(area.branches) + 2, len(GRID_COLUMNS), len(table.measures))
    cells, groups = np.full(shape, None, dtype=object), np.zeros(shape, dtype=np.int64)
    for place in np.ndindex(shape[:2]):
        figures = _describe(
            _select(table, place, area), draft.last_year and _select(draft.last_year.table, place, area)
        )
        groups[place] = figures.groups
        key = _key(place, area)
        if key is not None:
            cells[place] = [_tell(figures, measure, index, key) for index, measure in enumerate(table.measures)]
        if key is not None and draft.is_correction:
            cells[place] = _keep_little_changed(cells[place], place, draft)
    is_told = suppress(np.not_equal(cells, None).astype(bool), groups)
    return Publication(area, year, tuple(cells[is_told]), table, previous)


def _select(table: ScoreTable, place: tuple[int, int], area: Area) -> ScoreTable:
    """The employers of one cell of the grid; rows and columns as in `suppression`."""
    row, column = place
    count = len(area.branches)
    is_in = np.isin(table.columns, range(len(FULL_COLUMNS))) if column == len(COLUMNS) else table.columns == column
    if row <= count:
        is_in = is_in & (table.branches == (row if row < count else -1))
    return table.only(is_in)


def _key(place: tuple[int, int], area: Area) -> CellKey | None:
    """None for employers of no branch: they count in totals and are never told apart."""
    branch = (*area.branches, None, "")[place[0]]
    return None if branch is None else CellKey(branch, GRID_COLUMNS[place[1]])


@dataclass(frozen=True, slots=True, eq=False)
class _Figures:
    """The numbers of one cell, by measure. Only `counted` groups, which the fund cannot read, hide each other."""

    groups: np.ndarray
    counted: np.ndarray
    mean: np.ndarray
    is_equal: np.ndarray
    quartiles: np.ndarray
    in_bands: np.ndarray
    counted_in_bands: np.ndarray
    change: np.ndarray
    change_counted: np.ndarray


def _describe(rows: ScoreTable, last_year: ScoreTable | None) -> _Figures:
    values, is_counted = _by_group(rows, rows.values)
    counted = values[is_counted]
    change, change_counted = _change(rows, last_year)
    return _Figures(
        groups=statistics.count_scores(values),
        counted=statistics.count_scores(counted),
        mean=statistics.mean(values),
        is_equal=statistics.are_all_equal(counted),
        quartiles=statistics.quartiles(values),
        in_bands=statistics.count_bands(values),
        counted_in_bands=statistics.count_bands(counted),
        change=change,
        change_counted=change_counted,
    )


def _by_group(rows: ScoreTable, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """One row of values per group, and which groups have no employer whose report the fund may read."""
    means, positions = statistics.mean_by_group(values, rows.groups)
    is_counted = np.ones(len(means), dtype=bool)
    is_counted[positions[rows.is_open]] = False
    return means, is_counted


def _change(rows: ScoreTable, last_year: ScoreTable | None) -> tuple[np.ndarray, np.ndarray]:
    """The mean rise over who was in this cell last year too, and over how many groups; nothing where all rose alike."""
    if last_year is None:
        return np.full(len(rows.measures), np.nan), np.zeros(len(rows.measures), dtype=np.int64)
    both, rises = rises_since(last_year, rows)
    values, is_counted = _by_group(both, rises)
    counted = statistics.count_scores(values[is_counted])
    return statistics.mean(values), np.where(statistics.are_all_equal(values[is_counted]), 0, counted)


def _tell(figures: _Figures, measure: Measure, index: int, key: CellKey) -> PublishedCell | None:
    """What may be told of one measure; None: nothing."""
    crowd = Crowd.of(figures.counted[index])
    if crowd is None or figures.is_equal[index]:
        return None
    mean, edge = _round_mean(figures.mean[index], crowd)
    if measure.is_practice:
        return PublishedCell(key, measure.slug, crowd, mean, edge)
    return PublishedCell(
        key,
        measure.slug,
        crowd,
        mean,
        edge,
        band=_band(figures, index),
        shares=_shares(figures, index, crowd),
        change=_rounded_change(figures, index),
    )


def _round_mean(mean: float, crowd: Crowd) -> tuple[int | None, Edge | None]:
    if mean < LOWEST_TOLD:
        return None, Edge.BELOW
    if mean > HIGHEST_TOLD:
        return None, Edge.ABOVE
    return _rounded(mean, crowd.step), None


def _band(figures: _Figures, index: int) -> tuple[int, int] | None:
    if figures.counted[index] < LEAST_FOR_BAND:
        return None
    low, high = figures.quartiles[:, index]
    return _rounded(low, BAND_STEP), _rounded(high, BAND_STEP)


def _shares(figures: _Figures, index: int, crowd: Crowd) -> tuple[int, int, int, int] | None:
    if figures.counted_in_bands[:, index].min() < LEAST_PER_SCORE_BAND:
        return None
    return tuple(_rounded(100 * n / figures.groups[index], crowd.step) for n in figures.in_bands[:, index])


def _rounded_change(figures: _Figures, index: int) -> int | None:
    crowd = Crowd.of(figures.change_counted[index])
    return None if crowd is None else _rounded(figures.change[index], crowd.step)


def _rounded(value: float, step: int) -> int:
    return int(statistics.round_half_up(value, step))


def _keep_little_changed(cells: np.ndarray, place: tuple[int, int], draft: Publication) -> list[PublishedCell | None]:
    """In a correction what hardly changed stays as it was published: told or not, and with the same numbers."""
    before, now = (_select(table, place, draft.area) for table in (draft.previous.table, draft.table))
    employers, groups = count_changes(before, now)
    key = _key(place, draft.area)
    published = {cell.measure: cell for cell in draft.previous.cells if cell.key == key}
    return [
        cell if min(changed) >= LEAST_CHANGED else published.get(measure.slug)
        for cell, changed, measure in zip(cells, zip(employers, groups, strict=True), now.measures, strict=True)
    ]
