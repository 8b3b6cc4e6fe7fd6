"""The document of one team: which rows it is made from, and the trail of who took it."""

from datetime import date

from django.template.loader import render_to_string
from django.utils.timezone import localdate

from assessments.competentiematrix.selectors import whole_matrix_of
from assessments.models import MatrixTeam
from organisations.events import record_event
from reports.matrix.matrix_document import MatrixDocument, TeamFacts, build_matrix_document
from reports.matrix.selectors import ground_of
from reports.pdf import render_pdf


def matrix_document_of(team: MatrixTeam, on: date) -> MatrixDocument:
    """Of a team whose employer has the matrix on."""
    whole = whole_matrix_of(team.organisation)
    place = next(place for place, each in enumerate(whole.teams) if each.number == team.pk)
    return build_matrix_document(_facts(team), whole, place, on)


def _facts(team: MatrixTeam) -> TeamFacts:
    organisation = team.organisation
    return TeamFacts(
        employer=str(organisation),
        kvk=organisation.kvk,
        is_fictional=organisation.is_fictional,
        team=team.name,
        purpose=team.purpose,
        who_sees=team.get_visibility_display(),
        agreed_on=team.agreed_on,
        ground=ground_of(organisation.matrix_setup, organisation),
    )


def matrix_html(team: MatrixTeam, *, at) -> str:
    """The document as it goes to the renderer."""
    return render_to_string("reports/pdf/competentiematrix.html", {"page": matrix_document_of(team, localdate(at))})


def export_matrix(team: MatrixTeam, *, by, at) -> bytes:
    """The document as PDF, recorded in the trail. Raises PdfError and then leaves no trace."""
    pdf = render_pdf(matrix_html(team, at=at))
    record_event(team.organisation, "export_competentiematrix", team.slug, by=by, at=at)
    return pdf
