"""The competentiematrices of the demo: three teams of every kind, believable, through the services."""

from collections import Counter

import pytest
from django.db import transaction

from assessments.competentiematrix.breadth import breadth_of
from assessments.competentiematrix.cover import cover_of, expiring
from assessments.competentiematrix.differences import differences_of
from assessments.competentiematrix.levels import UNKNOWN
from assessments.competentiematrix.selectors import matrix_of
from assessments.competentiematrix.training import plan_training
from assessments.models import Basis, MatrixSetup, MatrixTeam, MatrixWorker
from reports.demo.matrices import build_matrices, load_matrices, staff_of
from reports.demo.moments import NOW
from reports.demo.people import make_user
from tests.factories import make_organisation

METAL, CARE, HALL = "00000001", "00000061", "00000062"
TEAMS = [team for matrix in load_matrices() for team in matrix["team"]]
TODAY = NOW.date()


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker):
    """Built once, because the hall is large; undone at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_organisation(make_user("hr.metaal@voorbeeld.example"), METAL, is_fictional=True)
        build_matrices(with_own_employers=True)
        yield {
            kvk: matrix_of(MatrixTeam.objects.filter(organisation__kvk=kvk).order_by("pk"))
            for kvk in (METAL, CARE, HALL)
        }
        transaction.set_rollback(True)


@pytest.mark.parametrize("team", TEAMS, ids=lambda team: team["name"])
def test_every_line_has_a_sign_per_competence(team):
    wide = {len(signs) for person in staff_of(team) for signs in (person.now, person.could, person.led)}
    assert wide == {len(team["competences"])}


def test_a_crowd_is_the_same_every_time_and_as_large_as_it_says():
    (hall,) = (team for team in TEAMS if "crowd" in team)
    assert [*staff_of(hall)] == [*staff_of(hall)]
    contracts = Counter(person.contract for person in staff_of(hall))
    assert contracts == {"vast": 612, "uitzend": 432, "tijdelijk-met-uitzicht": 96, "oproep": 60}


def test_a_metal_shop_of_forty_a_care_team_and_a_hall_of_twelve_hundred(built):
    assert {kvk: (len(matrix.teams), len(matrix.workers)) for kvk, matrix in built.items()} == {
        METAL: (2, 40),
        CARE: (1, 14),
        HALL: (1, 1200),
    }


def test_each_has_a_ground_of_its_own(built, django_db_blocker):
    with django_db_blocker.unblock():
        grounds = dict(MatrixSetup.objects.values_list("organisation__kvk", "basis"))
        leaders = set(MatrixTeam.objects.exclude(leader=None).values_list("slug", "leader__email"))
        agencies = set(MatrixWorker.objects.exclude(agency="").values_list("contract_group", flat=True))
    assert grounds == {METAL: Basis.CONSENT, CARE: Basis.NO_COUNCIL, HALL: Basis.CONSENT}
    assert leaders == {("plaat-en-las", "ploeg.zilverspin@voorbeeld.example")}
    assert agencies == {"uitzend"}


@pytest.mark.parametrize("kvk", [METAL, CARE, HALL])
def test_every_page_has_something_to_show(kvk, built):
    matrix = built[kvk]
    cover = cover_of(matrix, TODAY)
    assert 0 < sum(each.gap > 0 for each in cover) < len(cover)
    assert expiring(matrix, TODAY)
    assert differences_of(matrix, TODAY)
    assert (matrix.views.own_could != UNKNOWN).any()
    plan = plan_training(matrix, TODAY)
    assert plan.lessons
    assert any(not lesson.is_renewal for lesson in plan.lessons)


def test_the_metal_shop_has_single_holders_gaps_nobody_closes_and_people_for_two_teams(built):
    matrix = built[METAL]
    assert any(each.is_single for each in cover_of(matrix, TODAY))
    assert plan_training(matrix, TODAY).open_gaps
    assert all(breadth.across_people for breadth in breadth_of(matrix, TODAY))


def test_employers_of_their_own_are_left_out_where_the_demo_is_small(db):
    make_organisation(make_user("hr.metaal@voorbeeld.example"), METAL, is_fictional=True)
    build_matrices(with_own_employers=False)
    assert {*MatrixTeam.objects.values_list("organisation__kvk", flat=True)} == {METAL}
