"""A template with the people of a team: personal data that leave the house, and so an event."""

from datetime import datetime

from django.utils.timezone import localdate

from assessments.competentiematrix.selectors import needs_of
from assessments.competentiematrix.sheet.changes import has_left
from assessments.competentiematrix.sheet.selectors import known_people
from assessments.competentiematrix.sheet.template import write_template
from assessments.models import MatrixTeam
from organisations.events import record_event


def export_template(team: MatrixTeam, *, is_own: bool, by, at: datetime) -> bytes:
    """The xlsx for one of both views, with who is in the team at that moment."""
    known = known_people(team, is_own=is_own).values()
    people = [person for person in known if not has_left(person.entry, localdate(at))]
    content = write_template(team, list(needs_of(team)), people, is_own=is_own)
    record_event(team.organisation, "export_matrix_template", team.slug, by=by, at=at)
    return content
