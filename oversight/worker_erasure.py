"""What goes when someone of whom a matrix knows a code only is erased, and where the same person may still be."""

from dataclasses import dataclass

from django.db.models import QuerySet

from assessments.models import MatrixCell, MatrixUpload, MatrixWorker
from oversight.erasure import STAYS_ELSEWHERE

TRAIL = ("Wie deed wat", "Daar staat een nummer, geen code of adres. Het hoort dan bij niemand meer.")
FIXED = ("Vastgestelde jaarrapporten", "Daarin staan cijfers over groepen van minstens vijf mensen.")
DOWNLOADED = ("Wat al is gedownload of afgedrukt", "Vraag wie het heeft om het weg te doen.")
KEPT = (TRAIL, FIXED, DOWNLOADED, *STAYS_ELSEWHERE)


@dataclass(frozen=True, slots=True)
class WorkerErasure:
    """`rows` are of the same person beyond doubt, `others` only have the same code in another team."""

    rows: tuple[MatrixWorker, ...]
    levels: int
    uploads: int
    others: tuple[MatrixWorker, ...]

    @property
    def teams(self) -> tuple[str, ...]:
        return tuple(row.team.name for row in self.rows)


def worker_erasure(worker: MatrixWorker) -> WorkerErasure:
    rows = tuple(rows_of_person(worker).select_related("team").order_by("team__name", "pk"))
    others = _at_employer(worker).filter(code__iexact=worker.code).exclude(pk__in=[row.pk for row in rows])
    return WorkerErasure(
        rows,
        MatrixCell.objects.filter(worker__in=rows).count(),
        MatrixUpload.objects.filter(team__in=[row.team_id for row in rows]).count(),
        tuple(others.select_related("team").order_by("team__name", "pk")),
    )


def rows_of_person(worker: MatrixWorker) -> QuerySet:
    """This row, and those with the same mail address at the same employer."""
    rows = _at_employer(worker)
    return rows.filter(email__iexact=worker.email) if worker.email else rows.filter(pk=worker.pk)


def _at_employer(worker: MatrixWorker) -> QuerySet:
    return MatrixWorker.objects.filter(team__organisation=worker.team.organisation_id)
