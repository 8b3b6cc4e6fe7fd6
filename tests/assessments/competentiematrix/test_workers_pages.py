"""The list of people: search, pages of a hundred, adding one or many, and who may see it."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.competentiematrix.services.workers import WorkerEntry, add_worker, add_workers, change_worker
from tests.assessments.competentiematrix.matrices import make_team
from tests.factories import NOW
from tests.page_text import text_of

pytestmark = pytest.mark.django_db
WORKERS = "/werkgever/90000001/competentiematrix/teams/lasserij/mensen/"
SENT = {"code": "SD", "contract_group": "vast", "hours_per_week": "32,5", "agency": "", "email": ""}


@pytest.fixture
def admin(hr, login):
    return login(hr)


def codes_of(team):
    return list(team.workers.order_by("code").values_list("code", flat=True))


def listed(response):
    return re.findall(r'<th scope="row"><a [^>]+>([^<]+)</a>', response.content.decode())


class TestList:
    def test_it_tells_who_is_there_and_what_was_filled_in(self, employer, hr, admin):
        team = make_team(employer)
        temp = WorkerEntry("U-12", "uitzend", Decimal(40), "Uitzendbureau Noord", left_on=date(2100, 1, 1))
        add_worker(team, temp, by=hr, at=NOW)
        told = text_of(admin.get(WORKERS))
        assert "4 mensen" in told
        assert "JV Vast 36 2 van 3 nog niet –" in told
        assert "U-12 Uitzend Uitzendbureau Noord 40 nog niet nog niet 1 januari 2100" in told

    def test_who_left_is_found_under_who_left(self, employer, hr, admin):
        team = make_team(employer)
        change_worker(team.workers.get(code="JV"), WorkerEntry("JV", left_on=date(2026, 1, 5)), by=hr, at=NOW)
        assert listed(admin.get(WORKERS)) == ["KB", "MD"]
        assert listed(admin.get(WORKERS, {"wie": "weg"})) == ["JV"]

    def test_people_are_found_by_a_part_of_their_code(self, employer, admin):
        make_team(employer)
        response = admin.get(WORKERS, {"zoek": "k"})
        assert listed(response) == ["KB"]
        assert "1 persoon gevonden" in text_of(response)
        assert "Niemand gevonden." in text_of(admin.get(WORKERS, {"zoek": "zz"}))

    @pytest.mark.parametrize("query", [{"wie": "iedereen"}, {"zoek": "x" * 31}, {"pagina": "veel"}])
    def test_a_search_that_makes_no_sense_finds_everyone(self, query, employer, admin):
        make_team(employer)
        response = admin.get(WORKERS, query)
        assert (response.status_code, listed(response)) == (200, ["JV", "KB", "MD"])

    def test_a_page_has_a_hundred_and_keeps_the_search(self, employer, hr, admin):
        team = make_team(employer, people={})
        add_workers(team, [WorkerEntry(f"a&{number:03}") for number in range(150)], by=hr, at=NOW)
        first, second = admin.get(WORKERS, {"zoek": "a&"}), admin.get(WORKERS, {"zoek": "a&", "pagina": "2"})
        assert (len(listed(first)), len(listed(second))) == (100, 50)
        assert 'href="?zoek=a%26&amp;pagina=2"' in first.content.decode()

    def test_it_takes_as_many_queries_for_many_people_as_for_few(self, employer, hr, admin):
        team, counts = make_team(employer), []
        for number in (1, 300):
            add_workers(team, [WorkerEntry(f"{number}-{place}") for place in range(number)], by=hr, at=NOW)
            with CaptureQueriesContext(connection) as captured:
                assert admin.get(WORKERS).status_code == 200
            counts.append(len(captured))
        assert counts[0] == counts[1] <= 20


class TestAdd:
    def test_someone_is_added(self, employer, admin):
        team = make_team(employer, people={})
        assert "Er staat nog niemand in dit team." in text_of(admin.get(WORKERS))
        response = admin.post(WORKERS, SENT, follow=True)
        assert (codes_of(team), team.workers.get().hours_per_week) == (["SD"], Decimal("32.5"))
        assert "SD is toegevoegd." in text_of(response)

    def test_who_is_of_an_agency_has_one(self, employer, admin):
        team = make_team(employer, people={})
        admin.post(WORKERS, SENT | {"contract_group": "payroll", "agency": "Payroll Zuid"})
        assert team.workers.values_list("contract_group", "agency").get() == ("payroll", "Payroll Zuid")

    @pytest.mark.parametrize(
        ("sent", "message"),
        [
            ({"code": ""}, "Vul een personeelsnummer of initialen in."),
            ({"code": "jv"}, "“jv” is er al in dit team."),
            ({"code": "x" * 31}, "30 tekens"),
            ({"contract_group": "los"}, "Kies een contract uit de lijst."),
            ({"hours_per_week": "81"}, "Vul een getal in van 0 tot en met 80."),
            ({"hours_per_week": "32,25"}, "Gebruik hooguit 1 cijfer achter de komma."),
            ({"agency": "Uitzendbureau Noord"}, "Een bureau hoort alleen bij Uitzend of Payroll."),
            ({"email": "jv bij voorbeeld"}, "Voer een geldig e-mailadres in."),
        ],
    )
    def test_a_mistake_is_told_and_what_was_typed_stays(self, sent, message, employer, admin):
        team = make_team(employer)
        response = admin.post(WORKERS, SENT | sent)
        assert (response.status_code, codes_of(team)) == (422, ["JV", "KB", "MD"])
        assert message in text_of(response)
        assert f'value="{(SENT | sent)["hours_per_week"]}"' in response.content.decode()

    def test_many_are_pasted(self, employer, admin):
        team = make_team(employer)
        response = admin.post(WORKERS, {"pasted": "Persoon\tContract\nSD\tOproep\n4711"}, follow=True)
        assert codes_of(team) == ["4711", "JV", "KB", "MD", "SD"]
        assert "2 mensen toegevoegd." in text_of(response)

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("SD;los", "Regel 1: “los” is geen contract dat wij kennen."),
            ("SD\njv", "“jv” is er al in dit team. Maak het onderscheid, bijvoorbeeld met een cijfer."),
        ],
    )
    def test_of_a_wrong_list_nobody_is_added_and_the_text_stays(self, text, message, employer, admin):
        team = make_team(employer)
        response = admin.post(WORKERS, {"pasted": text})
        assert (response.status_code, codes_of(team)) == (422, ["JV", "KB", "MD"])
        assert message in text_of(response)
        assert text in response.content.decode()


class TestAccess:
    def test_who_leads_the_team_sees_and_adds_people(self, employer, colleague, login):
        team = make_team(employer, leader=colleague.user)
        client = login(colleague)
        assert listed(client.get(WORKERS)) == ["JV", "KB", "MD"]
        client.post(WORKERS, SENT)
        assert codes_of(team) == ["JV", "KB", "MD", "SD"]

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_nobody_else_does(self, method, employer, colleague, reader, council_member, outsider, login):
        team = make_team(employer)
        make_team(employer, "Montage", leader=colleague.user, people={})
        visitors = (colleague, reader, council_member, outsider)
        answers = [getattr(login(each), method)(WORKERS, SENT) for each in visitors]
        assert [answer.status_code for answer in answers] == [403, 403, 403, 404]
        assert ["JV" in text_of(answer) for answer in answers] == [False] * 4
        assert codes_of(team) == ["JV", "KB", "MD"]
