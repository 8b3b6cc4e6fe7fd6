"""Erasing someone of whom a competentiematrix knows a code: they asked for it, and an administrator does it."""

from django.db import transaction

from assessments.models import MatrixUpload, MatrixWorker
from organisations.events import record_events
from oversight.traces import scrub_file
from oversight.worker_erasure import rows_of_person


@transaction.atomic
def erase_worker(worker: MatrixWorker, *, by, at) -> None:
    """For good: the row with all levels and the link, those under the same address in other teams of this employer,
    and uploads for these teams that wait, because the person may be in them."""
    rows = rows_of_person(worker).select_for_update(of=("self",)).select_related("team").order_by("pk")
    erased = [(row.pk, row.team) for row in rows]
    MatrixUpload.objects.filter(team__in=[team for _, team in erased]).delete()
    MatrixWorker.objects.filter(pk__in=[number for number, _ in erased]).delete()
    done = [("erase_matrix_worker", f"{team.slug}/{number}") for number, team in erased]
    record_events(worker.team.organisation, done, by=by, at=at)
    transaction.on_commit(scrub_file)
