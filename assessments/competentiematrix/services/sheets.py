"""Sheets that came back filled in: each waits until somebody has seen what it changes, and is gone after that."""

from collections.abc import Sequence

from django.db import transaction

from assessments.competentiematrix.services.imports import ImportResult, import_people
from assessments.competentiematrix.sheet.changes import PersonRow
from assessments.models import MatrixTeam, MatrixUpload
from organisations.events import record_event

LONGEST_NAME = MatrixUpload._meta.get_field("file_name").max_length


@transaction.atomic
def store_upload(team: MatrixTeam, content: bytes, file_name: str, *, is_own: bool, by, at) -> MatrixUpload:
    """Keep a sheet until it is confirmed; it replaces one of the same person for this team."""
    team.uploads.filter(uploaded_by=by.user).delete()
    upload = MatrixUpload.objects.create(
        team=team,
        content=content,
        file_name=file_name[-LONGEST_NAME:],
        is_own=is_own,
        uploaded_at=at,
        uploaded_by=by.user,
    )
    record_event(team.organisation, "upload_matrix_sheet", f"{team.slug}/{upload.pk}", by=by, at=at)
    return upload


@transaction.atomic
def confirm_upload(upload: MatrixUpload, rows: Sequence[PersonRow], seen: str, *, by, at) -> ImportResult:
    """Import what was read from it and throw the file away; raises as `import_people` does."""
    result = import_people(upload.team, rows, is_own=upload.is_own, seen=seen, by=by, at=at)
    upload.delete()
    return result


@transaction.atomic
def discard_upload(upload: MatrixUpload, *, by, at) -> None:
    team, number = upload.team, upload.pk
    upload.delete()
    record_event(team.organisation, "discard_matrix_sheet", f"{team.slug}/{number}", by=by, at=at)
