"""What the pages of teams, competences and people read besides the rows themselves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from assessments.competentiematrix.selectors import workers_of
from assessments.models import MatrixCell, MatrixCompetence, MatrixNeed, MatrixTeam, MatrixWorker


@dataclass(frozen=True, slots=True)
class Filled:
    """Of how many competences that the team needs somebody can do now was filled in: by themselves, by the leader."""

    own: int = 0
    led: int = 0


@dataclass(frozen=True, slots=True)
class TeamContent:
    """What goes with a team; `people` counts also who left."""

    people: int
    needs: int
    cells: int


def content_of(team: MatrixTeam) -> TeamContent:
    cells = MatrixCell.objects.filter(worker__team=team)
    return TeamContent(team.workers.count(), team.needs.count(), cells.count())


def people_who_filled_in(need: MatrixNeed) -> int:
    """Of how many people a level would go with the competence, in whatever team; none where another team needs it."""
    if sharing_teams(need):
        return 0
    return MatrixCell.objects.filter(competence=need.competence_id).count()


def sharing_teams(need: MatrixNeed) -> list[MatrixTeam]:
    """The other teams that need the same, by name."""
    teams = MatrixTeam.objects.filter(needs__competence=need.competence_id).exclude(pk=need.team_id)
    return list(teams.order_by("name", "pk"))


def names_elsewhere(team: MatrixTeam) -> list[str]:
    """Of the competences of other teams that this one could need as well."""
    others = MatrixCompetence.objects.filter(organisation=team.organisation_id).exclude(needs__team=team)
    return list(others.order_by("name").values_list("name", flat=True))


def people_found(team: MatrixTeam, filters: dict[str, str], on: date):
    """Who fits the filters of the list, by code."""
    people = workers_of(team, on)
    if filters["wie"] == "weg":
        people = team.workers.filter(left_on__lte=on).order_by("code", "pk")
    if filters["wie"] == "zelf":
        people = people.filter(own_saved_at=None)
    return people.filter(code__icontains=filters["zoek"]) if filters["zoek"] else people


def filled_by(people: Iterable[MatrixWorker], team: MatrixTeam) -> dict[int, Filled]:
    """By number of the person."""
    cells = MatrixCell.objects.filter(worker__in=people, competence__needs__team=team)
    counts = cells.order_by().values_list("worker").annotate(own=Count("own_now"), led=Count("lead_now"))
    return {number: Filled(own, led) for number, own, led in counts}
