"""Cover and training plan as data: they tell what people can do, and so each leaves an event."""

from django.db import transaction
from django.utils.timezone import localdate

from assessments.competentiematrix.export import cover_data, plan_data
from assessments.competentiematrix.matrix import Matrix
from assessments.competentiematrix.selectors import whole_matrix_of
from assessments.competentiematrix.training import plan_training
from assessments.models import MatrixTeam
from organisations.events import record_event
from organisations.models import Organisation


class MatrixOffError(ValueError):
    """The matrix of this employer was never put on, or was put off."""


@transaction.atomic
def export_cover(organisation: Organisation, team: MatrixTeam | None = None, *, by, at) -> dict:
    """Of one team or of all; raises MatrixOffError."""
    matrix = _whole(organisation)
    data = cover_data(matrix, localdate(at), _place(matrix, team))
    record_event(organisation, "export_matrix_cover", team.slug if team else "", by=by, at=at)
    return {"organisation": organisation.kvk} | data


@transaction.atomic
def export_training_plan(
    organisation: Organisation, per_person: int, team: MatrixTeam | None = None, *, by, at
) -> dict:
    """Of one team or of all; raises MatrixOffError."""
    matrix, on = _whole(organisation), localdate(at)
    data = plan_data(matrix, plan_training(matrix, on, per_person), on, _place(matrix, team))
    record_event(organisation, "export_training_plan", team.slug if team else "", by=by, at=at)
    return {"organisation": organisation.kvk} | data


def _whole(organisation: Organisation) -> Matrix:
    """All teams, because people of other teams can teach and help."""
    matrix = whole_matrix_of(organisation)
    if matrix is None:
        raise MatrixOffError(organisation.kvk)
    return matrix


def _place(matrix: Matrix, team: MatrixTeam | None) -> int | None:
    if team is None:
        return None
    return next(place for place, each in enumerate(matrix.teams) if each.number == team.pk)
