"""The page of one person: the leader's view beside the person's own, conflicts, facts, and another team."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments.competentiematrix.services.needs import NeedEntry, add_needs
from assessments.competentiematrix.services.workers import WorkerEntry, add_worker
from organisations.models import Event
from tests.assessments.competentiematrix.matrices import fill_row, make_team
from tests.factories import NOW
from tests.page_text import text_of

pytestmark = pytest.mark.django_db
TEAM = "/werkgever/90000001/competentiematrix/teams/lasserij/"
FACTS = {"form": "gegevens", "code": "JV", "contract_group": "vast", "hours_per_week": "36"}


@pytest.fixture
def admin(hr, login):
    return login(hr)


@pytest.fixture
def worker(employer):
    """Who can weld alone and teach bending, by their own account."""
    return make_team(employer).workers.get(code="JV")


@pytest.fixture
def url(worker):
    return f"{TEAM}mensen/{worker.pk}/"


def numbers_of(worker):
    """Of the competences: welding, bending, driving."""
    return list(worker.team.needs.order_by("position").values_list("competence", flat=True))


def row(worker, *lines):
    """What the form sends: what was seen, now, could and a certificate for each competence."""
    sent = {"form": "niveaus"}
    for number, line in zip(numbers_of(worker), lines, strict=False):
        sent |= dict(
            zip((f"gezien-{number}", f"nu-{number}", f"leren-{number}", f"certificaat-{number}"), line, strict=False)
        )
    return sent


def led_by(worker):
    names = ("competence__name", "own_now", "lead_now", "lead_could", "certified_on")
    return list(worker.cells.order_by("competence__name").values_list(*names))


class TestLevels:
    def test_the_own_view_stands_beside_the_fields(self, worker, url, admin):
        told = text_of(admin.get(url))
        assert "Lassen nodig: 3 (zelfstandig) Eigen kijk 3 (zelfstandig) wil leren: 4 (kan opleiden)" in told
        assert "Heftruck nodig: 3 (zelfstandig) Eigen kijk niet ingevuld" in told

    def test_the_view_of_the_leader_is_saved_beside_it(self, worker, url, admin):
        sent = row(worker, ("//", "2", "3"), ("//", "", ""), ("//", "3", "3", "2025-06-01"))
        response = admin.post(url, sent, follow=True)
        assert led_by(worker) == [
            ("Buigen", 4, None, None, None),
            ("Heftruck", None, 3, 3, date(2025, 6, 1)),
            ("Lassen", 3, 2, 3, None),
        ]
        assert "Uw kijk is opgeslagen." in text_of(response)
        assert Event.objects.filter(verb="save_led_levels", object=f"lasserij/{worker.pk}").count() == 1

    def test_what_was_saved_is_seen_the_next_time(self, worker, url, admin):
        fill_row(worker, "23", "33", is_own=False)
        page = admin.get(url).content.decode()
        welding = numbers_of(worker)[0]
        assert f'name="gezien-{welding}" value="2/3/"' in page
        assert admin.post(url, row(worker, ("2/3/", "4", "4"), ("3/3/", "", ""))).status_code == 302
        assert led_by(worker) == [("Buigen", 4, None, None, None), ("Lassen", 3, 4, 4, None)]

    def test_saving_without_a_change_changes_nothing(self, worker, url, admin):
        before = led_by(worker)
        assert "Er was niets veranderd." in text_of(admin.post(url, row(worker, ("//", "", "")), follow=True))
        assert (led_by(worker), Event.objects.filter(verb="save_led_levels").count()) == (before, 0)

    def test_a_conflict_shows_both_and_the_next_save_is_a_choice(self, worker, url, admin):
        fill_row(worker, "4", "4", is_own=False)
        welding = numbers_of(worker)[0]
        response = admin.post(url, row(worker, ("//", "1", "2")))
        page = response.content.decode()
        assert (response.status_code, led_by(worker)[-1]) == (422, ("Lassen", 3, 4, 4, None))
        assert "Lassen: kan nu – Dit is intussen veranderd in:" in text_of(response)
        assert "4 (kan opleiden)" in text_of(response)
        assert '<option value="1" selected>' in page
        assert f'name="gezien-{welding}" value="4/4/"' in page
        assert admin.post(url, row(worker, ("4/4/", "1", "2"))).status_code == 302
        assert led_by(worker)[-1] == ("Lassen", 3, 1, 2, None)

    @pytest.mark.parametrize("seen", ["", "3", "a/b/c", "1/2/ooit", "1/2/3/4", "x" * 21])
    def test_a_tampered_memory_is_no_way_around_a_conflict(self, seen, worker, url, admin):
        fill_row(worker, "4", "4", is_own=False)
        assert admin.post(url, row(worker, (seen, "1", "1"))).status_code == 422
        assert led_by(worker)[-1] == ("Lassen", 3, 4, 4, None)

    @pytest.mark.parametrize(
        ("line", "message"),
        [
            (("//", "5", ""), "Selecteer een geldige keuze."),
            (("//", "3", "goed"), "Selecteer een geldige keuze."),
            (("//", "3", "3", "gisteren"), "Vul een datum in als dag-maand-jaar"),
            (("//", "3", "3", "1925-06-01"), "Kies een datum vanaf 1 januari 1950."),
            (("//", "3", "3", "2126-06-01"), "Kies een datum tot en met"),
        ],
    )
    def test_a_mistake_is_told_in_its_cell_and_nothing_is_saved(self, line, message, worker, url, admin):
        before = led_by(worker)
        response = admin.post(url, row(worker, ("//", "1", "1"), ("//", "1", "1"), line))
        assert (response.status_code, led_by(worker)) == (422, before)
        assert message in text_of(response)
        assert '<option value="1" selected>' in response.content.decode()

    def test_a_competence_of_another_team_is_not_saved(self, worker, url, employer, hr, admin):
        (foreign,) = add_needs(make_team(employer, "Montage", people={}), [NeedEntry("Zagen")], by=hr, at=NOW)
        number = foreign.competence_id
        admin.post(url, {"form": "niveaus", f"gezien-{number}": "//", f"nu-{number}": "4"})
        assert not worker.cells.filter(competence=number).exists()

    def test_without_competences_the_page_says_where_to_begin(self, worker, url, admin):
        worker.team.needs.all().delete()
        assert "Zet eerst op wat het team moet kunnen." in text_of(admin.get(url))


class TestFacts:
    def test_facts_are_changed(self, worker, url, admin):
        sent = {"code": "U-9", "contract_group": "uitzend", "hours_per_week": "24", "agency": "Uitzendbureau Noord"}
        response = admin.post(
            url, FACTS | sent | {"email": "u9@voorbeeld.example", "left_on": "2026-12-01"}, follow=True
        )
        worker.refresh_from_db()
        assert (worker.code, worker.contract_group, worker.hours_per_week, worker.agency) == (
            "U-9",
            "uitzend",
            Decimal(24),
            "Uitzendbureau Noord",
        )
        assert (worker.email, worker.left_on) == ("u9@voorbeeld.example", date(2026, 12, 1))
        assert "De gegevens van U-9 zijn opgeslagen." in text_of(response)
        assert "Uitzend, 24 uur per week, via Uitzendbureau Noord, uit dienst op 1 december 2026" in text_of(response)

    def test_someone_who_left_keeps_a_page(self, worker, url, admin):
        yesterday = timezone.localdate() - timedelta(days=1)
        assert admin.post(url, FACTS | {"left_on": yesterday.isoformat()})["Location"] == url
        assert f'value="{yesterday.isoformat()}"' in admin.get(url).content.decode()

    @pytest.mark.parametrize(
        ("sent", "message"),
        [
            ({"code": ""}, "Vul een personeelsnummer of initialen in."),
            ({"code": "kb"}, "“kb” is er al in dit team."),
            ({"agency": "Uitzendbureau Noord"}, "Een bureau hoort alleen bij Uitzend of Payroll."),
            ({"left_on": "0026-12-01"}, "Kies een datum vanaf 1 januari 2000."),
            ({"left_on": "ooit"}, "Vul een datum in als dag-maand-jaar"),
        ],
    )
    def test_a_mistake_is_told_and_nothing_is_saved(self, sent, message, worker, url, admin):
        response = admin.post(url, FACTS | {"email": "jv@voorbeeld.example"} | sent)
        worker.refresh_from_db()
        assert (response.status_code, worker.code, worker.email) == (422, "JV", "")
        assert message in text_of(response)
        assert 'value="jv@voorbeeld.example"' in response.content.decode()

    def test_the_skills_overview_is_one_link_away(self, url, admin):
        page = admin.get(url).content.decode()
        assert f'href="{url}vaardighedenoverzicht.pdf"' in page
        assert f'href="{url}vaardighedenoverzicht.json"' in page

    def test_only_an_administrator_is_shown_how_to_erase_someone(self, employer, hr, colleague, login):
        worker = make_team(employer, leader=colleague.user).workers.get(code="JV")
        url = f"{TEAM}mensen/{worker.pk}/"
        pages = [login(each).get(url).content.decode() for each in (hr, colleague)]
        assert [f'href="{url}wissen/"' in page for page in pages] == [True, False]

    def test_a_form_that_does_not_exist_saves_nothing(self, worker, url, admin):
        response = admin.post(url, FACTS | {"form": "iets", "code": "X"})
        worker.refresh_from_db()
        assert (response.status_code, worker.code) == (200, "JV")


class TestMove:
    def test_an_administrator_moves_someone_with_all_that_was_filled_in(self, worker, url, employer, admin):
        other = make_team(employer, "Montage", people={})
        response = admin.post(url, {"form": "team", "team": other.pk}, follow=True)
        worker.refresh_from_db()
        assert (worker.team, worker.cells.count()) == (other, 2)
        assert response.redirect_chain == [(url.replace("lasserij", "montage"), 302)]
        assert "JV staat nu in team Montage." in text_of(response)
        assert admin.get(url).status_code == 404

    @pytest.mark.parametrize("chosen", ["", "0", "ergens"])
    def test_a_team_has_to_be_chosen(self, chosen, worker, url, employer, admin):
        make_team(employer, "Montage", people={})
        response = admin.post(url, {"form": "team", "team": chosen})
        worker.refresh_from_db()
        assert (response.status_code, worker.team.name) == (422, "Lasserij")
        assert "Kies een team" in text_of(response)

    def test_a_team_of_another_employer_cannot_be_chosen(self, worker, url, employer, admin, outsider):
        make_team(employer, "Montage", people={})
        foreign = make_team(outsider.organisation, "Elders", people={})
        assert admin.post(url, {"form": "team", "team": foreign.pk}).status_code == 422
        worker.refresh_from_db()
        assert worker.team.name == "Lasserij"

    def test_a_code_that_is_taken_there_is_told(self, worker, url, employer, hr, admin):
        other = make_team(employer, "Montage", people={})
        add_worker(other, WorkerEntry("JV"), by=hr, at=NOW)
        response = admin.post(url, {"form": "team", "team": other.pk})
        assert (response.status_code, "“JV” is er al in dit team." in text_of(response)) == (422, True)

    def test_a_leader_moves_nobody(self, employer, colleague, login):
        worker = make_team(employer, leader=colleague.user).workers.get(code="JV")
        other = make_team(employer, "Montage", people={})
        client, url = login(colleague), f"{TEAM}mensen/{worker.pk}/"
        assert "Naar een ander team" not in text_of(client.get(url))
        client.post(url, {"form": "team", "team": other.pk})
        worker.refresh_from_db()
        assert worker.team.name == "Lasserij"

    def test_without_another_team_there_is_nothing_to_choose(self, url, admin):
        assert "Naar een ander team" not in text_of(admin.get(url))


class TestAccess:
    def test_who_leads_the_team_fills_in(self, employer, colleague, login):
        worker = make_team(employer, leader=colleague.user).workers.get(code="JV")
        client, url = login(colleague), f"{TEAM}mensen/{worker.pk}/"
        assert client.get(url).status_code == 200
        assert client.post(url, row(worker, ("//", "2", "2"))).status_code == 302
        assert led_by(worker)[-1] == ("Lassen", 3, 2, 2, None)

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_nobody_else_sees_or_changes_anything(
        self, method, worker, url, employer, colleague, reader, council_member, outsider, login
    ):
        make_team(employer, "Montage", leader=colleague.user, people={})
        before = led_by(worker)
        visitors = (colleague, reader, council_member, outsider)
        answers = [getattr(login(each), method)(url, row(worker, ("//", "1", "1"))) for each in visitors]
        assert [answer.status_code for answer in answers] == [403, 403, 403, 404]
        assert ["JV" in text_of(answer) for answer in answers] == [False] * 4
        assert led_by(worker) == before

    def test_someone_of_another_team_is_not_found(self, worker, employer, admin, outsider):
        foreign = make_team(employer, "Montage", people={"AA": ("3", "")}).workers.get()
        abroad = make_team(outsider.organisation, people={"BB": ("3", "")}).workers.get()
        urls = [f"{TEAM}mensen/{each.pk}/" for each in (foreign, abroad)]
        assert [admin.get(url).status_code for url in urls] == [404, 404]
        assert [admin.post(url, FACTS).status_code for url in urls] == [404, 404]

    def test_it_takes_as_many_queries_for_many_competences_as_for_few(self, worker, url, hr, admin):
        counts = []
        for number in (1, 50):
            add_needs(worker.team, [NeedEntry(f"{number} {place}") for place in range(number)], by=hr, at=NOW)
            with CaptureQueriesContext(connection) as captured:
                assert admin.get(url).status_code == 200
            counts.append(len(captured))
        assert counts[0] == counts[1] <= 20
