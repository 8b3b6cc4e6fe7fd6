"""What stands in a team of the people and of one of both views, as a sheet tells it and is compared with it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import fields

from assessments.competentiematrix.matrix import Competence
from assessments.competentiematrix.services.levels import CellEntry, view_fields
from assessments.competentiematrix.services.workers import WorkerEntry
from assessments.competentiematrix.sheet.changes import KnownPerson, key_of
from assessments.models import MatrixCell, MatrixNeed, MatrixTeam

FACTS = tuple(fact.name for fact in fields(WorkerEntry))


def competences_in(needs: Iterable[MatrixNeed]) -> tuple[Competence, ...]:
    """As far as a sheet has to know."""
    rows = (need.competence for need in needs)
    return tuple(Competence(row.pk, row.name, row.needs_certificate) for row in rows)


def known_people(team: MatrixTeam, *, is_own: bool) -> dict[str, KnownPerson]:
    """Everyone in the team, also who left, by `key_of` their code and in its order; in two queries."""
    cells = defaultdict(dict)
    filled_in = MatrixCell.objects.filter(worker__team=team).order_by()
    entries = {}  # a handful of different ones, however many cells
    for worker, competence, *entry in filled_in.values_list(
        "worker_id", "competence_id", *view_fields(is_own), "certified_on"
    ):
        key = tuple(entry)
        cells[worker][competence] = entries.setdefault(key, CellEntry(*key))
    people = team.workers.order_by("code", "pk").values_list("pk", *FACTS)
    return {
        key_of(facts[0]): KnownPerson(number, WorkerEntry(*facts), cells.get(number, {})) for number, *facts in people
    }
