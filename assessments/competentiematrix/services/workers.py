"""The people in a team: who they are, as far as the matrix has to know."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from assessments.models import MatrixTeam, MatrixWorker
from organisations.events import record_event

MAX_WORKERS = 1_500


class WorkerError(ValueError):
    """The code is taken, or the team is full; the message says in Dutch what to do."""


@dataclass(frozen=True, slots=True)
class WorkerEntry:
    """`agency` is empty unless an agency employs this person; `left_on` is the first day without them."""

    code: str
    contract_group: str = "vast"
    hours_per_week: Decimal | None = None
    agency: str = ""
    email: str = ""
    left_on: date | None = None


@transaction.atomic
def add_worker(team: MatrixTeam, entry: WorkerEntry, *, by, at) -> MatrixWorker:
    """Raises WorkerError."""
    _check_room(team, [entry.code])
    worker = MatrixWorker.objects.create(team=team, added_at=at, **asdict(entry))
    _record(worker, "add_matrix_worker", by=by, at=at)
    return worker


@transaction.atomic
def add_workers(team: MatrixTeam, entries: Sequence[WorkerEntry], *, by, at) -> list[MatrixWorker]:
    """Many at once, in a few statements. Raises WorkerError, and then adds nobody."""
    _check_room(team, [entry.code for entry in entries])
    workers = [MatrixWorker(team=team, added_at=at, **asdict(entry)) for entry in entries]
    MatrixWorker.objects.bulk_create(workers, batch_size=500)
    record_event(team.organisation, "add_matrix_workers", f"{team.slug}/{len(workers)}", by=by, at=at)
    return workers


@transaction.atomic
def change_worker(worker: MatrixWorker, entry: WorkerEntry, *, by, at) -> MatrixWorker:
    """Raises WorkerError."""
    _check_codes(worker.team, [entry.code], except_for=worker)
    for name, value in asdict(entry).items():
        setattr(worker, name, value)
    worker.save(update_fields=list(asdict(entry)))
    _record(worker, "change_matrix_worker", by=by, at=at)
    return worker


@transaction.atomic
def move_worker(worker: MatrixWorker, team: MatrixTeam, *, by, at) -> MatrixWorker:
    """To another team of the employer, with all that was filled in. Raises WorkerError."""
    _check_room(team, [worker.code])
    worker.team = team
    worker.save(update_fields=["team"])
    _record(worker, "move_matrix_worker", by=by, at=at)
    return worker


def _check_room(team: MatrixTeam, codes: Sequence[str]) -> None:
    """With the team locked: two writers together do not pass its limit."""
    MatrixTeam.objects.select_for_update().get(pk=team.pk)
    _check_codes(team, codes)
    if team.workers.count() + len(codes) > MAX_WORKERS:
        raise WorkerError(f"Een team heeft hooguit {MAX_WORKERS:_} mensen. Verdeel het team.".replace("_", "."))


def _check_codes(team: MatrixTeam, codes: Sequence[str], except_for: MatrixWorker | None = None) -> None:
    others = team.workers.exclude(pk=except_for.pk if except_for else None)
    known = {code.lower() for code in others.values_list("code", flat=True)}
    for code in codes:
        if code.lower() in known:
            raise WorkerError(f"“{code}” is er al in dit team. Maak het onderscheid, bijvoorbeeld met een cijfer.")
        known.add(code.lower())


def _record(worker: MatrixWorker, verb: str, *, by, at) -> None:
    """By number: a code may be somebody's initials."""
    record_event(worker.team.organisation, verb, f"{worker.team.slug}/{worker.pk}", by=by, at=at)
