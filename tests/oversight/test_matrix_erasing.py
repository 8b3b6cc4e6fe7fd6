"""Who is in a competentiematrix and wants to be gone: by address, by a code that is a name, or by an administrator."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from assessments.competentiematrix.services.teams import TeamEntry, change_team
from assessments.models import MatrixCell, MatrixSetup, MatrixUpload, MatrixWorker
from organisations.models import Event, Role
from organisations.services.organisations import add_member
from oversight.persons import person_at, person_of
from oversight.services.erasing import erase_person
from oversight.services.erasing_workers import erase_worker
from tests.assessments.competentiematrix.matrices import make_team
from tests.factories import NOW, make_user
from tests.oversight.persons import zipped

pytestmark = pytest.mark.django_db
EMAIL = "jan@voorbeeld.example"


@pytest.fixture
def team(employer):
    """JV, KB and MD, who filled in their own rows."""
    return make_team(employer)


@pytest.fixture
def other(employer, team):
    """A team of the same employer with one person under the code JV."""
    return make_team(employer, "Magazijn", people={"JV": ("3", "4")})


def address(worker):
    return reverse("matrix_worker_erase", args=[worker.team.organisation.kvk, worker.team.slug, worker.pk])


def coded(team, code="JV", email=""):
    """The person with this code, whose mail address becomes this one."""
    worker = team.workers.select_related("team__organisation").get(code=code)
    MatrixWorker.objects.filter(pk=worker.pk).update(email=email)
    worker.email = email
    return worker


def upload(team, by, text="P1;3"):
    sheet = {"content": zipped(text), "file_name": "matrix.xlsx", "is_own": True, "uploaded_at": NOW}
    return MatrixUpload.objects.create(team=team, uploaded_by=by.user, **sheet)


def codes():
    return sorted(MatrixWorker.objects.values_list("team__slug", "code"))


def text_of(response):
    return " ".join(response.content.decode().split())


class TestByAddress:
    def test_rows_under_the_address_go_with_their_levels(self, team, other):
        coded(team, email="Jan@Voorbeeld.example")

        report = erase_person(person_at(EMAIL), by=None, at=NOW)

        assert codes() == [("lasserij", "KB"), ("lasserij", "MD"), ("magazijn", "JV")]
        assert MatrixCell.objects.exclude(worker__in=MatrixWorker.objects.all()).count() == 0
        assert [(e.what, e.count) for e in report.erased] == [("mailadres van iemand in een team", 1)]
        assert [e.organisation for e in Event.objects.filter(verb="erase_person")] == [team.organisation]

    def test_uploads_for_the_own_team_go_and_those_that_tell_the_address(self, team, other, hr):
        coded(team, email=EMAIL)
        upload(team, hr)
        upload(other, hr, f"P1;{EMAIL.upper()}")
        kept = upload(other, hr)

        erase_person(person_at(EMAIL), by=None, at=NOW)

        assert list(MatrixUpload.objects.all()) == [kept]

    def test_an_upload_alone_is_found_too(self, other, hr):
        upload(other, hr, f"P1;{EMAIL}")

        report = erase_person(person_at(EMAIL), by=None, at=NOW)

        assert not MatrixUpload.objects.exists()
        assert [e.count for e in report.erased] == [1]
        assert Event.objects.get(verb="erase_person").organisation == other.organisation

    def test_a_code_that_is_the_name_goes_at_the_own_employer_only(self, team, outsider):
        user = make_user(EMAIL, "Jan de Vries")
        add_member(team.organisation, EMAIL, Role.READER, by=None, at=NOW)
        there = make_team(outsider.organisation, people={"Jan de Vries": ("3", "4")})
        MatrixWorker.objects.filter(team=team, code="JV").update(code="jan_de_vries")
        upload(there, outsider, "Jan de Vries;3")
        upload(team, outsider, "niemand;3")

        erase_person(person_of(user), by=None, at=NOW)

        assert codes() == [("lasserij", "Jan de Vries"), ("lasserij", "KB"), ("lasserij", "MD")]
        assert [one.team for one in MatrixUpload.objects.all()] == [there]

    def test_who_led_a_team_leaves_the_team(self, team, colleague, hr):
        change_team(team, TeamEntry(team.name, leader=colleague.user), by=hr, at=NOW)
        erase_person(person_of(colleague.user), by=None, at=NOW)
        team.refresh_from_db()
        assert (team.leader, team.workers.count()) == (None, 3)

    def test_a_letter_of_consent_that_tells_the_name_is_told_to_ask_for(self, team):
        user = make_user(EMAIL, "Jan de Vries")
        add_member(team.organisation, EMAIL, Role.READER, by=None, at=NOW)
        MatrixSetup.objects.get().document_file.save("brief.txt", ContentFile(b"Getekend: Jan de Vries"))

        report = erase_person(person_of(user), by=None, at=NOW)

        assert report.files == ("90000001/competentiematrix/instemming",)


class TestByCode:
    def test_the_row_goes_with_levels_and_uploads_of_the_team(self, team, other, hr):
        worker = coded(team)
        upload(team, hr)
        kept = upload(other, hr)

        erase_worker(worker, by=hr, at=NOW)

        assert codes() == [("lasserij", "KB"), ("lasserij", "MD"), ("magazijn", "JV")]
        assert list(MatrixUpload.objects.all()) == [kept]
        event = Event.objects.get(verb="erase_matrix_worker")
        assert (event.object, event.actor_id, event.role) == (f"lasserij/{worker.pk}", hr.user_id, "beheerder")

    def test_the_same_address_in_another_team_goes_along(self, team, other, hr, outsider):
        elsewhere = make_team(outsider.organisation)
        worker, twice = coded(team, email=EMAIL), coded(other, email=EMAIL.upper())
        coded(elsewhere, email=EMAIL)

        erase_worker(worker, by=hr, at=NOW)

        assert not MatrixWorker.objects.filter(pk__in=[worker.pk, twice.pk]).exists()
        assert elsewhere.workers.count() == 3
        assert Event.objects.filter(verb="erase_matrix_worker").count() == 2

    def test_without_an_address_only_this_row_goes(self, team, other, hr):
        erase_worker(coded(team, "KB"), by=hr, at=NOW)
        assert codes() == [("lasserij", "JV"), ("lasserij", "MD"), ("magazijn", "JV")]


class TestPage:
    def test_tells_what_goes_and_what_stays(self, login, hr, team, other):
        upload(team, hr)
        page = text_of(login(hr).get(address(coded(team, email=EMAIL))))
        assert "<h1>JV wissen</h1>" in page
        assert "Wat bij 2 competenties is ingevuld" in page
        assert "Een Excelbestand dat nog niet is bevestigd" in page
        assert "blijft de regel nog 24 maanden staan" in page
        assert f'<a href="{address(coded(other))}">JV in Magazijn</a>' in page
        assert "Wie een kopie terugzet, wist de persoon opnieuw." in page

    def test_tells_the_teams_with_the_same_address(self, login, hr, team, other):
        coded(other, email=EMAIL)
        page = text_of(login(hr).get(address(coded(team, email=EMAIL))))
        assert "in alle teams waar dit mailadres staat: Lasserij, Magazijn" in page
        assert "Dezelfde code staat ook in een ander team" not in page

    def test_reading_it_erases_nobody(self, login, hr, team):
        login(hr).get(address(coded(team)))
        assert team.workers.count() == 3

    def test_erases_and_leads_back_without_telling_whom(self, login, hr, team):
        worker = coded(team)
        client = login(hr)

        response = client.post(address(worker))

        assert response["Location"] == reverse("matrix_workers", args=["90000001", "lasserij"])
        assert codes() == [("lasserij", "KB"), ("lasserij", "MD")]
        assert [str(message) for message in response.wsgi_request._messages] == [
            "Deze persoon is gewist, met alles wat erbij hoorde."
        ]
        assert client.post(address(worker)).status_code == 404

    def test_only_an_administrator_erases(self, login, team, colleague, reader, council_member, hr):
        change_team(team, TeamEntry(team.name, leader=colleague.user), by=hr, at=NOW)
        for member in (colleague, reader, council_member):
            answers = [getattr(login(member), method)(address(coded(team))) for method in ("get", "post")]
            assert [answer.status_code for answer in answers] == [403, 403]
        assert team.workers.count() == 3

    def test_a_stranger_finds_nothing(self, login, team, outsider):
        assert [login(outsider).post(address(coded(team))).status_code, team.workers.count()] == [404, 3]

    def test_somebody_of_another_team_is_not_found_in_this_one(self, login, hr, team, other):
        elsewhere = reverse("matrix_worker_erase", args=["90000001", "lasserij", coded(other).pk])
        assert login(hr).post(elsewhere).status_code == 404
        assert other.workers.count() == 1

    def test_nobody_is_found_while_the_matrix_is_off(self, login, hr, team):
        MatrixSetup.objects.update(stopped_at=NOW)
        assert login(hr).get(address(coded(team))).status_code == 404
