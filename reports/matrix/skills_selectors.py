"""Which rows make the skills overview of one person."""

from django.utils.timezone import localdate

from assessments.competentiematrix.selectors import needs_of
from assessments.models import MatrixCell, MatrixWorker
from reports.matrix.skills import Skill, SkillsRecord


def skills_record_of(worker: MatrixWorker) -> SkillsRecord:
    """In two queries. What the team needs comes first, in its order; then what they learnt in another team."""
    team = worker.team
    order = {need.competence_id: place for place, need in enumerate(needs_of(team))}
    cells = worker.cells.select_related("competence").order_by("competence__name", "pk")
    return SkillsRecord(
        organisation=str(team.organisation),
        is_fictional=team.organisation.is_fictional,
        team=team.name,
        code=worker.code,
        agency=worker.agency,
        since=localdate(worker.added_at),
        own_saved_on=localdate(worker.own_saved_at) if worker.own_saved_at else None,
        skills=tuple(_skill(cell) for cell in sorted(cells, key=lambda c: order.get(c.competence_id, len(order)))),
    )


def _skill(cell: MatrixCell) -> Skill:
    competence = cell.competence
    return Skill(
        competence.name,
        cell.own_now,
        cell.own_could,
        cell.lead_now,
        cell.lead_could,
        cell.certified_on if competence.needs_certificate else None,
        competence.valid_months,
    )
