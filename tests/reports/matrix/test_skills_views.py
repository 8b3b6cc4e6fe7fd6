"""Who downloads a skills overview: the person with the link, and who leads the team or manages the matrix."""

import json

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.competentiematrix.services.links import make_link
from assessments.competentiematrix.services.setup import stop_matrix
from assessments.models import MatrixWorker
from organisations.models import Event
from oversight.services.support import SupportRequest, start_support
from reports.pdf import PdfError, RenderProcess
from tests.assessments.competentiematrix.matrices import make_team
from tests.factories import NOW, make_colleague, make_user

NAMES = ("skills_pdf", "skills_json")


@pytest.fixture
def leader(employer):
    return make_colleague(employer)


@pytest.fixture
def team(employer, leader):
    return make_team(employer, leader=leader.user)


@pytest.fixture
def worker(team):
    return team.workers.get(code="JV")


def address(name, worker, slug="lasserij", kvk="90000001"):
    return reverse(name, args=[kvk, slug, worker.pk])


@pytest.mark.parametrize("name", NAMES)
def test_administrator_and_leader_download_it(name, worker, hr, leader, login):
    for member in (hr, leader):
        response = login(member).get(address(name, worker))

        ending = name.rpartition("_")[2]
        assert (response.status_code, response["Content-Type"]) == (200, f"application/{ending}")
        assert response["Content-Disposition"] == f'attachment; filename="vaardighedenoverzicht-jv.{ending}"'
        event = Event.objects.latest("sequence")
        assert (event.actor_id, event.verb, event.object) == (
            member.user_id,
            "export_skills",
            f"lasserij/{worker.pk}",
        )


@pytest.mark.parametrize("ending", ["pdf", "json"])
def test_who_has_the_link_downloads_the_own_one(ending, worker, hr, client):
    token = make_link(worker, by=hr, at=timezone.now())

    response = client.get(reverse(f"own_skills_{ending}", args=[token]))

    assert (response.status_code, response["Content-Type"]) == (200, f"application/{ending}")
    assert "no-store" in response["Cache-Control"]
    event = Event.objects.latest("sequence")
    assert (event.actor_id, event.role, event.object) == (None, "eigen link", f"lasserij/{worker.pk}")


def test_own_data_are_of_this_person_only(worker, hr, client):
    token = make_link(worker, by=hr, at=timezone.now())

    data = json.loads(client.get(reverse("own_skills_json", args=[token])).content)

    assert (data["code"], [skill["own_now"] for skill in data["skills"]]) == ("JV", [3, 4])


def test_who_left_still_has_an_overview_at_the_employer(worker, hr, login):
    MatrixWorker.objects.filter(pk=worker.pk).update(left_on=NOW.date())

    assert login(hr).get(address("skills_json", worker)).status_code == 200


@pytest.mark.parametrize("name", NAMES)
def test_number_of_another_team_is_not_found(name, worker, employer, leader, login):
    other = make_team(employer, "Magazijn", leader=leader.user, people={"XX": ("3..", "...")}).workers.get()
    client = login(leader)

    assert client.get(address(name, other)).status_code == 404
    assert client.get(address(name, worker, "magazijn")).status_code == 404
    assert not Event.objects.filter(verb="export_skills").exists()


def test_number_of_another_employer_is_not_found(worker, outsider, login):
    foreign = make_team(outsider.organisation, people={"XX": ("3..", "...")}).workers.get()

    assert login(outsider).get(address("skills_pdf", worker, kvk="90000099")).status_code == 404
    assert login(outsider).get(address("skills_json", foreign, kvk="90000001")).status_code == 404


@pytest.fixture
def visitors(team, employer, reader, council_secretary, council_member, fund_manager, outsider):
    """In every role that may see no row of this team, with what they get."""
    staff = make_user("hulp@platform.example")
    staff.is_platform_staff = True
    staff.save()
    asked = SupportRequest("De werkgever vroeg om mee te kijken.", 2)
    support = start_support(employer, asked, by=staff, at=timezone.now())
    other_leader = make_colleague(employer, "ander@voorbeeld.example")
    return {403: (reader, council_secretary, council_member, support, other_leader), 404: (fund_manager, outsider)}


@pytest.mark.parametrize("name", NAMES)
def test_others_get_nothing(name, visitors, worker, login, client):
    for status, members in visitors.items():
        assert [login(member).get(address(name, worker)).status_code for member in members] == [status] * len(members)
    assert client.get(address(name, worker))["Location"].startswith(reverse("account_login"))
    assert not Event.objects.filter(verb="export_skills").exists()


@pytest.mark.parametrize("name", NAMES)
def test_matrix_that_is_off_gives_nothing(name, worker, employer, hr, login):
    stop_matrix(employer.matrix_setup, by=hr, at=NOW)

    assert login(hr).get(address(name, worker)).status_code == 404


@pytest.mark.parametrize("name", NAMES)
def test_overview_is_only_read(name, worker, hr, login):
    assert login(hr).post(address(name, worker)).status_code == 405


def test_document_that_cannot_be_made_is_told(worker, hr, login, client, monkeypatch):
    def fail(process, html):
        raise PdfError("te lang")

    monkeypatch.setattr(RenderProcess, "render", fail)
    own = reverse("own_skills_pdf", args=[make_link(worker, by=hr, at=timezone.now())])

    for response in (login(hr).get(address("skills_pdf", worker)), client.get(own)):
        assert response.status_code == 503
        assert "Het vaardighedenoverzicht kon nu niet worden gemaakt" in response.content.decode()
