"""Saving levels: what people say of themselves and what who leads them sees, side by side, never over one another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from assessments.models import MatrixCell, MatrixWorker
from organisations.events import record_event


@dataclass(frozen=True, slots=True)
class CellEntry:
    """One view of one competence; None: not filled in."""

    now: int | None = None
    could: int | None = None
    certified_on: date | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What the writer saw and what it is to become."""

    seen: CellEntry
    entry: CellEntry


class LevelConflictError(ValueError):
    """Somebody changed the same in the meantime; `current` has what stands there now, by number of the competence."""

    def __init__(self, current: Mapping[int, CellEntry]):
        super().__init__(", ".join(map(str, current)))
        self.current = current


@transaction.atomic
def save_levels(worker: MatrixWorker, changes: Mapping[int, Change], *, is_own: bool, by, at) -> int:
    """Save what changed, by number of the competence; how many cells that were.

    `is_own`: the person's own view, else that of who leads them. Raises LevelConflictError, and then saves nothing.
    """
    worker = MatrixWorker.objects.select_for_update(of=("self",)).select_related("team__organisation").get(pk=worker.pk)
    changed = {number: change for number, change in changes.items() if change.entry != change.seen}
    cells = {cell.competence_id: cell for cell in worker.cells.filter(competence__in=changed)}
    current = {number: entry_of(cells.get(number), is_own=is_own) for number in changed}
    conflicts = {n: entry for n, entry in current.items() if entry not in (changed[n].seen, changed[n].entry)}
    if conflicts:
        raise LevelConflictError(conflicts)
    rows = [_filled(worker, number, cells.get(number), change.entry, is_own) for number, change in changed.items()]
    _store(rows, is_own)
    if is_own:
        worker.own_saved_at = at
        worker.save(update_fields=["own_saved_at"])
    if rows or is_own:
        verb = "save_own_levels" if is_own else "save_led_levels"
        record_event(worker.team.organisation, verb, f"{worker.team.slug}/{worker.pk}", by=by, at=at)
    return len(rows)


def entry_of(cell: MatrixCell | None, *, is_own: bool) -> CellEntry:
    """What stands there now in one of both views."""
    if cell is None:
        return CellEntry()
    levels = (cell.own_now, cell.own_could) if is_own else (cell.lead_now, cell.lead_could)
    return CellEntry(*levels, cell.certified_on)


def _filled(worker, number: int, cell: MatrixCell | None, entry: CellEntry, is_own: bool) -> MatrixCell:
    cell = cell or MatrixCell(worker=worker, competence_id=number)
    now, could = view_fields(is_own)
    setattr(cell, now, entry.now)
    setattr(cell, could, entry.could)
    cell.certified_on = entry.certified_on
    return cell


def _is_empty(cell: MatrixCell) -> bool:
    return all(getattr(cell, name) is None for name in (*view_fields(True), *view_fields(False), "certified_on"))


def view_fields(is_own: bool) -> tuple[str, str]:
    return ("own_now", "own_could") if is_own else ("lead_now", "lead_could")


def _store(rows: list[MatrixCell], is_own: bool) -> None:
    """In a few statements, however many; a cell in which nothing is left goes."""
    filled, emptied = [], []
    for row in rows:
        (emptied if _is_empty(row) else filled).append(row)
    MatrixCell.objects.bulk_create([row for row in filled if row.pk is None])
    known = [row for row in filled if row.pk is not None]
    MatrixCell.objects.bulk_update(known, [*view_fields(is_own), "certified_on"], batch_size=500)
    MatrixCell.objects.filter(pk__in=[row.pk for row in emptied if row.pk is not None]).delete()
