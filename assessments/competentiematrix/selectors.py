"""The competentiematrix of an employer: what a member may see of it, and the rows as the pure core reads them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from django.http import Http404

from assessments.competentiematrix.dates import months_after
from assessments.competentiematrix.levels import UNKNOWN
from assessments.competentiematrix.matrix import FOR_EVER, Competence, Matrix, Need, Team, Views, Worker, build_matrix
from assessments.models import MatrixCell, MatrixCompetence, MatrixNeed, MatrixSetup, MatrixTeam, MatrixWorker
from organisations import access
from organisations.access import Action, Refused
from organisations.models import Membership, Organisation

LEVELS = ("own_now", "own_could", "lead_now", "lead_could")
COMPETENCE = ("competence_id", "competence__name", "competence__needs_certificate", "competence__valid_months")
WORKER = ("pk", "code", "team_id", "contract_group", "hours_per_week", "agency", "left_on")
OFF = "De competentiematrix van deze organisatie staat uit."


@dataclass(frozen=True, slots=True)
class MatrixRoom:
    """The matrix of an employer as one member sees it; `setup` None: it was never put on."""

    membership: Membership
    setup: MatrixSetup | None

    @property
    def organisation(self) -> Organisation:
        return self.membership.organisation

    @property
    def is_on(self) -> bool:
        return self.setup is not None and self.setup.is_on

    def may(self, action: Action) -> bool:
        return access.may(self.membership, action)


def matrix_room_for(user, kvk: str, action: Action) -> MatrixRoom:
    """Also where the matrix is off. Raises as `membership_for` does."""
    membership = access.membership_for(user, kvk, action)
    return MatrixRoom(membership, MatrixSetup.objects.filter(organisation=membership.organisation_id).first())


def open_room_for(user, kvk: str, action: Action) -> MatrixRoom:
    """Raises Http404 where the matrix is off: then nobody sees or changes a row."""
    room = matrix_room_for(user, kvk, action)
    if not room.is_on:
        raise Http404(OFF)
    return room


def team_for(user, kvk: str, slug: str, action: Action = Action.LEAD_TEAM) -> tuple[MatrixRoom, MatrixTeam]:
    """The team, for an administrator and for who leads it; Http404 where it is not there or the matrix is off."""
    room = open_room_for(user, kvk, action)
    team = MatrixTeam.objects.select_related("leader").filter(organisation=room.organisation, slug=slug).first()
    if team is None:
        raise Http404("Dit team is er niet.")
    if not room.may(Action.MANAGE_MATRIX) and team.leader_id != room.membership.user_id:
        raise Refused(room.membership, "U leidt dit team niet.")
    team.organisation = room.organisation
    return room, team


def teams_of(room: MatrixRoom):
    """The teams that this member may see the rows of, by name: an administrator all, others those they lead."""
    teams = MatrixTeam.objects.filter(organisation=room.organisation).select_related("leader")
    if not room.may(Action.MANAGE_MATRIX):
        teams = teams.filter(leader=room.membership.user_id)
    return teams.order_by("name", "pk")


def whole_matrix_of(organisation: Organisation) -> Matrix | None:
    """Of all its teams, by name; None where the matrix is off."""
    if not MatrixSetup.objects.filter(organisation=organisation, stopped_at=None).exists():
        return None
    return matrix_of(MatrixTeam.objects.filter(organisation=organisation).order_by("name", "pk"))


def needs_of(team: MatrixTeam):
    """In the order in which the team put them."""
    return team.needs.select_related("competence").order_by("position", "pk")


def need_for(team: MatrixTeam, number: int) -> MatrixNeed:
    """Raises Http404 for one of another team."""
    need = needs_of(team).filter(pk=number).first()
    if need is None:
        raise Http404("Deze competentie is er niet in dit team.")
    need.team = team
    return need


def worker_for(team: MatrixTeam, number: int) -> MatrixWorker:
    """Also someone who left. Raises Http404 for someone of another team."""
    worker = team.workers.filter(pk=number).first()
    if worker is None:
        raise Http404("Deze persoon is er niet in dit team.")
    worker.team = team
    return worker


def competence_names(teams: Iterable[MatrixTeam]) -> dict[int, str]:
    """What any of these teams needs, by number."""
    needed = MatrixCompetence.objects.filter(needs__team__in=teams).distinct().order_by("pk")
    return dict(needed.values_list("pk", "name"))


def workers_of(team: MatrixTeam, on: date):
    """Who is in the team on that day, by code."""
    return team.workers.exclude(left_on__lte=on).order_by("code", "pk")


def matrix_of(
    teams: Iterable[MatrixTeam], *, people_of: MatrixTeam | None = None, competence: int | None = None
) -> Matrix:
    """The matrix of these teams of one employer, in four queries; who left is in it until their rows are erased.

    Competences come in the order in which the first team that needs them put them. `people_of`: only the people of
    this one of them, against what all need. `competence`: this one alone, by number.
    """
    teams = tuple(teams)
    staffed = teams if people_of is None else (people_of,)
    place = {team.pk: number for number, team in enumerate(teams)}
    asked = MatrixNeed.objects.filter(team__in=teams).order_by("position", "pk")
    cells = MatrixCell.objects.filter(worker__team__in=staffed).order_by()
    if competence is not None:
        asked, cells = asked.filter(competence=competence), cells.filter(competence=competence)
    asked = sorted(asked.values_list("team_id", "level", "heads", *COMPETENCE), key=lambda need: place[need[0]])
    competences = tuple(Competence(*row) for row in dict.fromkeys(need[3:] for need in asked))
    columns = {competence.number: column for column, competence in enumerate(competences)}
    workers = _workers(staffed, place)
    return build_matrix(
        tuple(Team(team.pk, team.slug, team.name) for team in teams),
        workers,
        competences,
        tuple(Need(place[team], columns[number], level, heads) for team, level, heads, number, *_ in asked),
        _views(cells, {worker.number: row for row, worker in enumerate(workers)}, columns, competences),
    )


def _workers(teams, place: dict[int, int]) -> tuple[Worker, ...]:
    """By team, and then by code."""
    rows = MatrixWorker.objects.filter(team__in=teams).order_by("code", "pk").values_list(*WORKER)
    workers = (
        Worker(number, code, place[team], group, None if hours is None else float(hours), agency, left_on)
        for number, code, team, group, hours, agency, left_on in rows
    )
    return tuple(sorted(workers, key=lambda worker: worker.team))


def _views(cells, rows: dict[int, int], columns: dict[int, int], competences: tuple[Competence, ...]) -> Views:
    """A column of the database at a time into arrays: there may be a million cells.

    The few dates are read apart, because Django converts every value of a row that has one.
    """
    views = Views.empty(len(rows), len(columns))
    filled = _known(cells.values_list("worker_id", "competence_id", *LEVELS), rows, columns)
    places = np.array([rows[cell[0]] for cell in filled], int), np.array([columns[cell[1]] for cell in filled], int)
    for value, name in enumerate(LEVELS, start=2):
        levels = np.array([cell[value] for cell in filled], float)
        getattr(views, name)[places] = np.nan_to_num(levels, nan=UNKNOWN)
    certificates = cells.exclude(certified_on=None).values_list("worker_id", "competence_id", "certified_on")
    for worker, number, day in _known(certificates, rows, columns):
        column = columns[number]
        views.certified_until[rows[worker], column] = certified_until(day, competences[column].valid_months)
    return views


def _known(cells: Iterable[tuple], rows: dict[int, int], columns: dict[int, int]) -> list[tuple]:
    """Not of a team that someone was in before, nor of someone who was added since the other queries."""
    return [cell for cell in cells if cell[0] in rows and cell[1] in columns]


# Whole teams take the same course on the same day.
@lru_cache(maxsize=4096)
def certified_until(certified_on: date, valid_months: int | None) -> np.datetime64:
    """The last day on which a certificate holds."""
    return FOR_EVER if valid_months is None else np.datetime64(months_after(certified_on, valid_months), "D")
