"""Who gets at the matrix, and the rows as the pure core reads them."""

from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from assessments.competentiematrix.levels import UNKNOWN
from assessments.competentiematrix.matrix import FOR_EVER, NO_CERTIFICATE, Competence, Need, Team, Worker
from assessments.competentiematrix.selectors import (
    competence_names,
    matrix_of,
    matrix_room_for,
    need_for,
    needs_of,
    open_room_for,
    team_for,
    teams_of,
    whole_matrix_of,
    worker_for,
    workers_of,
)
from assessments.competentiematrix.services.levels import CellEntry, Change, save_levels
from assessments.competentiematrix.services.needs import NeedEntry, add_needs
from assessments.competentiematrix.services.setup import stop_matrix
from assessments.competentiematrix.services.workers import WorkerEntry, add_worker, change_worker
from assessments.models import MatrixCell, MatrixSetup, MatrixWorker
from organisations.access import Action, Refused, Stranger
from tests.assessments.competentiematrix.matrices import fill_row, make_setup, make_team
from tests.factories import NOW, make_colleague

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


@pytest.fixture
def leader(employer):
    """A contributor who leads the welding shop."""
    return make_colleague(employer, "ploegbaas@voorbeeld.example")


@pytest.fixture
def team(employer, leader):
    """The welding shop: three people and three competences, filled in by themselves."""
    return make_team(employer, leader=leader.user)


@pytest.fixture
def other_team(team, employer):
    """The warehouse, led by nobody, which needs what the welding shop needs."""
    return make_team(employer, "Magazijn", people={"ST": ("004", "..4")})


def test_the_room_is_there_before_the_matrix_is_on(employer, hr):
    room = matrix_room_for(hr.user, employer.kvk, Action.MANAGE_MATRIX)
    assert (room.setup, room.is_on, room.organisation) == (None, False, employer)
    with pytest.raises(Http404):
        open_room_for(hr.user, employer.kvk, Action.MANAGE_MATRIX)


def test_the_room_is_open_while_the_matrix_is_on(employer, hr):
    setup = make_setup(employer)
    room = open_room_for(hr.user, employer.kvk, Action.MANAGE_MATRIX)
    assert (room.setup, room.is_on) == (setup, True)
    stop_matrix(setup, by=hr, at=NOW)
    assert not matrix_room_for(hr.user, employer.kvk, Action.MANAGE_MATRIX).is_on
    with pytest.raises(Http404):
        open_room_for(hr.user, employer.kvk, Action.MANAGE_MATRIX)


def test_administrator_and_leader_get_at_the_team(team, employer, hr, leader):
    for member, manages in ((hr, True), (leader, False)):
        room, found = team_for(member.user, employer.kvk, team.slug)
        assert (found, room.may(Action.MANAGE_MATRIX), room.may(Action.LEAD_TEAM)) == (team, manages, True)
        assert found.organisation is room.organisation


def test_who_leads_another_team_or_none_is_refused(team, other_team, employer, leader):
    colleague = make_colleague(employer)
    for member, slug in ((leader, other_team.slug), (colleague, team.slug)):
        with pytest.raises(Refused, match="leidt dit team niet"):
            team_for(member.user, employer.kvk, slug)


def test_readers_and_the_council_get_at_no_team(team, employer, reader, council_secretary, council_member):
    for member in (reader, council_secretary, council_member):
        with pytest.raises(Refused):
            team_for(member.user, employer.kvk, team.slug)
        assert open_room_for(member.user, employer.kvk, Action.VIEW_RESULTS).is_on


def test_an_outsider_finds_nothing(team, employer, outsider):
    with pytest.raises(Stranger):
        team_for(outsider.user, employer.kvk, team.slug)
    make_setup(outsider.organisation)
    with pytest.raises(Http404, match="team"):
        team_for(outsider.user, outsider.organisation.kvk, team.slug)


def test_a_team_is_not_there_while_the_matrix_is_off(team, employer, hr, leader):
    stop_matrix(MatrixSetup.objects.get(organisation=employer), by=hr, at=NOW)
    for member in (hr, leader):
        with pytest.raises(Http404):
            team_for(member.user, employer.kvk, team.slug)
    assert whole_matrix_of(employer) is None


def test_leaders_see_the_teams_they_lead_and_administrators_all(team, other_team, employer, hr, leader, outsider):
    make_team(outsider.organisation, "Buiten")
    rooms = [open_room_for(member.user, employer.kvk, Action.LEAD_TEAM) for member in (hr, leader)]
    assert [list(teams_of(room)) for room in rooms] == [[team, other_team], [team]]
    assert list(teams_of(open_room_for(make_colleague(employer).user, employer.kvk, Action.LEAD_TEAM))) == []


def test_needs_come_in_the_order_of_the_team(team, hr):
    add_needs(team, [NeedEntry("Autogeen snijden")], by=hr, at=NOW)
    names = [need.competence.name for need in needs_of(team)]
    assert names == ["Lassen", "Buigen", "Heftruck", "Autogeen snijden"]


def test_a_need_and_a_worker_are_found_in_their_own_team_only(team, other_team):
    need, worker = needs_of(team).first(), team.workers.get(code="JV")
    assert need_for(team, need.pk) == need
    assert worker_for(team, worker.pk) == worker
    with pytest.raises(Http404):
        need_for(other_team, need.pk)
    with pytest.raises(Http404):
        worker_for(other_team, worker.pk)


def test_workers_are_those_who_are_there_on_that_day_by_code(team, hr):
    change_worker(team.workers.get(code="JV"), WorkerEntry("JV", left_on=TODAY), by=hr, at=NOW)
    assert [worker.code for worker in workers_of(team, TODAY - timedelta(days=1))] == ["JV", "KB", "MD"]
    assert [worker.code for worker in workers_of(team, TODAY)] == ["KB", "MD"]
    assert worker_for(team, team.workers.get(code="JV").pk).left_on == TODAY


def test_competence_names_are_of_what_these_teams_need(team, other_team, hr):
    add_needs(other_team, [NeedEntry("Orders verzamelen")], by=hr, at=NOW)
    assert sorted(competence_names([team]).values()) == ["Buigen", "Heftruck", "Lassen"]
    assert sorted(competence_names([team, other_team]).values()) == [
        "Buigen",
        "Heftruck",
        "Lassen",
        "Orders verzamelen",
    ]


def test_matrix_has_people_needs_and_levels_of_the_team(team, hr):
    first = WorkerEntry("AA", "uitzend", Decimal("20.5"), "Voorbeeld Uitzend", left_on=TODAY)
    fill_row(add_worker(team, first, by=hr, at=NOW), "..4", "..4", certified_on=date(2024, 2, 29))
    fill_row(team.workers.get(code="KB"), "2", is_own=False)
    numbers = dict(team.workers.values_list("code", "pk"))
    matrix = matrix_of([team])
    assert matrix.teams == (Team(team.pk, "lasserij", "Lasserij"),)
    assert matrix.workers == (
        Worker(numbers["AA"], "AA", 0, "uitzend", 20.5, "Voorbeeld Uitzend", TODAY),
        *(Worker(numbers[code], code, 0, "vast", 36.0) for code in ("JV", "KB", "MD")),
    )
    lassen, buigen, heftruck = (need.competence_id for need in needs_of(team))
    assert matrix.competences == (
        Competence(lassen, "Lassen"),
        Competence(buigen, "Buigen"),
        Competence(heftruck, "Heftruck", True, 60),
    )
    assert matrix.needs == (Need(0, 0, 3, 2), Need(0, 1, 3, 2), Need(0, 2, 3, 1))
    n = UNKNOWN
    assert matrix.views.own_now.tolist() == [[n, n, 4], [3, 4, n], [3, 0, n], [1, 0, n]]
    assert matrix.views.own_could.tolist() == [[n, n, 4], [4, 4, n], [3, 3, n], [3, 1, n]]
    assert matrix.views.lead_now.tolist() == [[n, n, n], [n, n, n], [2, n, n], [n, n, n]]
    assert matrix.views.lead_could.tolist() == [[n, n, n]] * 4
    assert matrix.now.tolist() == [[n, n, 4], [3, 4, n], [2, 0, n], [1, 0, n]]
    until = np.full((4, 3), NO_CERTIFICATE)
    until[0, 2] = np.datetime64("2029-02-28")
    assert matrix.views.certified_until.tolist() == until.tolist()


def test_matrix_of_more_teams_shares_what_both_need(team, other_team, hr):
    add_needs(other_team, [NeedEntry("Orders verzamelen", level=2)], by=hr, at=NOW)
    matrix = matrix_of([other_team, team])
    assert [it.name for it in matrix.teams] == ["Magazijn", "Lasserij"]
    assert [it.name for it in matrix.competences] == ["Lassen", "Buigen", "Heftruck", "Orders verzamelen"]
    assert [(worker.code, worker.team) for worker in matrix.workers] == [("ST", 0), ("JV", 1), ("KB", 1), ("MD", 1)]
    assert [(need.team, need.competence) for need in matrix.needs] == [
        *((0, place) for place in range(4)),
        *((1, place) for place in range(3)),
    ]
    assert matrix.now.tolist()[0] == [0, 0, 4, UNKNOWN]
    assert whole_matrix_of(team.organisation).teams == matrix.teams[::-1]


def test_matrix_of_one_teams_people_has_what_all_teams_need(team, other_team):
    matrix = matrix_of([team, other_team], people_of=other_team)
    assert [(worker.code, worker.team) for worker in matrix.workers] == [("ST", 1)]
    assert len(matrix.needs) == 6
    assert matrix.now.tolist() == [[0, 0, 4]]


def test_matrix_of_one_competence_has_everyone_and_nothing_else(team):
    number = needs_of(team)[1].competence_id
    matrix = matrix_of([team], competence=number)
    assert [it.number for it in matrix.competences] == [number]
    assert matrix.needs == (Need(0, 0, 3, 2),)
    assert matrix.now.tolist() == [[4], [0], [0]]


def test_a_certificate_that_does_not_end_holds_for_ever(team, hr):
    add_needs(team, [NeedEntry("Bhv", needs_certificate=True)], by=hr, at=NOW)
    worker, need = team.workers.get(code="JV"), needs_of(team).last()
    entry = CellEntry(now=3, certified_on=date(2001, 1, 1))
    save_levels(worker, {need.competence_id: Change(CellEntry(), entry)}, is_own=True, by=hr, at=NOW)
    assert matrix_of([team]).views.certified_until[0].tolist() == [*[NO_CERTIFICATE.item()] * 3, FOR_EVER.item()]


def test_what_the_team_does_not_need_is_left_out(team, other_team, hr):
    """A need was removed that another team still has: what was filled in for it stays."""
    need = needs_of(team).first()
    need.delete()
    assert MatrixCell.objects.filter(worker__team=team, competence=need.competence).exists()
    assert [it.name for it in matrix_of([team]).competences] == ["Buigen", "Heftruck"]
    assert matrix_of([team]).now.tolist() == [[4, UNKNOWN], [0, UNKNOWN], [0, UNKNOWN]]


def test_a_team_with_nobody_and_nothing_is_an_empty_matrix(employer):
    team = make_team(employer, people={})
    assert matrix_of([team]).now.shape == (0, 3)
    team.needs.all().delete()
    assert matrix_of([team]).now.shape == (0, 0)
    assert matrix_of([]).teams == ()


def test_matrix_takes_four_queries_however_many_rows_there_are(team, other_team, employer):
    people = (MatrixWorker(team=team, code=f"P{n}") for n in range(200))
    competence = needs_of(team).first().competence
    MatrixCell.objects.bulk_create(
        MatrixCell(worker=worker, competence=competence, own_now=3)
        for worker in MatrixWorker.objects.bulk_create(people)
    )
    teams = [team, other_team]
    for chosen in ([other_team], teams):
        with CaptureQueriesContext(connection) as captured:
            matrix_of(chosen)
        assert len(captured) == 4
    assert matrix_of(teams).now.shape == (204, 3)


def test_a_team_takes_as_many_queries_for_an_administrator_as_for_its_leader(team, employer, hr, leader):
    counts = []
    for member in (hr, leader):
        with CaptureQueriesContext(connection) as captured:
            team_for(member.user, employer.kvk, team.slug)
        counts.append(len(captured))
    assert counts == [3, 3]
