"""Who opens the pages on which rows and teams are seen, and that their queries do not grow with what is on them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.competentiematrix.services.needs import NeedEntry, add_needs
from assessments.competentiematrix.services.setup import stop_matrix
from assessments.models import MatrixTeam
from tests.assessments.competentiematrix.matrices import make_team
from tests.factories import NOW, make_colleague

pytestmark = pytest.mark.django_db
KVK = "90000001"
TEAM_PAGES = ("matrix_team", "matrix_cover", "matrix_differences")
PAGES = [*(reverse(name, args=[KVK, "lasserij"]) for name in TEAM_PAGES), reverse("matrix_whole", args=[KVK])]
CELL = reverse("matrix_cell", args=[KVK, "lasserij"])


@pytest.fixture
def leader(employer):
    """A contributor who leads the welding shop."""
    return make_colleague(employer, "ploegbaas@voorbeeld.example")


@pytest.fixture
def team(employer, leader):
    return make_team(employer, leader=leader.user)


@pytest.mark.parametrize("url", PAGES)
def test_administrator_and_leader_open_every_page(url, team, hr, leader, login):
    assert [login(who).get(url).status_code for who in (hr, leader)] == [200, 200]


@pytest.mark.parametrize("url", PAGES)
def test_reader_and_council_are_refused_and_a_stranger_finds_nothing(
    url, team, reader, council_member, outsider, login
):
    assert [login(who).get(url).status_code for who in (reader, council_member, outsider)] == [403, 403, 404]


def test_who_leads_another_team_sees_no_row_of_this_one(team, employer, login):
    other = make_colleague(employer, "andere.baas@voorbeeld.example")
    make_team(employer, "Magazijn", leader=other.user, people={"ST": ("004", "..4")})
    client = login(other)
    assert [client.get(url).status_code for url in PAGES] == [403, 403, 403, 200]
    assert client.post(CELL, {}).status_code == 403
    whole = client.get(PAGES[-1])
    assert [row.team.slug for row in whole.context["page"].rows] == ["magazijn"]


def test_whoever_leads_no_team_reads_that_there_is_nothing_to_see(team, employer, login):
    other = make_colleague(employer, "collega@voorbeeld.example")
    assert "Hier staat nog niets" in login(other).get(PAGES[-1]).content.decode()


def test_who_may_not_see_a_row_changes_none(team, reader, council_member, outsider, hr, login):
    worker = team.workers.get(code="JV")
    typed = {"worker": worker.pk, "competence": team.needs.first().competence_id, "what": "nu", "level": "1"}
    answers = [login(who).post(CELL, typed).status_code for who in (reader, council_member, outsider)]
    assert (answers, list(worker.cells.exclude(lead_now=None))) == ([403, 403, 404], [])
    assert login(hr).get(CELL).status_code == 405


def test_nothing_is_there_while_the_matrix_is_off(team, hr, employer, login):
    stop_matrix(employer.matrix_setup, by=hr, at=NOW)
    client = login(hr)
    assert [client.get(url).status_code for url in PAGES] == [404] * 4
    assert client.post(CELL, {}).status_code == 404


@pytest.mark.parametrize("url", PAGES)
def test_queries_do_not_grow_with_people_competences_and_teams(url, team, hr, employer, login):
    client = login(hr)
    client.get(url)
    before = _queries(client, url)
    add_needs(team, [NeedEntry(f"Taak {n}") for n in range(20)], by=hr, at=NOW)
    make_team(employer, "Magazijn", people={f"M{n}": ("3" * 3, "4" * 3) for n in range(9)})
    assert MatrixTeam.objects.count() == 2
    assert _queries(client, url) == before


def _queries(client, url):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(url).status_code == 200
    return len(queries)
