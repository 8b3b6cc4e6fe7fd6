"""Whoever reads a list of people leaves an event: names and mail addresses are personal data."""

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.competentiematrix.services.links import make_link
from assessments.models import Visibility
from benchmarks.services.member_lists import store_list
from tests.assessments.competentiematrix.matrices import make_team
from tests.factories import NOW, make_colleague, make_round

pytestmark = pytest.mark.django_db


def told(subject):
    """What was recorded last: who, in which role, what."""
    return subject.events.order_by("-sequence").values_list("actor_id", "role", "verb", "object").first()


def test_the_list_of_colleagues(login, hr, employer):
    assert login(hr).get("/werkgever/90000001/").status_code == 200
    assert told(employer) == (hr.user_id, "beheerder", "view_members", "")


def test_the_list_of_colleagues_beside_a_wrong_form(login, hr, employer):
    assert login(hr).post("/werkgever/90000001/collega/", {"email": "geen adres"}).status_code == 422
    assert told(employer) == (hr.user_id, "beheerder", "view_members", "")


def test_the_members_of_a_fund(login, fund, fund_manager):
    make_round(fund)
    assert login(fund_manager).get("/fonds/metaalfonds/2026/leden/").status_code == 200
    assert told(fund) == (fund_manager.user_id, "fondsbeheerder", "view_fund_members", "2026")


def test_a_list_of_members_before_it_is_confirmed(login, fund, fund_manager):
    kept = store_list(make_round(fund), (), by=fund_manager, at=NOW)
    assert login(fund_manager).get(f"/fonds/metaalfonds/2026/leden/lijst/{kept.pk}/").status_code == 200
    assert told(fund) == (fund_manager.user_id, "fondsbeheerder", "view_list", "2026")


def test_who_works_for_a_fund(login, fund, fund_manager):
    assert login(fund_manager).get("/fonds/metaalfonds/mensen/").status_code == 200
    assert told(fund) == (fund_manager.user_id, "fondsbeheerder", "view_fund_people", "")


TEAM = "/werkgever/90000001/competentiematrix/teams/lasserij/"


@pytest.mark.parametrize("page", ["", "dekking/", "gesprekken/", "mensen/", "links/"])
def test_the_rows_of_a_team(page, login, hr, employer):
    make_team(employer)
    assert login(hr).get(f"{TEAM}{page}").status_code == 200
    assert told(employer) == (hr.user_id, "beheerder", "view_matrix", "lasserij")


def test_the_rows_of_a_team_by_who_leads_it(login, employer):
    leader = make_colleague(employer)
    make_team(employer, leader=leader.user)
    assert login(leader).get(f"{TEAM}mensen/").status_code == 200
    assert told(employer) == (leader.user_id, "invuller", "view_matrix", "lasserij")


def test_the_rows_of_a_team_beside_a_wrong_form(login, hr, employer):
    make_team(employer)
    assert login(hr).post(f"{TEAM}mensen/", {"code": ""}).status_code == 422
    assert told(employer) == (hr.user_id, "beheerder", "view_matrix", "lasserij")


def test_the_rows_of_all_teams(login, hr, employer):
    make_team(employer)
    assert login(hr).get("/werkgever/90000001/competentiematrix/opleidingsplan/").status_code == 200
    assert told(employer) == (hr.user_id, "beheerder", "view_matrix", "")


def test_the_rows_of_colleagues_with_a_personal_link(client, hr, employer):
    team = make_team(employer, visibility=Visibility.TEAM)
    token = make_link(team.workers.first(), by=hr, at=timezone.now())
    assert client.get(reverse("matrix_own_team", args=[token])).status_code == 200
    assert told(employer) == (None, "eigen link", "view_matrix", "lasserij")


def test_nothing_is_read_where_the_door_stays_shut(login, reader, employer):
    make_team(employer)
    assert login(reader).get(f"{TEAM}mensen/").status_code == 403
    assert not employer.events.filter(verb="view_matrix").exists()
