"""The competentiematrix of an employer as others than its teams may read it."""

from datetime import date

from assessments.competentiematrix.group_figures import group_figures_of
from assessments.competentiematrix.selectors import whole_matrix_of
from assessments.models import Assessment, Basis, MatrixSetup, Status
from organisations.models import Organisation
from reports.council.words import council_words
from reports.matrix.record import Ground, MatrixRecord

# Of an employer that recorded a consent, and says now that nobody speaks for the staff.
SOME_COUNCIL = "de medezeggenschap"


def matrix_record_of(organisation: Organisation, on: date) -> MatrixRecord | None:
    """None while the matrix is off. In as many queries however many rows there are."""
    setup = MatrixSetup.objects.filter(organisation=organisation, stopped_at=None).first()
    if setup is None:
        return None
    figures = group_figures_of(whole_matrix_of(organisation), on)
    return MatrixRecord(on, ground_of(setup, organisation), figures)


def matrix_record_for_year(assessment: Assessment, on: date) -> MatrixRecord | None:
    """The same, for the latest year that was handed in only: a matrix is of today, and tells nothing of the past."""
    handed_in = Assessment.objects.exclude(status=Status.DRAFT).filter(organisation=assessment.organisation_id)
    if handed_in.filter(year__gt=assessment.year).exists():
        return None
    return matrix_record_of(assessment.organisation, on)


def ground_of(setup: MatrixSetup, organisation: Organisation) -> Ground:
    if setup.basis != Basis.CONSENT:
        return Ground("", setup.decided_on, reason=setup.reason)
    words = council_words(organisation.participation_form)
    return Ground(words.party_with_article if words else SOME_COUNCIL, setup.decided_on, setup.document)
