"""Bringing many people and levels in at once, as a whole or not at all."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice

from django.db import connection, transaction

from assessments.competentiematrix.services.workers import MAX_WORKERS, WorkerError
from assessments.competentiematrix.sheet.changes import Changes, PersonChange, PersonRow, changes_of, twice_in
from assessments.competentiematrix.sheet.selectors import FACTS, known_people
from assessments.models import MatrixTeam, MatrixWorker
from organisations.events import record_event

CELLS_AT_ONCE = 5_000
# One per view, each leaving the other as it is. A model object for each of ninety thousand cells takes three times as
# long as all the rest of an import.
OWN_CELL = """
INSERT INTO assessments_matrixcell (worker_id, competence_id, own_now, own_could, certified_on)
VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (worker_id, competence_id) DO UPDATE
SET own_now = excluded.own_now, own_could = excluded.own_could, certified_on = excluded.certified_on
"""
LED_CELL = """
INSERT INTO assessments_matrixcell (worker_id, competence_id, lead_now, lead_could, certified_on)
VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (worker_id, competence_id) DO UPDATE
SET lead_now = excluded.lead_now, lead_could = excluded.lead_could, certified_on = excluded.certified_on
"""


class ChangedMeanwhileError(ValueError):
    """Something else would change now than what was shown."""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """How many people are new, of how many others the facts changed, and how many cells changed."""

    added: int
    changed_people: int
    changed_cells: int


@transaction.atomic
def import_people(
    team: MatrixTeam, rows: Sequence[PersonRow], *, is_own: bool, seen: str | None = None, by, at
) -> ImportResult:
    """Add and change people, and one view of what they can do; who is not in the rows stays as they are.

    `seen` is the fingerprint of the changes that somebody was shown. Raises WorkerError or ChangedMeanwhileError, and
    then changes nothing.
    """
    _lock(team)
    _check_competences(team, rows)
    known = known_people(team, is_own=is_own)
    changes = changes_of(rows, known)
    _check_people(rows, len(known) + len(changes.added))
    if seen is not None and changes.fingerprint != seen:
        raise ChangedMeanwhileError
    _store_people(team, changes, is_own, at)
    record_event(team.organisation, "import_matrix", f"{team.slug}/{len(rows)}", by=by, at=at)
    return ImportResult(len(changes.added), len(changes.with_other_facts), changes.cell_count)


def _lock(team: MatrixTeam) -> None:
    """The people too, as who saves a single row does."""
    MatrixTeam.objects.select_for_update().get(pk=team.pk)
    len(MatrixWorker.objects.select_for_update().filter(team=team).order_by("pk").values_list("pk"))


def _check_competences(team: MatrixTeam, rows: Sequence[PersonRow]) -> None:
    unknown = {number for row in rows for number in row.cells} - set(team.needs.values_list("competence", flat=True))
    if unknown:
        raise LookupError(f"{team.slug} does not need the competences {sorted(unknown)}")


def _check_people(rows: Sequence[PersonRow], people: int) -> None:
    if twice := twice_in(rows):
        raise WorkerError(f"“{twice}” staat er twee keer. Maak het onderscheid, bijvoorbeeld met een cijfer.")
    if people > MAX_WORKERS:
        raise WorkerError(full_words(people))


def full_words(people: int) -> str:
    """What to do when a team would get so many people."""
    most, told = (f"{number:_}".replace("_", ".") for number in (MAX_WORKERS, people))
    return f"Een team heeft hooguit {most} mensen, en dit zouden er {told} worden. Verdeel het team."


def _store_people(team: MatrixTeam, changes: Changes, is_own: bool, at) -> None:
    new = [MatrixWorker(team=team, added_at=at, **asdict(change.entry)) for change in changes.added]
    numbers = iter([worker.pk for worker in MatrixWorker.objects.bulk_create(new)])
    changed = [MatrixWorker(pk=change.number, **asdict(change.entry)) for change in changes.with_other_facts]
    MatrixWorker.objects.bulk_update(changed, FACTS)
    filled = [(change.number or next(numbers), change) for change in changes.people if change.is_new or change.cells]
    _store_cells(filled, is_own)
    if is_own:
        team.workers.filter(pk__in=[number for number, change in filled if change.cells]).update(own_saved_at=at)


def _store_cells(filled: list[tuple[int, PersonChange]], is_own: bool) -> None:
    rows = _cell_rows(filled)
    with connection.cursor() as cursor:
        while batch := list(islice(rows, CELLS_AT_ONCE)):
            cursor.executemany(OWN_CELL if is_own else LED_CELL, batch)


def _cell_rows(filled: list[tuple[int, PersonChange]]) -> Iterator[tuple]:
    for number, change in filled:
        for cell in change.cells:
            entry = cell.becomes
            yield number, cell.competence, entry.now, entry.could, entry.certified_on
