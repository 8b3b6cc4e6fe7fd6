"""The rules under which scores of employers become a benchmark: frozen scores in, published cells out. Pure.

`publish` is the way in for who wants to test them; docs/method.md explains every rule to those who are compared.
"""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from benchmarks import statistics
from benchmarks.cell_numbers import CellNumbers, describe
from benchmarks.cells import (
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
from benchmarks.changes import count_changes, count_score_changes, rises_since
from benchmarks.grid import GRID_COLUMNS, CellSources, Grid, Sources
from benchmarks.suppression import suppress

# From this many groups on the middle half is told; how scores are spread, from this many in every score band.
LEAST_FOR_BAND, BAND_STEP = 40, 5
LEAST_PER_SCORE_BAND = 10
# A cell gets other numbers than it had, in a correction or a later year, only where this many employers of as many
# groups have another score; another spread over the bands needs more.
LEAST_CHANGED, LEAST_CHANGED_FOR_SHARES = 3, 40
LOWEST_TOLD, HIGHEST_TOLD = 10, 90


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
    grid = Grid.of_shape((len(area.branches) + 2, len(GRID_COLUMNS), len(table.measures)))
    sources = Sources.of(draft)
    for place in np.ndindex(grid.cells.shape[:2]):
        _fill(grid, place, sources.at(place), draft)
    return Publication(area, year, _hide_what_follows(grid, draft), table, previous)


def may_correct(previous: Publication, table: ScoreTable) -> bool:
    """Whether enough employers of enough groups have another score since; otherwise no cell can change."""
    return bool(np.minimum(*count_changes(previous.table, table)).max(initial=0) >= LEAST_CHANGED)


def _check_previous(draft: Publication) -> None:
    previous = draft.previous
    if draft.is_correction and previous.is_correction:
        raise CorrectedAlreadyError(str(draft.year))
    if previous is not None and previous.area.fund != draft.area.fund:
        raise ValueError("the previous publication is of another area")
    if draft.is_correction and (previous.area, previous.table.measures) != (draft.area, draft.table.measures):
        raise ValueError("a correction has the branches and measures of what it corrects")


def _fill(grid: Grid, place: tuple[int, int], rows: CellSources, draft: Publication) -> None:
    numbers = describe(rows.now, rows.earlier if draft.last_year else None)
    grid.groups[place], grid.risen[place] = numbers.groups, numbers.risen
    key = _key(place, draft.area)
    if key is None:
        return
    grid.cells[place] = [_tell(numbers, measure, index, key) for index, measure in enumerate(draft.table.measures)]
    if rows.earlier is not None:
        _keep_since_earlier(
            grid, place, count_score_changes(rows.earlier, rows.now), _published(draft.earlier, key, draft)
        )
    if draft.is_correction:
        _keep_in_correction(grid, place, rows, draft)


def _published(publication: Publication, key: CellKey, draft: Publication) -> list[PublishedCell | None]:
    """What was told at this place of the grid, by the measures of now."""
    cells = {cell.measure: cell for cell in publication.cells if cell.key == key}
    return [cells.get(measure.slug) for measure in draft.table.measures]


def _hide_what_follows(grid: Grid, draft: Publication) -> tuple[PublishedCell, ...]:
    """The cells that stay after complementary suppression; their shares and changes are numbers of their own."""
    is_told = suppress(np.not_equal(grid.cells, None).astype(bool), grid.groups, grid.is_kept)
    grid.cells[~is_told] = None
    # Those of a correction were published before, so that hiding them would be in vain.
    if not draft.is_correction:
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
    step = crowd and (crowd.practice_step if measure.is_practice else crowd.step)
    if step is None or numbers.is_equal[index]:
        return None
    mean, edge = _round_mean(numbers.mean[index], step)
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


def _round_mean(mean: float, step: int) -> tuple[int | None, Edge | None]:
    if mean < LOWEST_TOLD:
        return None, Edge.BELOW
    if mean > HIGHEST_TOLD:
        return None, Edge.ABOVE
    return min(_rounded(mean, step), 100 - step), None


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


def _keep_since_earlier(
    grid: Grid, place: tuple[int, int], changed: np.ndarray, published: list[PublishedCell | None]
) -> None:
    """What hardly changed since an earlier year is told as it was then; who then alone has another score stays hidden.

    Shares count employers, so that few changes show in them: they are told where enough changed.
    """
    grid.is_kept[place] = changed < LEAST_CHANGED
    for index, before in enumerate(published):
        cell = grid.cells[place][index]
        if changed[index] < LEAST_CHANGED:
            grid.cells[place][index] = before and replace(before, change=None)
        elif cell is not None and changed[index] < LEAST_CHANGED_FOR_SHARES:
            grid.cells[place][index] = replace(cell, shares=None)


def _keep_in_correction(grid: Grid, place: tuple[int, int], rows: CellSources, draft: Publication) -> None:
    """In a correction what hardly changed stays as it was published: told or not, and with the same numbers.

    Practices stay in any case, and so do shares: they count employers, and counts of few changes tell whose they are.
    """
    practices = [measure.is_practice for measure in rows.now.measures]
    kept = grid.is_kept[place] | _has_little_changed(rows.corrected, rows.now) | practices
    change_kept = kept.copy()
    if draft.last_year is not None:
        change_kept |= _has_little_changed(*(rises_since(rows.earlier, each) for each in (rows.corrected, rows.now)))
    grid.is_kept[place], grid.is_change_kept[place] = kept, change_kept
    for index, before in enumerate(_published(draft.previous, _key(place, draft.area), draft)):
        cell = grid.cells[place][index]
        if kept[index]:
            grid.cells[place][index] = before
        elif cell is not None and cell.edge is None:
            change = before and before.change if change_kept[index] else cell.change
            grid.cells[place][index] = replace(cell, shares=before and before.shares, change=change)


def _has_little_changed(before: ScoreTable, now: ScoreTable) -> np.ndarray:
    return np.minimum(*count_changes(before, now)) < LEAST_CHANGED
