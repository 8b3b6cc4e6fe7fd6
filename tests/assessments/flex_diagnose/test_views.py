"""The pages of the Flex Diagnose over HTTP: who opens them, the three ways to give hours, conflicts and the lock."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.edition_files import flex_edition_for
from assessments.flex_diagnose.reading.series_text import text_of_series
from assessments.flex_diagnose.selectors import flex_figures
from assessments.flex_diagnose.services import save_capacity, save_demand
from assessments.models import Status
from assessments.responses import Part, Response, State
from assessments.services.answers import AnswerDraft, save_answer
from assessments.services.assignments import assign_section
from assessments.services.workforce import HeadcountRow
from tests.assessments.flex_diagnose.capacity_factory import make_capacity
from tests.assessments.flex_diagnose.series_factory import monthly, weekly
from tests.factories import NOW, make_assessment
from tests.spreadsheets.bombs import ratio_bomb

pytestmark = pytest.mark.django_db
PLACE = "/werkgever/90000001/2026"
HUB, HOURS, CAPACITY = f"{PLACE}/flex/", f"{PLACE}/flex/uren/", f"{PLACE}/flex/vermogen/"
YEAR = monthly([1000 + place for place in range(12)], (2025, 1), agency_hours=[50] * 12)
TABLE = {"version": "0", "days_per_week": "5", "text": text_of_series(YEAR)}
CONTRACTS = {
    "version": "0",
    "contract_hours_per_week": "1.832",
    "available_pct": "84",
    "fulltime_hours_per_week": "38",
    "uitzend-rate": "38",
}


@pytest.fixture
def admin(hr, login):
    return login(hr)


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def hours_of(assessment):
    return flex_figures(assessment).series


class TestAccess:
    @pytest.mark.parametrize("url", [HUB, HOURS, CAPACITY])
    def test_the_employer_opens_every_page(self, url, draft, admin):
        assert admin.get(url).status_code == 200

    @pytest.mark.parametrize("method", ["get", "post"])
    @pytest.mark.parametrize("url", [HUB, HOURS, CAPACITY])
    def test_reader_and_council_are_refused_and_a_stranger_finds_nothing(
        self, url, method, submitted, reader, council_member, outsider, login
    ):
        answers = [getattr(login(each), method)(url).status_code for each in (reader, council_member, outsider)]
        assert answers == [403, 403, 404]

    def test_a_colleague_opens_the_figures_of_an_assigned_step_only(self, draft, colleague, hr, login):
        client = login(colleague)
        assert [client.get(url).status_code for url in (HUB, HOURS, CAPACITY)] == [200, 403, 403]
        assign_section(draft, "flexbehoefte", colleague.user.email, by=hr, at=NOW)
        assert [client.get(url).status_code for url in (HUB, HOURS, CAPACITY)] == [200, 200, 403]
        assert client.post(HOURS, TABLE).status_code == 302
        assert client.post(CAPACITY, CONTRACTS).status_code == 403
        assert (hours_of(draft), flex_figures(draft).capacity) == (YEAR, None)

    def test_what_may_not_be_saved_is_not_saved(self, draft, outsider, login):
        login(outsider).post(HOURS, TABLE)
        assert hours_of(draft) is None


class TestHours:
    def test_pasted_hours_are_saved_and_drawn_at_once(self, draft, admin):
        response = admin.post(HOURS, TABLE)
        assert (response["Location"], hours_of(draft)) == (HOURS, YEAR)
        page = admin.get(HOURS)
        told = text_of(page)
        assert "De uren zijn opgeslagen. Dit is wat ze laten zien." in told
        assert "Gewerkte uren, 12 maanden: januari 2025 tot en met december 2025" in told
        assert "Een patroon over het jaar laten wij pas zien bij twee volle jaren." in told
        assert "Gewerkte uren staan hier voor hoeveel werk er was." in told
        assert page.content.decode().count('class="chart ') == 2
        assert text_of_series(YEAR) in page.content.decode()

    def test_an_uploaded_file_is_saved(self, draft, admin):
        file = SimpleUploadedFile("uren.csv", TABLE["text"].encode())
        assert admin.post(HOURS, TABLE | {"text": "", "file": file})["Location"] == HOURS
        assert hours_of(draft) == YEAR

    def test_typed_hours_are_saved(self, draft, admin):
        page = admin.get(HOURS, {"first": "januari 2025", "count": "12"}).content.decode()
        assert page.count('<th scope="row">') == 12
        cells = {f"hours-{place}": str(1000 + place) for place in range(12)}
        cells |= {f"agency_hours-{place}": "50" for place in range(12)}
        sent = {"version": "0", "days_per_week": "5", "first": "januari 2025", "count": "12", **cells}
        assert admin.post(HOURS, sent)["Location"] == HOURS
        assert hours_of(draft) == YEAR

    def test_notes_of_the_reader_are_told(self, draft, admin):
        response = admin.post(HOURS, TABLE | {"text": f"{TABLE['text']}\nTotaal;12066;600"}, follow=True)
        assert "Overgeslagen, want een totaal of gemiddelde: regel 14." in text_of(response)

    def test_mistakes_in_pasted_text_are_listed_and_the_text_stays(self, draft, admin):
        wrong = TABLE["text"].replace("1003", "veel")
        response = admin.post(HOURS, TABLE | {"text": wrong})
        page = response.content.decode()
        assert (response.status_code, hours_of(draft)) == (422, None)
        assert '<li><a href="#id_text">Regel 5, kolom B: ' in page
        assert wrong in page.replace("\r\n", "\n")

    def test_a_hostile_file_is_refused_and_the_text_stays(self, draft, admin):
        file = SimpleUploadedFile("uren.xlsx", ratio_bomb())
        response = admin.post(HOURS, TABLE | {"file": file})
        assert (response.status_code, hours_of(draft)) == (422, None)
        assert 'href="#id_file"' in response.content.decode()
        assert TABLE["text"] in response.content.decode()

    def test_mistakes_in_typed_hours_are_linked_to_their_cells(self, draft, admin):
        cells = {f"hours-{place}": "1000" for place in range(12)} | {"hours-3": "veel"}
        sent = {"version": "0", "days_per_week": "5", "first": "januari 2025", "count": "12", **cells}
        response = admin.post(HOURS, sent)
        page = response.content.decode()
        assert (response.status_code, hours_of(draft)) == (422, None)
        assert '<a href="#hours-3">Uren, april 2025: ' in page
        assert 'value="veel" aria-label="Uren, april 2025" aria-invalid="true"' in page

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_rows_that_cannot_be_made_are_asked_again(self, method, draft, admin):
        response = getattr(admin, method)(HOURS, {"first": "ooit", "count": "12"})
        assert response.status_code == 422
        assert 'href="#id_first"' in response.content.decode()
        assert 'value="ooit"' in response.content.decode()

    def test_what_is_stored_can_be_typed_on(self, draft, admin, hr):
        save_demand(draft, YEAR, 0, by=hr, at=NOW)
        page = admin.get(HOURS, {"first": "december 2025", "count": "12"}).content.decode()
        assert 'name="hours-0" id="hours-0" value="1011"' in page
        assert 'name="version" value="1"' in page

    def test_last_years_hours_are_offered_as_a_start(self, draft, employer, admin, hr):
        save_demand(make_assessment(employer, 2025), YEAR, 0, by=hr, at=NOW)
        page = admin.get(HOURS)
        assert "Dit zijn de uren van vorig jaar" in text_of(page)
        assert text_of_series(YEAR) in page.content.decode()
        assert hours_of(draft) is None

    def test_the_answer_on_where_the_peak_lies_is_read_along(self, draft, admin, hr):
        save_demand(draft, YEAR, 0, by=hr, at=NOW)
        question = flex_edition_for(2026).question("flex-piek-binnen")
        answer = Response(State.ANSWERED, (Part(option="piek-dag"),))
        save_answer(draft, question, AnswerDraft(answer, 0), by=hr, at=NOW)
        assert "U antwoordde dat het verschil binnen een dag het grootst is." in text_of(admin.get(HOURS))

    def test_another_ones_hours_are_not_overwritten_unseen(self, draft, admin, hr):
        save_demand(draft, weekly([10] * 26), 0, by=hr, at=NOW)
        response = admin.post(HOURS, TABLE)
        page = response.content.decode()
        assert (response.status_code, hours_of(draft)) == (422, weekly([10] * 26))
        assert "Hanna de Ruiter heeft de uren intussen opgeslagen." in text_of(response)
        assert TABLE["text"] in page
        assert 'name="version" value="1"' in page
        admin.post(HOURS, TABLE | {"version": "1"})
        assert hours_of(draft) == YEAR

    def test_a_version_that_never_was_is_a_conflict_and_no_crash(self, draft, admin):
        response = admin.post(HOURS, TABLE | {"version": "7"})
        assert (response.status_code, hours_of(draft)) == (422, None)
        assert "Iemand anders heeft de uren intussen opgeslagen." in text_of(response)

    def test_after_fixing_the_hours_are_only_to_be_read(self, submitted, admin, hr):
        save_demand(submitted, weekly([10] * 26), 0, by=hr, at=NOW)
        submitted.status = Status.FIXED
        submitted.save()
        page = admin.get(HOURS)
        assert "Het jaarrapport is vastgesteld" in text_of(page)
        assert "<textarea" not in page.content.decode()
        response = admin.post(HOURS, TABLE | {"version": "1"})
        assert (response.status_code, hours_of(submitted)) == (422, weekly([10] * 26))
        assert "Er is niets opgeslagen: het jaarrapport is vastgesteld" in text_of(response)


class TestCapacity:
    def test_capacity_is_saved(self, draft, admin):
        assert admin.post(CAPACITY, CONTRACTS)["Location"] == HUB
        capacity = flex_figures(draft).capacity
        assert (capacity.contract_hours_per_week, capacity.available_share) == (1832, 0.84)

    def test_the_contract_hours_come_from_who_works_there(self, draft, admin):
        page = admin.get(CAPACITY)
        assert 'name="contract_hours_per_week" value="1832"' in page.content.decode()
        assert "De contracturen komen uit de tabel van wie er werken" in text_of(page)

    def test_last_years_capacity_comes_first(self, draft, employer, admin, hr):
        save_capacity(make_assessment(employer, 2025), make_capacity(fixed=555), 0, by=hr, at=NOW)
        page = admin.get(CAPACITY)
        assert 'name="contract_hours_per_week" value="555"' in page.content.decode()
        assert 'name="version" value="0"' in page.content.decode()
        assert "Dit vulde u vorig jaar in." in text_of(page)

    def test_without_hours_the_page_asks_for_them_and_refuses_nothing(self, draft, admin, hr):
        assert "Vul eerst de gewerkte uren in" in text_of(admin.get(CAPACITY))
        save_demand(draft, YEAR, 0, by=hr, at=NOW)
        told = text_of(admin.get(CAPACITY))
        assert "Vul eerst" not in told
        assert "Bijna altijd doen flexkrachten minstens" in told

    def test_mistakes_are_listed_with_their_place_and_everything_stays(self, draft, admin):
        response = admin.post(CAPACITY, CONTRACTS | {"available_pct": "veel", "zzp-rate": "x"})
        page = response.content.decode()
        assert (response.status_code, flex_figures(draft).capacity) == (422, None)
        assert '<a href="#id_available_pct">Welk deel daarvan wordt echt gewerkt? – ' in page
        assert '<a href="#id_zzp-rate">Zzp, Prijs per uur, in euro – ' in page
        assert re.search(r'name="zzp-rate" value="x"', page)
        assert re.search(r'name="contract_hours_per_week" value="1.832"', page)

    def test_the_chosen_slack_stays(self, draft, admin, hr):
        save_capacity(draft, make_capacity(slack_share=0.2), 0, by=hr, at=NOW)
        admin.post(CAPACITY, CONTRACTS | {"version": "1"})
        capacity = flex_figures(draft).capacity
        assert (capacity.slack_share, capacity.contract_hours_per_week) == (0.2, 1832)

    def test_anothers_capacity_is_not_overwritten_unseen(self, draft, admin, hr):
        save_capacity(draft, make_capacity(fixed=555), 0, by=hr, at=NOW)
        response = admin.post(CAPACITY, CONTRACTS)
        assert (response.status_code, flex_figures(draft).capacity.contract_hours_per_week) == (422, 555)
        assert "Hanna de Ruiter heeft dit intussen opgeslagen." in text_of(response)
        assert 'name="version" value="1"' in response.content.decode()

    def test_after_fixing_the_capacity_is_only_to_be_read(self, submitted, admin):
        submitted.status = Status.FIXED
        submitted.save()
        assert '<fieldset class="plain" disabled>' in admin.get(CAPACITY).content.decode()
        response = admin.post(CAPACITY, CONTRACTS)
        assert (response.status_code, flex_figures(submitted).capacity) == (422, None)
        assert "Er is niets opgeslagen: het jaarrapport is vastgesteld" in text_of(response)


class TestAround:
    def test_the_task_list_leads_to_the_steps_for_who_fills_one_in(self, draft, colleague, admin, hr, login):
        assert f'href="{HUB}"' in admin.get(f"{PLACE}/").content.decode()
        client = login(colleague)
        assert f'href="{HUB}"' not in client.get(f"{PLACE}/").content.decode()
        assign_section(draft, "samenwerken", colleague.user.email, by=hr, at=NOW)
        assert f'href="{HUB}"' in client.get(f"{PLACE}/").content.decode()

    def test_a_step_is_handed_over_like_a_section(self, draft, admin):
        sent = {"email": "planner@voorbeeld.example"}
        assert admin.post(f"{PLACE}/toewijzen/flexbehoefte/", sent)["Location"] == HUB
        assert draft.assignments.get().section == "flexbehoefte"

    def test_after_the_last_step_that_asks_anything_comes_none(self, employer, admin):
        make_assessment(
            employer, rows=[HeadcountRow("", "Werk", "vast", men=50), HeadcountRow("", "Werk", "zzp", men=9)]
        )
        page = text_of(admin.get(f"{PLACE}/vragen/goede-banen/"))
        assert "Onderdeel 4 van 4" in page
        assert "verder naar" not in page

    @pytest.mark.parametrize(("slug", "figures"), [("flexbehoefte", HOURS), ("intern-flexvermogen", CAPACITY)])
    def test_the_questions_of_a_step_lead_to_its_figures(self, slug, figures, draft, admin):
        page = admin.get(f"{PLACE}/vragen/{slug}/").content.decode()
        assert f'href="{figures}"' in page
        assert f'href="{HUB}"' in page
        assert "Begin met de aantallen" not in page

    @pytest.mark.parametrize("url", [HUB, HOURS, CAPACITY])
    def test_a_page_takes_as_many_queries_for_few_rows_as_for_many(self, url, draft, admin, hr, colleague):
        few = weekly([10] * 26), make_capacity(), "samenwerken"
        many = weekly(range(1, 261)), make_capacity(prices=dict.fromkeys(["fixed", "agency"], 30)), "flexbehoefte"
        counts = []
        for version, (series, capacity, step) in enumerate((few, many)):
            save_demand(draft, series, version, by=hr, at=NOW)
            save_capacity(draft, capacity, version, by=hr, at=NOW)
            assign_section(draft, step, colleague.user.email, by=hr, at=NOW)
            with CaptureQueriesContext(connection) as captured:
                assert admin.get(url).status_code == 200
            counts.append(len(captured))
        assert counts[0] == counts[1] <= 20
