"""The rows of a publication: its cells, and who counted; in batches, because of everyone there are many."""

from collections.abc import Iterable, Iterator

from django.db import connection

from benchmarks.cells import PublishedCell
from benchmarks.frozen_scores import CountingScores
from benchmarks.models import Cell, StoredPublication

BATCH = 5_000
# A model object for each of a hundred thousand employers takes several times as long (docs/performance.md).
CONTRIBUTION = """
INSERT INTO benchmarks_contribution (publication_id, submission_id, "group", branch, is_open)
VALUES (%s, %s, %s, %s, %s)
"""


def insert_cells(stored: StoredPublication, cells: Iterable[PublishedCell]) -> None:
    Cell.objects.bulk_create([_cell(stored, cell) for cell in cells], batch_size=BATCH)


def insert_contributions(stored: StoredPublication, counting: CountingScores, branches: tuple[str, ...]) -> None:
    """`branches`: the names that the table's numbers stand for."""
    with connection.cursor() as cursor:
        for start in range(0, len(counting.submissions), BATCH):
            rows = _contributions(stored, counting, branches, slice(start, start + BATCH))
            cursor.executemany(CONTRIBUTION, list(rows))


def _cell(stored: StoredPublication, cell: PublishedCell) -> Cell:
    low, high = cell.band or (None,) * 2
    vulnerable, developing, good_enough, exemplary = cell.shares or (None,) * 4
    return Cell(
        publication=stored,
        branch=cell.key.branch,
        size=cell.key.column.size,
        is_short=cell.key.column.is_short,
        measure=cell.measure,
        crowd=cell.crowd,
        mean=cell.mean,
        edge=cell.edge or "",
        band_low=low,
        band_high=high,
        share_vulnerable=vulnerable,
        share_developing=developing,
        share_good_enough=good_enough,
        share_exemplary=exemplary,
        change=cell.change,
    )


def _contributions(
    stored: StoredPublication, counting: CountingScores, branches: tuple[str, ...], batch: slice
) -> Iterator[tuple]:
    names = (*branches, "")  # the last for employers of no branch, whose number is -1
    table = counting.table
    columns = (counting.submissions, table.groups, table.branches, table.is_open)
    rows = zip(*(column[batch].tolist() for column in columns), strict=True)
    return ((stored.pk, submission, group, names[branch], is_open) for submission, group, branch, is_open in rows)
