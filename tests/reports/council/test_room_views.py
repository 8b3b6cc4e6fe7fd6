"""The council's room over HTTP: who may come in, what it says in every phase, and what it costs."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.services.life_cycle import fix_assessment, return_to_draft
from organisations.models import ParticipationForm
from reports.models import Verdict
from tests.factories import NOW, make_organisation, make_secretary, make_submitted, make_user
from tests.reports.talking import give, share, write, write_opinion

pytestmark = pytest.mark.django_db
PAGES = ("council_room", "council_position", "share_positions", "council_opinion", "give_opinion", "confirm_opinion")


def told(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def queries(client, url):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


class TestRoom:
    def test_says_on_one_screen_what_is_asked_by_when_and_what_for(self, talk, member, address):
        page = told(member.get(address("council_room")))
        assert "Zeg of u het eens bent, twijfelt of het oneens bent." in page
        assert "(nog 30 dagen)" in page
        assert "Uw werkgever moet op elke opmerking antwoorden." in page
        assert "Dit is geen advies (WOR 25) of instemming (WOR 27)." in page
        assert "Begin met onderdeel 1: redelijk loon" in page

    @pytest.mark.parametrize("name", ["results", "plan", "annual_report_pdf", "council_people", "share_positions"])
    def test_leads_to_what_there_is_to_read_and_do(self, name, talk, member, address):
        write(talk)
        kvk_and_year = ["90000001"] if name == "council_people" else ["90000001", 2026]
        assert f'href="{reverse(name, args=kvk_and_year)}"' in member.get(address("council_room")).content.decode()

    def test_leads_to_last_year_where_there_is_one(self, talk, employer, member, address):
        last_year = reverse("results", args=["90000001", 2025])
        assert last_year not in member.get(address("council_room")).content.decode()
        make_submitted(employer, 2025)
        assert last_year in member.get(address("council_room")).content.decode()

    def test_shows_what_a_fellow_member_is_writing(self, talk, member, address):
        write(talk)
        page = told(member.get(address("council_room")))
        assert "U: twijfel (geschreven door Sara Secretaris)." in page

    def test_of_a_draft_tells_the_reason_and_what_was_kept(self, talk, hr, member, address):
        write(talk)
        return_to_draft(talk.assessment, "Een telfout.", by=hr, at=NOW)
        page = told(member.get(address("council_room")))
        assert "De reden: “Een telfout.”" in page
        assert "“Dat zien wij anders.”" in page
        assert "Uw werkgever: " not in page

    def test_past_the_deadline_says_what_happens(self, discussion, member, address):
        page = told(member.get(address("council_room")))
        assert "De datum is voorbij" in page
        assert "“geen oordeel ontvangen”" in page

    def test_after_fixing_a_silent_council_may_still_speak(self, talk, hr, member, address):
        fix_assessment(talk.assessment, by=hr, at=NOW)
        assert "Geef alsnog uw oordeel" in told(member.get(address("council_room")))

    def test_after_fixing_there_is_nothing_left_to_do(self, talk, hr, member, address):
        give(talk, Verdict.RECOGNISES)
        fix_assessment(talk.assessment, by=hr, at=NOW)
        page = told(member.get(address("council_room")))
        assert "Geef alsnog uw oordeel" not in page
        assert "Deel uw" not in page

    def test_of_a_staff_meeting_names_no_works_council(self, meeting, member, address):
        page = told(member.get(address("council_room")))
        assert "namens de personeelsvergadering" in page
        assert "ondernemingsraad" not in page.replace("Zeggenschap", "")

    def test_of_a_year_that_is_not_there_is_not_found(self, member, address):
        assert member.get(address("council_room")).status_code == 404

    def test_where_the_employer_says_there_is_no_council_is_closed(self, talk, employer, member, address):
        employer.participation_form = ParticipationForm.NONE
        employer.save(update_fields=["participation_form"])
        assert member.get(address("council_room")).status_code == 403


def place_of(name):
    return ("autonomie",) if name == "council_position" else ()


class TestStrangers:
    @pytest.fixture
    def other_council(self, db):
        other = make_organisation(make_user("ander@voorbeeld.example"), kvk="90000002", name="Ander Bedrijf")
        return make_secretary(other, "anderraad@voorbeeld.example")

    @pytest.mark.parametrize("name", PAGES)
    @pytest.mark.parametrize("who", ["outsider", "other_council"])
    def test_find_nothing(self, who, name, talk, login, address, request):
        client = login(request.getfixturevalue(who))
        url = address(name, *place_of(name))
        assert [client.get(url).status_code, client.post(url).status_code] == [
            404,
            {"council_room": 405}.get(name, 404),
        ]

    @pytest.mark.parametrize("name", PAGES)
    @pytest.mark.parametrize("who", ["hr", "reader"])
    def test_of_the_employer_never_come_in(self, who, name, talk, login, address, request):
        write(talk)
        write_opinion(talk, Verdict.NOT)
        client = login(request.getfixturevalue(who))
        url = address(name, *place_of(name))
        assert [client.get(url).status_code, client.post(url).status_code] == [
            403,
            {"council_room": 405}.get(name, 403),
        ]

    def test_of_the_employer_make_no_proposal(self, talk, hr, login, address):
        position = share(talk)
        assert login(hr).post(address("make_proposal", position.pk), {"text": "x"}).status_code == 403

    def test_who_fills_in_for_the_employer_does_not_come_in(self, colleague, council_secretary, login, address):
        assert login(colleague).get(address("council_room")).status_code == 403


@pytest.mark.parametrize("name", ["council_room", "council_position", "share_positions"])
def test_pages_cost_the_same_for_one_position_and_for_many(name, talk, employer, member, address):
    make_submitted(employer, 2025)
    url = address(name, *place_of(name))
    share(talk)
    write(talk, levels={"werk-zelf-indelen": 1})
    few = queries(member, url)
    for slug in ("redelijk-loon", "sociale-steun", "betaald-verlof"):
        share(talk, slug)
        write(talk, slug)
    assert queries(member, url) == few
    assert few <= 32
