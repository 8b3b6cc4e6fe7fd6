"""Putting the matrix on and off: only with the council's consent, or a recorded reason why nobody can give it."""

from dataclasses import dataclass
from datetime import date

from django.core.files import File
from django.db import transaction

from assessments.models import Basis, MatrixSetup
from assessments.models.competentiematrix import USUAL_RETENTION_MONTHS
from organisations.events import record_event
from organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class SetupEntry:
    """`document` names the letter or minutes of a consent, `reason` says why there is none.

    `document_file` None: what was uploaded before stays, as long as there is a consent.
    """

    basis: Basis
    decided_on: date
    document: str = ""
    reason: str = ""
    document_file: File | None = None
    retention_months: int = USUAL_RETENTION_MONTHS


@transaction.atomic
def start_matrix(organisation: Organisation, entry: SetupEntry, *, by, at) -> MatrixSetup:
    """Record the ground and put the matrix on; also changes what was recorded before."""
    setup = MatrixSetup.objects.select_for_update().filter(organisation=organisation).first()
    setup = setup or MatrixSetup(organisation=organisation)
    setup.basis, setup.decided_on, setup.document = entry.basis, entry.decided_on, entry.document
    setup.reason, setup.retention_months = entry.reason, entry.retention_months
    setup.recorded_at, setup.recorded_by, setup.stopped_at = at, by.user if by else None, None
    _put_document(setup, entry)
    setup.save()
    record_event(organisation, "start_matrix", entry.basis, by=by, at=at)
    return setup


def _put_document(setup: MatrixSetup, entry: SetupEntry) -> None:
    """A file that is replaced, or belongs to a consent that is no longer the ground, goes."""
    if entry.basis == Basis.CONSENT and not entry.document_file:
        return
    old, storage = setup.document_file.name, setup.document_file.storage
    setup.document_file = entry.document_file if entry.basis == Basis.CONSENT else ""
    if old:
        transaction.on_commit(lambda: storage.delete(old))


@transaction.atomic
def stop_matrix(setup: MatrixSetup, *, by, at) -> MatrixSetup:
    """Put it off: nobody sees a row any more, and the rows are erased when the retention period is over."""
    setup.stopped_at = at
    setup.save(update_fields=["stopped_at"])
    record_event(setup.organisation, "stop_matrix", by=by, at=at)
    return setup


@transaction.atomic
def note_consent_read(setup: MatrixSetup, *, by, at) -> None:
    """Leave a trace of who opened the letter or minutes of the council."""
    record_event(setup.organisation, "read_matrix_consent", by=by, at=at)
